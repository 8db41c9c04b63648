"""Answers in pages. A page begins behind the key of the last row of the page before, so that it costs the same everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import orjson

from dragoman.store.backend import Backend
from dragoman.store.filters import Filter, Where, event_where, live
from dragoman.store.holding import Held
from dragoman.store.panels import panel_sql
from dragoman.store.rows import selected_events

Key = tuple[Any, ...]
GIVEN = "(SELECT unnest(CAST(? AS BIGINT[])))"
REJECTED = """SELECT 0 AS part, run AS first, 0 AS start, 0 AS stop, place, article_id, reason FROM rejections
UNION ALL SELECT 1, p.version, p.start, p.stop, '', a.article_id, p.reason
FROM passed_over p JOIN articles a ON a.version = p.version"""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the key behind which the next page begins; None where nothing follows."""

    rows: list[dict[str, Any]]
    last: Key | None


def event_page(
    backend: Backend, given: Filter, after: Key | None, limit: int, *, latest: bool = False, held: Held | None = None
) -> Page:
    """Events as the contract has them, by their first day, or the latest first; those without a day last.

    `held`: where events are held in memory.
    """
    where = event_where(given)
    behind(where, after, "e.date_begin", "e.event", latest=latest)
    sorting = order("e.date_begin", "e.event", latest=latest)
    found = backend.rows(
        "SELECT e.date_begin, e.event FROM events e JOIN articles a ON a.version = e.version "
        f"WHERE {where.sql} ORDER BY {sorting} LIMIT {limit + 1}",
        where.values,
    )
    keys = [key for _, key in found[:limit]]
    return Page(events_of(backend, keys, held), dated(found, limit))


def events_of(backend: Backend, keys: Sequence[int], held: Held | None = None) -> list[dict[str, Any]]:
    """Events in the order of their keys in the record, all of which it has."""
    if held is not None:
        return held.events(keys)
    found = selected_events(backend, f"e.event IN {GIVEN} ORDER BY e.event", [list(keys)])
    by_key = dict(zip(sorted(keys), found, strict=True))
    return [by_key[key] for key in keys]


def timeline_page(
    backend: Backend, one: str, other: str, given: Filter, after: Key | None, limit: int, *, held: Held | None = None
) -> Page:
    """Events in which both take part (codes), by their first day: `direction` as in `Record.timeline`, and `event`."""
    page = event_page(backend, replace(given, party=(*given.party, one, other)), after, limit, held=held)
    return Page([{"direction": _direction(event, one, other), "event": event} for event in page.rows], page.last)


def _direction(event: dict[str, Any], one: str, other: str) -> str:
    acting = {entity["code"] for entity in event["actors"]}
    if (one in acting) == (other in acting):
        return "together"
    return f"{one} → {other}" if one in acting else f"{other} → {one}"


def relation_page(backend: Backend, where: Where, after: Key | None, limit: int) -> Page:
    """Relations as the contract has them, by begin; `where`: conditions of `relation_where`."""
    behind(where, after, "r.date_begin", "r.relation", latest=False)
    sorting = order("r.date_begin", "r.relation", latest=False)
    found = backend.rows(
        "SELECT r.date_begin, r.relation, r.body FROM relations r JOIN articles a ON a.version = r.version "
        f"WHERE {where.sql} ORDER BY {sorting} LIMIT {limit + 1}",
        where.values,
    )
    return Page([orjson.loads(body) for _, _, body in found[:limit]], dated(found, limit))


def panel_page(
    backend: Backend, given: Filter, after: Key | None, limit: int, *, period: str, happened: bool, once: bool
) -> Page:
    """Directed dyads by period, as `Record.panel` has them."""
    sql, values = panel_sql(given, period, happened=happened, once=once)
    where = Where()
    if after is not None:
        where.add("(p.actor, p.recipient, p.period) > (?, ?, CAST(? AS DATE))", *after)
    table = backend.arrow(
        f"SELECT p.* FROM ({sql}) p WHERE {where.sql} ORDER BY p.actor, p.recipient, p.period LIMIT {limit + 1}",
        [*values, *where.values],
    )
    rows = table.slice(0, limit).to_pylist()
    is_more = table.num_rows > limit
    return Page(rows, tuple(rows[-1][name] for name in ("actor", "recipient", "period")) if is_more else None)


def rejected_page(backend: Backend, article: str | None, as_of: Any, after: Key | None, limit: int) -> Page:
    """What was not read, then what was not coded: the rows of `Record.rejects`, equal ones once."""
    where = Where()
    live(where, as_of)
    sql = REJECTED + f" WHERE {where.sql}"
    outer = Where()
    if article is not None:
        outer.add("r.article_id = ? AND r.part = 1", article)
    if after is not None:
        outer.add("(r.part, r.first, r.start, r.stop, r.place, r.reason) > (?, ?, ?, ?, ?, ?)", *after)
    found = backend.rows(
        "SELECT part, first, start, stop, place, reason, min(article_id) FROM "
        f"({sql}) r WHERE {outer.sql} GROUP BY part, first, start, stop, place, reason "
        f"ORDER BY part, first, start, stop, place, reason LIMIT {limit + 1}",
        [*where.values, *outer.values],
    )
    texts = _texts(backend, [row[1] for row in found[:limit] if row[0]])
    rows = [_rejected(row, texts) for row in found[:limit]]
    return Page(rows, tuple(found[limit - 1][:6]) if len(found) > limit else None)


def _texts(backend: Backend, versions: list[int]) -> dict[int, str]:
    return dict(backend.rows(f"SELECT version, text FROM articles WHERE version IN {GIVEN}", [versions]))


def _rejected(row: Key, texts: dict[int, str]) -> dict[str, Any]:
    part, version, start, stop, place, reason, article = row
    if not part:
        return {"what": "not read", "where": place, "article_id": article, "text": None, "reason": reason}
    where = f"{article}, characters {start} to {stop}"
    text = texts[version][start:stop]
    return {"what": "not coded", "where": where, "article_id": article, "text": text, "reason": reason}


def behind(where: Where, after: Key | None, day: str, key: str, *, latest: bool) -> None:
    """What stands behind a day (ISO, or None) and key."""
    if after is None:
        return
    when, number = after
    sign = "<" if latest else ">"
    if when is None:
        where.add(f"{day} IS NULL AND {key} {sign} ?", number)
    else:
        then = date.fromisoformat(when)
        where.add(f"({day} {sign} ? OR {day} IS NULL OR ({day} = ? AND {key} {sign} ?))", then, then, number)


def order(day: str, key: str, *, latest: bool) -> str:
    """By day, then by key; what has no day last."""
    way = "DESC" if latest else "ASC"
    return f"{day} {way} NULLS LAST, {key} {way}"


def dated(found: Sequence[Key], limit: int) -> Key | None:
    """Day (ISO) and key of the last row that is shown, of rows that begin with both; None where no more follow."""
    if len(found) <= limit:
        return None
    day, key = found[limit - 1][:2]
    return day and day.isoformat(), key
