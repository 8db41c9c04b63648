"""Rows of other coders, written by hand as their files have them, and our own exports read back."""

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.export import FORMATS, write_records
from dragoman.imports import IMPORTS, read_coded
from dragoman.lexicon.exchange import load_table
from dragoman.model.article import Rejection
from dragoman.model.event import Event

GDELT = {
    "GLOBALEVENTID": "410412347", "SQLDATE": "20190304", "MonthYear": "201903", "Year": "2019", "FractionDate": "2019.1753",
    "Actor1Code": "ROMGOV", "Actor1Name": "ROMANIA", "Actor1CountryCode": "ROM", "Actor1Type1Code": "GOV",
    "Actor2Code": "IGOUNO", "Actor2Name": "UNITED NATIONS", "Actor2KnownGroupCode": "UNO", "Actor2Type1Code": "IGO",
    "IsRootEvent": "1", "EventCode": "112", "EventBaseCode": "112", "EventRootCode": "11", "QuadClass": "3", "GoldsteinScale": "-2.0",
    "ActionGeo_Type": "4", "ActionGeo_FullName": "Gaza, Israel (general), Israel", "ActionGeo_CountryCode": "GZ",
    "ActionGeo_Lat": "31.5", "ActionGeo_Long": "34.4667", "DATEADDED": "20190305101500", "SOURCEURL": "https://example.org/a",
}  # fmt: skip
ICEWS = {
    "Event ID": "926685", "Event Date": "2019-03-04", "Source Name": "Army (Russia)", "Source Sectors": "Government,Military",
    "Source Country": "Russian Federation", "Event Text": "Threaten", "CAMEO Code": "13y", "Intensity": "-4.4", "Target Name": "Norway",
    "Target Country": "Norway", "Story ID": "28235806", "Sentence Number": "5", "Publisher": "The Paper", "Province": "Moskva",
    "Country": "Russian Federation", "Latitude": "55.75", "Longitude": "37.61",
}  # fmt: skip
POLECAT = {
    "Event ID": "a_ASSAULT", "Event Date": "2019-03-04", "Event Type": "ASSAULT", "Event Mode": "aerial; drone", "Intensity": "-9.5",
    "Quad Code": "MATERIAL CONFLICT", "Contexts": "military; territory", "Actor Name": "Norway; Chile", "Actor Country": "NOR; CHL",
    "Primary Actor Sector": "MIL", "Recipient Name": "Peru", "Recipient Country": "Peru", "Primary Recipient Sector": "GOV",
    "Recipient Sectors": "GOV; LEG", "Recipient Title": "president", "Placename": "Lima", "City": "Lima", "Country": "PER",
    "Latitude": "-12.04", "Longitude": "-77.03", "GeoNames ID": "3936456", "Source": "The Paper", "Publication Date": "2019-03-05",
}  # fmt: skip
GIVEN = {"gdelt": GDELT, "icews": ICEWS, "polecat": POLECAT}


def table(name: str, *rows: dict[str, str]) -> bytes:
    shape = load_table(name)
    header = ["\t".join(shape.columns)] if shape.header else []
    lines = ["\t".join(row.get(column, shape.unknown) for column in shape.columns) for row in rows]
    return "".join(f"{line}\n" for line in [*header, *lines]).encode()


def read(data: bytes, name: str, folder: Path, file: str = "in.tsv") -> list[Any]:
    path = folder / file
    path.write_bytes(data)
    return list(read_coded(path, name))


def only(name: str, folder: Path, **more: str) -> Any:
    (found,) = read(table(name, {**GIVEN[name], **more}), name, folder)
    return found


def told(parties: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(p["name"], p["code"], p["country"], p["sector"]) for p in parties]


