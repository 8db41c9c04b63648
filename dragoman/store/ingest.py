"""The way of stories into a record: what is known already is skipped, the rest is read and written batch by batch."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from dragoman.model.article import Article, Rejection
from dragoman.record.rows import plain
from dragoman.store.backend import Backend
from dragoman.store.batch import CONTENT, content_of
from dragoman.store.incoming import Coded, Incoming
from dragoman.store.packing import encode
from dragoman.store.writing import (
    Run,
    Tally,
    add_rejections,
    add_rows,
    begin_run,
    end_run,
    known_articles,
)

BATCH_ARTICLES = 64  # stories that are read between two commits
BATCH_CODED = 2_000  # rows of `annotate` between two commits
BATCH_CHARS = 20_000_000


class Layered(Protocol):
    """What a reader gives for an article."""

    def to_dict(self) -> dict[str, Any]:
        """Its row of `annotate`."""


class Reads(Protocol):
    """What reads articles: a `Reader`."""

    @property
    def coder(self) -> Any:
        """What marks its records."""

    def read_articles(self, items: Iterable[Article]) -> Iterator[Layered]:
        """Readings, in order."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens: each rejection, and after each commit how many stories were handled."""

    rejected: Callable[[Rejection], None] = lambda rejection: None
    handled: Callable[[int], None] = lambda stories: None


class Ingest:
    """One run that adds to a record. A reader is loaded when the first story needs one."""

    def __init__(self, backend: Backend, load: Callable[[], Reads], listener: Listener) -> None:
        """`load` gives the reader."""
        self._backend, self._load, self._listener = backend, load, listener
        self._reader: Reads | None = None
        self.tally = Tally()

    def run(
        self,
        items: Iterable[Incoming],
        sources: Sequence[str],
        *,
        at: datetime | None,
        now: datetime,
        every: int | None = None,
    ) -> Tally:
        """Add all, with a commit after so many stories; RecordError where the record cannot take it.

        Everything up to the last commit is kept.
        """
        with _without_collection():
            return self._run(batches(items, every), sources, at, now)

    def _run(
        self, found: Iterable[Sequence[Incoming]], sources: Sequence[str], at: datetime | None, now: datetime
    ) -> Tally:
        run: Run | None = None
        for batch in found:
            if self._reader is None and any(isinstance(item, Article) for item in batch):
                gc.enable()  # what a reader makes does have cycles
                self._reader = self._load()
            if run is None:
                run = begin_run(self._backend, sources, self._coder(), at, now)
            self._add(batch, run)
            self._listener.handled(len(batch))
        end_run(self._backend, run or begin_run(self._backend, sources, None, at, now))
        return self.tally

    def _coder(self) -> dict[str, Any] | None:
        return plain(self._reader.coder) if self._reader is not None else None

    def _add(self, batch: Sequence[Incoming], run: Run) -> None:
        rejections = [item for item in batch if isinstance(item, Rejection)]
        coded = [item for item in batch if isinstance(item, Coded)]
        articles = [item for item in batch if isinstance(item, Article)]
        if coded:
            rejections += add_rows(self._backend, coded, run, None, self.tally)
        if articles:
            rows = self._read(articles)
            rejections += add_rows(self._backend, rows, run, self._coder(), self.tally)
        add_rejections(self._backend, rejections, run)
        self.tally.rejected += len(rejections)
        for rejection in rejections:
            self._listener.rejected(rejection)

    def _read(self, articles: Sequence[Article]) -> list[Coded]:
        """Rows of the articles that the record does not have, in order."""
        assert self._reader is not None
        known = known_articles(self._backend, (article.id for article in articles))
        coder = encode(self._coder())
        fresh = [a for a in articles if not known[a.id].has(content_of(_told(a)), coder)]
        self.tally.known += len(articles) - len(fresh)
        return [Coded(r.to_dict(), a.id) for a, r in zip(fresh, self._reader.read_articles(fresh), strict=True)]


def _told(article: Article) -> Mapping[str, Any]:
    return {name: plain(getattr(article, name)) for name in CONTENT}


@contextmanager
def _without_collection() -> Iterator[None]:
    """Without the search for cycles of objects: rows have none, and looking through them takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def batches(items: Iterable[Incoming], every: int | None = None) -> Iterator[list[Incoming]]:
    """Cut a stream for commits: so many stories; without a number 64 to be read, or 2,000 that are coded already."""
    to_read, coded = every or BATCH_ARTICLES, every or BATCH_CODED
    held: list[Incoming] = []
    stories = chars = 0
    for item in items:
        held.append(item)
        stories += isinstance(item, Article)
        chars += (
            len(item.text) if isinstance(item, Article) else len(item.row["text"]) if isinstance(item, Coded) else 0
        )
        if stories >= to_read or len(held) >= coded or chars >= BATCH_CHARS:
            yield held
            held, stories, chars = [], 0, 0
    if held:
        yield held
