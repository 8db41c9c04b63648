from pathlib import Path

import pytest
from made_stories import add, everything, story

from dragoman.store import Record, RecordError

OLD, NEW = "Norway warned Chile.", "Norway threatened Chile."


def told(record: Record, **given: object) -> list[str]:
    return [row["trigger"]["text"] for row in record.event_rows(**given)]


def test_the_same_story_twice_changes_nothing(record: Record) -> None:
    add(record, [story("one"), story("two")], at="2024-01-01")
    before = everything(record)
    tally = add(record, [story("two"), story("one")], at="2024-01-01")
    assert (tally.added, tally.known) == (0, 2)
    after = everything(record)
    assert {t: rows for t, rows in after.items() if t != "runs"} == {
        t: rows for t, rows in before.items() if t != "runs"
    }


def test_a_correction_adds_a_version(record: Record) -> None:
    add(record, [story("one", OLD)], at="2024-01-01")
    add(record, [story("one", NEW)], at="2024-03-01")
    assert told(record) == ["threatened"]
    assert told(record, as_of="2024-02-29") == ["warned"]
    assert told(record, as_of="2024-03-01") == ["threatened"]
    assert told(record, as_of="2023-12-31") == []
    assert add(record, [story("one", OLD)], at="2024-04-01").known == 1
    assert told(record) == ["threatened"]


def test_a_newer_coder_adds_a_version(record: Record) -> None:
    add(record, [story("one", version="1")])
    add(record, [story("one", version="2")])
    assert [row["coder"]["version"] for row in record.event_rows()] == ["2"]
    assert record.stats()["rows of articles"] == 2


def test_a_correction_in_the_same_batch(record: Record) -> None:
    add(record, [story("one", OLD), story("one", NEW)])
    assert told(record) == ["threatened"]
    assert record.check() == []


def test_record_time_does_not_run_backwards(record: Record) -> None:
    add(record, [story("one")], at="2024-03-01")
    with pytest.raises(RecordError, match="2024-03-01"):
        add(record, [story("two")], at="2024-02-01")


def test_a_retraction_is_a_new_fact(record: Record) -> None:
    add(record, [story("one"), story("two")], at="2024-01-01")
    record.retract("one", reason="withdrawn", at="2024-02-01")
    record.retract("one", at="2024-02-01")
    assert [row["article_id"] for row in record.event_rows()] == ["two"]
    assert [row["article_id"] for row in record.event_rows(as_of="2024-01-31")] == ["one", "two"]
    assert add(record, [story("one")]).known == 1
    assert record.stats()["retracted articles"] == 1
    with pytest.raises(RecordError, match="no article 'three'"):
        record.retract("three")


def test_what_is_forgotten_is_gone(record: Record, name: str) -> None:
    secret = "Norway warned Chile about quizzaciously hidden things."
    add(record, [story("one", secret), story("two", day="2024-01-01"), story("three", day="2024-01-01")])
    record.link()
    assert record.forget("one") == 1
    assert [row["article_id"] for row in record.event_rows()] == ["two", "three"]
    assert record.events(text="quizzaciously").num_rows == 0
    assert record.check() == []
    if not name.startswith("postgresql"):
        record.close()
        assert b"quizzaciously" not in Path(name).read_bytes()
    else:
        with pytest.raises(RecordError, match="no article"):
            record.forget("one")