def test_gdelt(tmp_path: Path) -> None:
    event = only("gdelt", tmp_path)
    assert (event["type"], event["mode"], event["cameo"], event["quad"], event["score"]) == (
        "ACCUSE",
        "allege",
        "112",
        3,
        -3.5,
    )
    assert told(event["actors"]) == [("ROMANIA", "ROU", "ROU", "GOV")]
    assert told(event["recipients"]) == [("UNITED NATIONS", "UNO", None, None)]
    assert (event["date"]["begin"], event["date"]["end"], event["date"]["basis"]) == ("2019-03-04", "2019-03-04", None)
    assert [event["place"][n] for n in ("country", "lat", "lon", "precision")] == ["PSE", 31.5, 34.4667, "city"]
    assert (event["article_id"], event["url"], event["published"]) == (
        "https://example.org/a",
        "https://example.org/a",
        None,
    )
    assert event["coder"] == {"version": "gdelt-2.0", "lexicon": None, "model": None}


def test_icews(tmp_path: Path) -> None:
    event = only("icews", tmp_path)
    assert (event["type"], event["cameo"]) == ("THREATEN", "13")
    assert told(event["actors"]) == [("Army (Russia)", "RUS", "RUS", "MIL")]
    assert event["actors"][0]["sectors"] == ["MIL", "GOV"]
    assert told(event["recipients"]) == [("Norway", "NOR", "NOR", None)]
    assert [event["place"][n] for n in ("name", "country", "precision")] == ["Moskva", "RUS", "region"]
    assert (event["publication"], event["attribution"][0]["text"], event["article_id"]) == (
        "The Paper",
        "The Paper",
        "icews:28235806",
    )


def test_polecat(tmp_path: Path) -> None:
    event = only("polecat", tmp_path)
    assert (event["type"], event["mode"], event["contexts"], event["score"]) == (
        "ASSAULT",
        "aerial",
        ["military", "territory"],
        -9.5,
    )
    assert told(event["actors"]) == [("Norway", "NOR", "NOR", "MIL"), ("Chile", "CHL", "CHL", "MIL")]
    assert told(event["recipients"]) == [("Peru", "PER", "PER", "GOV")]
    assert (event["recipients"][0]["sectors"], event["recipients"][0]["office"]) == (["GOV", "LEG"], "president")
    assert (event["place"]["geonameid"], event["published"]) == (3936456, "2019-03-05")
    assert event["why"] == ["row a_ASSAULT of polecat", "further mode: drone"]


@pytest.mark.parametrize("name", IMPORTS)
def test_an_event_has_the_fields_of_the_contract(name: str, tmp_path: Path) -> None:
    event = only(name, tmp_path)
    assert set(event) <= set(Event.__dataclass_fields__)
    assert set(Event.__dataclass_fields__) - set(event) <= {"counts"}
    assert event["id"] == only(name, tmp_path)["id"]
    for format_name in FORMATS:
        write_records([event], format_name, tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "column", "value", "allowed"),
    [
        ("gdelt", "SQLDATE", "20190230", "a day"), ("gdelt", "SQLDATE", "soon", "a day"), ("gdelt", "EventCode", "010", "PLOVER type"),
        ("gdelt", "EventCode", "99", "CAMEO"), ("gdelt", "EventCode", "", "some text"), ("gdelt", "ActionGeo_Lat", "91", "from -90 to 90"),
        ("gdelt", "ActionGeo_Long", "nan", "from -180"), ("gdelt", "ActionGeo_Type", "7", "from -5"),
        ("gdelt", "GLOBALEVENTID", "", "text"),
        ("icews", "Event Date", "1/2/2019", "a day"), ("icews", "Intensity", "x", "a number"), ("icews", "Source Name", "", "an actor"),
        ("polecat", "Event Type", "FIGHT", "one of ACCUSE"), ("polecat", "Event Mode", "phone", "one of abduct"),
        ("polecat", "Contexts", "sport", "one of asylum"), ("polecat", "Latitude", "1e999", "from -90"),
    ],
)  # fmt: skip
def test_bad_rows_are_rejected(name: str, column: str, value: str, allowed: str, tmp_path: Path) -> None:
    rows = [GIVEN[name], {**GIVEN[name], column: value}, GIVEN[name]]
    first, bad, last = read(table(name, *rows), name, tmp_path)
    assert first["id"] == last["id"]
    assert isinstance(bad, Rejection)
    assert bad.where.endswith(f"in.tsv, line {2 + (name != 'gdelt')}")
    assert repr(value) in bad.reason
    assert allowed in bad.reason


