"""The way of watched stories into a record, which is open only while something is added, so that others can ask it meanwhile."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.model.article import Article, Rejection
from dragoman.store import Record
from dragoman.store.ingest import Listener
from dragoman.store.making import Reads
from dragoman.store.writing import Tally

REST_EVERY = 600.0  # seconds, at least, between two cares for the record
SHARE = 10  # times what the care took: so long is none taken afterwards, so that most of the time goes into watching


@dataclass(slots=True)
class RecordSink:
    """Adds to the record of this name. `reader` loads what reads stories, when the first one comes.

    `wait`: seconds to wait for another program that has the record open. `told`: what is told of each addition.
    `rest`: what care is taken of the record when nothing is left to add for a while; `clock`: seconds that never go back.
    """

    name: str
    source: str
    reader: Callable[[], Reads]
    wait: float = 60.0
    added: Callable[[Tally], None] = lambda tally: None
    rejected: Callable[[Rejection], None] = lambda rejection: None
    rest: Callable[[Record], None] = lambda record: None
    clock: Callable[[], float] = time.monotonic
    _is_rested: bool = field(default=True, init=False)
    _next_rest: float = field(default=0.0, init=False)

    def add(self, items: Sequence[Article | Rejection]) -> None:
        """Add stories, and note what was not read. RecordError where the record cannot take it; then nothing is added."""
        with Record(self.name, write=True, wait=self.wait) as record:
            tally = record.ingest(
                [self.source], self.reader, items=items, every=len(items), listener=Listener(rejected=self.rejected)
            )
        self._is_rested = self._is_rested and not tally.added
        self.added(tally)

    def has(self, articles: Sequence[str]) -> set[str]:
        """Those of the ids that the record has, in any version."""
        with Record(self.name, write=True, wait=self.wait) as record:
            sql = "SELECT DISTINCT article_id FROM articles WHERE article_id IN (SELECT unnest(CAST(? AS TEXT[])))"
            found = record.sql(sql, [list(articles)])
        return set(found.column("article_id").to_pylist())

    def idle(self) -> None:
        """Nothing will be added for a while: take care of the record, if that was not done a moment ago."""
        begun = self.clock()
        if self._is_rested or begun < self._next_rest:
            return
        with Record(self.name, write=True, wait=self.wait) as record:
            self.rest(record)
        now = self.clock()
        self._next_rest = now + max(REST_EVERY, SHARE * (now - begun))
        self._is_rested = True
