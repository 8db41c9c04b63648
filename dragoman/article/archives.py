"""Web archives (WARC) as Common Crawl's CC-News publishes them: the HTML pages among their responses are stories."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.article.errors import ArticleError, SourceError
from dragoman.article.limits import Limits
from dragoman.article.page import from_html
from dragoman.article.rows import Item, Origin
from dragoman.model.article import Article, Rejection

PAGES = ("text/html", "application/xhtml+xml")
STARTS = {".gz": b"\x1f\x8b\x08", ".zst": b"\x28\xb5\x2f\xfd"}  # of a compressed record
PLAIN_START = b"WARC/1."
WINDOW = 1 << 20  # bytes that are searched for the next record at once
LARGEST = 50  # times the size of the largest page: a record that is not even skipped, but jumped over


def read_archive(path: Path, origin: Origin, limits: Limits) -> Iterator[Item]:
    """The stories of an archive. A broken record is a Rejection that names its offset in bytes, and the next one is looked for.

    What is no page (images, robots.txt, requests, answers other than 200) is no story and no error. SourceError where the
    file is no archive at all.
    """
    start = STARTS.get(path.suffix.lower(), PLAIN_START)
    with path.open("rb") as file:
        offset: int | None = 0
        found_any = False
        while offset is not None:
            stretch = _Stretch(file, offset, origin, limits)
            yield from stretch.read()
            found_any |= stretch.records > 0
            if stretch.problem is None:
                break
            if not found_any and offset == 0:
                raise SourceError(f"this is no WARC file ({stretch.problem}); allowed: WARC 1.0 and 1.1")
            offset = _next_start(file, stretch.offset + 1, start)
            if stretch.records:  # else this was no record, but bytes that look like the start of one
                broken = stretch.offset if stretch.is_inside or offset is None else offset
                reason = f"the record is broken ({stretch.problem}); allowed: WARC 1.0 and 1.1"
                yield Rejection(f"{origin.where}, offset {broken}", reason)
    if not found_any:
        raise SourceError("this is no WARC file (it has no records); allowed: WARC 1.0 and 1.1")


def _next_start(file: BinaryIO, offset: int, start: bytes) -> int | None:
    """Where the next record may begin, from an offset on; None where none does."""
    file.seek(offset)
    before = b""
    while window := file.read(WINDOW):
        found = (before + window).find(start)
        if found >= 0:
            return offset - len(before) + found
        offset += len(window)
        before = (before + window)[-len(start) + 1 :]
    return None


class _BrokenError(Exception):
    """A record that cannot be read to its end."""


class _Stretch:
    """A run of records from an offset up to the next broken one."""

    def __init__(self, file: BinaryIO, begin: int, origin: Origin, limits: Limits) -> None:
        self._file, self._origin, self._limits = file, origin, limits
        self.offset, self.records = begin, 0
        self.is_inside = False  # of the record at the offset, else after it
        self.problem: str | None = None

    def read(self) -> Iterator[Item]:
        """The stories; afterwards `problem` says what ended the stretch, None where the file ended."""
        from fastwarc.warc import ArchiveIterator  # here, since few sources are archives

        self._file.seek(self.offset)
        try:
            for record in ArchiveIterator(self._file, auto_decode="all"):
                self.offset = record.stream_pos
                self.records += 1
                self.is_inside = True
                item = self._story(record)
                self.is_inside = False
                if item is not None:
                    yield item
        except (OSError, ValueError, _BrokenError) as error:
            self.problem = str(error) or type(error).__name__

    def _story(self, record: Any) -> Item | None:
        """The story of a record; None where it is no page."""
        if record.content_length > LARGEST * self._limits.page_bytes:
            raise _BrokenError(f"it has {record.content_length} bytes; allowed: {self._limits.page_bytes}")
        if not _is_page(record):
            return None
        where = f"{self._origin.where}, offset {self.offset}"
        url = record.headers.get("WARC-Target-URI")
        name = url if url and url.isprintable() else f"{self._origin.file}:{self.offset}"
        try:
            page = self._page(record)
            article = from_html(page, id=name, url=url, charset=record.http_charset, limits=self._limits)
        except ArticleError as error:
            return Rejection(where, str(error), name)
        return _dated(article, record)

    def _page(self, record: Any) -> bytes:
        limit = self._limits.page_bytes
        page = bytearray()
        while len(page) <= limit and (piece := record.reader.read(min(1 << 20, limit + 1 - len(page)))):
            page += piece
        if len(page) > limit:
            raise SourceError(f"the page has more than {limit} bytes; allowed: {limit}")
        is_coded = any(record.http_headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
        if len(page) < record.content_length and not is_coded:
            raise _BrokenError(f"it has {len(page)} bytes of the {record.content_length} that it names")
        return bytes(page)


def _is_page(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http or record.http_headers.status_code != 200:
        return False
    kind = (record.http_content_type or record.headers.get("WARC-Identified-Payload-Type") or "").strip().lower()
    return kind in PAGES


def _dated(article: Article, record: Any) -> Article:
    """The article; where nothing in it tells its day, with the day on which it was crawled."""
    crawled = record.record_date
    if article.published is not None or crawled is None:
        return article
    return replace(article, published=crawled.isoformat(), published_basis="crawl")
