"""Phrases with alternatives and gaps over a sentence's lemmas."""

import pytest

from dragoman.language import Parser
from dragoman.model.article import Article
from dragoman.relations.pacts.phrases import lemmas_of

CASES = [
    ("Neither will ever attack the other.", "neither|nor ~ attack", True),
    ("Neither will help if the other is attacked.", "neither|nor ~ attack", False),  # the gap stops at a condition
    ("Each will defend the other.", "defend|protect the other", True),
    ("Each defends its own frontier.", "defend the other", False),
    ("They signed a non-aggression pact.", "non-aggression pact", True),
    ("They signed it after one week of talks in the old hall of the palace.", "sign ... palace", True),
    ("They signed it after one week of talks in the old hall of the palace.", "sign ~ palace", False),
]


@pytest.mark.parametrize(("text", "phrase", "is_there"), CASES)
def test_phrases(parser: Parser, text: str, phrase: str, is_there: bool) -> None:
    (sentence,) = parser.analyse(Article(id="", text=text)).sentences
    lemmas = lemmas_of(sentence)
    match = lemmas.first([phrase])
    assert (match is not None) == is_there
    if match is not None:
        assert lemmas.tokens_of(match)[0].lemma in phrase.split()[0]
