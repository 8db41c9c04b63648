from itertools import pairwise

from house_styles import STORIES
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.article import ArticleError, from_html, from_row, from_text
from dragoman.model.article import Article

PIECES = [words for story in STORIES.values() for _, words in story]
SEPARATORS = ["\n", "\n\n", " ", "\r\n", "\n \n", "\t", ""]
patchworks = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(SEPARATORS), st.text(max_size=12)), max_size=14
).map("".join)
texts = st.one_of(st.text(), patchworks, st.text(alphabet="A(Bc) —-,./©1 \n", max_size=200))


def check(article: Article) -> None:
    """Zones are sorted, do not overlap, begin and end with something, and cover all but white space."""
    for zone in article.zones:
        assert zone.start < zone.end <= len(article.text)
        assert not article.text[zone.start].isspace()
        assert not article.text[zone.end - 1].isspace()
    assert all(a.end <= b.start for a, b in pairwise(article.zones))
    edges = [0, *(e for z in article.zones for e in (z.start, z.end)), len(article.text)]
    assert not "".join(article.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()


@given(texts, st.sampled_from([None, "2020-02-29", "2024-12-31T23:59:59+14:00"]), st.one_of(st.none(), texts))
def test_any_text(text: str, published: str | None, title: str | None) -> None:
    try:
        article = from_text(text, published=published, title=title)
    except ArticleError:
        return
    assert article.text == text
    check(article)


@given(texts)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    if text.strip() and text.isascii():
        assert from_text(text) == from_text(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(["id", "text", "title", "published", "publication", "url", "byline", "language", "more"])


@given(st.one_of(values, st.dictionaries(keys, values)))
def test_any_row(row: object) -> None:
    try:
        check(from_row(row))  # type: ignore[arg-type]
    except ArticleError as error:
        told = str(error)
    else:
        told = ""
    assert "\n" not in told


markup = st.lists(
    st.sampled_from(["<p>", "</p>", "<div", ">", "<!--", "<script type='application/ld+json'>{", "</script>", "&#0;", "&amp",
                     "<h1>", "<figure><figcaption>", "\0", "<meta property='og:title' content='", "'", *PIECES]),
    max_size=12,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.one_of(markup, markup.map(str.encode), st.binary(max_size=200)))
def test_any_page(page: str | bytes) -> None:
    try:
        article = from_html(page, id="x")
    except ArticleError:
        return
    assert not any(c < " " and c not in "\n\t" for c in article.text)
    check(article)
