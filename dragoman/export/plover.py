"""Events as PLOVER's own JSON records, one a line, with the field names of the manual (draft of 2021, chapter `JSON Data Fields`)."""

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.contract import Row
from dragoman.export.left_out import LeftOut
from dragoman.export.text import json_line
from dragoman.lexicon.exchange import load_countries

CODEBOOK = "PLOVER 2.0 draft, 2021"
REQUIRED = ("id", "date", "source", "event")


def write_plover(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """Denied, planned and supposed events are written too: `auxiliary` and `factuality` say so."""
    for row in left_out.events(rows):
        file.write(json_line(_event(row)))


def _event(row: Row) -> dict[str, Any]:
    date = row["date"]
    record = {
        "id": row["id"],
        "has_event": True,
        "date": date and date["begin"],
        "enddate": date and date["end"],
        "source": [_actor(e) for e in row["actors"]],
        "recipient": [_actor(e) for e in row["recipients"]],
        "event": [row["type"]],
        "event_loc": _location(row["place"]),
        "event_text": [row["trigger"]["text"]] if row["trigger"] else None,
        "quad_code": row["quad"],
        "event_scale": row["score"],
        "mode": [row["mode"]] if row["mode"] else None,
        "context": list(row["contexts"]),
        "text_info": row["sentence"] and {"start": row["sentence"]["start"], "end": row["sentence"]["end"]},
        "cite_info": _citation(row),
        "coder": row["coder"] and f"dragoman {row['coder']['version']}",
        "auxiliary": row["auxiliary"],
        "factuality": row["factuality"],
        "attribution": [voice["text"] for voice in row["attribution"] if voice["text"]],
        "confidence": row["confidence"],
    }
    return _known(record, keep=REQUIRED)


def _actor(entity: Row) -> dict[str, Any]:
    sectors = list(entity["sectors"] or ()) or [entity["sector"]]
    return _known(
        {
            "code": entity["code"],
            "sector": "".join(s for s in sectors[:2] if s),
            "actor_text": entity["text"],
            "identifier_id": entity["wikidata"] and f"https://www.wikidata.org/wiki/{entity['wikidata']}",
            "identifier_text": entity["name"],
            "office": entity["office"],
        }
    )


def _location(place: Row | None) -> dict[str, Any] | None:
    if place is None:
        return None
    country = load_countries().get(place["country"] or "")
    return _known(
        {
            "geonameid": place["geonameid"],
            "name": place["name"],
            "latitude": place["lat"],
            "longitude": place["lon"],
            "country code": country and country.iso2,
            "cc3": place["country"],
        }
    )


def _citation(row: Row) -> dict[str, Any]:
    named = {"url": row["url"], "title": row["title"], "publication": row["publication"]}
    return _known({"citation": row["article_id"], **named, "codebook": CODEBOOK})


def _known(values: dict[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    """Optional fields that are unknown are left away, as the manual has it; required ones stay, as null."""
    return {name: value for name, value in values.items() if name in keep or value not in (None, "", [], {})}
