import pytest

from dragoman.language import Parser, ParserError
from dragoman.model.article import Article
from dragoman.model.span import Span

TEXT = "Norway recalled its ambassador.\r\n\r\nChile  replied\tat once: “We will not yield.” Peru   slept.\n"


def test_tokens_show_their_text_and_hang_together(parser: Parser) -> None:
    analysis = parser.analyse(Article("a", TEXT))
    assert [t.i for t in analysis.tokens] == list(range(len(analysis.tokens)))
    for token in analysis.tokens:
        assert TEXT[token.start : token.end] == token.text
        assert not token.text.isspace()
        assert token.is_root or token in token.head.children
        assert token.lemma == token.lemma.lower()
    assert "".join(t.text for t in analysis.tokens) == "".join(TEXT.split())


def test_sentences_hold_their_tokens(parser: Parser) -> None:
    analysis = parser.analyse(Article("a", TEXT))
    assert analysis.sentences[0].span.of(TEXT) == "Norway recalled its ambassador."
    for sentence in analysis.sentences:
        assert sentence.roots
        assert all(analysis.sentence_of(token) is sentence for token in sentence.tokens)
        assert all(token.head in sentence.tokens for token in sentence.tokens)


def test_looking_tokens_up(parser: Parser) -> None:
    analysis = parser.analyse(Article("a", TEXT))
    for token in analysis.tokens:
        assert analysis.token_at(token.start) is token
        assert analysis.token_at(token.end - 1) is token
    assert analysis.token_at(TEXT.index("\r")) is None
    assert analysis.token_at(len(TEXT)) is None
    assert [t.text for t in analysis.tokens_in(Span(7, 19))] == ["recalled", "its"]
    assert getattr(analysis.head_of(Span(16, 30)), "text", None) == "ambassador"


def test_equal_articles_have_an_analysis_each(parser: Parser) -> None:
    article = Article("a", TEXT)
    found = list(parser.analyse_many([article, article, Article("a", TEXT), Article("b", "Peru slept.")]))
    assert [len(a.sentences) for a in found[:3]] == [len(found[0].sentences)] * 3
    assert [a.article.id for a in found] == ["a", "a", "a", "b"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_article_without_text_has_an_empty_analysis(parser: Parser, text: str) -> None:
    (analysis,) = parser.analyse_many([Article("a", text)])
    assert (analysis.sentences, analysis.tokens) == ((), ())
    assert analysis.token_at(0) is None


def test_a_pipeline_that_is_not_installed() -> None:
    with pytest.raises(ParserError, match="no_such"):
        Parser("no_such")
