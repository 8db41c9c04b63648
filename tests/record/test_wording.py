import pytest

from dragoman import Reader
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Voice
from dragoman.record import wording


def entity(text: str, name: str | None = None, code: str | None = None) -> Entity:
    return Entity(text, 0, len(text), name=name, code=code)


def voice(text: str | None, name: str | None = None) -> Voice:
    return Voice(entity(text or "", name) if name else None, text, None, None, None, None)


@pytest.mark.parametrize(
    ("entities", "words"),
    [
        ([entity("Oslo", "Norway", "NOR")], "Norway (NOR)"),
        ([entity("the envoy")], "the envoy"),
        ([entity("UN", "UNO", "UNO")], "UNO"),
        ([entity("a", "Norway", "NOR"), entity("b", "Chile", "CHL")], "Norway (NOR), Chile (CHL)"),
        ([entity("a", "Norway", "NOR"), entity("b", "Norway", "NOR")], "Norway (NOR)"),
        ([entity("two envoys", None, "NOR"), entity("two envoys", None, "CHL")], "two envoys (NOR, CHL)"),
        ([], ""),
    ],
)
def test_parties(entities: list[Entity], words: str) -> None:
    assert wording.parties(entities) == words


@pytest.mark.parametrize(
    ("voices", "words"),
    [
        ([], "the story"),
        ([voice(None)], "the story"),
        ([voice("Post")], "Post"),
        ([voice("Oslo"), voice("Post")], "Oslo, in Post"),
        ([voice("Oslo,"), voice("Wire"), voice("Post")], "Oslo, via Wire, in Post"),
        ([voice("Oslo"), voice(None)], "Oslo"),
        ([voice(None), voice("Post")], "unnamed source, in Post"),
        ([voice("She", "Ann Lee"), voice("Post")], "Ann Lee (“She”), in Post"),
        ([voice("he"), voice("Post")], "he, in Post"),
    ],
)
def test_voices(voices: list[Voice], words: str) -> None:
    assert wording.says(voices) == words


@pytest.mark.parametrize(
    ("origins", "stories", "words"),
    [
        (2, 3, "2 independent origins, 3 stories"),
        (1, 1, "1 independent origin, 1 story"),
        (None, 3, "3 stories"),
    ],
)
def test_what_something_rests_on(origins: int | None, stories: int, words: str) -> None:
    assert wording.rests_on(origins, stories) == words


def test_certainty_has_words_for_every_value() -> None:
    assert all(wording.certainty(factuality) for factuality in Factuality)
    assert wording.certainty(Factuality.PR_POS, Auxiliary.FUTURE) == "probable, future"
    assert wording.certainty(Factuality.CT_NEG, Auxiliary.NEGATION) == "did not happen"


@pytest.mark.parametrize(
    ("words", "shown"), [("short", "short"), ("one two three", "one two …"), ("a" * 20, "a" * 12 + " …")]
)
def test_cut(words: str, shown: str) -> None:
    assert wording.cut(words, 12) == shown


def test_events_come_in_order_of_time(reader: Reader) -> None:
    text = (
        "Chile praised Peru. Norway accused Chile on 5 May 2019. Peru accused Chile on 4 May 2019. Cuba praised Peru."
    )
    ordered = wording.in_time(reader.read(text).events)
    assert [event.actors[0].code for event in ordered] == ["PER", "NOR", "CHL", "CUB"]


def test_what_was_left_out_stands_under_its_reason(reader: Reader) -> None:
    reading = reader.read("OSLO (Fjord News) - The town was attacked.\n\n(Reporting by Ann Lee)")
    assert wording.left_out(reading.article.text, reading.article.zones, reading.coding.passed_over) == {
        "not read, dateline": ["OSLO (Fjord News) -"],
        "not read, credit": ["(Reporting by Ann Lee)"],
        "not coded, no stated actor": ["attacked (ASSAULT)"],
    }
