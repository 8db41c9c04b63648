"""Events and relations as flat rows, the same columns for both, for tables."""

import json
from collections.abc import Iterable
from typing import Any

from dragoman.export.contract import Record, Row, contract_row, is_event

Cells = dict[str, Any]
COPIED = (
    *(
        "id",
        "article_id",
        "title",
        "publication",
        "published",
        "url",
        "type",
        "mode",
        "auxiliary",
        "quad",
        "score",
        "cameo",
    ),
    *("factuality", "confidence"),
)
COLUMNS: dict[str, type] = {
    "record": str, "id": str, "article_id": str, "title": str, "publication": str, "published": str, "url": str,
    "type": str, "mode": str, "status": str, "contexts": str, "auxiliary": str, "quad": int, "score": float, "cameo": str,
    "actors": str, "actor_names": str, "actor_codes": str, "actor_sectors": str,
    "recipients": str, "recipient_names": str, "recipient_codes": str, "recipient_sectors": str,
    "trigger": str, "start": int, "end": int, "text": str, "date_begin": str, "date_end": str, "date_text": str,
    "place": str, "place_country": str, "lat": float, "lon": float, "geonameid": int, "place_precision": str,
    "factuality": str, "voices": str, "confidence": float, "counts": str, "terms": str, "events": str, "why": str, "coder": str,
}  # fmt: skip


def flat_row(row: Row) -> Cells:
    """A row of the contract as one flat row; lists are joined by `; `."""
    return event_row(row) if is_event(row) else relation_row(row)


def event_row(record: Record) -> Cells:
    """An event as one flat row."""
    event = contract_row(record)
    date, place = event["date"] or {}, event["place"] or {}
    trigger, sentence = event["trigger"] or {}, event["sentence"] or {}
    return _filled(
        {
            **{name: event[name] for name in COPIED},
            "record": "event",
            "contexts": _joined(event["contexts"]),
            **_parties("actor", event["actors"]),
            **_parties("recipient", event["recipients"]),
            "trigger": trigger.get("text"),
            "start": trigger.get("start"),
            "end": trigger.get("end"),
            "text": sentence.get("text"),
            **{f"date_{name}": date.get(name) for name in ("begin", "end", "text")},
            "place": place.get("name"),
            "place_country": place.get("country"),
            "place_precision": place.get("precision"),
            **{name: place.get(name) for name in ("lat", "lon", "geonameid")},
            "counts": json.dumps(event["counts"], ensure_ascii=False) if event.get("counts") else None,
            **_made(event),
        }
    )


def relation_row(record: Record) -> Cells:
    """A relation as one flat row: the first role is the actors', the others are the recipients'; terms are JSON."""
    relation = contract_row(record)
    roles = list(dict.fromkeys(p["role"] for p in relation["parties"]))
    first = [p["entity"] for p in relation["parties"] if p["role"] == (roles or [""])[0]]
    others = [p["entity"] for p in relation["parties"] if p["role"] in roles[1:]]
    evidence = relation["evidence"][0] if relation["evidence"] else {}
    return _filled(
        {
            "record": "relation",
            **{name: relation[name] for name in ("id", "article_id", "status", "factuality")},
            "type": relation["kind"],
            **_parties("actor", first),
            **_parties("recipient", others),
            **{name: evidence.get(name) for name in ("start", "end", "text")},
            "date_begin": relation["begin"],
            "date_end": relation["end"],
            "terms": json.dumps(relation["terms"], ensure_ascii=False),
            "events": _joined(relation["events"]),
            **_made(relation),
        }
    )


def _made(row: Row) -> Cells:
    """Who says it, why it is there, and what made it."""
    coder = row["coder"] or {}
    return {"voices": _voices(row["attribution"]), "why": _joined(row["why"]), "coder": coder.get("version")}


def _filled(values: Cells) -> Cells:
    return {name: None if values.get(name) is None else kind(values[name]) for name, kind in COLUMNS.items()}


def _parties(role: str, entities: Iterable[Row]) -> Cells:
    every = list(entities)
    return {
        f"{role}s": _joined(e["text"] for e in every),
        f"{role}_names": _joined(e["name"] for e in every),
        f"{role}_codes": _joined(e["code"] for e in every),
        f"{role}_sectors": _joined(e["sector"] for e in every),
    }


def _joined(values: Iterable[object]) -> str:
    return "; ".join("" if v is None else str(v) for v in values)


def _voices(voices: Iterable[Row]) -> str:
    return " < ".join(v["text"] or "?" for v in voices)
