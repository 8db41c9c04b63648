import csv
from pathlib import Path

import pytest

from dragoman.lexicon.bodies import COLUMNS, KINDS, Body, index_bodies, load_bodies
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology

SHARED = {
    "Justice and Development Party": {"TUR", "MAR"},
    "Labour Party": {"GBR", "ISR"},
    "The Daily Star": {"BGD", "LBN"},
}
LOWER_CASE = {
    "anti-balaka", "axis of resistance", "developing world", "dpa", "euro zone countries", "international community",
    "janjaweed", "loya jirga", "major powers", "mujahedin", "mujahideen", "peshmerga", "shabiha",
    "six-party talks participants", "world community", "world powers", "yakuza",
}  # fmt: skip
ORDINARY = {
    "Age", "Agency", "Amazon", "Apple", "Army", "Article", "Assembly", "Atlantic", "Bank", "Brother", "Center",
    "Club", "Coalition", "Commission", "Committee", "Company", "Council", "Court", "Dawn", "Day", "Defense",
    "Economist", "Express", "Force", "Forum", "Front", "General", "Group", "He", "Herald", "Hill", "Home",
    "House", "Independent", "Independence", "Is", "It", "League", "Left", "Liberation", "March", "May",
    "Memorial", "Meta", "Metro", "Mirror", "Mission", "Monitor", "Movement", "Nation", "National", "Nature",
    "News", "No", "Observer", "Order", "Party", "Peace", "People", "Police", "Post", "Power", "Press", "Punch",
    "Rally", "Renaissance", "Resistance", "Right", "Saba", "Shell", "Sky", "Society", "Standard", "Star",
    "State", "Sun", "Sunday", "Target", "Team", "Telegraph", "The", "Time", "Times", "Total", "Trend",
    "Tribune", "Truth", "Union", "Unit", "Unity", "Us", "Vale", "Vanguard", "Victory", "Voice", "Who", "World",
    "Year",
}  # fmt: skip
GOOD = ["Harbour Union", "HU", "IGO", "", "MIL", "MIL|COP", "alliance", "1950", "1990", "Q7", "invented"]

LOOKUPS = [
    ("UN", "UNO", None, None),
    ("UNHCR", "UNO", None, None),
    ("U.N. Security Council", "UNO", None, None),
    ("IAEA", "UNO", None, None),
    ("ICJ", "UNO", None, "JUD"),
    ("ICC", "IGO", None, "JUD"),
    ("IMF", "IGO", None, None),
    ("NATO", "IGO", None, "MIL"),
    ("CSTO", "IGO", None, "MIL"),
    ("AU", "IGO", None, None),
    ("OPEC+", "IGO", None, None),
    ("EU", "EUR", None, None),
    ("European Commission", "EUR", None, "GOV"),
    ("European Parliament", "EUR", None, "LEG"),
    ("Red Cross", "NGO", None, "MED"),
    ("Reuters", "GBR", "GBR", "JRN"),
    ("ITAR-TASS", "RUS", "RUS", "JRN"),
    ("Xinhua", "CHN", "CHN", "JRN"),
    ("KCNA", "PRK", "PRK", "JRN"),
    ("Al-Jazeera", "QAT", "QAT", "JRN"),
    ("WSJ", "USA", "USA", "JRN"),
    ("al-Qaida", "IMG", None, "UAF"),
    ("ISIL", "IMG", None, "UAF"),
    ("Taliban", "AFG", "AFG", "REB"),
    ("Hizbollah", "LBN", "LBN", "PRM"),
    ("M23", "COD", "COD", "REB"),
    ("RSF", "SDN", "SDN", "PRM"),
    ("Tamil Tigers", "LKA", "LKA", "REB"),
    ("Likud", "ISR", "ISR", "PTY"),
    ("Republicans", "USA", "USA", "PTY"),
    ("ZANU-PF", "ZWE", "ZWE", "PTY"),
    ("Human Rights Watch", "NGO", None, None),
    ("ACLU", "USA", "USA", "SOC"),
    ("Microsoft", "MNC", "USA", "BUS"),
    ("Gazprom", "RUS", "RUS", "BUS"),
    ("Huawei", "MNC", "CHN", "BUS"),
    ("CIA", "USA", "USA", "SPY"),
    ("IDF", "ISR", "ISR", "MIL"),
    ("Knesset", "ISR", "ISR", "LEG"),
    ("State Department", "USA", "USA", "GOV"),
    ("IRGC", "IRN", "IRN", "MIL"),
    ("the West", None, None, None),
    ("Western allies", None, None, None),
]

