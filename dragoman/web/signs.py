"""The signs that mean the same on every page: a shape for the quad class, and how it is drawn for how an event stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dragoman.lexicon.ontology import load_ontology

SHAPES = {
    1: Markup('<circle cx="8" cy="8" r="5"/>'),
    2: Markup('<rect x="3.5" y="3.5" width="9" height="9"/>'),
    3: Markup('<path d="M8 2.5 14 13H2z"/>'),
    4: Markup('<path d="M8 1.5 14.5 8 8 14.5 1.5 8z"/>'),
}
RINGED = Markup('<g transform="translate(3.2 3.2) scale(.6)">{}</g><circle class="ring" cx="8" cy="8" r="7"/>')
STRUCK = Markup('<path class="strike" d="M2 14 14 2"/>')
STANDINGS = {
    "reported": "the outlet says so itself, without reserve",
    "claimed": "the word of somebody whom the outlet quotes, or not certain",
    "planned": "planned, promised, threatened or supposed: not yet done",
    "denied": "said not to have happened",
}
DENIED = ("CT-", "PR-", "PS-")
AHEAD = ("future", "hypothetical")


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a sign, and what it says. `is_exact`: False for a place of which only the country is known."""

    quad: int
    words: str
    standing: str = "reported"
    is_exact: bool = True


CLASSES = tuple(Key(quad, words) for quad, words in load_ontology().quads.items())
KEYS = (*CLASSES, *(Key(1, name, name) for name in STANDINGS if name != "reported"))


def standing(factuality: str | None, auxiliary: str | None, cues: Iterable[str | None]) -> str:
    """How an event stands, from its certainty, its auxiliary mode and the cues of its chain: a key of `STANDINGS`.

    A voice without a cue, such as the agency of a dateline, is a publication and nobody whom it quotes.
    """
    if factuality in DENIED or auxiliary == "negation":
        return "denied"
    if auxiliary in AHEAD:
        return "planned"
    return "claimed" if factuality != "CT+" or any(cues) else "reported"


def event_standing(event: Mapping[str, Any]) -> str:
    """The same of the contract's object."""
    return standing(event["factuality"], event["auxiliary"], [voice["cue"] for voice in event["attribution"]])


def mostly(counts: Counter[int]) -> str:
    """The quad class that most is of, in words: `material conflict` where all is, else `mostly material conflict`."""
    [(quad, most)] = counts.most_common(1)
    words = load_ontology().quads[quad]
    return words if most == counts.total() else f"mostly {words}"


def drawn(quad: int, stands: str, *, label: bool = False, is_exact: bool = True) -> Markup:
    """The sign as SVG; with `label` it says to a screen reader what it means, else words beside it do. See `Key`."""
    means = Markup('role="img" aria-label="{}, {}"').format(load_ontology().quads[quad], stands)
    says = means if label else Markup('aria-hidden="true"')
    shape = SHAPES[quad] if is_exact else RINGED.format(SHAPES[quad])
    shape += STRUCK if stands == "denied" else ""
    return Markup('<svg class="sign q{} {}" viewBox="0 0 16 16" width="16" height="16" {}>{}</svg>').format(
        quad, stands, says, shape
    )
