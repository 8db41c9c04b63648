"""Overviews of a whole record, for pictures: who acts on whom, where, on whose word, against whose. Each counts in the database."""

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.store.backend import Backend
from dragoman.store.filters import Filter, Where, event_where, live, relation_where
from dragoman.store.packing import packed_cues
from dragoman.store.panels import timeline_sql
from dragoman.store.rows import selected_events

Found = dict[str, Any]
FROM_EVENTS = "FROM events e JOIN articles a ON a.version = e.version LEFT JOIN occurrences o ON o.event = e.event"
UNIT = "coalesce(o.occurrence, e.event)"  # a happening, however many stories tell it
HAPPENED = "e.auxiliary IS NULL AND e.factuality IN ('CT+', 'PR+')"
QUADS = ", ".join(f"count(DISTINCT unit) FILTER (WHERE quad = {quad}) AS quad{quad}" for quad in (1, 2, 3, 4))
QUAD_NAMES = ("quad1", "quad2", "quad3", "quad4")
FROM_ROLES = ("supplier", "sender", "visitor")
TO_ROLES = ("recipient", "target", "host")


def tellings(backend: Backend, one: str, other: str, given: Filter) -> Iterator[Found]:
    """Events of two parties, by date: rows of `timeline` with `occurrence`, `origin`, `origin_kind` and `cues`.

    `cues` are those of the chain of voices, from inner to outer, None for a voice without one.
    """
    sql, values = timeline_sql(one, other, given, None)
    table = backend.arrow(
        "SELECT t.*, coalesce(o.occurrence, t.event) AS occurrence, o.origin, o.origin_kind, v.body "
        f"FROM ({sql}) t JOIN events v ON v.event = t.event LEFT JOIN occurrences o ON o.event = t.event "
        "ORDER BY t.date_begin NULLS LAST, t.event",
        values,
    )
    for row in table.to_pylist():
        yield {**row, "cues": packed_cues(row.pop("body"))}


def dyads(backend: Backend, given: Filter, *, least: int, limit: int) -> list[Found]:
    """Pairs with the most happenings: `one other count quad1 .. quad4`; plans, denials and history are left out."""
    where = event_where(given)
    where.add(HAPPENED)
    found = backend.rows(
        f"WITH chosen AS (SELECT e.event, {UNIT} AS unit, e.quad {FROM_EVENTS} WHERE {where.sql}), "
        "sides AS (SELECT DISTINCT p.event, p.code FROM event_parties p JOIN chosen c ON c.event = p.event "
        "WHERE p.code IS NOT NULL) "
        f"SELECT x.code, y.code, count(DISTINCT unit) AS n, {QUADS} FROM chosen c JOIN sides x ON x.event = c.event "
        "JOIN sides y ON y.event = c.event AND x.code < y.code "
        f"GROUP BY x.code, y.code HAVING count(DISTINCT unit) >= ? ORDER BY n DESC, x.code, y.code LIMIT {int(limit)}",
        [*where.values, least],
    )
    return _dicts(("one", "other", "count", *QUAD_NAMES), found)


def bound(backend: Backend, kind: str, since: str | None, until: str | None, *, least: int, limit: int) -> list[Found]:
    """Pairs with a tie of a kind, by the number of stories that tell it: `one other count sure statuses`.

    Where the tie goes one way it goes from `one` to `other`; `sure` counts the stories that do not plan, doubt or deny it.
    """
    where = relation_where((kind,), (), (), None)
    if since is not None:
        where.add("coalesce(r.date_end, r.date_begin) >= CAST(? AS DATE)", since)
    if until is not None:
        where.add("r.date_begin <= CAST(? AS DATE)", until)
    found = backend.rows(
        "SELECT x.code, y.code, count(DISTINCT a.article_id) AS n, "
        "count(DISTINCT a.article_id) FILTER (WHERE r.factuality IN ('CT+', 'PR+')), "
        "string_agg(DISTINCT r.status, ', ') FROM relations r JOIN articles a ON a.version = r.version "
        "JOIN relation_parties x ON x.relation = r.relation JOIN relation_parties y ON y.relation = r.relation "
        f"WHERE {where.sql} AND x.code <> y.code AND ((x.role = 'party' AND y.role = 'party' AND x.code < y.code) "
        f"OR (x.role IN ({_texts(FROM_ROLES)}) AND y.role IN ({_texts(TO_ROLES)}))) "
        f"GROUP BY x.code, y.code HAVING count(DISTINCT a.article_id) >= ? ORDER BY n DESC, x.code, y.code LIMIT {int(limit)}",
        [*where.values, least],
    )
    return _dicts(("one", "other", "count", "sure", "statuses"), found)


