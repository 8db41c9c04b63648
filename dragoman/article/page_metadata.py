"""What a page says about itself: JSON-LD, OpenGraph and other meta elements, time elements."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from dragoman.article.furniture import folded
from dragoman.article.publication_dates import parse_stamp

STORY_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlog\w*)$")
# Keys of meta elements, best first.
DATE_KEYS = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "article.published",
    "sailthru.date",
    "parsely-pub-date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "cxenseparse:recs:publishtime",
    "cxense:publishtime",
)
TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "title", "headline")
AUTHOR_KEYS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
)
SITE_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher")
MOST_SCRIPTS = 50
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What was found; the page's best word for each. `headings` are the texts of its h1 elements in order."""

    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publication: str | None = None
    published: str | None = None
    language: str | None = None
    body: str | None = None
    captions: frozenset[str] = frozenset()


def read_metadata(tree: HtmlElement) -> PageMetadata:
    """Everything a page declares. Nothing that it declares wrongly raises."""
    story = next(_stories(tree), {})
    meta = _meta(tree)
    titles = [
        " ".join(_text(story.get("headline")).split()),
        *(meta.get(k, "") for k in TITLE_KEYS),
        _of(tree, "//head/title[1]"),
    ]
    return PageMetadata(
        titles=tuple(dict.fromkeys(t for t in titles if t)),
        headings=tuple(h for h in (_words(e) for e in tree.xpath("//h1")[:5]) if h),
        authors=_authors(story.get("author")) or _named(meta.get(k, "") for k in AUTHOR_KEYS),
        publication=next((meta[k] for k in SITE_KEYS if meta.get(k)), None) or _name(story.get("publisher")),
        published=_published(story, meta, tree),
        language=_language(tree),
        body=_text(story.get("articleBody")) or None,
        captions=frozenset(folded(_words(e)) for e in tree.xpath("//figcaption")[:200]),
    )


def _stories(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of JSON-LD that describe a story."""
    for script in tree.xpath("//script[contains(translate(@type,'LDJSON','ldjson'),'ld+json')]")[:MOST_SCRIPTS]:
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]", " ", script.text or ""))
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, DEEPEST)


def _objects(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth and isinstance(data, list):
        for item in data[:100]:
            yield from _objects(item, depth - 1)
    elif depth and isinstance(data, dict):
        if any(isinstance(t, str) and STORY_TYPES.search(t) for t in _list(data.get("@type"))):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]")[:500]:
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and element.get("content").strip():
                found.setdefault(name.strip().lower(), " ".join(element.get("content").split()))
    return found


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    named = next(iter(_list(value)), None)
    return _text(named.get("name") if isinstance(named, dict) else named) or None


def _authors(value: Any) -> tuple[str, ...]:
    return _named(_name(a) or "" for a in _list(value)[:20])


def _named(names: Iterator[str] | Any) -> tuple[str, ...]:
    """Names without addresses of pages."""
    plain = (re.sub(r"^[Bb][Yy] ", "", " ".join(n.split())) for n in names if n and "://" not in n)
    return tuple(dict.fromkeys(n for n in plain if n and len(n) < 200))


def _published(story: Mapping[str, Any], meta: Mapping[str, str], tree: HtmlElement) -> str | None:
    stamps = [_text(story.get("datePublished")), *(meta.get(k, "") for k in DATE_KEYS)]
    stamps += tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")[:3]
    stamps += tree.xpath("//*[@itemprop='datePublished']/@content")[:3]
    stamps += [_text(story.get("dateCreated"))]
    stamps += tree.xpath("//article//time/@datetime | //header//time/@datetime | //main//time/@datetime")[:1]
    return next((s for s in (parse_stamp(stamp) for stamp in stamps if stamp) if s), None)


def _language(tree: HtmlElement) -> str | None:
    declared = next(iter(tree.xpath("//html/@lang")), "")
    match = re.match(r"([A-Za-z]{2,3})(?:$|[-_])", declared.strip())
    return match[1].lower() if match else None


def _of(tree: HtmlElement, path: str) -> str:
    return next((_words(e) for e in tree.xpath(path)), "")


def _words(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
