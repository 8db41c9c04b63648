"""Feeds (RSS, Atom, RDF) and lists of feeds (OPML) as values. They are hostile input: no entities, no network, bounded work."""

import calendar
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from dragoman.article.errors import FeedError, shown
from dragoman.article.limits import LIMITS, Limits
from dragoman.article.page_encoding import decode_page, looks_binary, without_controls
from dragoman.article.publication_dates import parse_iso

ROOT = re.compile(
    r"\s*(?:<\?[^<>]{0,1000}\?>\s*|<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<!DOCTYPE[^<>\[]{0,500}>\s*){0,20}"
    r"<(?:[A-Za-z]\w{0,20}:)?(?P<root>[A-Za-z]\w{0,20})\b"
)
DECLARATION = re.compile(r"^\s*<\?xml[^<>]{0,1000}\?>")
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
ENDS = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>\s*(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*)?\Z", re.IGNORECASE)
MOST_TAGS = 100_000
MOST_ATTRIBUTES = re.compile(r"<[A-Za-z/!?](?:[^<>=]*=){1000}")  # in one tag
FEED_ROOTS = ("rss", "feed", "rdf")
LONGEST_FIELD = 2_000  # characters of a title, address or guid


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number in the feed from 1; markup of what the feed gives of the story; `published` in ISO 8601."""

    number: int
    guid: str | None = None
    link: str | None = None
    title: str | None = None
    published: str | None = None
    author: str | None = None
    content: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `minutes` is how long it asks not to be read again; `is_cut` where its end is missing."""

    entries: tuple[Entry, ...] = ()
    title: str | None = None
    language: str | None = None
    minutes: float | None = None
    is_cut: bool = False


def root_of(data: bytes) -> str | None:
    """The name of the root element of XML, in lower case, by its first bytes: rss, feed, rdf, opml, html; else None."""
    match = ROOT.match(without_controls(decode_page(data[:8192])))
    return match["root"].lower() if match else None


def parse_feed(data: bytes, *, url: str | None = None, charset: str | None = None, limits: Limits = LIMITS) -> Feed:
    """The entries of a feed, in its order. FeedError where it is none, or built to exhaust its reader.

    `url`: its address, for relative links; `charset`: the encoding that the server names. Broken XML is read as far as it
    goes; of a feed that is cut short the last entry is left out, since it may be cut too.
    """
    text = _checked(data, charset, limits)
    found = _parsed(text, url)
    rows = found.entries[: limits.feed_entries]
    if not rows and not found.get("version") and root_of(data) not in FEED_ROOTS:
        raise FeedError("this is no feed; allowed: RSS, Atom, RDF")
    is_cut = not ENDS.search(text, max(len(text) - 5000, 0))
    if is_cut and not rows:
        raise FeedError("the feed is cut short before its first entry; allowed: RSS, Atom, RDF")
    entries = tuple(_entry(number, row, url) for number, row in enumerate(rows, start=1))
    return Feed(
        entries=entries[:-1] if is_cut and found.bozo else entries,
        title=_short(_plain(found.feed.get("title"))),
        language=_language(found.feed.get("language")),
        minutes=_minutes(found.feed.get("ttl")),
        is_cut=is_cut,
    )


def parse_list(data: bytes, *, charset: str | None = None, limits: Limits = LIMITS) -> list[str]:
    """The addresses of the feeds of an OPML list, each once, in its order. FeedError where it is none."""
    text = _checked(data, charset, limits)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise FeedError(f"the list is no XML ({str(error)[:100]}); allowed: OPML") from error
    if etree.QName(root).localname.lower() != "opml":
        raise FeedError(f"the root is {shown(root.tag)}; allowed: opml")
    found = dict.fromkeys(_addresses(root))
    if not found:
        raise FeedError("the list names no feed; allowed: outlines with xmlUrl")
    if len(found) > limits.list_feeds:
        raise FeedError(f"the list names {len(found)} feeds; allowed: {limits.list_feeds}")
    return list(found)