BAD_ROWS = [
    ({"name": ""}, "''"),
    ({"name": "Harbour Union "}, "'Harbour Union '"),
    ({"name": "Harbour Union (north)", "aliases": ""}, "gloss in brackets"),
    ({"aliases": "HU|HU"}, "'HU'"),
    ({"aliases": "HU|"}, "''"),
    ({"code": "XX"}, "'XX'"),
    ({"code": "NOR", "country": "SWE"}, "'SWE'"),
    ({"code": "NOR"}, "the country of the code, NOR"),
    ({"country": "Norway"}, "'Norway'"),
    ({"code": ""}, "only kind bloc"),
    ({"sector": "NAVY", "sectors": "NAVY"}, "'NAVY'"),
    ({"sector": "COP"}, "the first of the sectors"),
    ({"sector": ""}, "the first of the sectors"),
    ({"kind": "navy"}, "alliance"),
    ({"start": "long ago"}, "a year or nothing"),
    ({"end": "1949"}, "a year not before 1950"),
    ({"wikidata": "7"}, "Wikidata"),
    ({"source": ""}, "a source"),
]


@pytest.fixture(scope="module")
def index() -> dict[str, tuple[Body, ...]]:
    return index_bodies(load_bodies())


def write(folder: Path, *rows: list[str], header: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "bodies.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.mark.parametrize(("form", "code", "country", "sector"), LOOKUPS)
def test_look_up(
    index: dict[str, tuple[Body, ...]], form: str, code: str | None, country: str | None, sector: str | None
) -> None:
    (body,) = index[form]
    assert (body.code, body.country, body.sector) == (code, country, sector)


@pytest.mark.parametrize(
    "form", ["Is", "Who", "quad", "us", "West Bank", "Brussels", "Constitutional Council (France)"]
)
def test_not_a_body(index: dict[str, tuple[Body, ...]], form: str) -> None:
    assert form not in index


def test_shared_spellings_are_the_intended_ones(index: dict[str, tuple[Body, ...]]) -> None:
    shared = {form: {body.country for body in bodies} for form, bodies in index.items() if len(bodies) > 1}
    assert shared == SHARED


def test_spellings_are_not_ordinary_words(index: dict[str, tuple[Body, ...]]) -> None:
    assert {form for form in index if form == form.lower()} == LOWER_CASE
    assert not ORDINARY & index.keys()
    assert all(len(form) > 1 for form in index)


def test_countries_are_states() -> None:
    with (DATA / "states.csv").open(encoding="utf-8", newline="") as file:
        states = {row["iso3"] for row in csv.DictReader(file)}
    assert {body.country for body in load_bodies() if body.country} <= states


def test_wikidata_ids_come_once() -> None:
    ids = [body.wikidata for body in load_bodies() if body.wikidata]
    assert len(ids) == len(set(ids))


def test_kinds_and_codes_fit_together() -> None:
    bodies = load_bodies()
    assert {body.kind for body in bodies} == KINDS
    assert all("JRN" in body.sectors for body in bodies if body.kind == "media")
    assert all("BUS" in body.sectors for body in bodies if body.kind == "company")
    assert all(body.code == "UNO" for body in bodies if body.kind == "agency")
    assert {body.code for body in bodies} >= set(load_ontology().nonstate)


@pytest.mark.parametrize(("year", "active"), [(1949, False), (1950, True), (1990, True), (1991, False)])
def test_active(tmp_path: Path, year: int, active: bool) -> None:
    (body,) = load_bodies(write(tmp_path, GOOD))
    assert body.active(year) is active


def test_read_row(tmp_path: Path) -> None:
    (body,) = load_bodies(write(tmp_path, GOOD))
    assert body == Body("Harbour Union", ("HU",), "IGO", None, ("MIL", "COP"), "alliance", 1950, 1990, "Q7", "invented")
    assert (body.sector, body.forms) == ("MIL", ("Harbour Union", "HU"))


@pytest.mark.parametrize(("change", "said"), BAD_ROWS)
def test_bad_row(tmp_path: Path, change: dict[str, str], said: str) -> None:
    row = list((dict(zip(COLUMNS, GOOD, strict=True)) | change).values())
    with pytest.raises(LexiconError) as caught:
        load_bodies(write(tmp_path, row))
    assert caught.value.line == 2
    assert said in str(caught.value)
    assert str(caught.value).startswith("bodies.csv, line 2: ")


def test_shipped_rows_stand_in_order_and_once() -> None:
    names = [body.name for body in load_bodies()]
    assert names == sorted(set(names))


def test_bad_shape(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="line 1: 'header'"):
        load_bodies(write(tmp_path, GOOD, header=COLUMNS[1:]))
    short = tmp_path / "short"
    short.mkdir()
    with pytest.raises(LexiconError, match="11 columns"):
        load_bodies(write(short, GOOD[1:]))
