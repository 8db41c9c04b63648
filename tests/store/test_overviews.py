"""Overviews of a record, in both databases."""

from typing import Any

from made_stories import add, entity, story

from dragoman.store import Record
from dragoman.store.filters import Filter
from dragoman.store.overviews import bound, claims, contradictions, dyads, feeds, places, tellings
from dragoman.store.packing import packed_cues

DAY = "2020-05-05"


def voice(text: str, cue: str | None, code: str | None = None) -> dict[str, Any]:
    source = entity(text, 0, text, code) if code else None
    return {"source": source, "text": text, "cue": cue, "start": None, "end": None, "form": None}


def place(name: str, precision: str) -> dict[str, Any]:
    return {
        "name": name,
        "country": "NOR",
        "lat": 59.9,
        "lon": 10.7,
        "geonameid": 1,
        "precision": precision,
        "start": 0,
        "stop": 4,
    }


def tie(name: str, kind: str, parties: dict[str, str], **given: Any) -> dict[str, Any]:
    return {
        "id": f"r-{name}", "article_id": name, "kind": kind, "status": "imposed", "begin": DAY, "end": None, "terms": {},
        "parties": [{"role": role, "entity": entity("x", 0, code, code)} for code, role in parties.items()], "events": [],
        "attribution": [voice("Oslo", "said")], "factuality": "CT+", "evidence": [], "why": [], "coder": None, **given,
    }  # fmt: skip


def told(name: str, *ties: dict[str, Any], text: str = "Norway warned Chile.", **given: Any) -> dict[str, Any]:
    return {**story(name, text, day=DAY, **given), "relations": list(ties)}


def linked(record: Record, rows: list[dict[str, Any]]) -> None:
    add(record, rows)
    record.link()


def test_pairs_count_happenings_and_not_stories(record: Record) -> None:
    same = [told(f"s{n}", outlet=f"Paper {n}") for n in range(3)]
    linked(record, [*same, told("other", text="Chile warned Peru."), told("plan", auxiliary="future", outlet="Other")])
    found = dyads(record.backend, Filter(), least=1, limit=9)
    assert [(row["one"], row["other"], row["count"], row["quad3"]) for row in found] == [
        ("CHI", "NOR", 1, 1),
        ("CHI", "PER", 1, 1),
    ]
    assert dyads(record.backend, Filter(), least=2, limit=9) == []
    assert dyads(record.backend, Filter(until="2019-01-01"), least=1, limit=9) == []


def test_ties_go_from_the_one_who_gives_and_pacts_go_both_ways(record: Record) -> None:
    rows = [
        told("a", tie("a", "sanction", {"NOR": "sender", "CHI": "target"})),
        told("b", tie("b", "sanction", {"NOR": "sender", "CHI": "target"}, factuality="CT-", status="lifted")),
        told("c", tie("c", "pact", {"PER": "party", "NOR": "party", "CHI": "party"})),
    ]
    linked(record, rows)
    [found] = bound(record.backend, "sanction", None, None, least=1, limit=9)
    assert found == {"one": "NOR", "other": "CHI", "count": 2, "sure": 1, "statuses": "imposed, lifted"}
    pairs = [(row["one"], row["other"]) for row in bound(record.backend, "pact", None, None, least=1, limit=9)]
    assert pairs == [("CHI", "NOR"), ("CHI", "PER"), ("NOR", "PER")]
    assert len(bound(record.backend, "sanction", "2020-05-05", "2020-05-05", least=1, limit=9)) == 1
    assert bound(record.backend, "sanction", "2021-01-01", None, least=1, limit=9) == []


def test_places_have_their_precision(record: Record) -> None:
    rows = [
        told("a", place=place("Oslo", "city")),
        told("b", place=place("Norway", "country"), text="Peru warned Chile."),
        told("c", place=place("Oslo", "city"), text="Chile warned Peru."),
        told("d", text="Chile warned Cuba."),
    ]
    linked(record, rows)
    found = places(record.backend, Filter(), limit=9)
    assert [(row["name"], row["count"], row["precision"], row["lat"]) for row in found] == [
        ("Oslo", 2, "city", 59.9),
        ("Norway", 1, "country", 59.9),
    ]
    assert [row["name"] for row in places(record.backend, Filter(party=("NOR",)), limit=9)] == ["Oslo"]


