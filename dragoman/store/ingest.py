"""The way of stories into a record: what is known already is skipped, the rest is read and written batch by batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from dragoman.model.article import Article, Rejection
from dragoman.record.rows import plain
from dragoman.store.backend import Backend
from dragoman.store.batch import CONTENT, content_of
from dragoman.store.incoming import Coded, Incoming
from dragoman.store.making import Desk, Hall, Job, Maker, Reads, open_desk
from dragoman.store.packing import encode
from dragoman.store.writing import Run, Tally, add_articles, add_rejections, begin_run, end_run, known_articles
from dragoman.workers import Workers

BATCH_ARTICLES = 64  # stories that are read between two commits
BATCH_CODED = 2_000  # rows of `annotate` between two commits
BATCH_CHARS = 20_000_000
Batch = Sequence[Incoming]


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is told what happens: each rejection, and after each commit how many stories were handled."""

    rejected: Callable[[Rejection], None] = lambda rejection: None
    handled: Callable[[int], None] = lambda stories: None


class Ingest:
    """One run that adds to a record. A reader is loaded when the first story needs one."""

    def __init__(self, backend: Backend, load: Callable[[], Reads], listener: Listener, workers: int = 1) -> None:
        """`load` gives the reader; with several workers it has to be picklable, and each loads its own."""
        self._backend, self._load, self._listener, self._workers = backend, load, listener, workers
        self._nul = backend.dialect != "postgres"
        self._coder: dict[str, Any] | None = None
        self.tally = Tally()

    def run(
        self,
        items: Iterable[Incoming],
        sources: Sequence[str],
        *,
        at: datetime | None,
        now: datetime,
        every: int | None = None,
        finish: Callable[[], None] = lambda: None,
    ) -> Tally:
        """Add all, with a commit after so many stories; RecordError where the record cannot take it.

        Everything up to the last commit is kept. `finish` is done before the run is noted as having come to its end.
        """
        found = batches(items, every)
        first = list(islice(found, 2))
        if len(first) < 2 or self._workers == 1:
            run = self._run(chain(first, found), Desk(self._load, self._nul), sources, at, now)
        else:
            with Workers(self._workers, open_desk, (self._load, self._nul)) as workers:
                run = self._run(chain(first, found), Hall(workers), sources, at, now)
        run = run or begin_run(self._backend, sources, None, at, now)
        finish()
        end_run(self._backend, run)
        return self.tally

    def _run(
        self, found: Iterable[Batch], maker: Maker, sources: Sequence[str], at: datetime | None, now: datetime
    ) -> Run | None:
        run: Run | None = None
        for batch, made in maker.make_all(self._unknown(found, maker)):
            run = run or begin_run(self._backend, sources, self._coder, at, now)
            for one in made:
                add_articles(self._backend, one, run, self.tally)
            rejections = [item for item in batch if isinstance(item, Rejection)]
            self._reject([*rejections, *(rejection for one in made for rejection in one.rejections)], run)
            self._listener.handled(len(batch))
        return run

    def _unknown(self, found: Iterable[Batch], maker: Maker) -> Iterator[tuple[Batch, Job]]:
        """Each batch, and of its stories those that the record does not have from this coder."""
        for batch in found:
            articles = [item for item in batch if isinstance(item, Article)]
            if articles and self._coder is None:
                self._coder = maker.coder()
            known = known_articles(self._backend, (article.id for article in articles)) if articles else {}
            coder = encode(self._coder)
            fresh = [a for a in articles if not known[a.id].has(content_of(_told(a)), coder)]
            self.tally.known += len(articles) - len(fresh)
            yield batch, [*(item for item in batch if isinstance(item, Coded)), *fresh]

    def _reject(self, rejections: Sequence[Rejection], run: Run) -> None:
        add_rejections(self._backend, rejections, run)
        self.tally.rejected += len(rejections)
        for rejection in rejections:
            self._listener.rejected(rejection)


def _told(article: Article) -> Mapping[str, Any]:
    return {name: plain(getattr(article, name)) for name in CONTENT}


def batches(items: Iterable[Incoming], every: int | None = None) -> Iterator[list[Incoming]]:
    """Cut a stream for commits: so many stories; without a number 64 to be read, or 2,000 that are coded already."""
    to_read, coded = every or BATCH_ARTICLES, every or BATCH_CODED
    held: list[Incoming] = []
    stories = chars = 0
    for item in items:
        held.append(item)
        stories += isinstance(item, Article)
        chars += len(item.text) if isinstance(item, Article) else len(item.line) if isinstance(item, Coded) else 0
        if stories >= to_read or len(held) >= coded or chars >= BATCH_CHARS:
            yield held
            held, stories, chars = [], 0, 0
    if held:
        yield held
