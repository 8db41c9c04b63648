"""The signs that mean the same on every page: a shape for the quad class, and how it is drawn for how an event stands."""

from collections.abc import Mapping, Sequence
from typing import Any

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
STANDINGS = {
    "reported": "the outlet says so itself, without reserve",
    "claimed": "the word of somebody whom the outlet quotes, or not certain",
    "planned": "planned, promised, threatened or supposed: not yet done",
    "denied": "said not to have happened",
}
DENIED = ("CT-", "PR-", "PS-")
AHEAD = ("future", "hypothetical")
ALONE = 1  # a chain of one voice is the publication itself


def standing(factuality: str | None, auxiliary: str | None, voices: Sequence[object]) -> str:
    """How an event stands, from its certainty, its auxiliary mode and its chain of voices: a key of `STANDINGS`."""
    if factuality in DENIED or auxiliary == "negation":
        return "denied"
    if auxiliary in AHEAD:
        return "planned"
    if factuality != "CT+" or len(voices) > ALONE:
        return "claimed"
    return "reported"


def event_standing(event: Mapping[str, Any]) -> str:
    """The same of the contract's object."""
    return standing(event["factuality"], event["auxiliary"], event["attribution"])
