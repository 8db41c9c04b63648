import time
from pathlib import Path

import pytest
from made_feeds import PARAGRAPHS, STORY, TEASER, item, page, rss

from dragoman.article import ArticleError, FeedError, FetchError, Limits, read_sources
from dragoman.article.entries import canonical_address, is_whole, speaks_for
from dragoman.article.feed import parse_feed, parse_list
from dragoman.article.fetch import Response
from dragoman.article.formats import Get
from dragoman.article.markup import paragraphs
from dragoman.model.article import Article, Rejection

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Times &amp; Tides</title>
<entry><id>urn:1</id><title type="html">Talks &lt;b&gt;open&lt;/b&gt;</title><link href="/a"/><updated>2024-06-19T05:45:00+02:00</updated>
<author><name>Ann Lee</name></author><content type="html">&lt;p&gt;Norland met Sudland.&lt;/p&gt;</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel><item><title>Talks open</title>
<link>https://n.example/a</link><dc:date>2024-06-19</dc:date><description>Words.</description></item></rdf:RDF>"""


def test_rss() -> None:
    more = "<pubDate>Wed, 19 Jun 2024 05:45:00 +0200</pubDate><author>Ann Lee</author><description>Short.</description>"
    feed = parse_feed(rss(item(1, content=STORY, guid="g1", more=more), item(2), head="<ttl>30</ttl>"))
    assert (feed.title, feed.language, feed.minutes, feed.is_cut) == ("The Norland Times", "en", 30.0, False)
    first, second = feed.entries
    assert (first.number, first.guid, first.link) == (1, "g1", "https://n.example/1")
    assert (first.published, first.author, first.title) == (
        "2024-06-19T03:45:00+00:00",
        "Ann Lee",
        "Envoy recalled, part 1",
    )
    assert paragraphs(first.content, Limits()) == PARAGRAPHS
    assert (second.guid, second.published, second.content) == (None, None, "")


def test_atom_and_rdf() -> None:
    feed = parse_feed(ATOM.encode(), url="https://n.example/feed.xml")
    (entry,) = feed.entries
    assert (feed.title, entry.title, entry.link) == ("Times & Tides", "Talks open", "https://n.example/a")
    assert (entry.published, entry.content) == ("2024-06-19T03:45:00+00:00", "<p>Norland met Sudland.</p>")
    (entry,) = parse_feed(RDF.encode()).entries
    assert (entry.link, entry.published) == ("https://n.example/a", "2024-06-19")


ENCODINGS = [
    ("utf-8", None, None), ("utf-16", None, "utf-16"), ("cp1252", None, "windows-1252"), ("cp1252", "windows-1252", None),
    ("utf-8", "iso-8859-1", None), ("utf-8", None, "iso-8859-1"), ("cp1252", "nonsense", "windows-1252"),
]  # fmt: skip


@pytest.mark.parametrize(("actual", "served", "declared"), ENCODINGS)
def test_encodings_and_those_that_are_wrongly_declared(actual: str, served: str | None, declared: str | None) -> None:
    text = rss(item(1, more="<description>Außenminister — “talks”</description>")).decode()
    text = text.replace('encoding="UTF-8"', f'encoding="{declared}"' if declared else "")
    (entry,) = parse_feed(text.encode(actual), charset=served).entries
    assert entry.content == "Außenminister — “talks”"


