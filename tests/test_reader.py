"""The reader as a whole: what callers may count on for any text."""

import dataclasses
import io
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Reader, Reading, Rejection
from dragoman.article import ArticleError
from dragoman.language import ParserError
from dragoman.model.event import UNREAD
from dragoman.web.page import page

WORDS = (
    'Norway Chile Oslo Santiago Monday “ ” " ( ) , . ? ! : ; - — ’s president minister he they who said signed accused sent '
    "visited attacked treaty sanctions troops will not if that to from with by 40 3,000 $5 million yesterday (Reuters) \n \n\n "
    "\r\n \t By AP — 🇳🇴 İ ß ﬁ e\u0301 \u202e \u200b \x1b[31m \x00 <b> &amp;"
).split(" ")
NEWS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
FEW = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def spans(value: Any) -> Iterator[tuple[int, int, str | None]]:
    """Every span in a row, with its words where they stand beside it."""
    if isinstance(value, dict):
        for first, last in (("start", "end"), ("start", "stop")):
            if isinstance(value.get(first), int) and isinstance(value.get(last), int):
                words = value.get("text", value.get("quote"))
                yield value[first], value[last], words
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield value[0], value[1], None
        for item in value:
            yield from spans(item)


def check(reading: Reading, text: str) -> None:
    row = json.loads(json.dumps(reading.to_dict(), allow_nan=False))
    assert row["text"] == text
    for start, end, words in spans(row):
        assert 0 <= start < end <= len(text)
        assert words is None or text[start:end] == words
    reading.show(io.StringIO())
    assert page(reading).endswith("</html>\n")


@FEW
@given(text=NEWS)
def test_any_words_of_the_news(reader: Reader, text: str) -> None:
    try:
        check(reader.read(text), text)
    except ArticleError:
        assert not text.strip()


@FEW
@given(text=st.text(max_size=200))
def test_any_text(reader: Reader, text: str) -> None:
    with suppress(ArticleError):
        check(reader.read(text), text)


@FEW
@given(row=st.dictionaries(st.sampled_from(["id", "text", "title", "published", "publication", "url", "byline"]),
                           st.none() | st.integers() | st.text(max_size=30) | st.just("2019-03-06")))  # fmt: skip
def test_any_row(reader: Reader, row: dict[str, Any]) -> None:
    (result,) = reader.read_many([row])
    if isinstance(result, Reading):
        check(result, row["text"])
    else:
        assert result.reason


