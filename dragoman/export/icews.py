"""Events as rows of the ICEWS event table: 20 columns, one pair of parties a row."""

from collections.abc import Iterable, Iterator
from typing import IO, Any

from dragoman.export.cameo import Numbers, act_of, number_of
from dragoman.export.contract import Row, exact_day, joined, pairs
from dragoman.export.left_out import LeftOut
from dragoman.export.tables import write_table
from dragoman.lexicon.exchange import load_countries, load_sectors, load_table

BITS = 31  # what readers of ICEWS take for an integer


def write_icews(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """With header, as the yearly files."""
    numbers = Numbers(BITS)
    events = left_out.events(rows, done=True)
    write_table((r for event in events for r in _event(event, numbers)), load_table("icews"), file)


def _event(row: Row, numbers: Numbers) -> Iterator[dict[str, Any]]:
    act = act_of(row)
    shared = {
        "Event Date": exact_day(row["date"]),
        "Event Text": act.label[:1].upper() + act.label[1:],
        "CAMEO Code": act.code,
        "Intensity": act.goldstein,
        "Story ID": number_of(row["article_id"], bits=BITS),
        "Publisher": row["publication"],
        **_place(row["place"]),
    }
    for number, (source, target) in enumerate(pairs(row)):
        parties = {**_party("Source", source), **(_party("Target", target) if target else {})}
        yield {"Event ID": numbers.new(row["id"], number), **parties, **shared}


def _party(role: str, entity: Row) -> dict[str, Any]:
    country = load_countries().get(entity["country"] or "")
    sectors = entity["sectors"] or ([entity["sector"]] if entity["sector"] else [])
    names = [name for s in sectors for name in load_sectors().get(s, ("", ""))[1].split(",")]
    return {
        f"{role} Name": entity["name"] or entity["text"],
        f"{role} Sectors": joined(names, ","),
        f"{role} Country": country.icews if country else None,
    }


def _place(place: Row | None) -> dict[str, Any]:
    if place is None:
        return {}
    country = load_countries().get(place["country"] or "")
    return {
        "City": place["name"] if place["precision"] == "city" else None,
        "Province": place["name"] if place["precision"] == "region" else None,
        "Country": country.icews if country else None,
        "Latitude": place["lat"],
        "Longitude": place["lon"],
    }