def test_a_row_without_actor(tmp_path: Path) -> None:
    none = dict.fromkeys([c for c in GDELT if c.startswith("Actor1")], "")
    assert "an actor" in only("gdelt", tmp_path, **none).reason


@pytest.mark.parametrize("change", ["short", "long", "header", "huge"])
def test_bad_lines(change: str, tmp_path: Path) -> None:
    data = table("icews", ICEWS)
    bad = {
        "short": data.rstrip(b"\n").rsplit(b"\t", 1)[0] + b"\n",
        "long": data.rstrip(b"\n") + b"\tmore\n",
        "header": data.replace(b"CAMEO Code", b"Code"),
        "huge": table("icews", {**ICEWS, "Publisher": "x" * 1_000_001}, ICEWS),
    }[change]
    found = read(bad, "icews", tmp_path)
    assert isinstance(found[0], Rejection)
    assert len(found) == (2 if change == "huge" else 1)


def test_empty_columns_at_the_end_and_other_headers(tmp_path: Path) -> None:
    data = table("polecat", POLECAT).replace(b"Intensity", b"Event Intensity").replace(b"\n", b"\t\t\r\n")
    assert read(b"\xef\xbb\xbf" + data, "polecat", tmp_path)[0]["score"] == -9.5


def test_latin_1(tmp_path: Path) -> None:
    data = table("icews", {**ICEWS, "Target Name": "Malmö"}).decode().encode("latin-1")
    assert read(data, "icews", tmp_path)[0]["recipients"][0]["name"] == "Malmö"


def test_compressed(tmp_path: Path) -> None:
    data = table("gdelt", GDELT)
    assert read(gzip.compress(data), "gdelt", tmp_path, "in.csv.gz")[0]["type"] == "ACCUSE"
    with zipfile.ZipFile(tmp_path / "one.CSV.zip", "w") as archive:
        archive.writestr("one.CSV", data)
    assert len(list(read_coded(tmp_path / "one.CSV.zip", "gdelt"))) == 1
    with zipfile.ZipFile(tmp_path / "one.CSV.zip", "a") as archive:
        archive.writestr("two.CSV", data)
    for path, words in [("one.CSV.zip", "2 files"), ("none.tsv", "No such file")]:
        (bad,) = read_coded(tmp_path / path, "gdelt")
        assert isinstance(bad, Rejection)
        assert words in bad.reason
    for file in ("bad.gz", "bad.zip"):
        (bad,) = read(b"no archive", "gdelt", tmp_path, file)
        assert isinstance(bad, Rejection)


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        list(read_coded(tmp_path / "x", "acled"))


@pytest.mark.parametrize("name", IMPORTS)
def test_what_was_exported_is_read_back(name: str, tmp_path: Path) -> None:
    event = only(name, tmp_path)
    write_records([event], name, tmp_path / "out")
    again = list(read_coded(tmp_path / "out", name))
    pairs = len(event["actors"]) * len(event["recipients"]) if name != "polecat" else 1
    assert len(again) == pairs
    for found in again:
        assert {found[n] for n in ("type", "mode")} == {event["type"], event["mode"]}
        assert found["date"] == event["date"]
        assert {p["code"] for p in found["recipients"]} == {p["code"] for p in event["recipients"]}


@pytest.mark.parametrize("name", IMPORTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_value_breaks_the_reader(name: str, data: st.DataObject, tmp_path: Path) -> None:
    column = data.draw(st.sampled_from(sorted(GIVEN[name])))
    value = data.draw(
        st.one_of(st.text(max_size=20), st.sampled_from(["NULL", "None", "-1", "9" * 400, "٣", "1_0", "inf"]))
    )
    found = read(table(name, {**GIVEN[name], column: value.encode("utf-8", "replace").decode()}), name, tmp_path)
    assert all(isinstance(item, (dict, Rejection)) for item in found)
