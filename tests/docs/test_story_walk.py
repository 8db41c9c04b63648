"""The page about one story can be written and shows every stage."""

import pytest

import dragoman
from docs.build import STORY, read_story
from docs.markdown import code, cut, table
from docs.story_walk import fullest, story_page


@pytest.fixture(scope="module")
def reading() -> dragoman.Reading:
    return read_story()


@pytest.fixture(scope="module")
def text(reading: dragoman.Reading) -> str:
    return story_page(reading, STORY)


STAGES = ["article", "language", "resolve", "attribution", "events", "relations", "record"]


def test_every_stage_has_its_section(text: str) -> None:
    heads = [line.split(". ")[1].split(":")[0] for line in text.split("\n") if line.startswith("## ")]
    assert heads == STAGES


def test_layers_are_shown(reading: dragoman.Reading, text: str) -> None:
    sections = dict(zip(STAGES, text.split("\n## ")[1:], strict=True))
    assert all(f"| {zone.kind} |" in sections["article"] for zone in reading.article.zones)
    assert all(code(t.value) in sections["resolve"] for t in reading.timexes)
    assert all(p.name in sections["resolve"] for p in reading.places)
    assert sections["attribution"].count("\n| ") >= len(reading.attributions)
    assert all(f"| {code(e.trigger.text)} |" in sections["events"] for e in reading.events)
    assert all(code(reason) in sections["events"] for reason in fullest(reading.events).why)
    assert all(f"| {r.kind} |" in sections["relations"] for r in reading.relations)
    assert fullest(reading.events).id in sections["record"]


def test_fullest_event_of_none() -> None:
    with pytest.raises(ValueError, match="empty"):
        fullest([])


@pytest.mark.parametrize(
    ("words", "longest", "expected"),
    [("one  two\nthree", 20, "one two three"), ("one two three", 8, "one two…"), ("", 5, "")],
)
def test_cut(words: str, longest: int, expected: str) -> None:
    assert cut(words, longest) == expected


@pytest.mark.parametrize(("words", "expected"), [("a", "`a`"), ("a`b", "`a'b`"), (None, ""), ("", ""), (0, "`0`")])
def test_code(words: object, expected: str) -> None:
    assert code(words) == expected


def test_table_escapes_bars() -> None:
    assert list(table(("a", "b"), [("x|y", "1\n2")])) == ["| a | b |", "| --- | --- |", "| x\\|y | 1 2 |"]
