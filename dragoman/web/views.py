"""The views of the record that every page links to, in the order of the navigation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A page: its address, its name in the navigation, and what it is for in one line."""

    path: str
    label: str
    purpose: str


VIEWS = (
    View("/search", "Search", "Events and stories by words, parties, kind, certainty, date, place and voice"),
    View("/pair", "Pair", "Two parties over time: what they did, what ties them, how they stand"),
    View("/network", "Network", "Who acts on whom"),
    View("/map", "Map", "Where it happened"),
    View("/voices", "Voices", "Whose word the record rests on"),
    View("/if", "If attacked", "Who would owe whom help, on which text"),
    View("/paste", "Paste a story", "A story of yours, coded and shown, not stored"),
    View("/help", "Help", "What the signs, words and colours mean"),
)
