"""HTML pages as articles: the main text, and what the page says about itself."""

import logging
import re
from collections.abc import Iterator
from html import unescape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dragoman.article.errors import PageError
from dragoman.article.furniture import folded, opens_tail
from dragoman.article.headlines import same_headline
from dragoman.article.limits import LIMITS, Limits
from dragoman.article.page_encoding import (
    decode_page,
    looks_binary,
    without_control_references,
    without_controls,
)
from dragoman.article.page_metadata import PageMetadata, read_metadata
from dragoman.article.text import agency_of, authors_of, checked_text, date_of, outlet_of
from dragoman.article.zones import mark
from dragoman.lexicon.house import load_house
from dragoman.model.article import Article

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what fails here is told by PageError

EMBEDDED = "//blockquote[contains(@class,'twitter-') or contains(@class,'instagram-') or contains(@class,'tiktok-')]"
DEEPEST = 250  # nested elements; what is deeper the parser drops without a word
MOST_ELEMENTS = 100_000
SHORTEST = 200  # characters of main text, below which the body that the page declares is looked at
LEAST_STORY = 0.6  # of the main text, which stands before a list of other stories
LEAST_SHARED = 0.5  # of the words of an h1 and a declared title
TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote)\b[^<>]{0,500}>|<[^<>]{1,500}>")
SITE_PARTS = re.compile(r"\s+(?:[|·•»]|[-–—])\s+")


def from_html(
    page: bytes | str,
    *,
    id: str,  # noqa: A002
    url: str | None = None,
    charset: str | None = None,
    limits: Limits = LIMITS,
) -> Article:
    """A story from a page. `Article.text` is its headline, a blank line, and the paragraphs of the main text.

    `charset`: the encoding that the server names. PageError where the page is too long or holds no story.
    """
    tree = parse_page(page, limits, charset)
    about = read_metadata(tree)
    found = _without_tail(_main_text(tree))
    if about.body and (len(found) < 2 or sum(map(len, found)) < SHORTEST):
        found = _fuller(found, _declared_text(about.body))
    title = _title(about, found)
    text = "\n\n".join([title, *found] if title else found)
    if not found:
        raise PageError("the page has no main text; allowed: a page with the paragraphs of a story")
    if len(text) > limits.text_chars:
        raise PageError(f"the page has {len(text)} characters of main text; allowed: {limits.text_chars}")
    checked_text(text)
    return _article(text, about, name=id, url=url, title=title)


def _article(text: str, about: PageMetadata, *, name: str, url: str | None, title: str | None) -> Article:
    house = load_house()
    layout = mark(text, house=house, title=title, published=about.published, captions=about.captions)
    published, basis = (about.published, "metadata") if about.published else date_of(layout, url)
    publication = about.publication or outlet_of(layout, text, house)
    return Article(
        id=name,
        text=text,
        zones=layout.zones,
        title=title,
        authors=about.authors or authors_of(layout),
        publication=publication,
        agency=agency_of(layout, text, house, publication),
        published=published,
        published_basis=basis,
        dateline=layout.dateline,
        url=url,
        language=about.language or "en",
    )


def parse_page(page: bytes | str, limits: Limits, charset: str | None = None) -> HtmlElement:
    """The tree of a page; PageError where it is no HTML, or built to exhaust its reader."""
    if len(page) > limits.page_bytes:
        raise PageError(f"the page has {len(page)} bytes; allowed: {limits.page_bytes}")
    raw = page if isinstance(page, str) else decode_page(page, charset)
    if looks_binary(raw):
        raise PageError("the page is no text; allowed: HTML")
    text = without_control_references(without_controls(raw))
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text)
    if not text.strip():
        raise PageError("the page is empty; allowed: HTML with the paragraphs of a story")
    try:
        tree = document_fromstring(text, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise PageError(f"the page is no HTML ({type(error).__name__}); allowed: HTML") from error
    _check_size(tree)
    return tree


def _check_size(tree: HtmlElement) -> None:
    """PageError for a page built to exhaust its reader; counted without recursion."""
    depth = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > DEEPEST:
            raise PageError(f"the page nests elements deeper than {DEEPEST}; allowed: {DEEPEST}")
        if elements > MOST_ELEMENTS:
            raise PageError(f"the page has more than {MOST_ELEMENTS} elements; allowed: {MOST_ELEMENTS}")


def _main_text(tree: HtmlElement) -> list[str]:
    """The paragraphs of the main text, without those that repeat the one before."""
    import trafilatura  # here, since it takes longer to load than all the rest, and plain text needs none of it

    try:
        extracted = trafilatura.extract(tree, include_comments=False, include_tables=False, prune_xpath=EMBEDDED)
    except Exception as error:  # the extractor promises no errors of its own; a hostile page must not end a run
        raise PageError(f"the page cannot be read ({type(error).__name__}); allowed: HTML") from error
    lines = (line.strip() for line in without_controls(extracted or "").split("\n"))
    return list(_without_repeats(line for line in lines if line))


def _declared_text(body: str) -> list[str]:
    """The paragraphs of a body declared in JSON-LD, which at times holds markup."""
    plain = unescape(TAG.sub("\n", body) if "</" in body else body)
    return [" ".join(line.split()) for line in without_controls(plain).split("\n") if line.strip()]


def _fuller(found: list[str], declared: list[str]) -> list[str]:
    """The longer of two texts; of two about as long, the one that is cut into more paragraphs."""
    return max(found, declared, key=lambda lines: (sum(map(len, lines)) // SHORTEST, len(lines)))


def _without_tail(lines: list[str]) -> list[str]:
    """The lines before a list of other stories, where that is the smaller part of the text."""
    house, total, seen = load_house(), sum(map(len, lines)), 0
    for n, line in enumerate(lines):
        if opens_tail(line, house) and seen > LEAST_STORY * total:
            return lines[:n]
        seen += len(line)
    return lines


def _without_repeats(lines: Iterator[str]) -> Iterator[str]:
    before = None
    for line in lines:
        if line != before:
            yield line
        before = line


def _title(about: PageMetadata, found: list[str]) -> str | None:
    """The headline: the h1 that shares most words with the declared titles, else the first declared title.

    The paragraphs of `found` that open the text and repeat a title are taken out.
    """
    declared = [_without_site(t, about.publication) for t in about.titles]
    scored = [(max((_shared(h, t) for t in declared), default=0.0), h) for h in about.headings if len(h) < 400]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    title = best[1] if best[0] >= LEAST_SHARED else next(iter([*declared, *about.headings]), None)
    known = [t for t in (title, *declared, *about.headings) if t]
    while found and any(same_headline(found[0], t) for t in known):
        found.pop(0)
    return title


def _without_site(title: str, publication: str | None) -> str:
    """A declared title without the name of the site behind it: `Talks open | The Example Times`."""
    parts = SITE_PARTS.split(title)
    if len(parts) == 1:
        return title
    last = SITE_PARTS.search(title[::-1])
    is_site = publication is not None and folded(parts[-1]) == folded(publication)
    if last and (is_site or (len(parts[-1].split()) <= 4 and len(title) - last.end() >= 25)):
        return title[: len(title) - last.end()].strip()
    return title


def _shared(one: str, other: str) -> float:
    """Share of common words (Dice)."""
    ours, theirs = set(re.findall(r"\w+", folded(one))), set(re.findall(r"\w+", folded(other)))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0
