"""PLOVER, GeoJSON and FollowTheMoney, read back by the json module, the geojson package and FollowTheMoney's own model."""

import json
from pathlib import Path
from typing import Any

import geojson
import pytest
from contract_rows import CHILE, NORWAY, OSLO, UN, entity, event, hostile_events, relation
from followthemoney import model
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import Reader
from dragoman.export import FORMATS, write_records

FIELDS = {  # tables `PLOVER JSON`, `actors`, `text`, `citations` and `Location object` of the manual, draft of 2021
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text", "quad_code",
    "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment",
}  # fmt: skip
OWN_FIELDS = {"auxiliary", "factuality", "attribution", "confidence"}
ACTOR = {"code", "sector", "actor_text", "identifier_id", "identifier_text", "office"}
PLACE = {"geonameid", "name", "latitude", "longitude", "country code", "cc3"}
CITATION = {"corpus", "citation", "url", "title", "language", "publication", "codebook", "version"}
MACRON = entity("Emmanuel Macron", "FRA", office="President", wikidata="Q3052772")


def lines(rows: list[Any], name: str, folder: Path) -> list[dict[str, Any]]:
    write_records(rows, name, folder / "out")
    return [json.loads(line) for line in (folder / "out").read_text(encoding="utf-8").split("\n")[:-1]]


def features(rows: list[Any], folder: Path) -> Any:
    write_records(rows, "geojson", folder / "out")
    return geojson.loads((folder / "out").read_text(encoding="utf-8"))


def checked_plover(record: dict[str, Any]) -> None:
    assert {"id", "date", "source", "event"} <= record.keys() <= FIELDS | OWN_FIELDS
    assert all(actor.keys() <= ACTOR for actor in [*record["source"], *record.get("recipient", [])])
    assert record.get("event_loc", {}).keys() <= PLACE
    assert record["cite_info"].keys() <= CITATION
    assert isinstance(record["event"], list)


def test_plover(tmp_path: Path) -> None:
    (record,) = lines([event()], "plover", tmp_path)
    checked_plover(record)
    assert record == {
        "id": "e-1", "has_event": True, "date": "2019-03-04", "enddate": "2019-03-04",
        "source": [
            {
                "code": "CHL", "sector": "GOV", "actor_text": "Chile", "identifier_id": "https://www.wikidata.org/wiki/Q298",
                "identifier_text": "Chile",
            }
        ],
        "recipient": [
            {
                "code": "NOR", "sector": "GOV", "actor_text": "Norway", "identifier_id": "https://www.wikidata.org/wiki/Q20",
                "identifier_text": "Norway",
            }
        ],
        "event": ["ACCUSE"],
        "event_loc": {
            "geonameid": 3143244, "name": "Oslo", "latitude": 59.91, "longitude": 10.75, "country code": "NO", "cc3": "NOR",
        },
        "event_text": ["accused"], "quad_code": 3, "event_scale": -3.5, "mode": ["allege"], "context": ["intelligence"],
        "text_info": {"start": 0, "end": 40},
        "cite_info": {
            "citation": "one", "url": "https://example.org/a", "title": "T", "publication": "The Paper",
            "codebook": "PLOVER 2.0 draft, 2021",
        },
        "coder": "dragoman 0.1.0", "factuality": "CT+", "attribution": ["The Paper"], "confidence": 0.9,
    }  # fmt: skip


def test_plover_says_what_did_not_take_place(tmp_path: Path) -> None:
    (record,) = lines([event(auxiliary="negation", factuality="CT-", date=None)], "plover", tmp_path)
    assert (record["auxiliary"], record["factuality"], record["date"]) == ("negation", "CT-", None)


def test_geojson(tmp_path: Path) -> None:
    left_out = write_records([event(), event(id="e-2", place=None)], "geojson", tmp_path / "out")
    assert left_out.messages() == ["left out: 1 events without coordinates"]
    found = features([event(), event(id="e-2", place=None)], tmp_path)
    assert found.is_valid, found.errors()
    assert [(f["id"], f["geometry"]["coordinates"]) for f in found["features"]] == [("e-1", [10.75, 59.91])]
    assert found["features"][0]["properties"]["actors"] == ["Chile"]


def test_geojson_of_nothing(tmp_path: Path) -> None:
    assert features([], tmp_path) == {"type": "FeatureCollection", "features": []}


@pytest.mark.parametrize("point", [{"lat": 91.0}, {"lon": -180.5}, {"lat": None}])
def test_geojson_takes_only_points_on_earth(point: Any, tmp_path: Path) -> None:
    assert features([event(place={**OSLO, **point})], tmp_path)["features"] == []


