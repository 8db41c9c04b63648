import json

import pytest

from dragoman.article import Limits, PageError, from_html
from dragoman.article.page_encoding import decode_page

PARAGRAPHS = [
    "Norland and Sudland opened talks on the tolls of the northern canal in Norhaven on Monday, officials of both countries said.",
    "“We hope for an accord before the winter,” said Tilda Voss, the foreign minister of Norland, as she arrived at the palace.",
    "Sudland had closed the canal in May, after Norland raised the tolls for its ships without a word to the joint commission.",
    "The commission meets again on Thursday, when the envoys are to exchange their drafts of a treaty, the ministry added.",
]
TITLE = "Norland and Sudland open talks on canal tolls"


def page(
    *, head: str = "", top: str = f"<h1>{TITLE}</h1>", paragraphs: list[str] = PARAGRAPHS, bottom: str = ""
) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
        f"<article>{top}{body}{bottom}</article><footer><p>Imprint and contact</p></footer></body></html>"
    )


def ld(**story: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **story})}</script>"


def test_text_is_headline_and_paragraphs() -> None:
    article = from_html(page(), id="a", url="https://n.example/2021/05/03/talks")
    assert article.text == "\n\n".join([TITLE, *PARAGRAPHS])
    assert [(z.kind.value, z.start) for z in article.zones] == [("headline", 0), ("body", len(TITLE) + 2)]
    assert (article.published, article.published_basis) == ("2021-05-03", "url")
    assert article.language == "en"


def test_json_ld() -> None:
    head = ld(
        headline=TITLE,
        datePublished="2021-05-03T10:00:00Z",
        author=[{"name": "Ada Quill"}, {"name": "https://n.example/x"}],
        publisher={"name": "Norland Times"},
    )
    article = from_html(page(head=head), id="a", url="https://n.example/2020/01/01/")
    assert (article.title, article.authors, article.publication) == (TITLE, ("Ada Quill",), "Norland Times")
    assert (article.published, article.published_basis) == ("2021-05-03T10:00:00+00:00", "metadata")


DATES = [
    ("<meta property='article:published_time' content='2021-05-03T10:00:00+02:00'>", "2021-05-03T10:00:00+02:00"),
    ("<meta name='date' content='May 3, 2021'>", "2021-05-03"),
    ("<meta name='date' content='soon'>", None),
    ("<script type='application/ld+json'>{not json</script>", None),
    ("<script type='application/ld+json'>" + "[" * 5000 + "</script>", None),
    (ld(datePublished=5), None),
    (ld(datePublished="2021-05-03").replace('{"@type"', '{"@graph": [{"@type"').replace("}</", "}]}</"), "2021-05-03"),
]


@pytest.mark.parametrize(("head", "published"), DATES)
def test_dates(head: str, published: str | None) -> None:
    assert from_html(page(head=head), id="a").published == published


def test_visible_dates() -> None:
    timed = page(top=f"<h1>{TITLE}</h1><time datetime='2021-05-03'>3 May</time>")
    assert from_html(timed, id="a").published == "2021-05-03"


TITLES = [
    (f"<title>{TITLE} | The Norland Times</title>", "", TITLE),
    (
        f"<meta property='og:title' content='{TITLE} - Norland Times'><meta property='og:site_name' content='Norland Times'>",
        "",
        TITLE,
    ),
    (f"<title>{TITLE}</title>", f"<h1>Norland Times</h1><h1>{TITLE}</h1>", TITLE),
    (ld(headline="Canal: tolls talks open in Norland"), f"<h1>{TITLE}</h1>", TITLE),
]


@pytest.mark.parametrize(("head", "top", "title"), TITLES)
def test_titles(head: str, top: str, title: str) -> None:
    article = from_html(page(head=head, top=top), id="a")
    assert article.title == title
    assert article.text.count(TITLE) == 1


def test_furniture_and_dateline_are_marked() -> None:
    paragraphs = [
        f"OSLO (AP) — {PARAGRAPHS[0]}",
        *PARAGRAPHS[1:],
        "Read more: How the canal was dug",
        "Ada Quill contributed to this report.",
    ]
    article = from_html(page(paragraphs=paragraphs), id="a")
    kinds = [z.kind.value for z in article.zones]
    assert kinds == ["headline", "dateline", "body", "furniture", "credit"]
    assert article.agency == "Associated Press"


