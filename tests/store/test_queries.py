from typing import Any

import pytest
from made_stories import add, entity, story

from dragoman.store import Record, RecordError

SAYS = {
    "source": entity("Oslo", 0, "Norway", "NOR"),
    "text": "Oslo",
    "cue": "said",
    "start": 0,
    "end": 6,
    "form": "direct",
}
PLACE = {
    "name": "Bergen",
    "country": "NOR",
    "lat": 60.0,
    "lon": 5.0,
    "geonameid": 1,
    "precision": "city",
    "start": 0,
    "stop": 6,
}


@pytest.fixture
def filled(record: Record) -> Record:
    together = {"actors": [entity("Norway", 0, "Norway", "NOR"), entity("Chile", 14, "Chile", "CHI")], "recipients": []}
    rows = [
        story("a", "Norway warned Chile.", day="2024-01-05"),
        story("b", "Chile warned Norway over a long range missile test.", day="2024-01-20", factuality="PS+"),
        story("c", "Norway joined Chile.", day="2024-02-01", type="SUPPORT", quad=1, score=5.0, **together),
        story("d", "Sweden warned Chile.", factuality="CT-", place=PLACE, contexts=["military"], mode="show"),
        story("e", "Sweden warned Norway.", day="2024-02-10", attribution=[SAYS], auxiliary="future", confidence=0.9),
    ]
    add(record, rows)
    return record


CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "abcde"),
    ({"actor": "NOR"}, "ac"),
    ({"actor": "norway"}, "ac"),
    ({"recipient": ["NOR"]}, "be"),
    ({"party": ["NOR", "CHI"]}, "abc"),
    ({"type": "SUPPORT"}, "c"),
    ({"type": ["SUPPORT", "THREATEN"], "quad": 3}, "abde"),
    ({"mode": "show"}, "d"),
    ({"context": "military"}, "d"),
    ({"since": "2024-01-20"}, "bce"),
    ({"until": "2024-01-20"}, "ab"),
    ({"happened_by": "2024-01-05"}, "a"),
    ({"place": "NOR"}, "d"),
    ({"place": "bergen"}, "d"),
    ({"voice": "NOR"}, "e"),
    ({"voice": "fjord"}, "abcd"),
    ({"certainty": "certain"}, "ace"),
    ({"certainty": "possible"}, "abce"),
    ({"certainty": "denied"}, "d"),
    ({"text": "missile"}, "b"),
    ({"text": "Missile warned"}, "b"),
    ({"text": '"long range"'}, "b"),
    ({"text": '"range long"'}, ""),
    ({"article": "c"}, "c"),
    ({"publication": "fjord news"}, "abcde"),
    ({"min_confidence": 0.8}, "e"),
    ({"interstate": True}, "abcde"),
    ({"actor": "NOR", "text": "chile", "until": "2024-01-31"}, "a"),
]


@pytest.mark.parametrize(("given", "wanted"), CASES, ids=str)
def test_filters(filled: Record, given: dict[str, Any], wanted: str) -> None:
    assert "".join(row["article_id"] for row in filled.event_rows(**given)) == wanted
    assert "".join(sorted(filled.events(**given).column("article_id").to_pylist())) == wanted


def test_a_timeline_has_directions(filled: Record) -> None:
    table = filled.timeline("NOR", "CHI").to_pylist()
    assert [(row["article_id"], row["direction"]) for row in table] == [
        ("a", "NOR → CHI"), ("b", "CHI → NOR"), ("c", "together"),
    ]  # fmt: skip


def test_a_panel_counts_dyads_by_month(filled: Record) -> None:
    rows = filled.panel().to_pylist()
    found = {
        (r["actor"], r["recipient"], str(r["period"])): (r["events"], r["quad1"], r["quad3"], r["score3"]) for r in rows
    }
    assert found == {
        ("NOR", "CHI", "2024-01-01"): (1, 0, 1, -5.0),
        ("NOR", "CHI", "2024-02-01"): (1, 1, 0, 0.0),
        ("CHI", "NOR", "2024-02-01"): (1, 1, 0, 0.0),
    }
    assert filled.panel(period="year", happened=False).num_rows == 3


def test_origins_are_counted(record: Record) -> None:
    text = "Norway warned Chile on Friday about the fishing boats near the southern islands."
    other = "Norway warned Chile about boats of its fishing fleet which came close on Friday."
    add(record, [story("a", text, day="2024-01-05", outlet="A"), story("b", text, day="2024-01-05", outlet="B")])
    record.link()
    assert record.events(origins=2).num_rows == 0
    add(record, [story("c", other, day="2024-01-05", outlet="C")], at="2100-01-01")
    linked = record.link()
    assert (linked.events, linked.occurrences, linked.copies) == (3, 1, 1)
    assert "".join(row["article_id"] for row in record.event_rows(origins=2)) == "abc"
    assert list(record.event_rows(origins=2, as_of="2099-01-01")) == []


def test_an_explanation(filled: Record) -> None:
    found = filled.explain("e-e-1")
    assert (0, 6, "actor") in found.marks
    assert found.losers == (("Norway", "ACCUSE: no stated actor"),)
    assert [version["ordinal"] for version in found.versions] == [1]
    with pytest.raises(RecordError, match="no event 'none'"):
        filled.explain("none")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"colour": "red"}, "no filter 'colour'"),
    ({"since": "yesterday"}, "since is 'yesterday'"),
    ({"as_of": "soon"}, "as_of is 'soon'"),
    ({"certainty": "quite"}, "certainty is 'quite'"),
    ({"text": "?!"}, "at least one word"),
    ({"type": "SANCTIONS"}, "type is 'SANCTIONS'; allowed: AGREE, "),
    ({"context": ("military", "war")}, "context is 'war'; allowed: "),
    ({"coder": "gdelt"}, "coder is 'gdelt'; allowed: dragoman, all, gdelt-2.0, icews, polecat"),
]


@pytest.mark.parametrize(("given", "words"), WRONG, ids=str)
def test_what_cannot_be_asked_is_told(filled: Record, given: dict[str, Any], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        filled.events(**given)


@pytest.mark.parametrize("query", ["DELETE FROM events", "SELECT 1; SELECT 2", "SELEC", "CREATE TABLE x (a INTEGER)"])
def test_sql_of_others_changes_nothing(filled: Record, query: str) -> None:
    with pytest.raises(RecordError):
        filled.ask(query)
    assert filled.ask("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 5}]


@pytest.mark.parametrize("kind", ["pandas", "polars"])
def test_frames(filled: Record, kind: Any) -> None:
    pytest.importorskip(kind)
    assert len(filled.events(as_=kind)) == 5
    with pytest.raises(RecordError, match="allowed: arrow"):
        filled.events(as_="excel")


def test_relations(record: Record, layers: list[dict[str, Any]]) -> None:
    add(record, layers)
    pacts = list(record.relation_rows(kind="pact", party="FRA"))
    assert pacts
    assert {row["kind"] for row in pacts} == {"pact"}
    assert record.relations(kind="pact", party=["FRA"]).num_rows == len(pacts)
    assert list(record.relation_rows(as_of="2000-01-01")) == []