@pytest.mark.parametrize(
    "text",
    [
        "Norway attacked " + "the house of " * 1500 + "Chile.",
        "Norway said " + "that Chile said " * 800 + "it left.",
        "Norway’s " * 800 + "king visited Chile.",
        "(" * 3000 + "Norway" + ")" * 3000 + " invaded Chile.",
        "“" * 3000 + "Norway said.",
        "Norway sent 1" + "0" * 2000 + " tanks to Chile.",
        "Norway sent " + "1,000" * 500 + " to 2 tanks to Chile.",
        "Norway" + " " * 20_000 + "attacked" + "\n" * 5000 + "Chile.",
        "a" * 50_000,
        "\n".join("Norway" for _ in range(500)),
    ],
    ids=range(10),
)
def test_hostile_shapes(reader: Reader, text: str) -> None:
    check(reader.read(text), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Norway \ud800"])
def test_no_story(reader: Reader, text: str) -> None:
    with pytest.raises(ArticleError):
        reader.read(text)


def test_the_same_text_twice_is_two_readings(reader: Reader) -> None:
    text = "Norway recalled its ambassador from Chile."
    readings = list(reader.read_many([text, text, {"text": text}, text]))
    assert len(readings) == 4
    assert all(isinstance(r, Reading) and len(r.events) == 1 for r in readings)


def test_what_is_no_story_comes_out_in_its_place(reader: Reader) -> None:
    good = {"id": "good", "text": "Norway recalled its ambassador from Chile."}
    found = list(reader.read_many([good, {"text": 5}, "", good]))
    assert [type(item) for item in found] == [Reading, Rejection, Rejection, Reading]
    assert [item.where for item in found if isinstance(item, Rejection)] == ["item 2", "item 3"]


def test_reading_is_lazy(reader: Reader) -> None:
    def texts() -> Iterator[str]:
        for _ in range(64):
            yield "Norway recalled its ambassador from Chile."
        raise AssertionError("read too far")

    assert isinstance(next(reader.read_many(texts())), Reading)


def test_known_facts_go_onto_every_record(reader: Reader) -> None:
    text = "Norway recalled its ambassador from Chile on Monday."
    reading = reader.read(
        text, id="n1", title="T", published="2019-03-06", publication="Post", url="https://example.org/1"
    )
    (event,) = reading.events
    assert (event.article_id, event.title, event.published, event.publication) == ("n1", "T", "2019-03-06", "Post")
    assert event.date is not None
    assert (event.date.begin, event.date.basis) == ("2019-03-04", "published")
    assert event.attribution[-1].text == "Post"


def test_the_lexicon_and_the_parser_are_stamped_on_every_record(reader: Reader) -> None:
    (event,) = reader.read("Norway recalled its ambassador from Chile.").events
    assert event.coder.version
    assert len(event.coder.lexicon) == 12
    assert event.coder.model.startswith("en_core_web_sm")


def test_readings_cannot_be_changed(reader: Reader) -> None:
    reading = reader.read("Norway recalled its ambassador from Chile.")
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.relations = ()  # type: ignore[misc]


def test_classify(reader: Reader) -> None:
    verdict = reader.classify("Norway recalled its ambassador from Chile.", actor=(0, 6), recipient=(36, 41))
    assert verdict.type == "SANCTION"
    assert len(verdict.p) == 17
    assert sum(verdict.p.values()) == pytest.approx(1, abs=0.01)


def test_classify_where_nothing_happens(reader: Reader) -> None:
    text = "Snow fell over Norway and over Chile."
    assert reader.classify(text, actor=(15, 21), recipient=(31, 36)).type == "NONE"


def test_weights_that_are_not_installed() -> None:
    with pytest.raises(ParserError, match="no_such_pipeline"):
        Reader(weights="no_such_pipeline")


def test_the_public_names() -> None:
    assert {"Article", "Reader", "Reading", "Rejection"} <= set(dragoman.__all__)
    assert all(hasattr(dragoman, name) for name in dragoman.__all__)


MATCH = (
    "Rovers came from a goal down to beat City 2-1 on Saturday and went top of the table. Striker Ben Oakley headed the equaliser "
    "in the 61st minute, his ninth goal of the season, and Sam Tindle curled in the winner from the edge of the area with the last "
    "kick of the half.\n\nChildren begged her in the street to scold them. City, unbeaten in five, hit the post twice."
)
TREATY = "Norway accused Chile of spying on Monday. Chile expelled two Norwegian diplomats."


def test_stories_of_private_life_are_left_unread_by_the_gate(reader: Reader, gated_reader: Reader) -> None:
    stories = [{"id": str(n), "text": text} for n, text in enumerate((MATCH, TREATY, "", MATCH, TREATY))]
    found = list(gated_reader.read_many(stories))
    readings = [item for item in found if isinstance(item, Reading)]
    assert [r.article.id for r in readings] == ["0", "1", "3", "4"]
    assert [len(r.analysis.sentences) for r in readings] == [0, 2, 0, 2]
    assert [p.reason for r in readings for p in r.coding.passed_over if not r.analysis.sentences] == [UNREAD, UNREAD]
    everything = [item for item in reader.read_many(stories) if isinstance(item, Reading)]
    assert [[e.id for e in r.events] for r in everything[1::2]] == [[e.id for e in r.events] for r in readings[1::2]]
    assert gated_reader.coder == reader.coder


def test_in_a_story_of_private_life_private_people_do_nothing_political(reader: Reader) -> None:
    reading = reader.read(MATCH)
    assert reading.analysis.sentences
    assert not reading.events
    assert "private life, by the words of the story" in {
        p.reason.partition(": ")[2] for p in reading.coding.passed_over
    }
    alone = reader.read("Children begged her in the street to scold them.")
    assert [event.type for event in alone.events] == ["REQUEST"]


def test_with_frames_of_ones_own_nothing_is_taken_for_private_life(tmp_path: Path) -> None:
    frame = '[[frame]]\nid = "win"\ntype = "ASSAULT"\nverbs = ["beat"]\nactor = ["subject"]\nrecipient = ["object"]\n'
    (tmp_path / "sport.toml").write_text(frame, encoding="utf-8")
    own = Reader(lexicon=[tmp_path], exhaustive=False)
    assert own.read(MATCH).analysis.sentences


def test_a_protest_in_a_story_of_private_life_stays_an_event(reader: Reader) -> None:
    reading = reader.read(f"{MATCH}\n\nAbout 300 residents marched through the town to protest against the new kit.")
    assert {event.type for event in reading.events} == {"PROTEST"}
