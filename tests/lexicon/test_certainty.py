from pathlib import Path

import pytest

from dragoman.lexicon.certainty import FLIPPED, Part, Place, load_certainty
from dragoman.lexicon.errors import LexiconError
from dragoman.model.attribution import Auxiliary, Factuality

GOOD = '[[predicate]]\npart = "verb"\non = ["clause"]\nvalue = "CT-"\ncarry = true\nlemmas = ["fail"]\n'


def load(folder: Path, text: str) -> object:
    path = folder / "certainty.toml"
    path.write_text(text, encoding="utf-8")
    return load_certainty(path)


def test_the_table_is_broad() -> None:
    table = load_certainty()
    assert len({(part, lemma) for part, lemma, _ in table.predicates}) > 600
    assert {"will", "may", "could", "would", "should", "must"} <= set(table.modals)


@pytest.mark.parametrize(
    ("part", "lemma", "place", "value", "auxiliary"),
    [
        (Part.VERB, "deny", Place.CLAUSE, "CT-", None),
        (Part.VERB, "promise", Place.CLAUSE, "CT+", "future"),
        (Part.VERB, "threaten", Place.CLAUSE, "PS+", "future"),
        (Part.VERB, "urge", Place.CLAUSE, "Uu", "future"),
        (Part.VERB, "expect", Place.OBJECT, "PR+", "future"),
        (Part.VERB, "rule out", Place.CLAUSE, "CT-", "future"),
        (Part.VERB, "loom", Place.SUBJECT, "PS+", "future"),
        (Part.NOUN, "threat", Place.OBJECT, "PS+", "future"),
        (Part.NOUN, "lack", Place.OBJECT, "CT-", None),
        (Part.ADJECTIVE, "possible", Place.MODIFIED, "PS+", "hypothetical"),
        (Part.ADJECTIVE, "unlikely", Place.CLAUSE, "PR-", "future"),
    ],
)
def test_rows(part: Part, lemma: str, place: Place, value: str, auxiliary: str | None) -> None:
    effect = load_certainty().effect(part, lemma, place)
    assert effect is not None
    assert (effect.value, effect.auxiliary) == (value, auxiliary)


def test_unknown_words_do_nothing() -> None:
    assert load_certainty().effect(Part.VERB, "whistle", Place.CLAUSE) is None


def test_turning_round_twice_gives_the_same() -> None:
    assert all(FLIPPED[FLIPPED[value]] is value for value in Factuality)


def test_negated_defaults_to_the_other_side_where_certainty_is_carried(tmp_path: Path) -> None:
    table = load(tmp_path, GOOD)
    assert table.effect(Part.VERB, "fail", Place.CLAUSE).negated is Factuality.CT_POS  # type: ignore[attr-defined]
    table = load_certainty(_written(tmp_path / "b.toml", GOOD.replace("carry = true\n", "")))
    effect = table.effect(Part.VERB, "fail", Place.CLAUSE)
    assert effect is not None
    assert effect.negated is Factuality.UU


def test_no_row_says_negation() -> None:
    assert all(e.auxiliary is not Auxiliary.NEGATION for e in load_certainty().predicates.values())


@pytest.mark.parametrize(
    ("change", "value", "line"),
    [
        (('value = "CT-"', 'value = "CT"'), "CT", 4),
        (('part = "verb"', 'part = "verbal"'), "verbal", 2),
        (('["clause"]', '["clauses"]'), "clauses", 3),
        (("carry = true", "carries = true"), "carries", 5),
        (('["fail"]', '["Fail"]'), "Fail", 6),
        (('["fail"]', '["fail", "fail"]'), "fail", 6),
        (("carry = true", 'prepositions = ["upon"]'), "upon", 5),
        (("carry = true", 'auxiliary = "past"'), "past", 5),
        (("[[predicate]]", "[[predicates]]"), "predicates", 1),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, change: tuple[str, str], value: str, line: int) -> None:
    with pytest.raises(LexiconError) as problem:
        load(tmp_path, GOOD.replace(*change))
    assert (problem.value.value, problem.value.line) == (value, line)
    assert problem.value.file == "certainty.toml"
    assert problem.value.allowed


def test_a_missing_key_and_broken_toml_are_errors(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="value"):
        load(tmp_path, GOOD.replace('value = "CT-"\n', ""))
    with pytest.raises(LexiconError, match="TOML"):
        load_certainty(_written(tmp_path / "c.toml", "[["))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
