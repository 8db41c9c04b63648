"""What the writers take: rows as the contract has them, made of events and relations where those come in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from dragoman.model.event import Event
from dragoman.model.relation import Relation
from dragoman.record.rows import event_row, relation_row

Row = Mapping[str, Any]
Record = Event | Relation | Row
TOLD_AHEAD = frozenset({"AGREE", "CONCEDE", "THREATEN"})  # acts of telling: what is still to come is what they tell


def contract_row(record: Record) -> Row:
    """An event or relation as a row; a row as it is."""
    if isinstance(record, Event):
        return event_row(record)
    return relation_row(record) if isinstance(record, Relation) else record


def is_event(row: Row) -> bool:
    """Is it an event? A relation has a kind."""
    return "kind" not in row


def is_told_as_done(row: Row) -> bool:
    """Does the text tell the event as one that took place, for formats that cannot say otherwise?"""
    factuality = row["factuality"]
    if row["auxiliary"] in ("hypothetical", "negation") or not factuality.endswith("+"):
        return False
    return row["auxiliary"] != "future" or row["type"] in TOLD_AHEAD


def words_of(sentence: Row | None, start: int | None, stop: int | None) -> str | None:
    """The verbatim words of a span inside a sentence; None where the span is not in it."""
    if sentence is None or start is None or stop is None:
        return None
    if not sentence["start"] <= start <= stop <= sentence["end"]:
        return None
    words: str = sentence["text"][start - sentence["start"] : stop - sentence["start"]]
    return words or None


def exact_day(when: Row | None) -> str | None:
    """The ISO day of a date that is one day."""
    return when["begin"] if when and when["begin"] == when["end"] else None


def published_day(row: Row) -> str | None:
    """The ISO day of publication; None where the row has none, or something else in its place."""
    day = (row.get("published") or "")[:10]
    try:
        return date.fromisoformat(day).isoformat() if len(day) == 10 else None
    except ValueError:
        return None


def pairs(row: Row) -> Iterator[tuple[Row, Row | None]]:
    """Who does it and to whom, one pair each; what all do together goes in both directions, as CAMEO has it."""
    actors, recipients = row["actors"], row["recipients"]
    if recipients:
        yield from ((a, r) for a in actors for r in recipients)
    elif len(actors) > 1:
        yield from ((a, b) for i, a in enumerate(actors) for j, b in enumerate(actors) if i != j)
    else:
        yield from ((a, None) for a in actors)


def joined(values: Iterable[object], separator: str = "; ") -> str:
    """Values that are there, each once, in order."""
    return separator.join(dict.fromkeys(str(value) for value in values if value not in (None, "")))
