"""Happenings between two parties: what several stories tell of the same, put together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.record.state import AFFIRMED, FALSE

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening by all events that tell it (`tellings`, rows of a timeline with `occurrence` and `origin`)."""

    tellings: tuple[Row, ...]

    @property
    def row(self) -> Row:
        """The telling to show: the first that affirms it without plan or history, else the first."""
        return next((row for row in self.tellings if is_affirmed(row)), self.tellings[0])

    @property
    def origins(self) -> int:
        """On how many independent words it rests, at least one."""
        return max(len({row["origin"] for row in self.tellings if row["origin"]}), 1)

    @property
    def stories(self) -> int:
        """How many stories tell it."""
        return len({row["article_id"] for row in self.tellings})

    @property
    def is_disputed(self) -> bool:
        """Do some affirm what others deny?"""
        return any(map(is_affirmed, self.tellings)) and any(row["factuality"] in FALSE for row in self.tellings)


def is_affirmed(row: Row) -> bool:
    """Is it told as a fact that happened?"""
    return row["auxiliary"] is None and row["factuality"] in AFFIRMED


def happenings(rows: Iterable[Row]) -> list[Happening]:
    """One for each occurrence, in the order in which they are first told of."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["occurrence"], []).append(row)
    return [Happening(tuple(group)) for group in groups.values()]


def as_events(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Rows of a timeline with what `state` asks of the contract's objects: `date`, `actors`, `recipients`."""
    for row in rows:
        begin = row["date_begin"]
        yield {
            **row,
            "date": {"begin": str(begin), "end": str(row["date_end"] or begin)} if begin else None,
            "actors": [{"code": code} for code in row["actor_codes"] or ()],
            "recipients": [{"code": code} for code in row["recipient_codes"] or ()],
        }
