"""Events with coordinates as a GeoJSON FeatureCollection (RFC 7946), longitude first."""

from collections.abc import Iterable
from typing import IO, Any

from dragoman.export.contract import Row, joined
from dragoman.export.left_out import LeftOut
from dragoman.export.text import json_line

COPIED = (
    *("article_id", "title", "publication", "published", "url", "type", "mode", "auxiliary", "quad", "score", "cameo"),
    *("factuality", "confidence"),
)


def write_geojson(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """One feature an event; events without coordinates are left out."""
    file.write(b'{"type": "FeatureCollection", "features": [')
    start = b"\n"
    for row in left_out.events(rows):
        if _has_point(row["place"]):
            file.write(start + json_line(_feature(row)).rstrip(b"\n"))
            start = b",\n"
        else:
            left_out.add("events without coordinates")
    file.write(b"\n]}\n")


def _has_point(place: Row | None) -> bool:
    if place is None or place["lat"] is None or place["lon"] is None:
        return False
    return abs(float(place["lat"])) <= 90 and abs(float(place["lon"])) <= 180


def _feature(row: Row) -> dict[str, Any]:
    place = row["place"]
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": {
            **{name: row[name] for name in COPIED},
            "contexts": list(row["contexts"]),
            **_parties("actor", row["actors"]),
            **_parties("recipient", row["recipients"]),
            "date_begin": row["date"] and row["date"]["begin"],
            "date_end": row["date"] and row["date"]["end"],
            "place": place["name"],
            "place_country": place["country"],
            "place_precision": place["precision"],
            "geonameid": place["geonameid"],
            "text": row["sentence"] and row["sentence"]["text"],
            "voices": " < ".join(voice["text"] or "?" for voice in row["attribution"]),
        },
    }


def _parties(role: str, entities: Iterable[Row]) -> dict[str, Any]:
    every = list(entities)
    return {
        f"{role}s": [e["name"] or e["text"] for e in every],
        f"{role}_codes": joined(e["code"] for e in every).split("; ") if every else [],
    }