def test_body_from_json_ld_where_the_page_has_none() -> None:
    declared = "<p>" + "</p><p>".join(PARAGRAPHS) + "</p>"
    bare = f"<html><head>{ld(headline=TITLE, articleBody=declared)}</head><body><div id='app'></div></body></html>"
    assert from_html(bare, id="a").text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_other_stories_and_embedded_posts_are_left_out() -> None:
    post = "<blockquote class='twitter-tweet'><p>A post of somebody about the canal talks in Norhaven</p></blockquote>"
    others = "<h2>More from The Norland Times</h2>" + "<p>Another story that has nothing to do with it</p>" * 2
    article = from_html(page(paragraphs=[*PARAGRAPHS, post], bottom=others), id="a")
    assert article.text == "\n\n".join([TITLE, *PARAGRAPHS])


def test_a_heading_in_the_upper_part_ends_nothing() -> None:
    article = from_html(page(paragraphs=[PARAGRAPHS[0], "Popular", *PARAGRAPHS[1:]]), id="a")
    assert PARAGRAPHS[-1] in article.text


ENCODINGS = [
    ("utf-8", "", "Norhavén – tolls"),
    ("utf-8", "<meta charset='iso-8859-1'>", "Norhavén – tolls"),
    ("utf-16", "", "Norhavén – tolls"),
    ("cp1252", "<meta charset='iso-8859-1'>", "Norhavén – tolls"),
    ("cp1251", "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "Нордлэнд"),
    ("shift_jis", "<meta charset=Shift_JIS>", "北国"),
]


@pytest.mark.parametrize(("encoding", "head", "word"), ENCODINGS)
def test_encodings(encoding: str, head: str, word: str) -> None:
    assert word in decode_page(page(head=head, paragraphs=[word]).encode(encoding))


@pytest.mark.parametrize("head", ["<meta charset='utf-8'>", "<meta charset='no-such-code'>", ""])
def test_wrong_declarations_do_not_stop(head: str) -> None:
    data = page(head=head, paragraphs=[p + " café" for p in PARAGRAPHS]).encode("cp1252")
    assert PARAGRAPHS[0] in from_html(data, id="a").text


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = page(paragraphs=[p + " “naïve” — café" for p in PARAGRAPHS]).encode().replace(b"Thursday", b"Thurs\xffday")
    assert "“naïve” — café" in from_html(data, id="a").text


def test_control_characters_are_dropped() -> None:
    dirty = [p.replace(" ", " \0\x1b[31m\x07&#27;", 1) for p in PARAGRAPHS]
    text = from_html(page(paragraphs=dirty), id="a").text
    assert not any(c < " " and c != "\n" for c in text)
    assert PARAGRAPHS[0][-40:] in text


HOSTILE = {
    "nested": "<div>" * 100_000 + "<p>text</p>",
    "nested tables": "<table><tr><td>" * 50_000,
    "nested lists": page(bottom="<ul><li>" * 5_000),
    "many": page(bottom="<i>x" * 60_000 + "<p>x</p>" * 60_000),
    "empty": "",
    "blank": " \n ",
    "no text": "<html><body><img src=x></body></html>",
    "title only": f"<html><body><h1>{TITLE}</h1></body></html>",
    "nulls": "\0" * 1000,
    "comment": "<!--" * 1000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_refused_in_one_line(name: str) -> None:
    with pytest.raises(PageError, match=r"allowed: [^\n]+$"):
        from_html(HOSTILE[name], id="a")


def test_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + page(
        bottom="<p>&b;&b;&b;</p>"
    )
    assert "aaaa" not in from_html(bomb, id="a").text


def test_binary_is_refused() -> None:
    with pytest.raises(PageError):
        from_html(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, id="a")


def test_size_limits() -> None:
    with pytest.raises(PageError, match="allowed: 500"):
        from_html(page(), id="a", limits=Limits(page_bytes=500))
    with pytest.raises(PageError, match=r"allowed: 100$"):
        from_html(page(), id="a", limits=Limits(text_chars=100))
