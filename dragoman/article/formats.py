"""The formats of stories: plain text, HTML, one JSON document, JSON Lines."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from dragoman.article.batches import row_id
from dragoman.article.errors import ArticleError, RowError, SourceError, TextError
from dragoman.article.limits import Limits
from dragoman.article.page import from_html
from dragoman.article.text import from_row, from_text, text_id
from dragoman.model.article import Article, Rejection

Item = Article | Rejection
ENDINGS = (".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson")
HTML_START = re.compile(rb"<(?:!doctype|!--|\?xml|html|head|body|div|article|p|meta|title)\b|<!--", re.IGNORECASE)
CHUNK = 1 << 20
BYTES_PER_CHARACTER = 4  # at most, in UTF-8


class Stream(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""

    def readline(self, size: int, /) -> bytes:
        """At most so many bytes of a line."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: `where` for messages, `name` the id of its only story, `file` the stem of ids of lines."""

    where: str
    name: str | None
    file: str
    url: str | None = None


def ending_of(path: Path) -> str | None:
    """The ending that tells the format, `.gz` left out; None where it tells none."""
    endings = [s.lower() for s in path.suffixes[-2:]]
    ending = endings[-2] if len(endings) > 1 and endings[-1] == ".gz" else (endings or [""])[-1]
    return ending if ending in ENDINGS else None


def name_of(path: Path) -> str:
    """The path without the endings that tell the format."""
    path = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return str(path.with_suffix("") if path.suffix.lower() in ENDINGS else path)


def read_as(ending: str, stream: Stream, origin: Origin, limits: Limits) -> Iterator[Item]:
    """The stories of a stream in the format that the ending names. ArticleError where none of it can be read."""
    if ending in (".jsonl", ".ndjson"):
        yield from _read_lines(stream, origin, limits)
    elif ending == ".json":
        yield from _read_document(_whole(stream, limits.json_bytes), origin, limits)
    elif ending == ".txt":
        yield _read_text(stream, origin, limits)
    else:
        yield _read_page(stream, origin, limits)


def _whole(stream: Stream, limit: int) -> bytes:
    held = bytearray()
    while len(held) <= limit and (chunk := stream.read(min(CHUNK, limit + 1 - len(held)))):
        held += chunk
    if len(held) > limit:
        raise SourceError(f"it has more than {limit} bytes; allowed: {limit}")
    if not held.strip():
        raise SourceError("it is empty; allowed: a story")
    return bytes(held)


def _decoded(data: bytes) -> str:
    """UTF-8 without a byte order mark; SourceError names the first wrong byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
        raise SourceError(
            f"byte {offset} is 0x{data[offset]:02x}, which is not UTF-8; allowed: text in UTF-8"
        ) from None


def _read_text(stream: Stream, origin: Origin, limits: Limits) -> Article:
    data = _whole(stream, limits.text_chars * BYTES_PER_CHARACTER)
    if b"\0" in data:
        raise SourceError(f"byte {data.index(0)} is 0x00, so this is no text; allowed: text in UTF-8")
    text = _decoded(data)
    _check_length(text, limits)
    return from_text(text, id=origin.name or text_id(text), url=origin.url)


def _check_length(text: str, limits: Limits) -> None:
    if len(text) > limits.text_chars:
        raise TextError(f"the text has {len(text)} characters; allowed: {limits.text_chars}")


def _read_page(stream: Stream, origin: Origin, limits: Limits) -> Article:
    data = _whole(stream, limits.page_bytes)
    name = origin.name or text_id(data.decode("utf-8", errors="replace"))
    return from_html(data, id=name, url=origin.url, limits=limits)


def _read_document(data: bytes, origin: Origin, limits: Limits) -> Iterator[Item]:
    """One object, or an array of objects."""
    document = _parsed(_decoded(data))
    if not isinstance(document, list):
        yield _row(document, origin, limits, where=origin.where, name=origin.name)
        return
    for number, row in enumerate(document, start=1):
        yield _row(row, origin, limits, where=f"{origin.where}, item {number}", name=f"{origin.file}:{number}")


def _read_lines(stream: Stream, origin: Origin, limits: Limits) -> Iterator[Item]:
    for number, line in enumerate(_lines(stream, limits.line_bytes), start=1):
        where, name = f"{origin.where}, line {number}", f"{origin.file}:{number}"
        if line is None:
            yield Rejection(where, f"the line has more than {limits.line_bytes} bytes; allowed: {limits.line_bytes}")
        elif line.strip(b" \t\r\n\xef\xbb\xbf" if number == 1 else None):
            yield _line(line, origin, limits, where=where, name=name)


def _line(line: bytes, origin: Origin, limits: Limits, *, where: str, name: str) -> Item:
    try:
        row = _parsed(_decoded(line))
    except ArticleError as error:
        return Rejection(where, str(error))
    return _row(row, origin, limits, where=where, name=name)


def _lines(stream: Stream, limit: int) -> Iterator[bytes | None]:
    """Lines; None for one that is too long, which is skipped without being held."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or (len(line) == limit + 1 and line.endswith(b"\n")):
            yield line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RowError(
            f"this is no JSON ({error.msg} at character {error.pos}); allowed: a JSON object with text"
        ) from None
    except RecursionError:
        raise RowError("the JSON is nested too deeply; allowed: a JSON object with text") from None
    except ValueError as error:
        raise RowError(f"this is no JSON ({error}); allowed: a JSON object with text") from None


def _row(row: Any, origin: Origin, limits: Limits, *, where: str, name: str | None) -> Item:
    try:
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            _check_length(row["text"], limits)
        if isinstance(row, dict):
            given = {key: value for key, value in row.items() if value is not None}
            row = {"id": name, "url": origin.url, **given}
        return from_row(row)
    except ArticleError as error:
        return Rejection(where, str(error), row_id(row))
