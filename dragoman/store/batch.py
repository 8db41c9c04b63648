"""Articles with every layer as rows of the record's tables, all but their keys: work that needs no record, and no order."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from dragoman.model.article import Rejection
from dragoman.model.event import UNREAD
from dragoman.store.packing import day_of, encode, first_day, last_day, packed_entity, packed_event
from dragoman.store.tables import TABLES, arrow
from dragoman.store.words import terms

Row = Mapping[str, Any]
Columns = tuple[Any, ...]  # values in the order of a table's columns
CONTENT = ("title", "authors", "publication", "agency", "published", "published_basis", "url", "text")
OF_RECORD = (
    "version", "article_id", "ordinal", "run", "learned", "superseded", "retracted", "reason", "content", "coder",
)  # fmt: skip
CODED_BY = "coded_by"  # of a row that holds an event of another coder, and no text
LAYERS = ("zones", "sentences", "timexes", "places")
BAD = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    OverflowError,
    pa.ArrowException,
)  # what a row of another shape raises
PREPARED = {
    table: [name for name in TABLES[table] if table != "articles" or name not in OF_RECORD]
    for table in (
        "articles", "events", "event_parties", "relations", "relation_parties", "mentions", "attributions",
        "passed_over", "words",
    )
}  # fmt: skip


def content_of(row: Row) -> str:
    """A hash of what came in: the same for the article and for its row of `annotate`. An event without a text is its own content."""
    told = encode([row.get(name) for name in CONTENT] + (row["events"] if row.get(CODED_BY) else []))
    return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()


def coder_of(row: Row) -> dict[str, Any] | None:
    """The coder that made a row of `annotate`; None where it has neither events nor relations."""
    return next((made["coder"] for made in (*row["events"], *row["relations"]) if made.get("coder")), None)


@dataclass(frozen=True, slots=True)
class Head:
    """What tells whether the record has an article already: id, hash of its content, coder as JSON. `where` is for messages."""

    where: str
    id: str
    content: str
    coder: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Articles with every layer as tables, ready to be written but for the keys, which only the record can give.

    The keys in `tables` count from 0: `version` is a place in `heads`, `event` and `relation` are rows of these tables.
    """

    heads: list[Head]
    tables: dict[str, pa.Table]
    rejections: list[Rejection]


def prepared(rows: Iterable[tuple[Row, str]], coder: Row | None = None, *, nul: bool = True) -> Prepared:
    """Rows of `annotate`, each with where it stands; `coder` made what tells none itself.

    What has another shape, or (without `nul`) holds a character U+0000, comes out as a Rejection.
    """
    given = list(rows)
    try:
        return _prepared(given, coder, nul)
    except BAD:
        reasons = [_misfit(one, coder, nul) for one in given]
    fit = [one for one, reason in zip(given, reasons, strict=True) if reason is None]
    rejections = [
        Rejection(where, f"this cannot be kept as a row of `dragoman annotate` ({reason})", row["id"])
        for (row, where), reason in zip(given, reasons, strict=True)
        if reason is not None
    ]
    return replace(_prepared(fit, coder, nul), rejections=rejections)


def _misfit(one: tuple[Row, str], coder: Row | None, nul: bool) -> str | None:
    try:
        _prepared([one], coder, nul)
    except BAD as problem:
        return f"{type(problem).__name__}: {problem}"
    return None


def _prepared(rows: Iterable[tuple[Row, str]], coder: Row | None, nul: bool) -> Prepared:
    heads: list[Head] = []
    found: dict[str, list[Columns]] = {table: [] for table in PREPARED}
    for number, (row, where) in enumerate(rows):
        if not nul and "\\u0000" in encode(row):
            raise ValueError("a character U+0000, which PostgreSQL cannot hold")
        made_by = coder_of(row) or coder
        if made_by and any(passed["reason"] == UNREAD for passed in row.get("passed_over") or ()):
            made_by = {**made_by, "model": f"{made_by['model']}; unread"}  # so that who reads all reads it after all
        heads.append(Head(where, row["id"], content_of(row), encode(made_by) if made_by else ""))
        found["articles"].append(_article(row))
        for key, event in enumerate(row["events"], start=len(found["events"])):
            found["events"].append((key, event["id"], number, *_event(event, row, made_by)))
            found["event_parties"].extend(_sides(key, event))
        for key, relation in enumerate(row["relations"], start=len(found["relations"])):
            found["relations"].append((key, relation["id"], number, *_relation(relation)))
            parties = ((key, party["role"], *_named(party["entity"])) for party in relation["parties"])
            found["relation_parties"].extend(parties)
        for table, values in _layers(row, number).items():
            found[table].extend(values)
    return Prepared(heads, {table: arrow(table, values, PREPARED[table]) for table, values in found.items()}, [])


def _article(row: Row) -> Columns:
    published = row.get("published")
    return (
        row.get("title"), list(row.get("authors") or ()), row.get("publication"), row.get("agency"), published,
        day_of(published), row.get("published_basis"), row.get("url"), row["text"],
        encode({name: row.get(name) or [] for name in LAYERS}), row.get(CODED_BY),
    )  # fmt: skip


def _event(event: Row, row: Row, coder: Row | None) -> Columns:
    when, place = event["date"] or {}, event["place"] or {}
    voice = (event["attribution"] or [{}])[0]
    source, trigger, sentence = voice.get("source") or {}, event["trigger"] or {}, event["sentence"] or {}
    return (
        event["type"], event["mode"], event["contexts"], event["auxiliary"], event["quad"], event["score"],
        event["cameo"], day_of(when.get("begin")), day_of(when.get("end")), place.get("name"), place.get("country"),
        event["factuality"], event["confidence"], source.get("name") or voice.get("text"), source.get("code"),
        event["publication"], day_of(event["published"]), [e["code"] for e in event["actors"] if e["code"]],
        [e["code"] for e in event["recipients"] if e["code"]], trigger.get("start"), trigger.get("end"),
        sentence.get("start"), sentence.get("end"), packed_event(event, row, coder),
    )  # fmt: skip


def _sides(key: int, event: Row) -> Iterator[Columns]:
    for side, entities in (("actor", event["actors"]), ("recipient", event["recipients"])):
        yield from ((key, side, *_named(entity)) for entity in entities)


def _relation(relation: Row) -> Columns:
    begin, end = relation["begin"], relation["end"]
    return (
        relation["kind"], relation["status"], first_day(begin), last_day(end or begin), relation["factuality"],
        encode(relation),
    )  # fmt: skip


def _layers(row: Row, number: int) -> dict[str, list[Columns]]:
    text = row["text"]
    mentions: list[Columns] = [
        (number, n, m["kind"], m["start"], m["end"], *_mentioned(m["entity"]), packed_entity(m["entity"], text))
        for n, m in enumerate(row.get("mentions") or ())
    ]
    attributions: list[Columns] = [
        (number, n, a["id"], a["parent"], a["form"], a["attitude"], *_mentioned(a["entity"])[:2], encode(a))
        for n, a in enumerate(row.get("attributions") or ())
    ]
    passed: list[Columns] = [
        (number, p["trigger"]["start"], p["trigger"]["end"], p["reason"]) for p in row.get("passed_over") or ()
    ]
    words: list[Columns] = [(term, number, count) for term, count in terms(text).items()]
    return {"mentions": mentions, "attributions": attributions, "passed_over": passed, "words": words}


def _mentioned(entity: Row | None) -> Columns:
    return (entity["name"], entity["code"], entity["sector"]) if entity else (None, None, None)


def _named(entity: Row) -> Columns:
    return entity["code"], entity["name"] or entity["text"], entity["sector"]
