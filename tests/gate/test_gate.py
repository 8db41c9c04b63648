"""Stories of private life are told by their words; stories of public life go through."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.gate import Gate, glances, load_gate, sights
from dragoman.gate.glance import NOTHING, Sights, sentences_of
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.public_life import load_public_life

MATCH = (
    "Rovers came from a goal down to beat City 2-1 on Saturday and went top of the table.\n\n"
    "Striker Ben Oakley headed the equaliser in the 61st minute, his ninth goal of the season, and full-back Sam Tindle "
    "curled in the winner from the edge of the area with the last kick of the half.\n\n"
    '"The lads never stopped running," said the manager. "We attacked them from the first whistle and we deserved it."\n\n'
    "City, who had won five in a row, hit the post twice and had a penalty saved."
)
TALKS = (
    "The foreign ministers of Norway and Chile signed an agreement on fishing in Oslo on Monday after two years of talks.\n\n"
    "The Norwegian government said that both countries would open their waters to each other's ships, and that patrols of the navy "
    "would end in June. Chile's parliament has to approve the text.\n\n"
    "Police had sealed off the centre of the city, where some 300 protesters accused the ministers of selling out the fishermen. "
    "Four were arrested."
)


@pytest.fixture(scope="module")
def seen() -> Sights:
    return sights(load_frames(), load_actors(), load_public_life())


@pytest.fixture(scope="module")
def gate(seen: Sights) -> Gate:
    return Gate(load_gate(seen))


def test_a_match_is_private_and_talks_of_ministers_are_not(gate: Gate) -> None:
    assert gate.is_private(MATCH)
    assert not gate.is_private(TALKS)
    assert gate.public(MATCH) < 0.1 < 0.9 < gate.public(TALKS)


def test_an_act_of_a_state_in_a_match_opens_the_gate(gate: Gate) -> None:
    acts = "Police arrested 40 supporters, and the interior ministry barred the club's fans from travelling. A court jailed two."
    assert gate.public(f"{MATCH}\n\n{acts}") > 2 * gate.public(MATCH)


def test_a_text_that_is_too_short_to_tell_goes_through(gate: Gate) -> None:
    assert gate.public(MATCH.partition("\n")[0]) == 1.0
    assert gate.public("") == 1.0


@given(text=st.text(max_size=2_000))
def test_any_text_has_a_probability(gate: Gate, text: str) -> None:
    assert 0.0 <= gate.public(f"{text} {MATCH}") <= 1.0


def test_what_a_glance_shows(seen: Sights) -> None:
    glance = glances("The minister met reporters.\nPeru accused Chile of spying. It rained.", seen)
    assert (glance.roles > 0, glance.role_acts > 0, glance.name_acts > 0) == (True, True, True)
    assert glance.most >= glance.best >= glance.mean
    empty = glances("", seen)
    assert (empty.roles, empty.roles_score, empty.mean) == (0.0, NOTHING, NOTHING)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two!” Three", ["One.", "Two!”", "Three"]),
        ("A line\nanother one", ["A line\n", "another one"]),
        (" 3.5 percent. ", ["3.5 percent."]),
        ("", []),
    ],
)
def test_sentences_by_their_marks(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("role_acts = ", "role_deeds = ", "role_acts, role_acts_score"), ("least = 0.2", "least = 1.2", "a probability")],
)
def test_bad_weights_are_told(seen: Sights, tmp_path: Path, old: str, new: str, told: str) -> None:
    text = (DATA / "gate.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "gate.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=told):
        load_gate(seen, tmp_path / "gate.toml")
