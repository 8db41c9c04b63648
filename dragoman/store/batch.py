"""Rows of all tables that some articles give, collected before they are written at once."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dragoman.store.packing import day_of, encode, first_day, last_day, packed_entity, packed_event
from dragoman.store.tables import Rows, columns
from dragoman.store.words import terms

Row = Mapping[str, Any]
CONTENT = ("title", "authors", "publication", "agency", "published", "published_basis", "url", "text")
LAYERS = ("zones", "sentences", "timexes", "places")


def content_of(row: Row) -> str:
    """A hash of what came in: the same for the article and for its row of `annotate`."""
    told = encode([row.get(name) for name in CONTENT])
    return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()


def coder_of(row: Row) -> dict[str, Any] | None:
    """The coder that made a row of `annotate`; None where it has neither events nor relations."""
    return next((made["coder"] for made in (*row["events"], *row["relations"]) if made.get("coder")), None)


@dataclass(frozen=True, slots=True)
class Version:
    """The keys of one version of an article."""

    version: int
    ordinal: int
    run: int
    learned: datetime


@dataclass(slots=True)
class Batch:
    """Rows in the order of the columns of `tables.TABLES`; `event` and `relation` are the next free keys."""

    event: int
    relation: int
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    words: Rows = field(default_factory=lambda: {"term": [], "version": [], "count": []})  # many, so kept as columns

    def add(self, row: Row, key: Version, content: str, coder: Row | None) -> None:
        """One article with every layer. KeyError, TypeError or ValueError where the row has another shape."""
        made: dict[str, list[tuple[Any, ...]]] = {}
        _add_article(made, row, key, content, coder)
        events, relations = row["events"], row["relations"]
        for number, event in enumerate(events):
            _add_event(made, event, row, key.version, self.event + number, coder)
        for number, relation in enumerate(relations):
            _add_relation(made, relation, key.version, self.relation + number)
        _add_layers(made, row, key.version)
        found_terms = terms(row["text"])
        for table, found in made.items():  # only now, so that a bad row leaves nothing behind
            self.rows.setdefault(table, []).extend(found)
        self.words["term"].extend(found_terms)
        self.words["version"].extend([key.version] * len(found_terms))
        self.words["count"].extend(found_terms.values())
        self.event += len(events)
        self.relation += len(relations)

    def columns(self) -> dict[str, dict[str, list[Any]]]:
        """Table to column to values, for the tables that have rows."""
        found = {table: columns(table, rows) for table, rows in self.rows.items() if rows}
        return {**found, "words": self.words} if self.words["term"] else found


def _add_article(
    made: dict[str, list[tuple[Any, ...]]], row: Row, key: Version, content: str, coder: Row | None
) -> None:
    published = row.get("published")
    made["articles"] = [
        (
            key.version, row["id"], key.ordinal, key.run, key.learned, None, False, None, content,
            encode(coder) if coder else "", row.get("title"), list(row.get("authors") or ()), row.get("publication"),
            row.get("agency"), published, day_of(published), row.get("published_basis"), row.get("url"), row["text"],
            encode({name: row.get(name) or [] for name in LAYERS}),
        )
    ]  # fmt: skip


def _add_event(
    made: dict[str, list[tuple[Any, ...]]], event: Row, row: Row, version: int, key: int, coder: Row | None
) -> None:
    when, place = event["date"] or {}, event["place"] or {}
    voice = (event["attribution"] or [{}])[0]
    source = voice.get("source") or {}
    actors, recipients = event["actors"], event["recipients"]
    made.setdefault("events", []).append(
        (
            key, event["id"], version, event["type"], event["mode"], event["contexts"], event["auxiliary"],
            event["quad"], event["score"], event["cameo"], day_of(when.get("begin")), day_of(when.get("end")),
            place.get("name"), place.get("country"), event["factuality"], event["confidence"],
            source.get("name") or voice.get("text"), source.get("code"), event["publication"],
            day_of(event["published"]), [e["code"] for e in actors if e["code"]],
            [e["code"] for e in recipients if e["code"]], event["trigger"]["start"], event["trigger"]["end"],
            event["sentence"]["start"], event["sentence"]["end"], packed_event(event, row, coder),
        )
    )  # fmt: skip
    parties = made.setdefault("event_parties", [])
    for side, entities in (("actor", actors), ("recipient", recipients)):
        parties.extend((key, side, e["code"], e["name"] or e["text"], e["sector"]) for e in entities)


def _add_relation(made: dict[str, list[tuple[Any, ...]]], relation: Row, version: int, key: int) -> None:
    begin, end = relation["begin"], relation["end"]
    made.setdefault("relations", []).append(
        (
            key, relation["id"], version, relation["kind"], relation["status"], first_day(begin),
            last_day(end or begin), relation["factuality"], encode(relation),
        )
    )  # fmt: skip
    made.setdefault("relation_parties", []).extend(
        (key, party["role"], entity["code"], entity["name"] or entity["text"], entity["sector"])
        for party in relation["parties"]
        for entity in (party["entity"],)
    )


def _add_layers(made: dict[str, list[tuple[Any, ...]]], row: Row, version: int) -> None:
    text = row["text"]
    made["mentions"] = [
        (version, n, m["kind"], m["start"], m["end"], *_named(m["entity"]), packed_entity(m["entity"], text))
        for n, m in enumerate(row.get("mentions") or ())
    ]
    made["attributions"] = [
        (version, n, a["id"], a["parent"], a["form"], a["attitude"], *_named(a["entity"])[:2], encode(a))
        for n, a in enumerate(row.get("attributions") or ())
    ]
    made["passed_over"] = [
        (version, p["trigger"]["start"], p["trigger"]["end"], p["reason"]) for p in row.get("passed_over") or ()
    ]


def _named(entity: Row | None) -> Sequence[str | None]:
    return (entity["name"], entity["code"], entity["sector"]) if entity else (None, None, None)
