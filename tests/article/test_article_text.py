from typing import Any

import pytest
from house_styles import AGENCY, RADIO, WIRE, joined

from dragoman.article import ArticleError, RowError, TextError, batches, from_many, from_row, from_text
from dragoman.model.article import Article, Rejection

PLAIN = "Norland recalled its ambassador from Sudland on Monday."


def test_what_a_radio_story_tells() -> None:
    article = from_text(joined(RADIO)[0])
    assert article.title == "Envoys return to Norland as ‘new chapter’ opens"
    assert article.authors == ("Ada Quill",)
    assert article.publication == "ABC News"
    assert (article.published, article.published_basis) == ("2021-03-04T19:05", "byline")
    assert article.dateline is not None
    assert article.dateline.place == "LONDON"


def test_what_a_wire_story_tells() -> None:
    article = from_text(joined(WIRE)[0])
    assert article.authors == ("Ada Quill", "Bram Oost")
    assert article.agency == "Associated Press"
    assert (article.published, article.published_basis) == (None, None)


def test_the_day_of_a_dateline_is_completed_from_the_publication_only() -> None:
    text = joined(AGENCY)[0]
    dated, undated = from_text(text, published="2024-06-20"), from_text(text)
    assert dated.dateline is not None
    assert undated.dateline is not None
    assert (dated.dateline.date, undated.dateline.date) == ("2024-06-19", None)
    assert undated.published is None


BASES = [
    ({"published": "2020-01-02", "url": "https://n.example/2020/01/09/"}, "2020-01-02", "argument"),
    ({"url": "https://n.example/2020/01/09/"}, "2020-01-05", "dateline"),
]


@pytest.mark.parametrize(("known", "published", "basis"), BASES)
def test_order_of_the_bases_of_a_date(known: dict[str, str], published: str, basis: str) -> None:
    article = from_text("OSLO, 5 January 2020 (AFP) — Norland yielded.", **known)
    assert (article.published, article.published_basis) == (published, basis)


def test_date_from_the_address() -> None:
    article = from_text(PLAIN, url="https://n.example/2020/01/09/a")
    assert (article.published, article.published_basis) == ("2020-01-09", "url")


def test_plain_text_has_no_metadata() -> None:
    article = from_text(PLAIN)
    assert (article.title, article.authors, article.publication, article.agency) == (None, (), None, None)
    assert article.id.startswith("sha256:")
    assert len(article.id) == 23
    assert article.id == from_text(PLAIN).id


def test_given_metadata_wins() -> None:
    article = from_text(
        joined(RADIO)[0],
        id="a",
        title="T",
        published="2021-03-05",
        publication="KNOR",
        byline="By Bo Li",
        language="en",
    )
    assert (article.id, article.title, article.published, article.publication) == ("a", "T", "2021-03-05", "KNOR")
    assert article.authors == ("Bo Li",)
    assert article.agency == "ABC News"


def test_text_stays_as_it_is() -> None:
    text = "  \x1b[31mNorland\x07 yielded.\r\n\r\n\tAnd\u2028so\u200b on. "
    assert from_text(text).text == text


@pytest.mark.parametrize(
    ("text", "told"), [("", "empty"), (" \n\t", "empty"), ("a \ud800 b", "character 2 .* U\\+D800"), (7, "text is 7")]
)
def test_bad_text(text: Any, told: str) -> None:
    with pytest.raises(TextError, match=told):
        from_text(text)


BAD_ROWS = [
    ([], "allowed: an object"),
    ("text", "allowed: an object"),
    ({}, "no text"),
    ({"text": None}, "no text"),
    ({"text": 3}, "text is 3; allowed: a string"),
    ({"text": " "}, "empty"),
    ({"text": PLAIN, "published": "June"}, "published is 'June'; allowed: ISO 8601"),
    ({"text": PLAIN, "published": 5}, "published is 5"),
    ({"text": PLAIN, "title": ["a"]}, "title is"),
    ({"text": PLAIN, "id": True}, "id is True"),
    ({"text": PLAIN, "id": "\udc00"}, "id is"),
]


@pytest.mark.parametrize(("row", "told"), BAD_ROWS)
def test_bad_rows(row: Any, told: str) -> None:
    with pytest.raises(RowError, match=told) as caught:
        from_row(row)
    assert "\n" not in str(caught.value)


def test_row() -> None:
    row = {"text": PLAIN, "id": 12, "title": None, "published": "2020-01-02", "byline": "Ada Quill", "extra": {"a": 1}}
    article = from_row(row)
    assert (article.id, article.title, article.published, article.authors) == ("12", None, "2020-01-02", ("Ada Quill",))


def test_many_goes_on_after_a_rejection() -> None:
    found = list(from_many([PLAIN, {"id": "b"}, {"text": PLAIN, "id": "c"}, ""]))
    assert [type(f) for f in found] == [Article, Rejection, Article, Rejection]
    assert str(found[1]) == "item 2: no text; allowed: an object whose text is a string"
    assert found[1].id == "b"


def test_batches_keep_order_and_limits() -> None:
    items = [from_text(PLAIN, id=str(n)) for n in range(7)]
    assert [len(b) for b in batches(items, articles=3)] == [3, 3, 1]
    assert [len(b) for b in batches(items, chars=len(PLAIN) + 1)] == [2, 2, 2, 1]
    assert [a for b in batches(items, articles=2) for a in b] == items


def test_one_tree_of_errors() -> None:
    assert issubclass(RowError, ArticleError)
    assert issubclass(ArticleError, ValueError)
