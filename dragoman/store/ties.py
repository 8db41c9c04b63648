"""Relations of two parties, each with whose word it is: what origins of events are in the links, worked out when it is asked."""

from collections.abc import Iterator
from typing import Any

import orjson

from dragoman.store.backend import Backend
from dragoman.store.filters import relation_where
from dragoman.store.linking import kinds_of_sources, origin_in, outlets

GIVEN = "(SELECT unnest(CAST(? AS BIGINT[])) AS version)"
LINKED = "SELECT version FROM events WHERE event = (SELECT max(event) FROM occurrences)"
STORIES = f"""WITH firsts AS (
    SELECT DISTINCT coalesce(c.original, g.version) AS version FROM {GIVEN} g LEFT JOIN copies c ON c.version = g.version
), same AS (
    SELECT version, version AS original FROM firsts
    UNION SELECT c.version, c.original FROM copies c JOIN firsts f ON f.version = c.original
)
SELECT a.version, s.original, a.agency, a.publication, a.article_id
FROM same s JOIN articles a ON a.version = s.version ORDER BY a.version"""


def tie_rows(backend: Backend, one: str, other: str) -> Iterator[dict[str, Any]]:
    """Relations in which both take part (codes), in the order in which they came in, each with its `origin`.

    The origin is None for what was added after the last linking, since nobody has looked yet whose text it repeats.
    """
    where = relation_where((), (one, other), (), None)
    found = backend.rows(
        "SELECT r.version, r.body FROM relations r JOIN articles a ON a.version = r.version "
        f"WHERE {where.sql} ORDER BY r.relation",
        where.values,
    )
    last = max((version for (version,) in backend.rows(LINKED)), default=0)
    versions = sorted({version for version, _ in found if version <= last})
    found_in = outlets(backend.rows(STORIES, [versions]))
    told = backend.rows(f"SELECT version, body FROM attributions WHERE version IN {GIVEN}", [versions])
    kinds = kinds_of_sources(told)
    for version, body in found:
        row, outlet = orjson.loads(body), found_in.get(version) if version <= last else None
        yield {**row, "origin": outlet and origin_in(row, outlet, kinds.get(version, {})).key}
