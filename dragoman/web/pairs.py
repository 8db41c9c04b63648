"""What a record tells of two parties, for the page of a pair: happenings, months, ties, treaties, disputes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.record.bonds import Bond, bonds_of
from dragoman.record.happenings import Happening, as_events, happenings
from dragoman.record.state import Month, Tie, disputes, months, ties
from dragoman.store.filters import Filter
from dragoman.store.overviews import tellings
from dragoman.store.record import Record
from dragoman.web.signs import STANDINGS, standing

Row = Mapping[str, Any]
ORDER = tuple(STANDINGS)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties (codes), in a time; `span`: the first and last day of what the record has of them, as_of left aside.

    `happenings` are in order of time, those without a day last.
    """

    one: str
    other: str
    span: tuple[date, date]
    as_of: date | None
    happenings: tuple[Happening, ...]
    months: tuple[Month, ...]
    ties: tuple[Tie, ...]
    bonds: tuple[Bond, ...]
    disputes: tuple[Sequence[Row], ...]

    @property
    def stories(self) -> int:
        """How many stories tell of the happenings."""
        return len({row["article_id"] for found in self.happenings for row in found.tellings})


def pair_of(
    record: Record, one: str, other: str, begin: date | None, end: date | None, as_of: date | None, today: date
) -> Pair:
    """Gather it; what begins after `as_of` is left out, `today` is the day for the table of treaties without it."""
    told = list(tellings(record.backend, one, other, Filter(since=begin, until=end)))
    days = [row["date_begin"] for row in told if row["date_begin"]]
    first, last = begin or min(days, default=as_of or today), end or max(days, default=as_of or today)
    rows = [row for row in told if as_of is None or not row["date_begin"] or row["date_begin"] <= as_of]
    found = tuple(happenings(rows))
    limit = min(filter(None, (as_of, end)), default=None)
    relations = [r for r in record.tie_rows(one, other) if limit is None or (r["begin"] or "") <= limit.isoformat()]
    day = (limit or today).isoformat()
    return Pair(
        one,
        other,
        (min(first, last), max(first, last)),
        as_of,
        found,
        tuple(months(as_events(happening.row for happening in found))),
        tuple(sorted(ties(relations), key=lambda t: (t.is_over, t.row["kind"], t.row["begin"] or ""))),
        tuple(b for b in bonds_of((), day) if {one, other} <= b.parties),
        tuple(disputes(as_events(rows))),
    )


def standing_of(happening: Happening) -> str:
    """How a happening stands: the best that any of its tellings gives it."""
    found = {standing_of_row(row) for row in happening.tellings}
    return next(name for name in ORDER if name in found)


def standing_of_row(row: Row) -> str:
    """How one telling stands."""
    return standing(row["factuality"], row["auxiliary"], row["cues"])
