"""What a time expression is read against: the day of the story, the dates before it, the clause around it."""

from dataclasses import dataclass, field
from datetime import date

from dragoman.model.analysis import Analysis
from dragoman.model.timex import Timex
from dragoman.resolve.times_calendar import shifted, span_of
from dragoman.resolve.times_pieces import Piece
from dragoman.resolve.times_tense import direction

DATELINE_REACH = 7  # days: a dateline further from publication than this is not the day of the story


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 type and value, and the basis of the value."""

    type: str
    value: str | None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of the grammar: its pieces and their classes, and the two pieces after it."""

    rule: str
    symbols: str
    pieces: tuple[Piece, ...]
    after: tuple[Piece, ...] = ()

    def get(self, symbols: str) -> Piece | None:
        """The first piece of one of these classes."""
        return next((p for p in self.pieces if p.symbol in symbols), None)

    def all(self, symbols: str) -> list[Piece]:
        """All pieces of these classes."""
        return [p for p in self.pieces if p.symbol in symbols]

    def number(self, symbols: str) -> int:
        """The whole-number value of the first piece of these classes; 0 without one."""
        piece = self.get(symbols)
        return int(piece.value) if piece else 0

    def word(self, symbols: str) -> str:
        """The value of the first piece of these classes as text; "" without one."""
        piece = self.get(symbols)
        return str(piece.value) if piece else ""


@dataclass(slots=True)
class Context:
    """Anchor and memory of one article while its expressions are read in order."""

    analysis: Analysis
    anchor: date | None
    basis: str | None
    latest: Timex | None = None
    quarter: Timex | None = None
    seen: list[Timex] = field(default_factory=list)

    def add(self, timex: Timex, *, remember: bool = True) -> None:
        """Keep a finding; dated ones become what later ones may refer to, but for mere comparisons (`a year ago`)."""
        self.seen.append(timex)
        if remember and timex.begin and timex.type in ("DATE", "TIME"):
            self.latest = timex
            if timex.value and "-Q" in timex.value:
                self.quarter = timex

    def direction(self, piece: Piece) -> int:
        """-1, 0 or 1 for the clause that holds a piece."""
        return direction(self.analysis, piece.start)

    def reference(self) -> tuple[date | None, str | None]:
        """The day that `later` and `the following` count from: the latest date in the text, else the anchor."""
        if self.latest and self.latest.begin:
            return date.fromisoformat(self.latest.begin), self.latest.basis
        return self.anchor, self.basis

    def moved(self, unit: str, count: int, *, narrative: bool = False) -> Reading:
        """The unit so far from the anchor, or from the latest date in the text."""
        day, basis = self.reference() if narrative else (self.anchor, self.basis)
        if narrative and unit == "D" and self.latest and self.latest.begin != self.latest.end_date:
            day = None
        value = shifted(day, unit, count) if day else None
        return Reading("DATE", value, basis) if value else Reading("DATE", unanchored(unit))


def unanchored(unit: str) -> str:
    """What TIMEX3 says of a unit whose year is not known."""
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def anchor_of(analysis: Analysis) -> tuple[date | None, str | None]:
    """The day of the story and its basis: that of the dateline where it is close to publication, else publication."""
    article = analysis.article
    published = day_or_none(article.published)
    told = day_or_none(article.dateline.date) if article.dateline else None
    if told and (published is None or 0 <= (published - told).days <= DATELINE_REACH):
        return told, "dateline"
    return published, "published" if published else None


def day_or_none(text: str | None) -> date | None:
    """The day that an ISO 8601 text opens with."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def timex(hit: Hit, reading: Reading) -> Timex:
    """A reading at the characters of its hit, with the days that it names; which days a fiscal year has, nobody tells."""
    named = reading.value and reading.type in ("DATE", "TIME") and not hit.get("K")
    span = span_of(reading.value) if named and reading.value else None
    begin, end = (day.isoformat() for day in span) if span else (None, None)
    start, stop = hit.pieces[0].start, hit.pieces[-1].end
    return Timex(start, stop, reading.type, reading.value, begin, end, reading.basis)
