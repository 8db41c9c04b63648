"""Rows of `annotate` made for tests, and what to do with them."""

from typing import Any

from dragoman.store import Record
from dragoman.store.incoming import Coded
from dragoman.store.tables import TABLES

Json = dict[str, Any]


def no_reader() -> Any:
    raise AssertionError("no story has to be read")


def add(record: Record, rows: list[Json], at: str | None = None) -> Any:
    """Add rows of `annotate`."""
    return record.ingest(["test"], no_reader, items=[Coded.of(row, row["id"]) for row in rows], at=at)


def entity(text: str, start: int, name: str | None, code: str | None, sector: str | None = "GOV") -> Json:
    country = code if code not in ("IGO", "NGO") else None
    return {
        "text": text, "start": start, "end": start + len(text), "name": name, "code": code, "country": country,
        "sector": sector, "sectors": [sector] if sector else [], "office": None, "wikidata": None,
        "via": {"rule": "name", "start": None, "end": None},
    }  # fmt: skip


def story(
    name: str,
    text: str = "Norway warned Chile.",
    *,
    day: str | None = None,
    outlet: str = "Fjord News",
    version: str = "1",
    **given: Any,
) -> Json:
    """A row of `annotate` with one event, of which `given` replaces fields."""
    words = text.rstrip(".").split()
    who, verb, whom = words[0], words[1], words[2]
    at = text.index(whom)
    date = {"begin": day, "end": day, "text": who, "start": 0, "stop": len(who), "basis": "text"} if day else None
    event: Json = {
        "id": f"e-{name}-{version}", "article_id": name, "title": None, "publication": outlet, "published": day, "url": None,
        "type": "THREATEN", "mode": None, "contexts": [], "auxiliary": None, "quad": 3, "score": -5.0, "cameo": "130",
        "actors": [entity(who, 0, who, who[:3].upper())], "recipients": [entity(whom, at, whom, whom[:3].upper())],
        "trigger": {"text": verb, "start": len(who) + 1, "end": len(who) + 1 + len(verb)},
        "sentence": {"text": text, "start": 0, "end": len(text)}, "date": date, "place": None, "factuality": "CT+",
        "attribution": [{"source": None, "text": outlet, "cue": None, "start": None, "end": None, "form": None}],
        "confidence": 0.5, "why": ["frame: test"], "coder": {"version": version, "lexicon": "l", "model": "m"}, "counts": [],
    }  # fmt: skip
    return {
        "id": name, "title": None, "authors": [], "publication": outlet, "agency": None, "published": day,
        "published_basis": None, "url": None, "text": text, "zones": [], "sentences": [[0, len(text)]], "mentions": [],
        "timexes": [], "places": [], "attributions": [], "events": [{**event, **given}], "relations": [],
        "passed_over": [{"trigger": {"text": whom, "start": at, "end": at + len(whom)}, "reason": "ACCUSE: no stated actor"}],
    }  # fmt: skip


def everything(record: Record) -> dict[str, list[str]]:
    """All rows of all tables."""
    return {table: sorted(map(repr, record.backend.rows(f"SELECT * FROM {table}"))) for table in TABLES}
