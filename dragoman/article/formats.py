"""The formats of stories that are read as streams: plain text, HTML, one JSON document, JSON Lines, feeds and lists of feeds."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.article.compression import COMPRESSIONS
from dragoman.article.entries import linked_story, named, own_story
from dragoman.article.errors import ArticleError, SourceError, shown
from dragoman.article.feed import FEED_ROOTS, Entry, Feed, parse_feed, parse_list, root_of
from dragoman.article.fetch import FEEDS, PAGES, Response
from dragoman.article.limits import Limits
from dragoman.article.page import from_html
from dragoman.article.rows import Item, Origin, Stream, check_length, decoded, lines_of, parsed, read_row, whole
from dragoman.article.text import from_text, text_id
from dragoman.model.article import Article, Rejection

LINES = (".jsonl", ".ndjson")
XML = (".xml", ".rss", ".atom", ".rdf", ".opml")
STREAMED = (".txt", ".html", ".htm", ".json", *LINES, *XML)
TABLES = (".parquet",)
ARCHIVES = (".warc",)
ENDINGS = (*STREAMED, *TABLES, *ARCHIVES)
HTML_START = re.compile(rb"<(?:!doctype|!--|\?xml|html|head|body|div|article|p|meta|title)\b|<!--", re.IGNORECASE)
SNIFF = 4096  # bytes
BYTES_PER_CHARACTER = 4  # at most, in UTF-8

Get = Callable[[str, tuple[str, ...]], Response]  # an address and the content types that are taken


def ending_of(path: Path) -> str | None:
    """The ending that tells the format, `.gz` and `.zst` left out; None where it tells none."""
    endings = [s.lower() for s in path.suffixes[-2:]]
    is_packed = len(endings) > 1 and endings[-1] in COMPRESSIONS
    ending = endings[-2] if is_packed else (endings or [""])[-1]
    return ending if ending in ENDINGS and not (is_packed and ending in TABLES) else None


def name_of(path: Path) -> str:
    """The path without the endings that tell the format."""
    path = path.with_suffix("") if path.suffix.lower() in COMPRESSIONS else path
    return str(path.with_suffix("") if path.suffix.lower() in ENDINGS else path)


def sniffed(head: bytes) -> str:
    """The ending that a stream would have as a file, by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"{":  # one object over several lines, or an object a line
        return ".json" if start.endswith(b"\n") and not start.rstrip().endswith(b"}") else ".jsonl"
    if start[:1] == b"[":
        return ".json"
    if root_of(head) in (*FEED_ROOTS, "opml"):
        return ".xml"
    return ".html" if HTML_START.match(start) else ".txt"


def read_as(ending: str, stream: Stream, origin: Origin, limits: Limits, get: Get) -> Iterator[Item]:
    """The stories of a stream in the format that the ending names. ArticleError where none of it can be read.

    `get` fetches the pages that entries of feeds link to, and the feeds of a list.
    """
    if ending in LINES:
        yield from _read_lines(stream, origin, limits)
    elif ending == ".json":
        yield from _read_document(whole(stream, limits.json_bytes), origin, limits)
    elif ending == ".txt":
        yield _read_text(stream, origin, limits)
    elif ending in XML:
        yield from _read_xml(whole(stream, limits.feed_bytes), origin, limits, get)
    else:
        yield _read_page(stream, origin, limits)


def _read_text(stream: Stream, origin: Origin, limits: Limits) -> Article:
    data = whole(stream, limits.text_chars * BYTES_PER_CHARACTER)
    if b"\0" in data:
        raise SourceError(f"byte {data.index(0)} is 0x00, so this is no text; allowed: text in UTF-8")
    text = decoded(data)
    check_length(text, limits)
    return from_text(text, id=origin.name or text_id(text), url=origin.url)


def _read_page(stream: Stream, origin: Origin, limits: Limits) -> Article:
    data = whole(stream, limits.page_bytes)
    name = origin.name or text_id(data.decode("utf-8", errors="replace"))
    return from_html(data, id=name, url=origin.url, charset=origin.charset, limits=limits)


def _read_document(data: bytes, origin: Origin, limits: Limits) -> Iterator[Item]:
    """One object, or an array of objects."""
    document = parsed(decoded(data))
    if not isinstance(document, list):
        yield read_row(document, origin, limits, where=origin.where, name=origin.name)
        return
    for number, row in enumerate(document, start=1):
        where, name = f"{origin.where}, item {number}", f"{origin.file}:{number}"
        yield read_row(row, origin, limits, where=where, name=name)


def _read_lines(stream: Stream, origin: Origin, limits: Limits) -> Iterator[Item]:
    for number, line in enumerate(lines_of(stream, limits.line_bytes), start=1):
        where, name = f"{origin.where}, line {number}", f"{origin.file}:{number}"
        if line is None:
            yield Rejection(where, f"the line has more than {limits.line_bytes} bytes; allowed: {limits.line_bytes}")
        elif line.strip(b" \t\r\n\xef\xbb\xbf" if number == 1 else None):
            yield _line(line, origin, limits, where=where, name=name)


def _line(line: bytes, origin: Origin, limits: Limits, *, where: str, name: str) -> Item:
    try:
        row = parsed(decoded(line))
    except ArticleError as error:
        return Rejection(where, str(error))
    return read_row(row, origin, limits, where=where, name=name)


def _read_xml(data: bytes, origin: Origin, limits: Limits, get: Get) -> Iterator[Item]:
    """The stories of a feed, or of all feeds of a list."""
    root = root_of(data)
    if root not in (*FEED_ROOTS, "opml"):
        raise SourceError(f"the root of the XML is {shown(root)}; allowed: rss, feed, RDF, opml")
    if root != "opml":
        yield from _read_feed(
            parse_feed(data, url=origin.url, charset=origin.charset, limits=limits), origin, limits, get
        )
        return
    for address in parse_list(data, charset=origin.charset, limits=limits):
        where = f"{origin.where}, feed {shown(address)}"
        try:
            found = get(address, (*FEEDS, *PAGES))
            feed = parse_feed(found.body, url=found.url, charset=found.charset, limits=limits)
        except ArticleError as error:
            yield Rejection(where, str(error))
            continue
        yield from _read_feed(feed, Origin(where, None, address, url=address), limits, get)


def _read_feed(feed: Feed, origin: Origin, limits: Limits, get: Get) -> Iterator[Item]:
    for entry in feed.entries:
        try:
            yield _story(entry, feed, origin, limits, get)
        except ArticleError as error:
            yield Rejection(f"{origin.where}, {named(entry)}", str(error))


def _story(entry: Entry, feed: Feed, origin: Origin, limits: Limits, get: Get) -> Article:
    story = own_story(entry, feed, url=origin.url, limits=limits)
    if story is None:
        assert entry.link is not None
        story = linked_story(get(entry.link, PAGES), entry, feed, url=origin.url, limits=limits)
    return story
