"""Events and relations as flat rows, the same columns for both, for tables."""

import json
from collections.abc import Iterable
from typing import Any

from dragoman.model.entity import Entity
from dragoman.model.event import Event, Voice
from dragoman.model.relation import Relation
from dragoman.record.rows import plain

Row = dict[str, Any]
COLUMNS: dict[str, type] = {
    "record": str, "id": str, "article_id": str, "title": str, "publication": str, "published": str, "url": str,
    "type": str, "mode": str, "status": str, "contexts": str, "auxiliary": str, "quad": int, "score": float, "cameo": str,
    "actors": str, "actor_names": str, "actor_codes": str, "actor_sectors": str,
    "recipients": str, "recipient_names": str, "recipient_codes": str, "recipient_sectors": str,
    "trigger": str, "start": int, "end": int, "text": str, "date_begin": str, "date_end": str, "date_text": str,
    "place": str, "place_country": str, "lat": float, "lon": float, "geonameid": int, "place_precision": str,
    "factuality": str, "voices": str, "confidence": float, "counts": str, "terms": str, "events": str, "why": str, "coder": str,
}  # fmt: skip


def event_row(event: Event) -> Row:
    """An event as one flat row; lists are joined by `; `."""
    date, place = event.date, event.place
    return _filled(
        record="event", id=event.id, article_id=event.article_id, title=event.title, publication=event.publication,
        published=event.published, url=event.url, type=event.type, mode=event.mode, contexts=_joined(event.contexts),
        auxiliary=event.auxiliary, quad=event.quad, score=event.score, cameo=event.cameo,
        **_parties("actor", event.actors), **_parties("recipient", event.recipients),
        trigger=event.trigger.text, start=event.trigger.start, end=event.trigger.end, text=event.sentence.text,
        date_begin=date and date.begin, date_end=date and date.end, date_text=date and date.text,
        place=place and place.name, place_country=place and place.country, lat=place and place.lat,
        lon=place and place.lon, geonameid=place and place.geonameid, place_precision=place and place.precision,
        factuality=event.factuality, voices=_voices(event.attribution), confidence=event.confidence,
        counts=json.dumps(plain(event.counts), ensure_ascii=False) if event.counts else None,
        why=_joined(event.why), coder=event.coder.version,
    )  # fmt: skip


def relation_row(relation: Relation) -> Row:
    """A relation as one flat row: the first role is the actors', the others are the recipients'; terms are JSON."""
    roles = list(dict.fromkeys(p.role for p in relation.parties))
    first = [p.entity for p in relation.parties if p.role == (roles or [""])[0]]
    others = [p.entity for p in relation.parties if p.role in roles[1:]]
    evidence = relation.evidence[0] if relation.evidence else None
    return _filled(
        record="relation", id=relation.id, article_id=relation.article_id, type=relation.kind, status=relation.status,
        **_parties("actor", first), **_parties("recipient", others),
        start=evidence and evidence.start, end=evidence and evidence.end, text=evidence and evidence.text,
        date_begin=relation.begin, date_end=relation.end, factuality=relation.factuality,
        voices=_voices(relation.attribution), terms=json.dumps(plain(relation.terms), ensure_ascii=False),
        events=_joined(relation.events), why=_joined(relation.why), coder=relation.coder and relation.coder.version,
    )  # fmt: skip


def _filled(**values: Any) -> Row:
    return {name: None if values.get(name) is None else kind(values[name]) for name, kind in COLUMNS.items()}


def _parties(role: str, entities: Iterable[Entity]) -> Row:
    every = list(entities)
    return {
        f"{role}s": _joined(e.text for e in every),
        f"{role}_names": _joined(e.name for e in every),
        f"{role}_codes": _joined(e.code for e in every),
        f"{role}_sectors": _joined(e.sector for e in every),
    }


def _joined(values: Iterable[object]) -> str:
    return "; ".join("" if v is None else str(v) for v in values)


def _voices(voices: Iterable[Voice]) -> str:
    return " < ".join(v.text or "?" for v in voices)
