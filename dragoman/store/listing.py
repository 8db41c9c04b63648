"""Lists of a record page by page: events and stories. The last row of a page gives the cursor of the next."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.store.backend import Backend
from dragoman.store.errors import QueryError
from dragoman.store.filters import WORDS, Filter, Where, event_where, live
from dragoman.store.rows import selected_events
from dragoman.store.words import asked

ORDERS = {"happened": "e.date_begin", "told": "e.published"}
FROM_EVENTS = "FROM events e JOIN articles a ON a.version = e.version"
ORIGINS = """SELECT m.event, count(DISTINCT o.origin) FROM occurrences m JOIN occurrences o ON o.occurrence = m.occurrence
WHERE m.event IN (SELECT unnest(CAST(? AS BIGINT[]))) GROUP BY m.event"""
CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)?\.(\d{1,18})")
OF_STORIES = ("text", "publication", "article", "as_of")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list; `more`: the cursor of what follows, None where nothing does."""

    rows: list[dict[str, Any]]
    more: str | None


def listed_events(backend: Backend, given: Filter, *, order: str, after: str | None, limit: int) -> Listed:
    """Events, the latest first, by `ORDERS`; those without a day last. Each has also `origins`, the number of independent ones."""
    if order not in ORDERS:
        raise QueryError(f"order is {order!r}; allowed: {', '.join(ORDERS)}")
    where = event_where(given)
    column = ORDERS[order]
    _after(where, column, "e.event", after)
    sorting = f"ORDER BY {column} DESC NULLS LAST, e.event DESC"
    keys = backend.rows(
        f"SELECT e.event, {column} {FROM_EVENTS} WHERE {where.sql} {sorting} LIMIT {limit + 1}", where.values
    )
    shown = [key for key, _ in keys[:limit]]
    events = selected_events(backend, f"e.event IN (SELECT unnest(CAST(? AS BIGINT[]))) {sorting}", [shown])
    origins: dict[int, int] = dict(backend.rows(ORIGINS, [shown]))
    rows = [{**event, "origins": origins.get(key)} for key, event in zip(shown, events, strict=True)]
    return Listed(rows, _cursor(keys, limit))


def counted_events(backend: Backend, given: Filter) -> int:
    """How many events answer."""
    where = event_where(given)
    return int(backend.rows(f"SELECT count(*) {FROM_EVENTS} WHERE {where.sql}", where.values)[0][0])


def listed_stories(backend: Backend, given: Filter, *, after: str | None, limit: int) -> Listed:
    """Stories, the latest first: `id title publication published text events`, the last the number of events that it tells."""
    where = _stories(given)
    _after(where, "a.published_day", "a.version", after)
    names = ("id", "title", "publication", "published", "text", "events")
    found = backend.rows(
        "SELECT a.version, a.published_day, a.article_id, a.title, a.publication, a.published, a.text, "
        "(SELECT count(*) FROM events n WHERE n.version = a.version) FROM articles a "
        f"WHERE {where.sql} ORDER BY a.published_day DESC NULLS LAST, a.version DESC LIMIT {limit + 1}",
        where.values,
    )
    return Listed([dict(zip(names, row[2:], strict=True)) for row in found[:limit]], _cursor(found, limit))


def counted_stories(backend: Backend, given: Filter) -> int:
    """How many stories answer."""
    where = _stories(given)
    return int(backend.rows(f"SELECT count(*) FROM articles a WHERE {where.sql}", where.values)[0][0])


def _stories(given: Filter) -> Where:
    """Stories with the words asked for, and, where more is asked, with an event that answers to it."""
    where = Where()
    live(where, given.as_of)
    where.add("NOT a.retracted")
    if any(getattr(given, name) for name in Filter.__dataclass_fields__ if name not in OF_STORIES):
        inner = event_where(given)
        where.add(f"a.version IN (SELECT e.version {FROM_EVENTS} WHERE {inner.sql})", *inner.values)
        return where
    if given.text is not None:
        terms, phrases = asked(given.text)
        if not terms:
            raise QueryError(f"text is {given.text!r}; allowed: at least one word")
        where.add(f"a.version IN ({WORDS})", terms, len(terms))
        for phrase in phrases:
            where.add("position(? in lower(a.text)) > 0", phrase)
    if given.publication is not None:
        where.add("lower(a.publication) = ?", given.publication.lower())
    if given.article is not None:
        where.add("a.article_id = ?", given.article)
    return where


def _after(where: Where, column: str, key: str, cursor: str | None) -> None:
    """What stands behind a cursor in the order of a day, latest first, then of a key, largest first."""
    if cursor is None:
        return
    found = CURSOR.fullmatch(cursor)
    try:
        day = date.fromisoformat(found[1]) if found and found[1] else None
    except ValueError:
        found = None
    if found is None:
        raise QueryError(f"after is {cursor!r}; allowed: what the page before gives, such as 2024-06-19.17")
    number = int(found[2])
    if day is None:
        where.add(f"{column} IS NULL AND {key} < ?", number)
    else:
        where.add(f"({column} < ? OR {column} IS NULL OR ({column} = ? AND {key} < ?))", day, day, number)


def _cursor(found: Sequence[tuple[Any, ...]], limit: int) -> str | None:
    """The cursor after the last row that is shown, where there is one more. Rows begin with key and day."""
    if len(found) <= limit:
        return None
    key, day = found[limit - 1][:2]
    return f"{day.isoformat() if day else ''}.{key}"
