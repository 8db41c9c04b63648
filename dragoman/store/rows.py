"""Events, relations and articles as the contract's rows, read back from a record."""

import heapq
from collections.abc import Iterator
from typing import Any

import orjson

from dragoman.store.backend import Backend
from dragoman.store.filters import Filter, Where, event_where, live
from dragoman.store.packing import FLAT, unpacked_entity, unpacked_event

OF_ARTICLE = "a.article_id, a.text, a.title, a.publication, a.published, a.url"
EVENTS = f"""SELECT {", ".join(f"e.{name}" for name in FLAT)}, {OF_ARTICLE}, a.coder, e.version, e.event, e.body
FROM events e JOIN articles a ON a.version = e.version WHERE """
ARTICLE = ("id", "text", "title", "publication", "published", "url")
ARTICLES = """SELECT a.version, a.article_id, a.title, a.authors, a.publication, a.agency, a.published,
a.published_basis, a.url, a.text, a.layers FROM articles a WHERE """


def event_rows(backend: Backend, given: Filter, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Events in the order in which they came in."""
    where = event_where(given)
    return selected_events(backend, f"{where.sql} ORDER BY e.event{_limit(limit)}", where.values)


def selected_events(backend: Backend, condition: str, values: list[Any]) -> Iterator[dict[str, Any]]:
    """Events by a condition on `e` and `a`."""
    return (event for _, _, event in _keyed_events(backend, condition, values))


def keyed_events(backend: Backend) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """All events of stories with the keys of their version and their own, those of superseded versions too."""
    return _keyed_events(backend, "a.coded_by IS NULL ORDER BY e.event", [])


def _keyed_events(backend: Backend, condition: str, values: list[Any]) -> Iterator[tuple[int, int, dict[str, Any]]]:
    cut = len(FLAT)
    for row in backend.stream(EVENTS + condition, values):
        article = dict(zip(ARTICLE, row[cut : cut + len(ARTICLE)], strict=True))
        coder = orjson.loads(row[-4]) if row[-4] else None
        yield row[-3], row[-2], unpacked_event(row[-1], dict(zip(FLAT, row[:cut], strict=True)), article, coder)


def relation_rows(backend: Backend, where: Where, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """Relations in the order in which they came in."""
    sql = "SELECT r.body FROM relations r JOIN articles a ON a.version = r.version WHERE "
    for (body,) in backend.stream(f"{sql}{where.sql} ORDER BY r.relation{_limit(limit)}", where.values):
        yield orjson.loads(body)


def record_rows(backend: Backend, given: Filter) -> Iterator[tuple[str, dict[str, Any]]]:
    """Events and relations, article by article as `code` writes them: pairs of `event` or `relation` and the row."""
    where, ties = event_where(given), Where()
    live(ties, given.as_of)
    events = _keyed_events(backend, f"{where.sql} ORDER BY e.event", where.values)
    sql = "SELECT r.version, r.body FROM relations r JOIN articles a ON a.version = r.version WHERE "
    relations = backend.stream(f"{sql}{ties.sql} ORDER BY r.relation", ties.values)
    first = ((version, "event", row) for version, _, row in events)
    second = ((version, "relation", orjson.loads(body)) for version, body in relations)
    for _, kind, row in heapq.merge(first, second, key=lambda found: found[:2]):
        yield kind, row


def article_rows(backend: Backend, where: Where) -> Iterator[dict[str, Any]]:
    """Articles with every layer, as `annotate` writes them, those taken back left out."""
    for row in backend.stream(
        f"{ARTICLES}{where.sql} AND NOT a.retracted AND a.coded_by IS NULL ORDER BY a.version", where.values
    ):
        yield _article(backend, row)


def _article(backend: Backend, row: tuple[Any, ...]) -> dict[str, Any]:
    version, text, layers = row[0], row[9], orjson.loads(row[10])
    of_version = [version]
    spans = backend.rows("SELECT kind, start, stop, body FROM mentions WHERE version = ? ORDER BY position", of_version)
    told = backend.rows("SELECT body FROM attributions WHERE version = ? ORDER BY position", of_version)
    ties = backend.rows("SELECT body FROM relations WHERE version = ? ORDER BY relation", of_version)
    passed = backend.rows("SELECT start, stop, reason FROM passed_over WHERE version = ? ORDER BY start", of_version)
    names = ("title", "authors", "publication", "agency", "published", "published_basis", "url", "text")
    return {
        "id": row[1],
        **dict(zip(names, row[2:10], strict=True)),
        "zones": layers["zones"],
        "sentences": layers["sentences"],
        "mentions": [
            {"start": start, "end": stop, "kind": kind, "entity": unpacked_entity(body, text)}
            for kind, start, stop, body in spans
        ],
        "timexes": layers["timexes"],
        "places": layers["places"],
        "attributions": [orjson.loads(body) for (body,) in told],
        "events": list(selected_events(backend, "e.version = ? ORDER BY e.event", of_version)),
        "relations": [orjson.loads(body) for (body,) in ties],
        "passed_over": [
            {"trigger": {"text": text[start:stop], "start": start, "end": stop}, "reason": reason}
            for start, stop, reason in passed
        ],
    }


def _limit(limit: int | None) -> str:
    return f" LIMIT {int(limit)}" if limit is not None else ""
