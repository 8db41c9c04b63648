"""Tables for people and for statistics: events, relations, the timeline of two parties, dyads by month."""

from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter, Where, event_where, is_code

PERIODS = ("week", "month", "quarter", "year")
SENTENCE = "substring(a.text, e.sentence_start + 1, e.sentence_stop - e.sentence_start)"
ORIGINS = """(SELECT count(DISTINCT o.origin) FROM occurrences m JOIN occurrences o ON o.occurrence = m.occurrence
WHERE m.event = e.event)"""
EVENT_COLUMNS = f"""e.id, a.article_id, e.type, e.mode, e.contexts, e.auxiliary, e.quad, e.score, e.cameo, e.date_begin,
e.date_end, e.actor_codes, e.recipient_codes, e.place, e.place_country, e.factuality, e.confidence, e.voice, e.voice_code,
a.title, e.publication, a.published, a.url, {SENTENCE} AS text, a.coded_by, a.learned, e.event"""
FROM_EVENTS = "FROM events e JOIN articles a ON a.version = e.version"


def _limited(limit: int | None) -> str:
    return f" LIMIT {int(limit)}" if limit is not None else ""


def events_sql(given: Filter, limit: int | None) -> tuple[str, list[object]]:
    """Events, those with the earliest date first, those without one last. The last column is the key of the record."""
    where = event_where(given)
    order = "ORDER BY e.date_begin NULLS LAST, e.event"
    return f"SELECT {EVENT_COLUMNS} {FROM_EVENTS} WHERE {where.sql} {order}{_limited(limit)}", where.values


def relations_sql(where: Where, limit: int | None) -> tuple[str, list[object]]:
    """Relations, those with the earliest begin first; parties as `role: name (code)`."""
    parties = """(SELECT string_agg(p.role || ': ' || coalesce(p.name, 'unnamed') || coalesce(' (' || p.code || ')', ''), '; ')
    FROM relation_parties p WHERE p.relation = r.relation) AS parties"""
    return (
        f"SELECT r.id, a.article_id, r.kind, r.status, {parties}, r.date_begin, r.date_end, r.factuality, a.title, "
        "a.publication, a.published, a.learned FROM relations r JOIN articles a ON a.version = r.version "
        f"WHERE {where.sql} ORDER BY r.date_begin NULLS LAST, r.relation{_limited(limit)}"
    ), where.values


def timeline_sql(one: str, other: str, given: Filter, limit: int | None) -> tuple[str, list[object]]:
    """Events in which both take part, by date; `direction`: `one → other`, `other → one`, or `together`."""
    where = event_where(given)
    (first, one_value), (second, other_value) = _is("x", one), _is("y", other)
    direction = """CASE WHEN d.side = d.other THEN 'together' WHEN d.side = 'actor' THEN CAST(? AS TEXT)
    ELSE CAST(? AS TEXT) END AS direction"""
    sql = (
        f"SELECT {direction}, {EVENT_COLUMNS} FROM (SELECT x.event, min(x.side) AS side, min(y.side) AS other "
        f"FROM event_parties x JOIN event_parties y ON y.event = x.event WHERE {first} AND {second} GROUP BY x.event) d "
        "JOIN events e ON e.event = d.event JOIN articles a ON a.version = e.version "
        f"WHERE {where.sql} ORDER BY e.date_begin NULLS LAST, e.event{_limited(limit)}"
    )
    ways = [f"{one} → {other}", f"{other} → {one}"]
    return sql, [*ways, one_value, other_value, *where.values]


def _is(table: str, name: str) -> tuple[str, str]:
    """A condition on parties, and its value: a code, or a name in any case."""
    return (f"{table}.code = ?", name) if is_code(name) else (f"lower({table}.name) = ?", name.lower())


def panel_sql(given: Filter, period: str, *, happened: bool, once: bool) -> tuple[str, list[object]]:
    """Directed dyads by period: counts and sums of scores by quad class. Events done together count in both directions.

    `happened`: without plans, hypotheses, history and denials; `once`: the same event in several stories counts once.
    """
    if period not in PERIODS:
        raise QueryError(f"period is {period!r}; allowed: {', '.join(PERIODS)}")
    where = event_where(given)
    where.add("e.date_begin IS NOT NULL")
    if happened:
        where.add("e.auxiliary IS NULL AND e.factuality IN ('CT+', 'PR+')")
    unit = "coalesce(o.occurrence, e.event)" if once else "e.event"
    joined = "LEFT JOIN occurrences o ON o.event = e.event" if once else ""
    counts = ", ".join(f"count(*) FILTER (WHERE quad = {q}) AS quad{q}" for q in (1, 2, 3, 4))
    sums = ", ".join(f"coalesce(sum(score) FILTER (WHERE quad = {q}), 0) AS score{q}" for q in (1, 2, 3, 4))
    return (
        f"WITH chosen AS (SELECT e.event, {unit} AS unit, e.quad, e.score, "
        f"CAST(date_trunc('{period}', e.date_begin) AS DATE) AS period {FROM_EVENTS} {joined} WHERE {where.sql}), "
        "sides AS (SELECT DISTINCT p.event, p.side, p.code FROM event_parties p WHERE p.code IS NOT NULL "
        "AND p.event IN (SELECT event FROM chosen)), "
        "dyads AS (SELECT c.unit, c.period, x.code AS actor, y.code AS recipient, min(c.quad) AS quad, "
        "avg(c.score) AS score FROM chosen c JOIN sides x ON x.event = c.event AND x.side = 'actor' "
        "JOIN sides y ON y.event = c.event AND y.code <> x.code AND (y.side = 'recipient' OR NOT EXISTS "
        "(SELECT 1 FROM sides z WHERE z.event = c.event AND z.side = 'recipient')) "
        "GROUP BY c.unit, c.period, x.code, y.code) "
        f"SELECT actor, recipient, period, count(*) AS events, {counts}, {sums}, avg(score) AS score "
        "FROM dyads GROUP BY actor, recipient, period ORDER BY actor, recipient, period"
    ), where.values
