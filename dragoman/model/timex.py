"""Time expressions in TIMEX3's terms."""

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression. `type` is DATE, TIME, DURATION or SET; `value` TIMEX3's.

    `begin` and `end_date` are ISO days, both inclusive, where the expression names days; None for durations, sets, vague
    references and where the anchor is missing. `basis` is what the value rests on: text (it is complete), dateline,
    published, or None.
    """

    start: int
    end: int
    type: str
    value: str | None
    begin: str | None = None
    end_date: str | None = None
    basis: str | None = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)
