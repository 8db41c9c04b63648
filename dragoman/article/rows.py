"""What readers of all formats share: where a stream comes from, and how an object of JSON becomes a story."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from dragoman.article.batches import row_id
from dragoman.article.errors import ArticleError, RowError, SourceError, TextError
from dragoman.article.limits import Limits
from dragoman.article.text import from_row
from dragoman.model.article import Article, Rejection

Item = Article | Rejection
FIELDS = ("text", "id", "title", "published", "publication", "url", "byline", "language")
CHUNK = 1 << 20


class Stream(Protocol):
    """What is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""

    def readline(self, size: int, /) -> bytes:
        """At most so many bytes of a line."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stream comes from: `where` for messages, `name` the id of its only story, `file` the stem of ids of lines.

    `charset` is the encoding that a server names.
    """

    where: str
    name: str | None
    file: str
    url: str | None = None
    charset: str | None = None


def whole(stream: Stream, limit: int) -> bytes:
    """All of a stream; SourceError where it is longer than so many bytes, or empty."""
    held = bytearray()
    while len(held) <= limit and (chunk := stream.read(min(CHUNK, limit + 1 - len(held)))):
        held += chunk
    if len(held) > limit:
        raise SourceError(f"it has more than {limit} bytes; allowed: {limit}")
    if not held.strip():
        raise SourceError("it is empty; allowed: a story")
    return bytes(held)


def decoded(data: bytes) -> str:
    """UTF-8 without a byte order mark; SourceError names the first wrong byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + 3 * data.startswith(b"\xef\xbb\xbf")
        raise SourceError(
            f"byte {offset} is 0x{data[offset]:02x}, which is not UTF-8; allowed: text in UTF-8"
        ) from None


def check_length(text: str, limits: Limits) -> None:
    """TextError for a text that is too long."""
    if len(text) > limits.text_chars:
        raise TextError(f"the text has {len(text)} characters; allowed: {limits.text_chars}")


def lines_of(stream: Stream, limit: int) -> Iterator[bytes | None]:
    """Lines; None for one that is too long, which is skipped without being held."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or (len(line) == limit + 1 and line.endswith(b"\n")):
            yield line
            continue
        while (rest := stream.readline(CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield None


def parsed(text: str) -> Any:
    """The value of JSON; RowError where it is none."""
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


def read_row(row: Any, origin: Origin, limits: Limits, *, where: str, name: str | None) -> Item:
    """The story of a row, with the address of its source where it has none; `name` is its id where it has none."""
    try:
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            check_length(row["text"], limits)
        if isinstance(row, dict):
            given = {key: value for key, value in row.items() if value is not None}
            row = {"id": name, "url": origin.url, **given}
        return from_row(row)
    except ArticleError as error:
        return Rejection(where, str(error), row_id(row))
