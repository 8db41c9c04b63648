"""Stories and coded rows made ready for a record, here or in worker processes."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from dragoman.model.article import Article, Rejection
from dragoman.record.rows import plain
from dragoman.store.batch import Prepared, prepared
from dragoman.store.incoming import Coded
from dragoman.workers import Died, Workers

Job = Sequence[Article | Coded]
Given = TypeVar("Given")


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


class Maker(Protocol):
    """Makes jobs ready."""

    def coder(self) -> dict[str, Any]:
        """What marks the events of stories."""

    def make_all(self, jobs: Iterable[tuple[Given, Job]]) -> Iterator[tuple[Given, list[Prepared]]]:
        """Each job made ready, in order, beside what was given with it."""


class Desk:
    """Makes jobs ready in this process. The reader is loaded when the first story needs it."""

    def __init__(self, load: Callable[[], Reads], nul: bool) -> None:
        """`nul`: may a text hold the character U+0000?"""
        self._load, self._nul = load, nul
        self._reader: Reads | None = None

    def _loaded(self) -> Reads:
        if self._reader is None:
            self._reader = self._load()
        return self._reader

    def coder(self) -> dict[str, Any]:
        """What marks the events of stories."""
        found: dict[str, Any] = plain(self._loaded().coder)
        return found

    def make_all(self, jobs: Iterable[tuple[Given, Job]]) -> Iterator[tuple[Given, list[Prepared]]]:
        """Each job made ready, in order, beside what was given with it."""
        return ((given, self.make(job)) for given, job in jobs)

    def make(self, job: Job) -> list[Prepared]:
        """The coded rows of a job, and its stories."""
        made = []
        if coded := [item for item in job if isinstance(item, Coded)]:
            with without_collection():
                made.append(self._of_rows(coded))
        if articles := [item for item in job if isinstance(item, Article)]:
            readings = zip(articles, self._loaded().read_articles(articles), strict=True)
            rows_read = ((reading.to_dict(), article.id) for article, reading in readings)
            made.append(prepared(rows_read, self.coder(), nul=self._nul))
        return made

    def _of_rows(self, coded: Sequence[Coded]) -> Prepared:
        rows = [(item.row(), item.where) for item in coded]
        one = prepared(((row, where) for row, where in rows if isinstance(row, dict)), nul=self._nul)
        one.rejections.extend(row for row, _ in rows if isinstance(row, Rejection))
        return one


class Hall:
    """Many desks: makes jobs ready in worker processes."""

    def __init__(self, workers: Workers) -> None:
        """The workers began with `open_desk`."""
        self._workers = workers

    def coder(self) -> dict[str, Any]:
        """What marks the events of stories."""
        [found] = next(self._workers.map(_coder, [None]))
        if isinstance(found, Died):
            raise ChildProcessError(f"a worker process ended with status {found.status} while it loaded the reader")
        return found

    def make_all(self, jobs: Iterable[tuple[Given, Job]]) -> Iterator[tuple[Given, list[Prepared]]]:
        """Each job made ready, in order, beside what was given with it; what ends a worker twice is rejected."""
        waiting: deque[Given] = deque()

        def bare() -> Iterator[Job]:
            for given, job in jobs:
                waiting.append(given)
                yield job

        for results in self._workers.map(_make, bare(), lambda job: [[item] for item in job]):
            made = (_lost(result) if isinstance(result, Died) else result for result in results)
            yield waiting.popleft(), [one for several in made for one in several]


@contextmanager
def without_collection() -> Iterator[None]:
    """Without the search for cycles of objects: rows have none, and looking through them takes half of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _lost(died: Died[Job]) -> list[Prepared]:
    [item] = died.job
    where, name = (item.id, item.id) if isinstance(item, Article) else (item.where, None)
    return [replace(prepared([]), rejections=[Rejection(where, died.reason, name)])]


_desk: Desk | None = None


def open_desk(load: Callable[[], Reads], nul: bool) -> None:
    """What a worker process begins with."""
    global _desk  # one for each process
    _desk = Desk(load, nul)


def _make(job: Job) -> list[Prepared]:
    assert _desk is not None
    return _desk.make(job)


def _coder(_: None) -> dict[str, Any]:
    assert _desk is not None
    return _desk.coder()
