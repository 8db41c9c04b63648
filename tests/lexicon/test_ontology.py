import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.vocabulary import load_context_words, load_light_verbs

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


@pytest.mark.parametrize("quad", QUADS)
def test_the_sixteen_types_and_their_quads(quad: int) -> None:
    types = load_ontology().types
    assert {name for name, kind in types.items() if kind.quad == quad} == QUADS[quad]
    assert len(types) == sum(map(len, QUADS.values())) == 16


def test_cooperation_scores_above_zero_and_conflict_below() -> None:
    for kind in load_ontology().types.values():
        scores = (kind.score, *kind.modes.values())
        assert all(-10 <= score <= 10 for score in scores)
        if kind.name != "REQUEST":  # whose requests for help are hardly conflict
            assert all((score > 0) is (kind.quad < 3) for score in scores), kind.name


def test_a_mode_has_its_own_score() -> None:
    ontology = load_ontology()
    assert ontology.score("CONSULT", "visit") == ontology.types["CONSULT"].modes["visit"]
    assert ontology.score("CONSULT", None) == ontology.types["CONSULT"].score
    assert ontology.score("CONSULT", "no such mode") == ontology.types["CONSULT"].score


def test_an_unknown_type_has_no_score() -> None:
    with pytest.raises(KeyError):
        load_ontology().score("HUG", None)


def test_codes_are_those_of_cameo() -> None:
    codes = load_ontology().cameo
    assert codes
    assert all(code.isdigit() and 2 <= len(code) <= 4 and label for code, label in codes.items())
    assert {code[:2] for code in codes} == {f"{n:02}" for n in range(1, 21)}


def test_nothing_stands_twice() -> None:
    ontology = load_ontology()
    for names in (ontology.contexts, ontology.sectors, ontology.nonstate):
        assert len(set(names)) == len(names)
    assert set(ontology.nonstate) == {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}


def test_context_words_evoke_contexts_that_there_are() -> None:
    words = load_context_words()
    assert {context for contexts in words.values() for context in contexts} <= set(load_ontology().contexts)
    assert all(word == word.lower().strip() != "" for word in words)


def test_a_light_verb_does_or_suffers() -> None:
    carries, suffers, undergone, _ = load_light_verbs()
    assert "hold" in carries
    assert "face" in suffers
    assert "murder" in undergone
    assert not carries & suffers


def test_an_error_names_file_line_value_and_what_is_allowed() -> None:
    error = LexiconError(file="a.toml", line=7, value="Z", allowed="X or Y")
    assert str(error) == "a.toml, line 7: 'Z' is not allowed here; expected X or Y"
    assert isinstance(error, ValueError)
