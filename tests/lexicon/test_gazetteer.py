import csv
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.gazetteer import (
    COLUMNS,
    DATA,
    KINDS,
    OWN_TABLES,
    POINTS,
    ROLES,
    Points,
    Spot,
    load_gazetteer,
    read_points,
    read_table,
    read_words,
)
from dragoman.lexicon.place_index import fold

GAZETTEER = load_gazetteer()


def first_of(name: str, country: str | None, kind: str) -> Spot:
    return max(
        (s for s in GAZETTEER.lookup(name) if (s.country, s.kind) == (country, kind)), key=lambda s: s.population
    )


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("São  Paulo", "sao paulo"),
        ("Saint Louis", "st louis"),
        ("St. Louis", "st louis"),
        ("Mount Kenya", "mt kenya"),
        ("Ft. Worth", "ft worth"),
        ("U.S.", "us"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Port-au-Prince", "port au prince"),
        ("", ""),
        ("...", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Nairobi", "KEN", "city", -1.3, 36.8),
        ("Fort Worth", "USA", "city", 32.7, -97.3),
        ("Ft. Worth", "USA", "city", 32.7, -97.3),
        ("NAIROBI", "KEN", "city", -1.3, 36.8),
        ("Bombay", "IND", "city", 19.1, 72.9),
        ("Kiev", "UKR", "city", 50.5, 30.5),
        ("Norway", "NOR", "country", 62.0, 10.0),
        ("Hong Kong", "HKG", "country", 22.3, 114.2),
        ("Puerto Rico", "PRI", "country", 18.2, -66.5),
        ("Crimea", "UKR", "region", 45.3, 34.4),
        ("Montana", "USA", "region", 47.0, -109.8),
        ("Georgia", "USA", "region", 32.8, -83.5),
        ("Georgia", "GEO", "country", 42.0, 43.5),
        ("Laramie County", "USA", "county", 41.2, -104.7),
        ("Strait of Hormuz", None, "water", 26.6, 56.3),
        ("Natanz", "IRN", "site", 33.7, 51.7),
        ("Senkakus", "JPN", "area", 25.8, 123.5),
    ],
)
def test_lookup(name: str, country: str | None, kind: str, lat: float, lon: float) -> None:
    spot = first_of(name, country, kind)
    assert (spot.lat, spot.lon) == pytest.approx((lat, lon), abs=0.7)


@pytest.mark.parametrize("name", ["", "Qwxzvia", "Monday", "May", "Street", "North", "x" * 10_000])
def test_lookup_finds_nothing(name: str) -> None:
    assert GAZETTEER.lookup(name) == ()


def test_own_region_takes_code_of_index() -> None:
    assert first_of("Montana", "USA", "region").region == "US.MT"
    assert sum(s.kind == "region" and s.country == "USA" for s in GAZETTEER.lookup("Montana")) == 1


def test_own_city_takes_the_id_of_its_twin_not_of_the_village_of_its_name() -> None:
    assert first_of("Zaporizhzhia", "UKR", "city").geonameid == 687700
    assert sorted(s.population > 1000 for s in GAZETTEER.lookup("Zaporizhzhia") if s.kind == "city") == [False, True]


def test_one_capital_in_a_country() -> None:
    assert [s.region for s in GAZETTEER.lookup("Washington") if s.capital] == ["US.DC"]


@pytest.mark.parametrize(
    ("abbreviation", "region"), [("Ill.", "US.IL"), ("TX", "US.TX"), ("W.Va.", "US.WV"), ("Ont.", "CA.08")]
)
def test_abbreviations(abbreviation: str, region: str) -> None:
    assert GAZETTEER.abbreviations[abbreviation].region == region


@pytest.mark.parametrize(("word", "country"), [("Kenyan", "KEN"), ("Danes", "DNK"), ("South Koreans", "KOR")])
def test_demonyms(word: str, country: str) -> None:
    assert GAZETTEER.demonyms[fold(word)].country == country