def checked_ftm(entities: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every entity as FollowTheMoney's model allows it: schema, required properties, valid values, links of the right kind."""
    by_id = {e["id"]: e for e in entities}
    assert len(by_id) == len(entities)
    for e in entities:
        schema = model.get(e["schema"])
        assert schema is not None
        assert not schema.abstract
        assert set(schema.required) <= e["properties"].keys()
        schema.validate(e)
        proxy = model.get_proxy(e, cleaned=False)
        for name, values in e["properties"].items():
            prop = schema.get(name)
            assert len(proxy.get(name)) == len(set(values)), (name, values)
            if prop.range is not None:
                assert all(model.get(by_id[value]["schema"]).is_a(prop.range) for value in values)
    return by_id


def told(entities: list[dict[str, Any]], schema: str) -> list[dict[str, list[str]]]:
    return [e["properties"] for e in entities if e["schema"] == schema]


def test_ftm_of_an_event(tmp_path: Path) -> None:
    entities = lines([event(actors=[MACRON, UN]), event(id="e-2")], "ftm", tmp_path)
    by_id = checked_ftm(entities)
    kinds = {
        e["properties"]["name"][0]: e["schema"]
        for e in entities
        if "name" in e["properties"] and e["schema"] != "Event"
    }
    assert kinds == {
        "Emmanuel Macron": "Person",
        "United Nations": "Organization",
        "Norway": "PublicBody",
        "Chile": "PublicBody",
    }
    assert len(told(entities, "Article")) == 1
    first = by_id["e-1"]["properties"]
    assert first["name"] == ["accuse allege: Emmanuel Macron, United Nations - Norway"]
    assert (first["date"], first["country"], len(first["involved"])) == (["2019-03-04"], ["no"], 3)
    assert by_id["Q3052772"]["properties"]["position"] == ["President"]
    assert len(told(entities, "UnknownLink")) == 3
    assert [d["entity"] for d in told(entities, "Documentation")] == [["e-1"], ["e-2"]]


def test_ftm_of_ties(tmp_path: Path) -> None:
    quantity = {"value": 120.0, "min": 120.0, "max": 120.0, "unit": None, "text": "120"}
    obligations = [{"kind": "defense"}, {"kind": "consultation"}]
    money = {"category": "money", "goods": "euros", "quantity": {**quantity, "unit": "EUR"}, "purpose": "wages"}
    rows = [
        relation("sanction", [(CHILE, "sender"), (NORWAY, "target")], status="imposed", terms={"instrument": "financial"}),
        relation("pact", [(CHILE, "party"), (NORWAY, "party"), (UN, "party")], id="r-2", terms={"name": None, "obligations": obligations}),
        relation(
            "transfer", [(CHILE, "supplier"), (NORWAY, "recipient")], id="r-3", status="shipped",
            terms={"goods": "tanks", "category": "armour", "quantity": quantity, "purpose": None},
        ),
        relation("transfer", [(CHILE, "supplier"), (NORWAY, "recipient")], id="r-4", status="delivered", terms=money),
        relation("visit", [(MACRON, "visitor"), (NORWAY, "host")], id="r-5", terms={"place": "Oslo"}),
        relation("statement", [(MACRON, "speaker")], id="r-6"),
        relation("transfer", [(CHILE, "supplier")], id="r-7", terms=money),
        relation("pact", [(CHILE, "party"), (NORWAY, "party")], id="r-8", factuality="CT-"),
    ]  # fmt: skip
    entities = lines(rows, "ftm", tmp_path)
    checked_ftm(entities)
    (sanction,) = told(entities, "Sanction")
    shown = [sanction[name] for name in ("entity", "authority", "country", "provisions", "status", "startDate")]
    assert shown == [["Q20"], ["Chile"], ["cl"], ["financial"], ["imposed"], ["2019-03"]]
    roles = [link["role"][0] for link in told(entities, "UnknownLink")]
    assert roles == [*["pact: defense, consultation"] * 3, "transfer: 120 tanks"]
    (payment,) = told(entities, "Payment")
    assert (payment["amount"], payment["currency"], payment["payer"], payment["beneficiary"]) == (
        ["120.0"],
        ["EUR"],
        ["Q298"],
        ["Q20"],
    )
    assert [e["name"][0] for e in told(entities, "Event")] == [
        "visit: Emmanuel Macron - Norway",
        "statement: Emmanuel Macron",
    ]
    left_out = write_records(rows, "ftm", tmp_path / "out").messages()
    assert left_out == ["left out: 2 relations that are denied or open, or without the sides that the format needs"]


@pytest.mark.parametrize(
    "url", [None, "javascript:alert(1)", "http://[::1", "x", "https://a b.example", "ftp://example.org/x"]
)
def test_ftm_takes_only_web_addresses(url: str | None, tmp_path: Path) -> None:
    entities = lines([event(url=url)], "ftm", tmp_path)
    assert not any("sourceUrl" in e["properties"] for e in entities)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(hostile_events(), max_size=3))
def test_hostile_values_stay_values(rows: list[Any], tmp_path: Path) -> None:
    for record in lines(rows, "plover", tmp_path):
        checked_plover(record)
    found = features(rows, tmp_path)
    assert found.is_valid
    checked_ftm(lines(rows, "ftm", tmp_path))
    for name in ("plover", "geojson", "ftm"):
        write_records(rows, name, tmp_path / "out")
        text = (tmp_path / "out").read_text(encoding="utf-8")
        assert not any(c in text for c in "<>&\x1b\x7f\x9b\u2028")


def test_a_reading_is_written_like_its_rows(reader: Reader, tmp_path: Path) -> None:
    text = "Norway and Chile signed a defense treaty in Oslo on 4 March 2019. Chile accused Norway of spying. Norway did not attack Chile."
    reading = reader.read(text, id="one", title="A")
    values = [*reading.events, *reading.relations]
    write_records(values, "jsonl", tmp_path / "rows.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text(encoding="utf-8").splitlines()]
    checked_ftm(lines(values, "ftm", tmp_path))
    for name in FORMATS:
        write_records(values, name, tmp_path / "a")
        write_records(rows, name, tmp_path / "b")
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_ftm_knows_a_state_with_and_without_its_id(tmp_path: Path) -> None:
    pact = relation("pact", [(entity("Chile", "CHL"), "party"), (entity("Norway", "NOR"), "party")])
    entities = lines([event(), pact], "ftm", tmp_path)
    checked_ftm(entities)
    assert [e["id"] for e in entities if e["schema"] == "PublicBody"] == ["Q298", "Q20"]
