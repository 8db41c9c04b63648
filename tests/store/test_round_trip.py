import json

import orjson
import pytest
from made_stories import Json, add, no_reader, story

from dragoman import Reader
from dragoman.record.rows import event_row, relation_row
from dragoman.record.values import event_of, relation_of
from dragoman.store import Record
from dragoman.store.packing import FLAT, WHOLE, packed_event, unpacked_event


def test_what_was_coded_comes_back_to_the_letter(record: Record, layers: list[Json]) -> None:
    add(record, layers)
    as_coded = [row for article in layers for row in (*article["events"], *article["relations"])]
    assert [json.dumps(row) for _, row in record.rows()] == [json.dumps(row) for row in as_coded]
    assert json.dumps(list(record.article_rows())) == json.dumps(layers)
    assert record.check() == []


def test_stories_give_the_same_as_their_layers(record: Record, reader: Reader, layers: list[Json]) -> None:
    record.ingest(["examples"], lambda: reader)
    assert list(record.article_rows()) == layers
    assert add(record, layers).known == len(layers)


def test_rows_become_values_again(layers: list[Json]) -> None:
    for article in layers:
        assert [event_row(event_of(row)) for row in article["events"]] == article["events"]
        assert [relation_row(relation_of(row)) for row in article["relations"]] == article["relations"]


ODD = [
    {"extra": 1},
    {"title": "Another title than the story's"},
    {"article_id": "another"},
    {"actors": [{"name": "A", "code": None, "sector": None, "text": "A"}]},
    {"trigger": {"text": "other words", "start": 0, "end": 3}},
    {"coder": {"version": "2", "lexicon": "", "model": ""}},
    {"confidence": 1, "score": 0.1, "contexts": ["military", "diplomatic"], "auxiliary": "future"},
]


@pytest.mark.parametrize("given", ODD, ids=str)
def test_events_of_an_unexpected_shape_come_back_too(record: Record, given: Json) -> None:
    row = story("one", day="2024-01-02")
    row["events"].append({**row["events"][0], "id": "odd", **given})
    add(record, [row])
    assert list(record.event_rows()) == row["events"]


def test_a_row_without_a_layer_is_rejected_and_the_rest_goes_on(record: Record) -> None:
    bad = story("bad")
    del bad["events"][0]["factuality"]
    tally = add(record, [story("one"), bad, story("two")])
    assert (tally.added, tally.rejected) == (2, 1)
    assert [row["article_id"] for row in record.event_rows()] == ["one", "two"]
    assert next((row["article_id"], row["what"]) for row in record.rejects()) == ("bad", "not read")


def test_nothing_comes_of_nothing(record: Record) -> None:
    assert record.ingest(["none"], no_reader, items=[]).added == 0
    assert list(record.rows()) == []
    assert record.events().num_rows == 0


def test_events_that_are_read_today_are_packed(layers: list[Json]) -> None:
    for row in layers:
        for event in row["events"]:
            body = packed_event(event, row, event["coder"])
            assert WHOLE not in orjson.loads(body)
            flat = {name: event[name] for name in FLAT}
            assert unpacked_event(body, flat, row, event["coder"]) == event
