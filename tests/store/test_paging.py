"""Answers in pages, in both databases."""

from collections.abc import Callable
from typing import Any

import pytest
from made_stories import add, entity, story

from dragoman.store import Record
from dragoman.store.filters import Filter, relation_where
from dragoman.store.paging import Key, Page, event_page, panel_page, rejected_page, relation_page, timeline_page

DAYS = ("2020-01-02", None, "2020-01-01", "2020-01-02", None, "2020-02-01", "2020-01-02")
Ask = Callable[[Key | None, int], Page]


@pytest.fixture
def filled(record: Record) -> Record:
    """Seven stories, three of them on the same day, two without; one with a tie; three lines that were not read, two alike."""
    rows = [story(f"s{n}", day=day) for n, day in enumerate(DAYS)]
    rows[2]["events"][0]["actors"] = [entity("Chile", 14, "Chile", "CHI")]
    rows[2]["events"][0]["recipients"] = [entity("Norway", 0, "Norway", "NOR")]
    voice = rows[0]["events"][0]["attribution"]
    tie = {
        "id": "r",
        "article_id": "",
        "kind": "visit",
        "parties": [],
        "status": None,
        "end": None,
        "terms": {},
        "events": [],
    }
    for n, begin in enumerate(("2020-01-01", None, "2020-01-01")):
        more = {"begin": begin, "attribution": voice, "factuality": "CT+", "evidence": [], "why": [], "coder": None}
        rows[n]["relations"] = [{**tie, "id": f"r{n}", "article_id": f"s{n}", **more}]
    add(record, rows)
    for place in ("a, line 2", "a, line 1", "a, line 1"):
        record.backend.run("INSERT INTO rejections VALUES (1, TIMESTAMP '2021-01-01', ?, NULL, 'no text')", [place])
    return record


def walked(ask: Ask, limit: int) -> list[dict[str, Any]]:
    """All rows, page by page."""
    rows, key = [], None
    while True:
        page = ask(key, limit)
        rows += page.rows
        if page.last is None:
            return rows
        assert len(page.rows) == limit
        key = page.last


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 100])
def test_events(filled: Record, limit: int) -> None:
    backend, any_event = filled.backend, Filter()
    first = walked(lambda key, most: event_page(backend, any_event, key, most), limit)
    assert [e["article_id"] for e in first] == ["s2", "s0", "s3", "s6", "s5", "s1", "s4"]
    latest = walked(lambda key, most: event_page(backend, any_event, key, most, latest=True), limit)
    assert [e["article_id"] for e in latest] == ["s5", "s6", "s3", "s0", "s2", "s4", "s1"]
    assert sorted(first, key=lambda e: str(e["id"])) == sorted(filled.event_rows(), key=lambda e: str(e["id"]))


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_other_lists(filled: Record, limit: int) -> None:
    backend = filled.backend
    timeline = walked(lambda key, most: timeline_page(backend, "NOR", "CHI", Filter(), key, most), limit)
    table = filled.timeline("NOR", "CHI")
    expected = list(zip(table["id"].to_pylist(), table["direction"].to_pylist(), strict=True))
    assert [(row["event"]["id"], row["direction"]) for row in timeline] == expected
    assert {row["direction"] for row in timeline} == {"NOR → CHI", "CHI → NOR"}
    relations = walked(lambda key, most: relation_page(backend, relation_where((), (), (), None), key, most), limit)
    assert [row["id"] for row in relations] == ["r0", "r2", "r1"]
    panel = walked(
        lambda key, most: panel_page(backend, Filter(), key, most, period="month", happened=True, once=True), limit
    )
    assert panel == filled.panel().to_pylist()
    assert len(panel) == 3
    rejected = walked(lambda key, most: rejected_page(backend, None, None, key, most), limit)
    assert [row["where"] for row in rejected[:2]] == ["a, line 1", "a, line 2"]
    assert rejected[2:] == [row for row in filled.rejects() if row["what"] == "not coded"]


def test_a_timeline_of_what_is_done_together(record: Record) -> None:
    row = story("s", day="2020-01-01")
    row["events"][0]["actors"] += row["events"][0].pop("recipients")
    row["events"][0]["recipients"] = []
    add(record, [row])
    page = timeline_page(record.backend, "NOR", "CHI", Filter(), None, 10)
    assert [found["direction"] for found in page.rows] == ["together"]
