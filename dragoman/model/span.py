"""Half-open character spans into `Article.text`."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `[start, end)` of a text, counted in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The verbatim characters."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Does the other span lie wholly inside this one?"""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Do the spans share at least one character?"""
        return self.start < other.end and other.start < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all of them; ValueError for none."""
    all_spans = list(spans)
    return Span(min(s.start for s in all_spans), max(s.end for s in all_spans))
