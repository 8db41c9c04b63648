"""Care for a record: check, count, compact, forget."""

from collections.abc import Iterator
from typing import Any

from dragoman.store.backend import Backend
from dragoman.store.errors import MissingError
from dragoman.store.migrating import step_of
from dragoman.store.rows import selected_events
from dragoman.store.tables import TABLES

OF_VERSION = ("mentions", "attributions", "passed_over", "words")
WRONG = {
    "events of no article": "SELECT count(*) FROM events e WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.version = e.version)",
    "relations of no article": "SELECT count(*) FROM relations e "
    "WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.version = e.version)",
    "keys of events that stand twice": "SELECT count(*) - count(DISTINCT event) FROM events",
    "keys of versions that stand twice": "SELECT count(*) - count(DISTINCT version) FROM articles",
    "articles of which not just one version stands": "SELECT count(*) FROM (SELECT article_id FROM articles "
    "GROUP BY article_id HAVING sum(CASE WHEN superseded IS NULL THEN 1 ELSE 0 END) <> 1) wrong",
    "versions learned after they were superseded": "SELECT count(*) FROM articles WHERE superseded < learned",
    "parties of no event": "SELECT count(*) FROM event_parties p WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.event = p.event)",
    "links to no event": "SELECT count(*) FROM occurrences o WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.event = o.event)",
    "versions of no run": "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM runs r WHERE r.run = a.run)",
    "spans outside of the text": "SELECT count(*) FROM events e JOIN articles a ON a.version = e.version "
    "WHERE e.start < 0 OR e.stop < e.start OR e.stop > length(a.text)",
}  # fmt: skip


def check(backend: Backend) -> list[str]:
    """What is wrong: rows that belong to nothing, keys that stand twice, events that cannot be read back."""
    found = [f"{rows} {what}" for what, sql in WRONG.items() if (rows := backend.rows(sql)[0][0])]
    return found + list(_unreadable(backend))


def _unreadable(backend: Backend) -> Iterator[str]:
    """Events whose body does not come back; all bodies are read, which also reads all blocks of the file."""
    try:
        for _ in selected_events(backend, "true", []):
            pass
    except (KeyError, TypeError, ValueError) as problem:
        yield f"an event cannot be read back: {type(problem).__name__}: {problem}"


def unlinked(backend: Backend) -> int:
    """How many events were added since the last linking, which takes all that there are."""
    sql = (
        "SELECT count(*) FROM events e JOIN articles a ON a.version = e.version "
        "WHERE a.coded_by IS NULL AND e.event > (SELECT coalesce(max(event), 0) FROM occurrences)"
    )
    return int(backend.rows(sql)[0][0])


def count(backend: Backend, table: str) -> int:
    """Rows of a table."""
    return int(backend.rows(f"SELECT count(*) FROM {table}")[0][0])


def stats(backend: Backend) -> dict[str, Any]:
    """Schema, size in bytes, rows of each table, standing articles and events, first and last day, last time learned.

    What other coders tell is counted apart; the days are those of standing events of our own.
    """
    counts = {table: count(backend, table) for table in TABLES}
    standing, retracted = backend.rows(
        "SELECT count(*), coalesce(sum(CASE WHEN retracted THEN 1 ELSE 0 END), 0) FROM articles "
        "WHERE superseded IS NULL AND coded_by IS NULL"
    )[0]
    learned, unfinished = backend.rows(
        "SELECT max(learned), coalesce(sum(CASE WHEN finished THEN 0 ELSE 1 END), 0) FROM runs"
    )[0]
    standing_events = "FROM events e JOIN articles a ON a.version = e.version WHERE a.superseded IS NULL"
    events, first, last = backend.rows(
        f"SELECT count(*), min(e.date_begin), max(e.date_end) {standing_events} AND a.coded_by IS NULL"
    )[0]
    others = backend.rows(f"SELECT count(*) {standing_events} AND a.coded_by IS NOT NULL")[0][0]
    size = backend.size()
    return {
        "record": backend.name,
        "schema": step_of(backend),
        "bytes": size,
        "bytes an event": round(size / counts["events"]) if counts["events"] else None,
        "standing articles": standing - int(retracted),
        "retracted articles": int(retracted),
        "standing events": events,
        "events of other coders": others,
        "events not linked yet": unlinked(backend),
        "first day": first and first.isoformat(),
        "last day": last and last.isoformat(),
        "last learned": learned and learned.isoformat(sep=" "),
        "runs cut off": int(unfinished),
        **{f"rows of {table}": rows for table, rows in counts.items()},
    }


def compact(backend: Backend) -> tuple[int, int]:
    """Give back room; bytes before and after."""
    before = backend.size()
    backend.compact()
    return before, backend.size()


def forget(backend: Backend, article: str) -> int:
    """Delete an article with all versions, events, words, links and rejections, and give back the room it took.

    The number of versions; MissingError where there are none. Clusters that it held together are linked anew by `link`.
    """
    with backend.transaction():
        versions = [v for (v,) in backend.rows("SELECT version FROM articles WHERE article_id = ?", [article])]
        if not versions:
            raise MissingError(
                f"{backend.name}: there is no article {article!r}; `dragoman query --sql` shows their ids"
            )
        _forget_links(backend, versions)
        for table, key in (("event_parties", "event"), ("relation_parties", "relation")):
            parent = "events" if key == "event" else "relations"
            backend.run(
                f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {parent} WHERE version IN {_given()})",
                [versions],
            )
        for table in (*OF_VERSION, "events", "relations", "articles"):
            backend.run(f"DELETE FROM {table} WHERE version IN {_given()}", [versions])
        backend.run("DELETE FROM rejections WHERE article_id = ?", [article])
        backend.run("UPDATE runs SET sources = '[\"forgotten\"]' WHERE sources LIKE ?", [f'%"retract {article}"%'])
    backend.compact()
    return len(versions)


def _forget_links(backend: Backend, versions: list[int]) -> None:
    events = f"SELECT event FROM events WHERE version IN {_given()}"
    backend.run(f"DELETE FROM links WHERE event IN ({events}) OR other IN ({events})", [versions, versions])
    backend.run(f"DELETE FROM occurrences WHERE event IN ({events})", [versions])
    backend.run(f"DELETE FROM copies WHERE version IN {_given()} OR original IN {_given()}", [versions, versions])


def _given() -> str:
    return "(SELECT unnest(CAST(? AS BIGINT[])))"