ENTITIES = "".join(f'<!ENTITY a{n} "{(f"&a{n - 1};" if n else "ha") * 10}">' for n in range(10))
HOSTILE = [
    (f"<!DOCTYPE rss [{ENTITIES}]><rss><channel><item><title>&a9;</title></item></channel></rss>", "declares entities"),
    ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>', "entities"),
    ("<rss><channel>" + "<item><title>a</title>" * 60_000, "more than 100000 tags"),
    ("<rss><channel><item " + "a='b' " * 2_000 + "/></channel></rss>", "more than 1000 attributes"),
    ("<html><body><p>No feed</p></body></html>", "this is no feed"),
    ("plain words", "this is no feed"),
    ("<rss><channel><title>The Norland", "cut short before its first entry"),
    ("\x00\x01\x02" * 500, "is no text"),
    (" ", "is empty"),
    ("<rss>" + "x" * 5_000_001, "more than 5000000 bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), HOSTILE)
def test_what_is_refused(text: str, told: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FeedError, match=told) as caught:
        parse_feed(text.encode())
    assert "\n" not in str(caught.value)
    assert time.monotonic() - begun < 5


BROKEN = [
    rss(item(1), item(2)).replace(b"<language>en-GB</language>", b"<language>en-GB"),
    rss(item(1), item(2)).replace(b"<title>The Norland Times</title>", b"<title>Fish & Ships &nbsp; <b></title>"),
    rss(item(1), item(2)).replace(b"<channel>", b"<channel>\x0b\x00"),
    b"\n\n" + rss(item(1), item(2)),
    b"<b>Warning: mysql</b>\n" + rss(item(1), item(2)).replace(b'<?xml version="1.0" encoding="UTF-8"?>', b""),
]


@pytest.mark.parametrize("data", BROKEN, ids=range(len(BROKEN)))
def test_broken_feeds_are_read_as_far_as_they_go(data: bytes) -> None:
    assert [entry.link for entry in parse_feed(data).entries] == ["https://n.example/1", "https://n.example/2"]


def test_the_last_entry_of_a_cut_feed_is_left_out() -> None:
    data = rss(item(1, content=STORY), item(2, content=STORY))
    feed = parse_feed(data[: data.index(b"Westport", len(data) // 2)])
    assert feed.is_cut
    assert [entry.link for entry in feed.entries] == ["https://n.example/1"]


def test_entries_without_what_they_should_have() -> None:
    feed = parse_feed(
        rss(
            "<item/>", "<item><title/></item>", item(3, link="javascript:alert(1)"), item(4, link="ftp://n.example/x"),
            "<item><pubDate>tomorrow</pubDate></item>", item(6, more="<pubDate>Wed, 99 Jun 9999 05:45:00 GMT</pubDate>"),
            item(7, link="http://[::1/"), item(8, link="https://n.example/" + "x" * 3_000),
        )
    )  # fmt: skip
    assert len(feed.entries) == 8
    assert {entry.link for entry in feed.entries} == {None, "https://n.example/6"}
    assert {entry.published for entry in feed.entries} == {None}


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body><outline text="World">
<outline type="rss" xmlUrl="https://n.example/world.rss"/><outline xmlURL=" https://s.example/feed "/>
<outline xmlUrl="https://n.example/world.rss"/></outline><outline text="none"/></body></opml>"""


def test_lists_of_feeds() -> None:
    assert parse_list(OPML.encode()) == ["https://n.example/world.rss", "https://s.example/feed"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<opml><body/></opml>", "names no feed"),
        ("<opml><body>", "is no XML"),
        ("<rss/>", "the root is 'rss'"),
        (f"<!DOCTYPE x [{ENTITIES}]><opml>&a9;</opml>", "declares entities"),
        ("<opml>" + "<outline>" * 5_000, "is no XML"),
    ],
)
def test_what_is_no_list(text: str, told: str) -> None:
    with pytest.raises(FeedError, match=told):
        parse_list(text.encode())


WHOLE = [
    (PARAGRAPHS, True),
    (PARAGRAPHS[:2], False),
    ([*PARAGRAPHS, "Read more"], False),
    ([*PARAGRAPHS, "Continue reading →"], False),
    ([*PARAGRAPHS[:-1], PARAGRAPHS[-1] + " […]"], False),
    ([*PARAGRAPHS[:-1], PARAGRAPHS[-1] + "..."], False),
    ([*PARAGRAPHS, "The post Envoy recalled appeared first on The Norland Times."], True),
]


@pytest.mark.parametrize(("lines", "expected"), WHOLE)
def test_whole_stories(lines: list[str], expected: bool) -> None:
    assert is_whole(lines) == expected


MARKUP = [
    ("<p>One <b>bold</b> word.</p><p>Two<br/>Three</p>", ["One bold word.", "Two", "Three"]),
    ("plain\nwords", ["plain words"]),
    ("first\n\nsecond", ["first", "second"]),
    ("AT&amp;T &lt;b&gt;", ["AT&T <b>"]),
    ("<script>alert(1)</script><style>x</style>text<!-- no -->", ["text"]),
    ("<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>", ["a", "b", "c", "d"]),
    ("", []),
    (" <p> </p> ", []),
]


@pytest.mark.parametrize(("markup", "expected"), MARKUP)
def test_markup(markup: str, expected: list[str]) -> None:
    assert paragraphs(markup, Limits()) == expected


def test_markup_that_is_built_to_exhaust() -> None:
    with pytest.raises(ArticleError, match="deeper"):
        paragraphs("<div>" * 240 + "<b>" * 30 + "x", Limits())


ADDRESSES = [
    ("http://www.N.example:80/a/?utm_source=x&b=1&a=2#top", "https://n.example/a?a=2&b=1"),
    ("https://n.example/a?fbclid=1", "https://n.example/a"),
    ("https://n.example/story?id=5&cid=6", "https://n.example/story?cid=6&id=5"),
    ("https://n.example:8080/", "https://n.example:8080"),
    ("http://[::1/", "http://[::1/"),
    ("no address", "no address"),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_canonical_addresses(url: str, expected: str) -> None:
    assert canonical_address(url) == expected


@pytest.mark.parametrize(
    ("feed", "url", "expected"),
    [
        ("https://n.example/feed", "https://n.example/1", True),
        ("https://www.n.example/feed", "http://n.example/1", True),
        ("https://n.example/feed", "https://news.n.example/1", True),
        ("https://someone.n.example/feed", "https://n.example/1", False),
        ("https://n.example/feed", "https://evil-n.example/1", False),
        (None, "https://n.example/1", True),
        ("http://[::1/", "http://[::1/", False),
    ],
)
def test_whom_a_feed_speaks_for(feed: str | None, url: str, expected: bool) -> None:
    assert speaks_for(feed, url) == expected


def answering(pages: dict[str, bytes], asked: list[str]) -> Get:
    def get(url: str, types: tuple[str, ...]) -> Response:
        asked.append(url)
        if url not in pages:
            raise FetchError("the server answered 404; allowed: 200", status=404)
        return Response(url, 200, pages[url], {"content-type": "text/html; charset=utf-8"})

    return get


def test_a_feed_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    dated = "<pubDate>Wed, 19 Jun 2024 05:45:00 GMT</pubDate>"
    path.write_bytes(
        rss(
            item(1, content=STORY, more=dated), item(2, content=TEASER, more=dated), item(3),
            item(4, link=None, content="<p>Norland met Sudland.</p>"), item(5, link=None, content=TEASER),
        )
    )  # fmt: skip
    asked: list[str] = []
    pages = {"https://n.example/2": page("Envoy recalled, part 2")}
    one, two, three, four, five = read_sources([path], get=answering(pages, asked))
    assert asked == ["https://n.example/2", "https://n.example/3"]
    assert isinstance(one, Article)
    assert (one.id, one.title, one.published, one.published_basis, one.publication) == (
        "https://n.example/1", "Envoy recalled, part 1", "2024-06-19T05:45:00+00:00", "feed", "The Norland Times",
    )  # fmt: skip
    assert one.text == "\n\n".join(["Envoy recalled, part 1", *PARAGRAPHS])
    assert isinstance(two, Article)
    assert two.text.count("\n\n") == len(PARAGRAPHS)
    assert (two.published, two.published_basis) == ("2024-06-19T05:45:00+00:00", "feed")
    assert str(three) == f"{path}, entry 3 ('https://n.example/3'): the server answered 404; allowed: 200"
    assert isinstance(four, Article)
    assert four.text == "Envoy recalled, part 4\n\nNorland met Sudland."
    assert "entry 5" in str(five)
    assert "neither a link nor the text" in str(five)


def test_a_feed_by_its_address_and_a_list_of_feeds(tmp_path: Path) -> None:
    pages = {
        "https://n.example/world.rss": rss(item(1, content=STORY)),
        "https://feeds.example/n": rss(item(2, content=STORY)),  # which links to another site: read there
        "https://n.example/2": page("Envoy recalled, part 2"),
    }
    asked: list[str] = []
    get = answering(pages, asked)
    assert [i.id for i in read_sources(["https://n.example/world.rss"], get=get)] == ["https://n.example/1"]
    path = tmp_path / "feeds.opml"
    path.write_text(OPML.replace("https://s.example/feed", "https://feeds.example/n"))
    assert [i.id for i in read_sources([path], get=get)] == ["https://n.example/1", "https://n.example/2"]
    assert asked[-1] == "https://n.example/2"
    path.write_text(OPML)
    first, gone = read_sources([path], get=get)
    assert isinstance(first, Article)
    assert isinstance(gone, Rejection)
    assert gone.where == f"{path}, feed 'https://s.example/feed'"


def test_xml_that_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<?xml version='1.0'?><!-- c --><nitf><body/></nitf>")
    (rejected,) = read_sources([tmp_path / "a.xml"])
    assert "the root of the XML is 'nitf'; allowed: rss, feed, RDF, opml" in str(rejected)
