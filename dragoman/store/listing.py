"""Lists of a record page by page: events and stories. The last row of a page gives the cursor of the next."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.store.backend import Backend
from dragoman.store.errors import QueryError
from dragoman.store.filters import WORDS, Filter, Where, event_where, live
from dragoman.store.paging import Key, behind, dated, events_of
from dragoman.store.paging import order as in_order
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
    where, column = event_where(given), ORDERS[order]
    behind(where, _key(after), column, "e.event", latest=True)
    found = backend.rows(
        f"SELECT {column}, e.event {FROM_EVENTS} WHERE {where.sql} "
        f"ORDER BY {in_order(column, 'e.event', latest=True)} LIMIT {limit + 1}",
        where.values,
    )
    keys = [key for _, key in found[:limit]]
    origins: dict[int, int] = dict(backend.rows(ORIGINS, [keys]))
    rows = [{**event, "origins": origins.get(key)} for key, event in zip(keys, events_of(backend, keys), strict=True)]
    return Listed(rows, _cursor(dated(found, limit)))


def counted_events(backend: Backend, given: Filter) -> int:
    """How many events answer."""
    where = event_where(given)
    return int(backend.rows(f"SELECT count(*) {FROM_EVENTS} WHERE {where.sql}", where.values)[0][0])


def listed_stories(backend: Backend, given: Filter, *, after: str | None, limit: int) -> Listed:
    """Stories, the latest first: `id title publication published text events`, the last the number of events that it tells."""
    where = _stories(given)
    behind(where, _key(after), "a.published_day", "a.version", latest=True)
    names = ("id", "title", "publication", "published", "text", "events")
    found = backend.rows(
        "SELECT a.published_day, a.version, a.article_id, a.title, a.publication, a.published, a.text, "
        "(SELECT count(*) FROM events n WHERE n.version = a.version) FROM articles a "
        f"WHERE {where.sql} ORDER BY {in_order('a.published_day', 'a.version', latest=True)} LIMIT {limit + 1}",
        where.values,
    )
    return Listed([dict(zip(names, row[2:], strict=True)) for row in found[:limit]], _cursor(dated(found, limit)))


def counted_stories(backend: Backend, given: Filter) -> int:
    """How many stories answer."""
    where = _stories(given)
    return int(backend.rows(f"SELECT count(*) FROM articles a WHERE {where.sql}", where.values)[0][0])


def _stories(given: Filter) -> Where:
    """Stories with the words asked for, and, where more is asked, with an event that answers to it."""
    where = Where()
    live(where, given.as_of)
    where.add("NOT a.retracted AND a.coded_by IS NULL")
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


def _key(cursor: str | None) -> Key | None:
    """The day and key that a cursor holds; QueryError for what is none."""
    found = CURSOR.fullmatch(cursor) if cursor is not None else None
    if cursor is None:
        return None
    try:
        if found is None:
            raise ValueError
        return found[1] and date.fromisoformat(found[1]).isoformat(), int(found[2])
    except ValueError:
        raise QueryError(f"after is {cursor!r}; allowed: what the page before gives, such as 2024-06-19.17") from None


def _cursor(last: Key | None) -> str | None:
    return None if last is None else f"{last[0] or ''}.{last[1]}"
