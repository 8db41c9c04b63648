from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.public_life import load_public_life, words_of
from dragoman.lexicon.word_forms import forms_of, irregular_forms

GOOD = ["word,weight", "(any sentence),-1.5", "minister,2.0"]
BAD = [
    (["word,value", *GOOD[1:]], "line 1"),
    ([*GOOD, "minister,1.0"], "line 4"),
    ([*GOOD, "club"], "line 4"),
    ([*GOOD, "club,much"], "line 4: 'much'.* a number"),
    ([*GOOD, "club,nan"], "line 4: 'nan'"),
    ([GOOD[0], GOOD[2]], r"a row \(any sentence\)"),
]


def table(tmp_path: Path, lines: list[str]) -> Path:
    path = tmp_path / "words.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_words_are_weighed_by_how_many_there_are(tmp_path: Path) -> None:
    words = load_public_life(table(tmp_path, GOOD))
    assert words.score("The minister slept all day.") == pytest.approx(-1.5 + 2.0 / 5**0.5)
    assert words.score("Minister minister!") == pytest.approx(0.5)
    assert words.score("") == -1.5


@pytest.mark.parametrize(("lines", "told"), BAD)
def test_bad_rows_are_told(tmp_path: Path, lines: list[str], told: str) -> None:
    with pytest.raises(LexiconError, match=told):
        load_public_life(table(tmp_path, lines))


def test_the_table_that_ships_tells_ministers_from_goalkeepers() -> None:
    words = load_public_life()
    assert words.weights["ministry"] > 0 > words.weights["coach"]
    assert all(words_of(word) == {word} for word in words.weights)


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("meet", {"meet", "meets", "met", "meeting"}),
        ("accuse", {"accuses", "accused", "accusing"}),
        ("deny", {"denies", "denied", "denying"}),
        ("deploy", {"deployed", "deploys"}),
        ("bar", {"barred", "barring", "bars"}),
        ("attack", {"attacks", "attacked", "attacking"}),
        ("clash", {"clashes"}),
    ],
)
def test_forms_of_words(lemma: str, forms: set[str]) -> None:
    assert forms <= forms_of(lemma)


def test_irregular_verbs_are_words_in_lower_case() -> None:
    for lemma, forms in irregular_forms().items():
        assert all(word.isalpha() and word.islower() for word in (lemma, *forms))
        assert forms
