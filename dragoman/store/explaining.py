"""Why an event stands in the record: its sentence, its rules, what lost, its chain, its links, its versions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from dragoman.store.backend import Backend
from dragoman.store.errors import MissingError
from dragoman.store.filters import Where, live
from dragoman.store.rows import selected_events

LINKS = """SELECT l.kind, l.score, l.reasons, e.id, a.article_id, a.publication,
substring(a.text, e.sentence_start + 1, e.sentence_stop - e.sentence_start)
FROM (SELECT other, kind, score, reasons FROM links WHERE event = ? UNION ALL
SELECT event, kind, score, reasons FROM links WHERE other = ?) l
JOIN events e ON e.event = l.other JOIN articles a ON a.version = e.version WHERE """
ORIGINS = """SELECT o.origin, o.origin_kind, count(*) FROM occurrences m
JOIN occurrences o ON o.occurrence = m.occurrence JOIN events e ON e.event = o.event
JOIN articles a ON a.version = e.version WHERE m.event = ? AND """
VERSIONS = """SELECT a.ordinal, a.learned, a.superseded, a.retracted, a.reason, a.coder, e.event IS NOT NULL
FROM articles a LEFT JOIN events e ON e.version = a.version AND e.id = ? WHERE a.article_id = ? ORDER BY a.ordinal"""
NOWHERE = {"start": 0, "end": 0}  # the sentence of an event of another coder
SPANS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Explanation:
    """One event and what speaks for it. Spans are `[start, end)` into the text of the article.

    `marks`: spans of the sentence by kind (actor, recipient, trigger, date, place, source, cue, content); `losers`: words of
    the same sentence that became no event, with reasons; `links`: events of other stories; `origins`: whose word it is, and
    how many stories rest on it; `versions`: of the article, and whether each tells the event.
    """

    event: dict[str, Any]
    marks: tuple[tuple[int, int, str], ...]
    losers: tuple[tuple[str, str], ...]
    links: tuple[dict[str, Any], ...]
    origins: tuple[tuple[str, str, int], ...]
    versions: tuple[dict[str, Any], ...]


def explain(backend: Backend, event: str, as_of: str | datetime | Any = None) -> Explanation:
    """All about one event, by its id. MissingError where the record does not have it (then)."""
    where = Where()
    live(where, as_of)
    found = backend.rows(
        "SELECT e.event, e.version, a.text FROM events e JOIN articles a ON a.version = e.version "
        f"WHERE e.id = ? AND {where.sql} ORDER BY e.event DESC",
        [event, *where.values],
    )
    if not found:
        raise MissingError(
            f"{backend.name}: there is no event {event!r} that stands; `dragoman query` shows ids, --as-of earlier ones"
        )
    key, version, text = found[0]
    row = next(selected_events(backend, "e.event = ?", [key]))
    return Explanation(
        event=row,
        marks=tuple(sorted({*_own_marks(row), *_told_marks(backend, version, row["sentence"] or NOWHERE)})),
        losers=tuple(_losers(backend, version, row["sentence"] or NOWHERE, text)),
        links=tuple(_links(backend, key, where)),
        origins=tuple(_origins(backend, key, where)),
        versions=tuple(_versions(backend, row)),
    )


def _own_marks(event: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    for side in ("actors", "recipients"):
        told = (entity for entity in event[side] if entity["start"] is not None)
        yield from ((entity["start"], entity["end"], side.removesuffix("s")) for entity in told)
    if event["trigger"]:
        yield event["trigger"]["start"], event["trigger"]["end"], "trigger"
    for part in ("date", "place"):
        if event[part] and event[part]["start"] is not None:
            yield event[part]["start"], event[part]["stop"], part


def _told_marks(backend: Backend, version: int, sentence: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Source, cue and content of the attributions in the sentence."""
    for (body,) in backend.rows("SELECT body FROM attributions WHERE version = ? ORDER BY position", [version]):
        told = orjson.loads(body)
        for part in SPANS:
            for start, end in told[part]:
                if start < sentence["end"] and sentence["start"] < end:
                    yield start, end, part


def _losers(backend: Backend, version: int, sentence: dict[str, Any], text: str) -> Iterator[tuple[str, str]]:
    passed = backend.rows(
        "SELECT start, stop, reason FROM passed_over WHERE version = ? AND start >= ? AND stop <= ? ORDER BY start",
        [version, sentence["start"], sentence["end"]],
    )
    yield from ((text[start:stop], reason) for start, stop, reason in passed)


def _links(backend: Backend, key: int, where: Where) -> Iterator[dict[str, Any]]:
    names = ("kind", "score", "reasons", "event", "article_id", "publication", "text")
    order = f"{where.sql} ORDER BY l.kind, l.score DESC, e.event"
    for row in backend.rows(LINKS + order, [key, key, *where.values]):
        yield dict(zip(names, row, strict=True))


def _origins(backend: Backend, key: int, where: Where) -> Iterator[tuple[str, str, int]]:
    order = f"{where.sql} GROUP BY o.origin, o.origin_kind ORDER BY 3 DESC, 1"
    found: list[Any] = backend.rows(ORIGINS + order, [key, *where.values])
    yield from found


def _versions(backend: Backend, event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    names = ("ordinal", "learned", "superseded", "retracted", "reason", "coder", "told")
    for row in backend.rows(VERSIONS, [event["id"], event["article_id"]]):
        yield dict(zip(names, row, strict=True))


def rejected(backend: Backend, article: str | None, as_of: str | datetime | Any = None) -> Iterator[dict[str, Any]]:
    """What was not read (`where`) and what was not coded (`text`, `start`, `end`), each with its article and reason."""
    if article is None:
        sql = "SELECT place, article_id, reason FROM rejections ORDER BY run, place, reason"
        for place, name, reason in backend.stream(sql):
            yield {"what": "not read", "where": place, "article_id": name, "text": None, "reason": reason}
    where = Where()
    live(where, as_of)
    if article is not None:
        where.add("a.article_id = ?", article)
    sql = (
        "SELECT a.article_id, p.start, p.stop, substring(a.text, p.start + 1, p.stop - p.start), p.reason "
        f"FROM passed_over p JOIN articles a ON a.version = p.version WHERE {where.sql} ORDER BY p.version, p.start"
    )
    for name, start, stop, text, reason in backend.stream(sql, where.values):
        place = f"{name}, characters {start} to {stop}"
        yield {"what": "not coded", "where": place, "article_id": name, "text": text, "reason": reason}
