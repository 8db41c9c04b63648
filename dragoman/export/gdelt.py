"""Events as rows of the GDELT 2.0 event table: 61 columns, one pair of parties a row."""

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from dragoman.export.cameo import Numbers, act_of, quad_class
from dragoman.export.contract import Row, exact_day, pairs, published_day
from dragoman.export.left_out import LeftOut
from dragoman.export.tables import write_table
from dragoman.lexicon.exchange import load_countries, load_sectors, load_table

KNOWN_GROUPS = {"UNO": "UNO", "EUR": "EEC"}
TYPES_OF_CODES = {"IGO": "IGO", "UNO": "IGO", "EUR": "IGO", "NGO": "NGO", "ISM": "NGM", "IMG": "IMG", "MNC": "MNC"}
NO_GEOGRAPHY = 0
CLOCK = re.compile(r"[T ]([01][0-9]|2[0-3]):?([0-5][0-9])(?::?([0-5][0-9]))?")


def write_gdelt(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """Without header, as GDELT's own files."""
    numbers = Numbers(52)  # every number language reads 52 bits exactly
    events = left_out.events(rows, done=True)
    write_table((r for event in events for r in _event(event, numbers)), load_table("gdelt"), file)


def _event(row: Row, numbers: Numbers) -> Iterator[dict[str, Any]]:
    act = act_of(row)
    shared = {
        **_date(row["date"]),
        "EventCode": act.code,
        "EventBaseCode": act.code[:3],
        "EventRootCode": act.code[:2],
        "QuadClass": quad_class(act),
        "GoldsteinScale": act.goldstein,
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "Actor1Geo_Type": NO_GEOGRAPHY,
        "Actor2Geo_Type": NO_GEOGRAPHY,
        **_place(row["place"]),
        "DATEADDED": added(row),
        "SOURCEURL": row["url"],
    }
    for number, (first, second) in enumerate(pairs(row)):
        parties = {**_actor("Actor1", first), **(_actor("Actor2", second) if second else {})}
        yield {"GLOBALEVENTID": numbers.new(row["id"], number), **parties, **shared}


def _date(date: Row | None) -> dict[str, Any]:
    """As much of the date as is known: all of it, the month, or the year."""
    if date is None or date["begin"][:4] != date["end"][:4]:
        return {}
    begin = date["begin"]
    known: dict[str, Any] = {"Year": int(begin[:4])}
    if begin[:7] == date["end"][:7]:
        known["MonthYear"] = int(begin[:7].replace("-", ""))
    if day := exact_day(date):
        known["SQLDATE"] = int(day.replace("-", ""))
        known["FractionDate"] = round(int(day[:4]) + (int(day[5:7]) * 30 + int(day[8:10])) / 365, 4)
    return known


def _actor(prefix: str, entity: Row) -> dict[str, Any]:
    country, code = load_countries().get(entity["country"] or ""), entity["code"]
    nation = country.cameo if country else "EUR" if code == "EUR" else ""
    group = KNOWN_GROUPS.get(code or "", "")
    sectors = entity["sectors"] or ([entity["sector"]] if entity["sector"] else [])
    kinds = [TYPES_OF_CODES.get(code or "", ""), *(load_sectors().get(s, ("", ""))[0] for s in sectors)]
    types = list(dict.fromkeys(kind for kind in kinds if kind))[:3]
    name = entity["name"] or entity["text"]
    parts = [*types, nation, group] if group else [nation, *types]
    return {
        f"{prefix}Code": "".join(parts),
        f"{prefix}Name": name.upper(),
        f"{prefix}CountryCode": nation,
        f"{prefix}KnownGroupCode": group,
        **{f"{prefix}Type{number}Code": kind for number, kind in enumerate(types, 1)},
    }


def _place(place: Row | None) -> dict[str, Any]:
    if place is None:
        return {"ActionGeo_Type": NO_GEOGRAPHY}
    country = load_countries().get(place["country"] or "")
    fips, whole = country.fips if country else "", place["precision"] == "country"
    names = [place["name"], *([country.icews] if country and not whole else [])]
    return {
        "ActionGeo_Type": _geo_type(place),
        "ActionGeo_FullName": ", ".join(names),
        "ActionGeo_CountryCode": fips,
        "ActionGeo_ADM1Code": fips if whole else None,
        "ActionGeo_Lat": place["lat"],
        "ActionGeo_Long": place["lon"],
        "ActionGeo_FeatureID": fips if whole else None,
    }


def _geo_type(place: Row) -> int:
    """1 country, 2 and 5 region, 3 and 4 city or landmark, the first of each in the United States."""
    american = place["country"] == "USA"
    if place["precision"] == "country":
        return 1
    if place["precision"] == "region":
        return 2 if american else 5
    return 3 if american else 4


def added(row: Row) -> int | None:
    """YYYYMMDDHHMMSS of the publication, which stands for the time at which the row came to be; midnight for a bare day."""
    day = published_day(row)
    clock = CLOCK.match(row["published"][10:]) if day else None
    time = "".join(part or "00" for part in clock.groups()) if clock else "000000"
    return int(day.replace("-", "") + time) if day else None
