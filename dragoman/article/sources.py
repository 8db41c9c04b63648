"""Stories from files, folders, standard input and addresses. What is no story comes out as a Rejection; the rest goes on."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.article.errors import ArticleError, SourceError, shown
from dragoman.article.fetch import fetch
from dragoman.article.formats import ENDINGS, HTML_START, Item, Origin, ending_of, name_of, read_as
from dragoman.article.limits import LIMITS, Limits
from dragoman.model.article import Article, Rejection

UNREADABLE = (OSError, EOFError, zlib.error)
SNIFF = 4096  # bytes


def read_sources(
    sources: Iterable[str | Path], *, limits: Limits = LIMITS, stdin: BinaryIO | None = None
) -> Iterator[Article | Rejection]:
    """The stories of files, folders (sorted, with the folders in them), `-` for standard input, and http(s) addresses."""
    for source in sources:
        if source == "-":
            yield from _guarded("standard input", _read_stream(stdin or sys.stdin.buffer, limits))
        elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
            yield from _guarded(source, _read_url(source, limits))
        else:
            yield from _read_path(Path(source), limits)


def _guarded(where: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items; an error that ends them becomes a Rejection."""
    try:
        yield from items
    except ArticleError as error:
        yield Rejection(where, str(error))
    except UNREADABLE as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Rejection(where, f"cannot be read: {reason}")


def _read_path(path: Path, limits: Limits) -> Iterator[Item]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Rejection(shown(str(path)), f"cannot be read: {error}")
        return
    if not is_folder:
        yield from _guarded(str(path), _read_file(path, limits, name=name_of(Path(path.name))))
        return
    for file in _files(path):
        yield from _guarded(str(file), _read_file(file, limits, name=name_of(file.relative_to(path))))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in order of their paths, without hidden ones; links to folders are not followed."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place) / name for name in names if not name.startswith(".")]
    return iter(sorted(found))


def _read_file(path: Path, limits: Limits, *, name: str) -> Iterator[Item]:
    ending = ending_of(path)
    if ending is None:
        raise SourceError(f"the file type is {path.suffix or 'none'}; allowed: {', '.join(ENDINGS)}, and .gz of them")
    if path.exists() and not path.is_file():
        raise SourceError("this is no regular file; allowed: a file or a folder")
    with _opened(path) as stream:
        yield from read_as(ending, stream, Origin(where=str(path), name=name, file=path.name), limits)


def _opened(path: Path) -> BinaryIO:
    try:
        return cast(BinaryIO, gzip.open(path)) if path.suffix.lower() == ".gz" else path.open("rb")
    except ValueError as error:
        raise SourceError(f"the name is {shown(str(path))}; allowed: a name of a file") from error


def _read_stream(stream: BinaryIO, limits: Limits) -> Iterator[Item]:
    head = _head(stream)
    yield from read_as(
        _sniffed(head), _Rejoined(head, stream), Origin("standard input", None, "standard input"), limits
    )


def _read_url(url: str, limits: Limits) -> Iterator[Item]:
    data = fetch(url, limits)
    origin = Origin(where=url, name=url, file=url, url=url)
    yield from read_as(_sniffed(data[:SNIFF]), _Rejoined(data, None), origin, limits)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes, up to the end of the first line that holds something."""
    head = b""
    while len(head) < SNIFF and (line := stream.readline(SNIFF)):
        head += line
        if head.strip():
            break
    return head


def _sniffed(head: bytes) -> str:
    """The ending that a stream would have as a file."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] == b"{":  # one object over several lines, or an object a line
        return ".json" if start.endswith(b"\n") and not start.rstrip().endswith(b"}") else ".jsonl"
    if start[:1] == b"[":
        return ".json"
    return ".html" if HTML_START.match(start) else ".txt"


class _Rejoined:
    """A stream with its first bytes put back."""

    def __init__(self, head: bytes, rest: BinaryIO | None) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int) -> bytes:
        taken, self._head = self._head[:size], self._head[size:]
        while self._rest and len(taken) < size and (more := self._rest.read(size - len(taken))):
            taken += more
        return taken

    def readline(self, size: int) -> bytes:
        if not self._head:
            return self._rest.readline(size) if self._rest else b""
        end = self._head.find(b"\n") + 1 or len(self._head)
        taken, self._head = self._head[: min(end, size)], self._head[min(end, size) :]
        if not taken.endswith(b"\n") and len(taken) < size and self._rest:
            taken += self._rest.readline(size - len(taken))
        return taken
