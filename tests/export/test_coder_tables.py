"""GDELT, ICEWS and POLECAT, read back by pandas with columns and types as their codebooks have them."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from contract_rows import CHILE, DAY, NORWAY, OSLO, UN, entity, event, hostile_events, relation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.export import write_records

ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
GDELT = [  # codebook of the GDELT event database V2.0, 19 February 2015
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{number}{name}" for number in (1, 2) for name in ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in GEO),
    *"DATEADDED SOURCEURL".split(),
]
GDELT_NUMBERS = {
    **dict.fromkeys("GLOBALEVENTID SQLDATE MonthYear Year IsRootEvent QuadClass NumMentions NumSources NumArticles".split(), "Int64"),
    **dict.fromkeys(("Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type", "DATEADDED"), "Int64"),
    **dict.fromkeys("FractionDate GoldsteinScale AvgTone ActionGeo_Lat ActionGeo_Long".split(), "Float64"),
}  # fmt: skip
ICEWS = (  # header of the yearly files
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\t"
    "Target Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
).split("\t")
ICEWS_NUMBERS = {
    **dict.fromkeys(("Event ID", "Story ID", "Sentence Number"), "Int32"),
    **dict.fromkeys(("Intensity", "Latitude", "Longitude"), "Float64"),
}
POLECAT = (  # header of the weekly files
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
).split("\t")
POLECAT_NUMBERS = dict.fromkeys(("Intensity", "Latitude", "Longitude"), "Float64")
READ: dict[str, dict[str, Any]] = {
    "gdelt": {
        "names": GDELT,
        "header": None,
        "dtype": {c: GDELT_NUMBERS.get(c, "str") for c in GDELT},
        "na_values": [""],
    },
    "icews": {"dtype": {c: ICEWS_NUMBERS.get(c, "str") for c in ICEWS}, "na_values": [""]},
    "polecat": {"dtype": {c: POLECAT_NUMBERS.get(c, "str") for c in POLECAT}, "na_values": ["None"]},
}
COLUMNS = {"gdelt": GDELT, "icews": ICEWS, "polecat": POLECAT}


def written(rows: list[Any], name: str, folder: Path) -> bytes:
    write_records(rows, name, folder / "out")
    return (folder / "out").read_bytes()


def frame(rows: list[Any], name: str, folder: Path) -> pd.DataFrame:
    text = written(rows, name, folder).decode("utf-8")
    return pd.read_csv(io.StringIO(text), sep="\t", quoting=3, keep_default_na=False, lineterminator="\n", **READ[name])


def only(rows: list[Any], name: str, folder: Path) -> dict[str, Any]:
    table = frame(rows, name, folder)
    assert len(table) == 1
    return {column: value for column, value in table.iloc[0].items() if not pd.isna(value)}  # type: ignore[misc]


def test_number_of_columns() -> None:
    assert {name: len(columns) for name, columns in COLUMNS.items()} == {"gdelt": 61, "icews": 20, "polecat": 40}


def test_gdelt(tmp_path: Path) -> None:
    row = only([event()], "gdelt", tmp_path)
    assert 0 < row.pop("GLOBALEVENTID") < 2**53
    assert row == {
        "SQLDATE": 20190304, "MonthYear": 201903, "Year": 2019, "FractionDate": pytest.approx(2019.2575),
        "Actor1Code": "CHLGOV", "Actor1Name": "CHILE", "Actor1CountryCode": "CHL", "Actor1Type1Code": "GOV",
        "Actor2Code": "NORGOV", "Actor2Name": "NORWAY", "Actor2CountryCode": "NOR", "Actor2Type1Code": "GOV",
        "EventCode": "1125", "EventBaseCode": "112", "EventRootCode": "11", "QuadClass": 3, "GoldsteinScale": -2.0,
        "NumMentions": 1, "NumSources": 1, "NumArticles": 1, "Actor1Geo_Type": 0, "Actor2Geo_Type": 0,
        "ActionGeo_Type": 4, "ActionGeo_FullName": "Oslo, Norway", "ActionGeo_CountryCode": "NO", "ActionGeo_Lat": 59.91,
        "ActionGeo_Long": 10.75, "DATEADDED": 20190305000000, "SOURCEURL": "https://example.org/a",
    }  # fmt: skip


def test_icews(tmp_path: Path) -> None:
    russia = entity("Russia", "RUS", "MIL")
    row = only([event(actors=[russia])], "icews", tmp_path)
    assert 0 < row.pop("Event ID") < 2**31
    assert 0 < row.pop("Story ID") < 2**31
    assert row == {
        "Event Date": "2019-03-04", "Source Name": "Russia", "Source Sectors": "Military,Government",
        "Source Country": "Russian Federation", "Event Text": row["Event Text"], "CAMEO Code": "1125", "Intensity": -2.0,
        "Target Name": "Norway", "Target Sectors": "Government", "Target Country": "Norway", "Publisher": "The Paper",
        "City": "Oslo", "Country": "Norway", "Latitude": 59.91, "Longitude": 10.75,
    }  # fmt: skip


def test_polecat(tmp_path: Path) -> None:
    row = only([event(actors=[CHILE, UN])], "polecat", tmp_path)
    assert row == {
        "Event ID": "e-1", "Event Date": "2019-03-04", "Event Type": "ACCUSE", "Event Mode": "allege", "Intensity": -3.5,
        "Quad Code": "VERBAL CONFLICT", "Contexts": "intelligence", "Actor Name": "Chile; United Nations",
        "Actor Country": "CHL; UNO", "Actor COW": "155", "Primary Actor Sector": "GOV", "Actor Sectors": "GOV",
        "Actor Name Raw": "Chile; United Nations", "Recipient Name": "Norway", "Recipient Country": "NOR", "Recipient COW": "385",
        "Primary Recipient Sector": "GOV", "Recipient Sectors": "GOV", "Recipient Name Raw": "Norway", "Placename": "Oslo",
        "City": "Oslo", "Country": "NOR", "Latitude": 59.91, "Longitude": 10.75, "GeoNames ID": "3143244", "Raw Placename": "Oslo",
        "Source": "The Paper", "Publication Date": "2019-03-05", "Version": "dragoman 0.1.0",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["gdelt", "icews"])
def test_parties_make_pairs_and_joint_acts_go_both_ways(name: str, tmp_path: Path) -> None:
    two = [
        event(recipients=[NORWAY, UN]),
        event(id="e-2", actors=[CHILE, NORWAY], recipients=[]),
        event(id="e-3", recipients=[]),
    ]
    table = frame(two, name, tmp_path)
    first, second = ("Actor1Name", "Actor2Name") if name == "gdelt" else ("Source Name", "Target Name")
    pairs = [tuple("" if pd.isna(v) else str(v).title() for v in pair) for pair in table[[first, second]].to_numpy()]
    assert pairs == [
        ("Chile", "Norway"),
        ("Chile", "United Nations"),
        ("Chile", "Norway"),
        ("Norway", "Chile"),
        ("Chile", ""),
    ]
    assert table.iloc[:, 0].is_unique


@pytest.mark.parametrize(
    ("date", "known"),
    [
        (None, {}),
        ({**DAY, "end": "2019-03-31"}, {"MonthYear": 201903, "Year": 2019}),
        ({**DAY, "end": "2019-12-31"}, {"Year": 2019}),
        ({**DAY, "end": "2020-01-31"}, {}),
    ],
)
def test_gdelt_has_as_much_of_the_date_as_is_known(date: Any, known: dict[str, int], tmp_path: Path) -> None:
    row = only([event(date=date)], "gdelt", tmp_path)
    assert {name: row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate") if name in row} == known


@pytest.mark.parametrize(
    ("party", "code", "nation", "group", "types"),
    [
        (UN, "IGOUNO", None, "UNO", ["IGO"]),
        (entity("European Union", "EUR", None), "IGOEUREEC", "EUR", "EEC", ["IGO"]),
        (entity("Romania", "ROU"), "ROMGOV", "ROM", None, ["GOV"]),
        (entity("South Sudan", "SSD"), "GOV", None, None, ["GOV"]),
        (entity("Reuters", "GBR", "JRN"), "GBRMED", "GBR", None, ["MED"]),
        (entity("Exxon", "MNC", "BUS"), "MNCBUS", None, None, ["MNC", "BUS"]),
        (entity(None, None, None), None, None, None, []),
    ],
)
def test_gdelt_actors(party: Any, code: Any, nation: Any, group: Any, types: list[str], tmp_path: Path) -> None:
    row = only([event(actors=[party])], "gdelt", tmp_path)
    assert [row.get(f"Actor1{name}") for name in ("Code", "CountryCode", "KnownGroupCode")] == [code, nation, group]
    assert [row[f"Actor1Type{n}Code"] for n in (1, 2, 3) if f"Actor1Type{n}Code" in row] == types


@pytest.mark.parametrize(
    ("country", "precision", "kind", "fips"),
    [
        ("NOR", "country", 1, "NO"), ("USA", "region", 2, "US"), ("USA", "city", 3, "US"), ("DEU", "site", 4, "GM"),
        ("DEU", "region", 5, "GM"), ("PSE", "city", 4, None),
    ],
)  # fmt: skip
def test_gdelt_places(country: str, precision: str, kind: int, fips: str | None, tmp_path: Path) -> None:
    row = only([event(place={**OSLO, "country": country, "precision": precision})], "gdelt", tmp_path)
    assert (row["ActionGeo_Type"], row.get("ActionGeo_CountryCode")) == (kind, fips)
    assert row.get("ActionGeo_ADM1Code") == (fips if precision == "country" else None)


@pytest.mark.parametrize(
    ("more", "code", "quad"),
    [
        ({"cameo": None}, "112", 3), ({"cameo": None, "mode": None}, "110", 3), ({"cameo": "04"}, "040", 1),
        ({"cameo": "023", "type": "REQUEST"}, "023", 1), ({"cameo": None, "type": "ASSAULT", "mode": "drone"}, "195", 4),
    ],
)  # fmt: skip
def test_cameo(more: Any, code: str, quad: int, tmp_path: Path) -> None:
    row = only([event(**more)], "gdelt", tmp_path)
    assert (row["EventCode"], row["EventRootCode"], row["QuadClass"]) == (code, code[:2], quad)


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat"])
@pytest.mark.parametrize(
    ("more", "kept"),
    [
        ({}, True), ({"factuality": "PR+"}, True), ({"factuality": "CT-", "auxiliary": "negation"}, False), ({"factuality": "Uu"}, False),
        ({"auxiliary": "future", "type": "MOBILIZE"}, False), ({"auxiliary": "future", "type": "AGREE", "mode": None}, True),
        ({"auxiliary": "hypothetical"}, False), ({"auxiliary": "historical"}, True),
    ],
)  # fmt: skip
def test_what_did_not_take_place_is_left_out_and_counted(name: str, more: Any, kept: bool, tmp_path: Path) -> None:
    left_out = write_records([event(**more)], name, tmp_path / "out")
    assert bool(left_out.messages()) is not kept
    header = 0 if name == "gdelt" else 1
    assert len((tmp_path / "out").read_text(encoding="utf-8").splitlines()) == header + kept


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat", "plover", "geojson"])
def test_relations_are_counted(name: str, tmp_path: Path) -> None:
    left_out = write_records([relation("pact", [(NORWAY, "party")])], name, tmp_path / "out")
    assert left_out.messages() == ["left out: 1 relations, for which the format has no place"]


@pytest.mark.parametrize("name", ["gdelt", "icews", "polecat"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(hostile_events(), max_size=3))
def test_hostile_values_stay_in_their_cells(name: str, rows: list[Any], tmp_path: Path) -> None:
    raw = written(rows, name, tmp_path)
    assert not any(byte < 32 and byte not in b"\t\n" for byte in raw)
    lines = raw.decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert {line.count("\t") for line in lines} <= {len(COLUMNS[name]) - 1}
    table = frame(rows, name, tmp_path)
    assert list(table.columns) == COLUMNS[name]
    assert len(table) == len(lines) - (name != "gdelt")
    words = [c for c in COLUMNS[name] if table[c].dtype not in ("Int64", "Int32", "Float64")]
    starts = {str(v)[:1] for c in words for v in table[c].dropna()}
    assert not starts & set("=+-@\x1b\x9b")
