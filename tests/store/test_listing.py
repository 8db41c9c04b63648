"""Lists page by page, of both databases."""

from typing import Any

import pytest
from made_stories import add, story

from dragoman.store import Record
from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter
from dragoman.store.listing import counted_events, counted_stories, listed_events, listed_stories

DAYS = ["2020-01-03", None, "2020-01-01", "2020-01-03", "2020-01-02", None, "2020-01-03"]


@pytest.fixture
def listed(record: Record) -> Record:
    """Stories of one event each, on `DAYS`."""
    add(record, [story(f"s{n}", day=day) for n, day in enumerate(DAYS)])
    record.link()
    return record


def read_all(record: Record, **asked: Any) -> list[dict[str, Any]]:
    rows, after = [], None
    while True:
        page = listed_events(record.backend, Filter(**asked), order="happened", after=after, limit=2)
        rows += page.rows
        if page.more is None:
            return rows
        after = page.more


def test_pages_give_every_event_once_the_latest_first(listed: Record) -> None:
    days = [row["date"] and row["date"]["begin"] for row in read_all(listed)]
    assert days == [*sorted((d for d in DAYS if d), reverse=True), None, None]
    assert [row["article_id"] for row in read_all(listed)] == ["s6", "s3", "s0", "s4", "s2", "s5", "s1"]


def test_filters_hold_on_every_page(listed: Record) -> None:
    assert [row["article_id"] for row in read_all(listed, since="2020-01-02")] == ["s6", "s3", "s0", "s4"]
    assert counted_events(listed.backend, Filter(since="2020-01-02")) == 4


def test_events_know_their_origins(listed: Record) -> None:
    assert all(row["origins"] >= 1 for row in read_all(listed))


def test_stories_come_the_latest_first(listed: Record) -> None:
    rows, after = [], None
    while True:
        page = listed_stories(listed.backend, Filter(), after=after, limit=3)
        rows += page.rows
        if page.more is None:
            break
        after = page.more
    assert len(rows) == len({row["id"] for row in rows}) == counted_stories(listed.backend, Filter()) == len(DAYS)
    assert {row["events"] for row in rows} == {1}


def test_stories_without_events_are_found_by_their_words(record: Record) -> None:
    add(record, [{**story("quiet", text="Snow fell over Peru."), "events": []}, story("loud")])
    found = listed_stories(record.backend, Filter(text="snow"), after=None, limit=5).rows
    assert [(row["id"], row["events"]) for row in found] == [("quiet", 0)]
    assert [
        row["id"] for row in listed_stories(record.backend, Filter(text='"warned chile"'), after=None, limit=5).rows
    ] == ["loud"]
    assert [row["id"] for row in listed_stories(record.backend, Filter(party=("NOR",)), after=None, limit=5).rows] == [
        "loud"
    ]


def test_a_story_that_was_taken_back_is_not_listed(record: Record) -> None:
    add(record, [story("a"), story("b")])
    record.retract("a")
    assert [row["id"] for row in listed_stories(record.backend, Filter(), after=None, limit=5).rows] == ["b"]


@pytest.mark.parametrize(
    "cursor", ["", "x", "2020-01-01", "2020-02-30.1", "2020-01-01.x", "1.1", "2020-01-01.9999999999999999999"]
)
def test_a_cursor_that_is_none_is_refused(record: Record, cursor: str) -> None:
    with pytest.raises(QueryError, match="after is"):
        listed_events(record.backend, Filter(), order="happened", after=cursor, limit=5)


def test_an_order_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(QueryError, match="order is 'sideways'; allowed: happened, told"):
        listed_events(record.backend, Filter(), order="sideways", after=None, limit=5)