def test_claims_are_of_who_acts_else_of_the_other_side(record: Record) -> None:
    chains = {
        "of others": [voice("Lima", "said", "PER"), voice("Fjord News", None)],
        "of itself": [voice("Oslo", "said", "NOR"), voice("Fjord News", None)],
        "of nobody": [voice("Fjord News", None)],
    }
    linked(record, [told(name, attribution=chain) for name, chain in chains.items()])
    found = claims(record.backend, Filter(), limit=9)
    assert [(row["source"], row["target"], row["type"], row["affirmed"]) for row in found] == [
        ("NOR", "CHI", "THREATEN", 1),
        ("PER", "NOR", "THREATEN", 1),
    ]


def test_claims_tell_plans_and_denials_apart(record: Record) -> None:
    chain = [voice("Lima", "said", "PER"), voice("Fjord News", None)]
    linked(
        record,
        [
            told("a", attribution=chain, auxiliary="future"),
            told("b", attribution=chain, factuality="CT-", text="Cuba warned Chile."),
        ],
    )
    found = claims(record.backend, Filter(), limit=9)
    assert [(row["target"], row["affirmed"], row["planned"], row["denied"]) for row in found] == [
        ("CUB", 0, 0, 1),
        ("NOR", 0, 1, 0),
    ]


def test_origins_feed_outlets(record: Record) -> None:
    chain = [voice("Lima", "said", "PER"), voice("x", None)]
    linked(record, [told("a", attribution=chain, outlet="Post"), told("b", outlet="Star", text="Cuba warned Chile.")])
    found = feeds(record.backend, Filter(), limit=9)
    assert [(row["origin"], row["kind"], row["outlet"], row["count"]) for row in found] == [
        ("government of PER", "government", "Post", 1),
        ("star", "outlet", "Star", 1),
    ]


def test_contradictions_have_both_sides_and_their_reasons(record: Record) -> None:
    linked(
        record,
        [
            told("a", outlet="Post"),
            told("b", outlet="Star", factuality="CT-"),
            told("c", outlet="Mail", text="Cuba warned Peru."),
        ],
    )
    total, [found] = contradictions(record.backend, Filter(), limit=9)
    assert total == 1
    assert found["reasons"] == ["one denies what the other asserts"]
    assert {found[side]["article_id"] for side in ("one", "other")} == {"a", "b"}
    assert contradictions(record.backend, Filter(since="2021-01-01"), limit=9) == (0, [])


def test_what_was_taken_back_is_in_no_overview(record: Record) -> None:
    ties = tie("a", "pact", {"PER": "party", "NOR": "party"})
    linked(
        record,
        [told("a", ties, outlet="Post", place=place("Oslo", "city")), told("b", outlet="Star", factuality="CT-")],
    )
    record.retract("a")
    assert dyads(record.backend, Filter(), least=1, limit=9) == []
    assert bound(record.backend, "pact", None, None, least=1, limit=9) == []
    assert places(record.backend, Filter(), limit=9) == []
    assert contradictions(record.backend, Filter(), limit=9) == (0, [])
    assert [row["article_id"] for row in tellings(record.backend, "NOR", "CHI", Filter())] == ["b"]


def test_tellings_have_occurrence_origin_and_cues(record: Record) -> None:
    chain = [voice("Lima", "said", "PER"), voice("Post", None)]
    linked(record, [told("a", attribution=chain), told("b", outlet="Star")])
    found = list(tellings(record.backend, "NOR", "CHI", Filter()))
    assert len({row["occurrence"] for row in found}) == 1
    assert [(row["origin"], row["cues"], row["direction"]) for row in found] == [
        ("government of PER", ["said", None], "NOR → CHI"),
        ("star", [None], "NOR → CHI"),
    ]
    bodies = [body for (body,) in record.backend.rows("SELECT body FROM events ORDER BY event")]
    assert [packed_cues(body) for body in bodies] == [["said", None], [None]]