def _texts(values: Sequence[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def places(backend: Backend, given: Filter, *, limit: int) -> list[Found]:
    """Places with the most happenings: `name country count quad1 .. quad4 lat lon precision`, where they are known."""
    where = event_where(given)
    where.add("e.place IS NOT NULL")
    found = backend.rows(
        f"SELECT place, place_country, count(DISTINCT unit) AS n, {QUADS}, min(event) FROM (SELECT e.event, {UNIT} AS unit, "
        f"e.quad, e.place, e.place_country {FROM_EVENTS} WHERE {where.sql}) c "
        f"GROUP BY place, place_country ORDER BY n DESC, place, place_country LIMIT {int(limit)}",
        where.values,
    )
    shown = [row[-1] for row in found]
    events = selected_events(backend, "e.event IN (SELECT unnest(CAST(? AS BIGINT[]))) ORDER BY e.event", [shown])
    where_of = {key: event["place"] or {} for key, event in zip(sorted(shown), events, strict=True)}
    named = _dicts(("name", "country", "count", *QUAD_NAMES), [row[:-1] for row in found])
    parts = ("lat", "lon", "precision")
    return [{**row, **{part: where_of[key].get(part) for part in parts}} for row, key in zip(named, shown, strict=True)]


def claims(backend: Backend, given: Filter, *, limit: int) -> list[Found]:
    """What voices in the stories say of whom: `source target type quad count affirmed planned denied`, most first.

    A source is the code of the innermost voice, else its name; the outlet itself and its agency are none. Its target is who acts, or, where
    the source tells of an act of its own, to whom it is done.
    """
    where = event_where(given)
    where.add("e.voice IS NOT NULL AND (e.publication IS NULL OR lower(e.voice) <> lower(e.publication))")
    where.add("(o.origin_kind IS NULL OR o.origin_kind IN ('government', 'source', 'document'))")
    found = backend.rows(
        f"WITH chosen AS (SELECT e.event, {UNIT} AS unit, e.quad, e.type, e.factuality, e.auxiliary, "
        f"coalesce(e.voice_code, e.voice) AS source {FROM_EVENTS} WHERE {where.sql}), "
        "others AS (SELECT DISTINCT c.event, p.code, p.side FROM chosen c JOIN event_parties p ON p.event = c.event "
        "WHERE p.code IS NOT NULL AND p.code <> c.source), "
        "told AS (SELECT c.*, p.code AS target FROM chosen c JOIN others p ON p.event = c.event WHERE p.side = 'actor' "
        "OR c.event NOT IN (SELECT z.event FROM others z WHERE z.side = 'actor')), "
        f"pairs AS (SELECT source, target FROM told GROUP BY source, target "
        f"ORDER BY count(DISTINCT unit) DESC, source, target LIMIT {int(limit)}) "
        "SELECT t.source, t.target, t.type, t.quad, count(DISTINCT unit) AS n, "
        "count(DISTINCT unit) FILTER (WHERE t.auxiliary IS NULL AND t.factuality IN ('CT+', 'PR+')), "
        "count(DISTINCT unit) FILTER (WHERE t.auxiliary IN ('future', 'hypothetical')), "
        "count(DISTINCT unit) FILTER (WHERE t.factuality IN ('CT-', 'PR-', 'PS-')) "
        "FROM told t JOIN pairs s ON s.source = t.source AND s.target = t.target "
        "GROUP BY t.source, t.target, t.type, t.quad ORDER BY n DESC, t.source, t.target, t.type",
        where.values,
    )
    return _dicts(("source", "target", "type", "quad", "count", "affirmed", "planned", "denied"), found)


def feeds(backend: Backend, given: Filter, *, limit: int) -> list[Found]:
    """Which origin stands behind what which outlet tells: `origin kind outlet count` of happenings, most first."""
    where = event_where(given)
    where.add("o.origin IS NOT NULL AND e.publication IS NOT NULL")
    found = backend.rows(
        f"SELECT o.origin, o.origin_kind, e.publication, count(DISTINCT o.occurrence) AS n {FROM_EVENTS} WHERE {where.sql} "
        f"GROUP BY o.origin, o.origin_kind, e.publication ORDER BY n DESC, 1, 3 LIMIT {int(limit)}",
        where.values,
    )
    return _dicts(("origin", "kind", "outlet", "count"), found)


def contradictions(backend: Backend, given: Filter, *, limit: int) -> tuple[int, list[Found]]:
    """Pairs of events of different stories that cannot both be right, where one of them answers: how many, and the latest.

    `reasons`, and of each side (`one`, `other`) the contract's object of the event.
    """
    where, both = event_where(given), Where()
    live(both, given.as_of)
    source = (
        "FROM links l JOIN events e ON e.event = l.event JOIN articles a ON a.version = e.version "
        "JOIN events f ON f.event = l.other JOIN articles b ON b.version = f.version "
        f"WHERE l.kind = 'contradiction' AND {where.sql} AND {both.sql.replace('a.', 'b.')}"
    )
    values = [*where.values, *both.values]
    total = int(backend.rows(f"SELECT count(*) {source}", values)[0][0])
    found = backend.rows(
        f"SELECT l.event, l.other, l.reasons {source} ORDER BY coalesce(e.date_begin, e.published) DESC NULLS LAST, "
        f"l.event, l.other LIMIT {int(limit)}",
        values,
    )
    keys = sorted({key for row in found for key in row[:2]})
    events = selected_events(backend, "e.event IN (SELECT unnest(CAST(? AS BIGINT[]))) ORDER BY e.event", [keys])
    by_key = dict(zip(keys, events, strict=True))
    return total, [{"reasons": why, "one": by_key[one], "other": by_key[other]} for one, other, why in found]


def _dicts(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Found]:
    return [dict(zip(names, row, strict=True)) for row in rows]
