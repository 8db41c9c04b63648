"""Every state, adjective and capital of the tables, looked up in a sentence of its own on a day when it stood."""

from collections import Counter

import pytest

from dragoman.language import Parser
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.lexicon.states import Seat, State, load_seats, load_states
from dragoman.model.article import Article
from dragoman.resolve.actors import find_actors
from dragoman.resolve.places import find_places

STATES = [s for s in load_states() if s.kind in {"state", "former", "disputed"}]
LATEST = "2026-06-01"


def day_of(entry: State | Seat) -> str:
    """The last day that an entry surely held on, or one of today."""
    if not entry.end:
        return LATEST
    year = int(entry.end[:4])
    return (
        f"{year - 1}-12-31"
        if len(entry.end) < 10
        else f"{entry.end[:8]}01"
        if entry.end[8:] != "01"
        else f"{year - 1}-12-31"
    )


def cases() -> list[tuple[str, str, str]]:
    """Day, sentence, code."""
    found = [(day_of(s), f"{s.name} condemned the plan on Monday.", s.iso3) for s in STATES]
    shared = Counter(a for s in STATES for a in s.adjectives)  # `Congolese`
    alone = ((s, next((a for a in s.adjectives if shared[a] == 1), None)) for s in STATES)
    found += [(day_of(s), f"{a} officials met the envoy.", s.iso3) for s, a in alone if a]
    names = {name for s in STATES for name in s.names}
    found += [
        (day_of(seat), f"{seat.capital[0]} said that it would sign the treaty.", seat.iso3)
        for seat in load_seats()
        for state in STATES
        if (seat.iso3, seat.state) == (state.iso3, state.name) and seat.capital[0] not in names
        if not seat.end or seat.end > state.start  # not of a colony
    ]
    return found


@pytest.fixture(scope="module")
def told(parser: Parser) -> dict[str, set[str | None]]:
    """The codes of the actors in each sentence."""
    index, gazetteer = load_actors(), load_gazetteer()
    articles = [Article(str(n), text, published=day) for n, (day, text, _) in enumerate(cases())]
    found = {}
    for analysis in parser.analyse_many(articles):
        mentions = find_actors(analysis, index, find_places(analysis, gazetteer))
        found[analysis.article.id] = {e.code for m in mentions for e in m.entities}
    return found


def test_there_are_as_many_as_there_should_be() -> None:
    assert len(STATES) > 210
    assert len(cases()) > 650


def test_each_is_found(told: dict[str, set[str | None]]) -> None:
    wrong = [(day, text, code, told[str(n)]) for n, (day, text, code) in enumerate(cases()) if code not in told[str(n)]]
    assert wrong == []


def test_each_standing_state_has_its_capital_among_the_open_seats() -> None:
    seats = {(s.iso3, name) for s in load_seats() if not s.end for name in s.capital}
    assert [s.capital for s in STATES if s.kind == "state" and (s.iso3, s.capital) not in seats] == []
