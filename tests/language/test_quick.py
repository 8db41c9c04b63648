"""What is quicker says the same."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.pipeline import AttributeRuler

from dragoman.language import DEFAULT_WEIGHTS
from dragoman.language.attributes import QuickAttributes
from dragoman.language.quick import QUICK, RULER, quicken

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
ODD = (
    "I'm gonna go. There's a man who gets it; let's go, y'all. \n\n c'mon  he got ta do it. Has he? It had been so.",
    "'Nuff said: nothin' doin', I ain't been told 'em. You saw it. It saw you, and you it. Whose is this? That which was.",
    "",
    " \t ",
    "🇳🇴 ßß e\u0301 http://example.org/x?y=1 #tag @me 12:30 $5m 3rd U.S.A.",
)


def told(doc: Any) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start)
        for t in doc
    ]


@pytest.mark.parametrize("text", [*ODD, *(path.read_text(encoding="utf-8") for path in EXAMPLES)])
def test_the_parses_are_the_same(text: str, plain: Any, quick: Any) -> None:
    assert told(quick(text)) == told(plain(text))


@pytest.fixture(scope="module")
def plain() -> Any:
    return spacy.load(DEFAULT_WEIGHTS)


@pytest.fixture(scope="module")
def quick() -> Any:
    nlp = spacy.load(DEFAULT_WEIGHTS)
    quicken(nlp)
    assert QUICK in nlp.pipe_names
    assert RULER not in nlp.pipe_names
    return nlp


def test_later_rules_go_before_earlier_ones_and_rules_of_several_words_stay() -> None:
    ruler = AttributeRuler(spacy.blank("en").vocab)
    ruler.add([[{"TAG": "X"}]], {"POS": "NOUN", "LEMMA": "thing"})
    ruler.add([[{"LOWER": {"IN": ["cat", "dog"]}}]], {"POS": "VERB"})
    ruler.add([[{"LOWER": {"REGEX": "^ow"}}]], {"LEMMA": "bird"})
    ruler.add([[{"LOWER": "dog"}, {"LOWER": "owl"}]], {"LEMMA": "both"}, index=1)
    words, tags = ["Cat", "dog", "owl", "eel", "dog"], ["X", "X", "X", "X", "Y"]
    one, other = (spacy.tokens.Doc(ruler.vocab, words=words, tags=tags) for _ in range(2))
    expected = [(t.pos_, t.lemma_) for t in ruler(one)]
    assert [(t.pos_, t.lemma_) for t in QuickAttributes(ruler)(other)] == expected
    assert expected[2:] == [("NOUN", "both"), ("NOUN", "thing"), ("VERB", "")]