def _addresses(root: Any) -> Iterator[str]:
    for outline in root.iter("outline"):
        address = next((v.strip() for k, v in outline.attrib.items() if k.lower() == "xmlurl"), "")
        if address:
            yield address


def _checked(data: bytes, charset: str | None, limits: Limits) -> str:
    """The text of XML without its declaration; FeedError for what is built to exhaust."""
    if len(data) > limits.feed_bytes:
        raise FeedError(f"the feed has more than {limits.feed_bytes} bytes; allowed: {limits.feed_bytes}")
    raw = decode_page(data, charset)
    if looks_binary(raw):
        raise FeedError("the feed is no text; allowed: RSS, Atom, RDF")
    text = DECLARATION.sub("", without_controls(raw).lstrip("\ufeff"))
    if not text.strip():
        raise FeedError("the feed is empty; allowed: RSS, Atom, RDF")
    if ENTITY.search(text):
        raise FeedError("the feed declares entities; allowed: feeds without <!ENTITY")
    if text.count("<") > MOST_TAGS:
        raise FeedError(f"the feed has more than {MOST_TAGS} tags; allowed: {MOST_TAGS}")
    if MOST_ATTRIBUTES.search(text):
        raise FeedError("a tag of the feed has more than 1000 attributes; allowed: 1000")
    return text


def _parsed(text: str, url: str | None) -> Any:
    import feedparser  # here, since most sources are no feeds

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    try:
        return feedparser.parse(io.BytesIO(text.encode()), response_headers=headers)
    except Exception as error:  # the parser promises no errors of its own; a hostile feed must not end a run
        raise FeedError(f"the feed cannot be read ({type(error).__name__}); allowed: RSS, Atom, RDF") from error


def _entry(number: int, row: Any, url: str | None) -> Entry:
    return Entry(
        number=number,
        guid=_short(row.get("id")),
        link=_link(row, url),
        title=_short(_plain(row.get("title"))),
        published=_published(row),
        author=_short(_plain(row.get("author"))),
        content=_content(row),
    )


def _content(row: Any) -> str:
    """The longest of what the feed gives of the story."""
    given = [part.get("value") for part in row.get("content") or ()] + [row.get("summary")]
    return max((without_controls(g) for g in given if isinstance(g, str)), key=len, default="")


def _link(row: Any, url: str | None) -> str | None:
    link = row.get("link")
    if not isinstance(link, str) or not link.strip() or len(link) > LONGEST_FIELD:
        return None
    try:
        joined = urljoin(url or "", link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.hostname and joined.isprintable() else None


def _published(row: Any) -> str | None:
    """ISO 8601: a day where the feed tells only a day, else a time in UTC."""
    for name in ("published", "created", "updated"):
        told, parsed = (
            dict.get(row, name),
            dict.get(row, f"{name}_parsed"),
        )  # else feedparser takes one date for another
        day = parse_iso(told) if isinstance(told, str) and len(told.strip()) == len("2024-06-19") else None
        if day:
            return day
        try:
            moment = datetime.fromtimestamp(calendar.timegm(parsed), tz=UTC) if parsed else None
        except (ValueError, OverflowError, OSError, TypeError):
            continue
        if moment:
            return moment.isoformat()
    return None


def _plain(value: Any) -> str | None:
    """A title as text; feeds put markup into it."""
    if not isinstance(value, str):
        return None
    bare = re.sub(r"<[^<>]{1,500}>", " ", value) if "</" in value or "/>" in value else value
    return " ".join(without_controls(bare).split()) or None


def _short(value: Any) -> str | None:
    return value[:LONGEST_FIELD].strip() or None if isinstance(value, str) else None


def _language(value: Any) -> str | None:
    match = re.match(r"([A-Za-z]{2,3})(?:$|[-_])", value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match else None


def _minutes(value: Any) -> float | None:
    match = re.fullmatch(r"\s*(\d{1,6})\s*", value) if isinstance(value, str) else None
    return float(match[1]) if match else None
