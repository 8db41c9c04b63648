"""Events and relations as a body of JSON beside flat columns: what the columns or the article say is not said twice.

`unpacked_event(packed_event(e))` is `e` again, field by field and in the same order. Rows of an unexpected shape are kept whole.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import orjson

Body = dict[str, Any]

FLAT = ("id", "type", "mode", "contexts", "auxiliary", "quad", "score", "cameo", "factuality", "confidence")
OF_ARTICLE = ("title", "publication", "published", "url")
EVENT = (
    "id", "article_id", "title", "publication", "published", "url", "type", "mode", "contexts", "auxiliary", "quad",
    "score", "cameo", "actors", "recipients", "trigger", "sentence", "date", "place", "factuality", "attribution",
    "confidence", "why", "coder", "counts",
)  # fmt: skip
ENTITY = (
    "text", "start", "end", "name", "code", "country", "sector", "sectors", "office", "wikidata", "via",
)  # fmt: skip
VOICE = ("source", "text", "cue", "start", "end", "form")
EVENT_KEYS, ENTITY_KEYS, VOICE_KEYS = frozenset(EVENT), frozenset(ENTITY), frozenset(VOICE)
SPAN_KEYS = frozenset({"text", "start", "end"})
WHOLE = "whole"


def encode(value: Any) -> str:
    """JSON without white space."""
    return orjson.dumps(value).decode()


def packed_event(event: Mapping[str, Any], article: Mapping[str, Any], coder: object) -> str:
    """The body of an event; `article` is its row of `annotate`, `coder` what the article's column says."""
    if event.keys() != EVENT_KEYS or event["article_id"] != article["id"] or event["trigger"] is None:
        return encode({WHOLE: event})
    text: str = article["text"]
    body: Body = {name: event[name] for name in OF_ARTICLE if event[name] != article.get(name)}
    body["actors"] = [_packed_entity(entity, text) for entity in event["actors"]]
    body["recipients"] = [_packed_entity(entity, text) for entity in event["recipients"]]
    body["trigger"] = _packed_span(event["trigger"], text)
    body["sentence"] = _packed_span(event["sentence"], text)
    body["date"] = event["date"]
    body["place"] = event["place"]
    body["attribution"] = [_packed_voice(voice, text) for voice in event["attribution"]]
    body["why"] = event["why"]
    if event["counts"]:
        body["counts"] = event["counts"]
    if event["coder"] != coder:
        body["coder"] = event["coder"]
    return encode(body)


def unpacked_event(body: str, flat: Mapping[str, Any], article: Mapping[str, Any], coder: object) -> dict[str, Any]:
    """The event again; `flat` and `article` hold FLAT, and id, text and OF_ARTICLE."""
    packed: Body = orjson.loads(body)
    if WHOLE in packed:
        whole: dict[str, Any] = packed[WHOLE]
        return whole
    text: str = article["text"]
    event = {name: article[name] for name in OF_ARTICLE}
    event |= flat
    event["article_id"] = article["id"]
    event["coder"] = coder
    event["counts"] = []
    event |= packed
    event["actors"] = [_entity(entity, text) for entity in packed["actors"]]
    event["recipients"] = [_entity(entity, text) for entity in packed["recipients"]]
    event["trigger"], event["sentence"] = _span(packed["trigger"], text), _span(packed["sentence"], text)
    event["attribution"] = [_voice(voice, text) for voice in packed["attribution"]]
    return {name: event[name] for name in EVENT}


def packed_cues(body: str) -> list[str | None]:
    """The cues of the chain of voices in a packed event, from inner to outer."""
    packed: Body = orjson.loads(body)
    return [voice.get(WHOLE, voice).get("cue") for voice in packed.get(WHOLE, packed)["attribution"]]


def _packed_span(span: Body, text: str) -> object:
    """`[start, end]` where the text is what stands there, else the span as it is."""
    if span.keys() == SPAN_KEYS and span["text"] == text[span["start"] : span["end"]]:
        return [span["start"], span["end"]]
    return span


def _span(packed: Any, text: str) -> Body:
    if isinstance(packed, dict):
        return packed
    start, end = packed
    return {"text": text[start:end], "start": start, "end": end}


def _packed_entity(entity: Body, text: str) -> Body:
    """Without nulls, without words that stand in the text, without sectors that repeat the sector."""
    if entity.keys() != ENTITY_KEYS:
        return {WHOLE: entity}
    packed = {name: value for name, value in entity.items() if value is not None}
    if entity["text"] == text[entity["start"] : entity["end"]]:
        del packed["text"]
    if entity["sectors"] == ([entity["sector"]] if entity["sector"] else []):
        del packed["sectors"]
    via = entity["via"]
    if via is not None and via == {"rule": via.get("rule"), "start": None, "end": None}:
        packed["via"] = via["rule"]
    return packed


def _entity(packed: Body, text: str) -> Body:
    if WHOLE in packed:
        whole: Body = packed[WHOLE]
        return whole
    get = packed.get
    sector, via = get("sector"), get("via")
    return {
        "text": packed["text"] if "text" in packed else text[packed["start"] : packed["end"]],
        "start": packed["start"],
        "end": packed["end"],
        "name": get("name"),
        "code": get("code"),
        "country": get("country"),
        "sector": sector,
        "sectors": packed.get("sectors", [sector] if sector else []),
        "office": get("office"),
        "wikidata": get("wikidata"),
        "via": {"rule": via, "start": None, "end": None} if isinstance(via, str) else via,
    }


def packed_entity(entity: Body | None, text: str) -> str | None:
    """An entity for a column."""
    return None if entity is None else encode(_packed_entity(entity, text))


def unpacked_entity(body: str | None, text: str) -> Body | None:
    """The entity again."""
    return None if body is None else _entity(orjson.loads(body), text)


def _packed_voice(voice: Body, text: str) -> Body:
    if voice.keys() != VOICE_KEYS:
        return {WHOLE: voice}
    packed = {name: value for name, value in voice.items() if value is not None}
    if voice["source"] is not None:
        packed["source"] = _packed_entity(voice["source"], text)
    start = voice["start"]
    if start is not None and voice["end"] is not None and voice["text"] == text[start : voice["end"]]:
        del packed["text"]
    return packed


def _voice(packed: Body, text: str) -> Body:
    if WHOLE in packed:
        whole: Body = packed[WHOLE]
        return whole
    voice = {name: packed.get(name) for name in VOICE}
    if voice["source"] is not None:
        voice["source"] = _entity(voice["source"], text)
    if "text" not in packed and voice["start"] is not None and voice["end"] is not None:
        voice["text"] = text[voice["start"] : voice["end"]]
    return voice


@lru_cache(maxsize=100_000)
def day_of(text: str | None) -> date | None:
    """The day that an ISO day or time begins with; None where there is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def first_day(text: str | None) -> date | None:
    """The first day of an ISO day, month or year."""
    return day_of(f"{text}-01-01"[:10]) if text and len(text) < 10 else day_of(text)


@lru_cache(maxsize=10_000)
def last_day(text: str | None) -> date | None:
    """The last day of an ISO day, month or year."""
    if not text or len(text) >= 10:
        return day_of(text)
    if len(text) == 4:
        return day_of(f"{text}-12-31")
    return next((day for n in (31, 30, 29, 28) if (day := day_of(f"{text}-{n}")) is not None), None)