@pytest.mark.parametrize("name", OWN_TABLES)
def test_own_tables_are_sorted_unique_and_sound(name: str) -> None:
    rows = list(read_table(DATA / name))
    keys = Counter((spot.name, spot.country) for spot, _ in rows)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [spot.name for spot, _ in rows if spot.country and spot.country not in set(GAZETTEER.codes.values())] == []
    aliases = Counter((fold(a), spot.country, spot.kind) for spot, names in rows for a in {spot.name, *names})
    assert [key for key, count in aliases.items() if count > 1] == []
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        assert all(row["source"] for row in csv.DictReader(table))


def test_index_lines_are_sorted_and_sound() -> None:
    lines = GAZETTEER.indices[0].data[:].split(b"\n")
    assert len(lines) > 200_000
    assert all(a <= b for a, b in pairwise(lines))
    for line in lines[::97]:
        key, shown, kind, country, _, lat, lon, size, number = line.decode().split("\t")
        assert key == fold(key)
        assert kind in "card"
        assert country in GAZETTEER.codes
        assert abs(float(lat)) <= 90
        assert abs(float(lon)) <= 180
        assert int(size) >= 0
        assert not number or int(number) > 0
        assert shown.strip() == shown


def test_abbreviations_are_sorted_and_unique() -> None:
    with (DATA / "abbreviations.csv").open(encoding="utf-8", newline="") as table:
        values = [row["abbreviation"] for row in csv.DictReader(table)]
    assert values == sorted(set(values))


def test_points_sum() -> None:
    points = Points(1.5, {"GPE": 2.0, "other": -0.5}, {"small": -1.0, "preposition": 1.0})
    assert points.total("GPE", set()) == 2.0
    assert points.total("GPE", {"small"}) == 1.0
    assert points.total("LAW", {"small", "preposition"}) == -0.5


def test_every_point_has_its_reason() -> None:
    lines = (DATA / "points.toml").read_text(encoding="utf-8").splitlines()
    given = [line for line in lines if " = " in line and not line.startswith(("#", "least"))]
    assert len(given) == sum(map(len, POINTS.values())) <= 30
    assert [line for line in given if " # " not in line] == []


@pytest.mark.parametrize(
    ("old", "new", "value", "allowed"),
    [
        ("small = -0.5", "small = -0.47", "small = -0.47", "half points from -5 to 5"),
        ("small = -0.5", "small = 9.0", "small = 9.0", "half points from -5 to 5"),
        ("small = -0.5", 'small = "low"', "small = low", "half points"),
        ("small = -0.5", "tiny = -0.5", "small, tiny", "country"),
        ("[story]", "[tale]", "story, tale", "label"),
        ("[story]", "[story", ".*", "TOML"),
        ("least = 1.5", "story = 1.0\nleast = 1.5", ".*", "TOML"),
        ("least = 1.5", "most = 1.5", "least = None", "half points"),
    ],
)
def test_bad_points_are_named(tmp_path: Path, old: str, new: str, value: str, allowed: str) -> None:
    text = (DATA / "points.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "points.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"points.toml, line 0: .{value}.*{allowed}"):
        read_points(path)


@pytest.mark.parametrize(
    ("row", "value", "allowed"),
    [
        ("Atlantis,kingdom,GRC,1,1,,myth", "kingdom", KINDS[0]),
        ("Atlantis,region,GR,1,1,,myth", "GR", "alpha-3"),
        ("Atlantis,region,GRC,91,1,,myth", "91", "-90 to 90"),
        ("Atlantis,region,GRC,1,east,,myth", "east", "-180 to 180"),
        ("Atlantis,region,GRC,nan,1,,myth", "nan", "-90 to 90"),
    ],
)
def test_bad_rows_are_named(tmp_path: Path, row: str, value: str, allowed: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(",".join(COLUMNS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=f"bad.csv, line 2: '{value}'.*{allowed}"):
        list(read_table(path))


def test_bad_columns_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name,lat\nAtlantis,1\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 1"):
        list(read_table(path))


def test_unknown_role_is_named(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("word,role\nairport,landing\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=next(iter(ROLES))):
        read_words(path)
