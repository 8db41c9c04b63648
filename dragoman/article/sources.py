"""Stories from files, folders, standard input and addresses. What is no story comes out as a Rejection; the rest goes on."""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.article.archives import read_archive
from dragoman.article.compression import opened
from dragoman.article.errors import ArticleError, SourceError, shown
from dragoman.article.fetch import FEEDS, PAGES, Client
from dragoman.article.formats import ARCHIVES, ENDINGS, SNIFF, TABLES, Get, ending_of, name_of, read_as, sniffed
from dragoman.article.limits import LIMITS, Limits
from dragoman.article.manners import Manners
from dragoman.article.rows import Item, Origin
from dragoman.article.tables import read_table
from dragoman.model.article import Article, Rejection

UNREADABLE = (OSError, EOFError, zlib.error)
ALLOWED = f"{', '.join(ENDINGS)}, and .gz and .zst of all but .parquet"


def read_sources(
    sources: Iterable[str | Path], *, limits: Limits = LIMITS, stdin: BinaryIO | None = None, get: Get | None = None
) -> Iterator[Article | Rejection]:
    """The stories of files, folders (sorted, with the folders in them), `-` for standard input, and http(s) addresses.

    `get` fetches what feeds and lists link to, and the addresses. Without it, the addresses that are given are fetched as
    they are, and what they link to with `Manners`.
    """
    linked = get or _polite(limits)
    for source in sources:
        if source == "-":
            yield from _guarded("standard input", _read_stream(stdin or sys.stdin.buffer, limits, linked))
        elif isinstance(source, str) and source.lower().startswith(("http://", "https://")):
            yield from _guarded(source, _read_url(source, limits, get or _plain(limits), linked))
        else:
            yield from _read_path(Path(source), limits, linked)


def _plain(limits: Limits) -> Get:
    client = Client(limits=limits)
    return lambda url, types: client.get(url, types=types)


def _polite(limits: Limits) -> Get:
    manners = Manners(Client(limits=limits))
    return lambda url, types: manners.get(url, types=types)


def _guarded(where: str, items: Iterator[Item]) -> Iterator[Item]:
    """The items; an error that ends them becomes a Rejection."""
    try:
        yield from items
    except ArticleError as error:
        yield Rejection(where, str(error))
    except UNREADABLE as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield Rejection(where, f"cannot be read: {reason}")


def _read_path(path: Path, limits: Limits, get: Get) -> Iterator[Item]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Rejection(shown(str(path)), f"cannot be read: {error}")
        return
    if not is_folder:
        yield from _guarded(str(path), _read_file(path, limits, get, name=name_of(Path(path.name))))
        return
    for file in _files(path):
        yield from _guarded(str(file), _read_file(file, limits, get, name=name_of(file.relative_to(path))))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in order of their paths, without hidden ones; links to folders are not followed.

    Of each folder on the way only the names are held.
    """
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        if place.is_dir() and (place == folder or not place.is_symlink()):
            waiting += sorted(_shown_in(place), reverse=True)
        elif not place.is_dir():
            yield place


def _shown_in(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in os.listdir(folder) if not name.startswith(".")]
    except OSError:
        return []


def _read_file(path: Path, limits: Limits, get: Get, *, name: str) -> Iterator[Item]:
    ending = ending_of(path)
    if ending is None:
        raise SourceError(f"the file type is {path.suffix or 'none'}; allowed: {ALLOWED}")
    if "\0" in str(path):
        raise SourceError(f"the name is {shown(str(path))}; allowed: a name of a file")
    if path.exists() and not path.is_file():
        raise SourceError("this is no regular file; allowed: a file or a folder")
    origin = Origin(where=str(path), name=name, file=path.name)
    if ending in TABLES:
        yield from read_table(path, origin, limits)
    elif ending in ARCHIVES:
        yield from read_archive(path, origin, limits)
    else:
        with opened(path, limits) as stream:
            yield from read_as(ending, stream, origin, limits, get)


def _read_stream(stream: BinaryIO, limits: Limits, get: Get) -> Iterator[Item]:
    head = _head(stream)
    origin = Origin("standard input", None, "standard input")
    yield from read_as(sniffed(head), _Rejoined(head, stream), origin, limits, get)


def _read_url(url: str, limits: Limits, get: Get, linked: Get) -> Iterator[Item]:
    found = get(url, (*PAGES, *FEEDS))
    origin = Origin(where=url, name=url, file=url, url=url, charset=found.charset)
    yield from read_as(sniffed(found.body[:SNIFF]), _Rejoined(found.body, None), origin, limits, linked)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes, up to the end of the first line that holds something; of markup as many as it takes to tell its kind."""
    head = b""
    while len(head) < SNIFF and (line := stream.readline(SNIFF)):
        head += line
        if head.strip() and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            break
    return head


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
