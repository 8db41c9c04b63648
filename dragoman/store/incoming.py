"""What comes into a record: articles to be read, and rows of `annotate` that are coded already."""

import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from dragoman.article import read_sources
from dragoman.article.compression import COMPRESSIONS, opened
from dragoman.article.errors import SourceError
from dragoman.article.limits import LIMITS
from dragoman.imports import read_coded
from dragoman.model.article import Article, Rejection
from dragoman.store.batch import CODED_BY

LINES = tuple(name + packed for name in (".jsonl", ".ndjson") for packed in ("", *COMPRESSIONS))
LAYERED = ("events", "relations")
BROKEN = (OSError, EOFError, zlib.error, SourceError)  # of a file that cannot be unpacked


@dataclass(frozen=True, slots=True)
class Coded:
    """A line of `annotate`, not looked at yet, and where it stands, for messages."""

    line: bytes
    where: str

    @classmethod
    def of(cls, row: Mapping[str, Any], where: str) -> "Coded":
        """A row that is there already."""
        return cls(orjson.dumps(row), where)

    def row(self) -> dict[str, Any] | Rejection:
        """What it says, or why it is no row of `annotate`."""
        row = _parsed(self.line)
        if isinstance(row, str):
            return Rejection(self.where, f"this is no JSON in UTF-8 ({row}); allowed: a line of `dragoman annotate`")
        if not isinstance(row, dict) or not all(isinstance(row.get(n), str) for n in ("id", "text")):
            return Rejection(self.where, "no id or no text; allowed: a line of `dragoman annotate`")
        if not row["id"] or not (row["text"] or row.get(CODED_BY)):
            return Rejection(self.where, "no id or no text; allowed: a line of `dragoman annotate`")
        if not all(isinstance(row.get(name), list) for name in LAYERED):
            reason = "events or relations are no lists; allowed: a line of `dragoman annotate`"
            return Rejection(self.where, reason, row["id"])
        return row


Incoming = Article | Coded | Rejection


def read_incoming(sources: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Incoming]:
    """The stories of sources as `read_sources` finds them; a file of rows of `annotate`, or `-`, gives these rows."""
    for source in sources:
        if source == "-":
            yield from _read_stdin(stdin or sys.stdin.buffer)
        elif source.lower().endswith(LINES) and Path(source).is_file():
            yield from _read_lines(Path(source))
        else:
            yield from read_sources([source])


def read_tables(sources: Iterable[str], format_name: str) -> Iterator[Incoming]:
    """The events of tables of another coder, one a row; `format_name` of `dragoman.imports.IMPORTS`."""
    for source in sources:
        for number, event in enumerate(read_coded(Path(source), format_name), start=1):
            if isinstance(event, Rejection):
                yield event
            else:
                yield Coded.of(_without_text(event), f"{source}, event {number}")


def _without_text(event: dict[str, Any]) -> dict[str, Any]:
    """A row of `annotate` for an event without a text."""
    coder = event["coder"]["version"]
    told = {name: event[name] for name in ("title", "publication", "published", "url")}
    return {"id": f"{coder}:{event['id']}", "text": "", CODED_BY: coder, **told, "events": [event], "relations": []}


def _read_stdin(stream: BinaryIO) -> Iterator[Incoming]:
    first = _first_line(stream)
    if _is_coded(first):
        yield from _rows(_Chained(first, stream), "standard input")
    else:
        yield from read_sources(["-"], stdin=cast(BinaryIO, io.BufferedReader(_Chained(first, stream))))


def _read_lines(path: Path) -> Iterator[Incoming]:
    try:
        with opened(path, LIMITS) as stream:
            first = _first_line(stream)
            if _is_coded(first):
                yield from _rows(_Chained(first, stream), str(path))
                return
    except BROKEN:
        pass  # told by the reading of stories, as for any file
    yield from read_sources([str(path)])


def _first_line(stream: BinaryIO) -> bytes:
    """What comes up to the end of the first line that holds something."""
    head = b""
    while line := stream.readline():
        head += line
        if line.strip():
            break
    return head


def _is_coded(line: bytes) -> bool:
    if b'"events"' not in line:
        return False
    row = _parsed(line)
    return isinstance(row, dict) and isinstance(row.get("events"), list) and isinstance(row.get("text"), str)


def _parsed(line: bytes) -> Any:
    """The JSON of a line, or the words that say why there is none."""
    try:
        return orjson.loads(line)
    except ValueError as problem:
        return str(problem)


def _rows(lines: Iterable[bytes], name: str) -> Iterator[Coded]:
    return (Coded(line, f"{name}, line {number}") for number, line in enumerate(lines, start=1) if line.strip())


class _Chained(io.RawIOBase):
    """A stream with its first bytes put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer."""
        data = self._head or self._rest.read(len(buffer))
        taken, self._head = data[: len(buffer)], self._head[len(buffer) :] if self._head else b""
        buffer[: len(taken)] = taken
        return len(taken)

    def __iter__(self) -> Iterator[bytes]:
        """Lines; those of the rest come straight from it."""
        yield from self._head.splitlines(keepends=True)
        yield from self._rest


def count_stories(sources: Iterable[str]) -> int | None:
    """About how many stories there are, for an estimate of time; None where it cannot be told beforehand."""
    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or not path.exists():
            return None
        files = (Path(place) / name for place, _, names in os.walk(path) for name in names) if path.is_dir() else [path]
        total += sum(_lines_in(file) if file.name.endswith(LINES) else 1 for file in files)
    return total


def _lines_in(path: Path) -> int:
    with opened(path, LIMITS) as stream:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(1 << 20), b""))
