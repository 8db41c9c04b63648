"""Events as rows of POLECAT's weekly files: 40 columns, one event a row, several parties in a cell."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from dragoman.export.contract import Row, exact_day, joined, published_day, words_of
from dragoman.export.left_out import LeftOut
from dragoman.export.tables import write_table
from dragoman.lexicon.exchange import load_countries, load_table
from dragoman.lexicon.ontology import load_ontology


def write_polecat(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """With header; an unknown value is the word None, as there."""
    write_table(map(_event, left_out.events(rows, done=True)), load_table("polecat"), file)


def _event(row: Row) -> dict[str, Any]:
    coder = row["coder"] or {}
    return {
        "Event ID": row["id"],
        "Event Date": exact_day(row["date"]),
        "Event Type": row["type"],
        "Event Mode": row["mode"],
        "Intensity": row["score"],
        "Quad Code": load_ontology().quads[row["quad"]].upper(),
        "Contexts": joined(row["contexts"]),
        **_parties("Actor", row["actors"]),
        **_parties("Recipient", row["recipients"]),
        **_place(row["place"], row["sentence"]),
        "Source": row["publication"],
        "Publication Date": published_day(row),
        "Version": coder.get("version") and f"dragoman {coder['version']}",
    }


def _parties(role: str, entities: Sequence[Row]) -> dict[str, Any]:
    countries = [load_countries().get(e["country"] or "") for e in entities]
    return {
        f"{role} Name": joined(e["name"] for e in entities),
        f"{role} Country": joined(e["country"] or e["code"] for e in entities),
        f"{role} COW": joined(c.cow for c in countries if c),
        f"Primary {role} Sector": joined(e["sector"] for e in entities),
        f"{role} Sectors": joined(s for e in entities for s in e["sectors"]),
        f"{role} Title": joined(e["office"] for e in entities),
        f"{role} Name Raw": joined(e["text"] for e in entities),
    }


def _place(place: Row | None, sentence: Row | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "Placename": place["name"],
        "City": place["name"] if place["precision"] == "city" else None,
        "Province": place["name"] if place["precision"] == "region" else None,
        "Country": place["country"],
        "Latitude": place["lat"],
        "Longitude": place["lon"],
        "GeoNames ID": place["geonameid"],
        "Raw Placename": words_of(sentence, place["start"], place["stop"]),
    }
