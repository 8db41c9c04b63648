"""What handlers are given: a record to read from, and the reader of stories. Handlers are plain functions (`def`).

@router.get("/events")
def events(record: Annotated[Record, Depends(record)]) -> ...:
"""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request

from dragoman.pipeline import Reader
from dragoman.store.record import Record
from dragoman.web.problems import Problem
from dragoman.web.settings import Settings


class Access:
    """The open connections to a record, and one reader; lives as long as the app, as `app.state.access`."""

    def __init__(self, db: str, settings: Settings) -> None:
        """Nothing is opened or loaded before it is asked for."""
        self.db = db
        self.settings = settings
        self._free: queue.LifoQueue[Record] = queue.LifoQueue()
        self._reading = threading.Lock()

    @contextmanager
    def record(self) -> Iterator[Record]:
        """A record that nobody else uses until it is given back. RecordError where it cannot be opened."""
        try:
            found = self._free.get_nowait()
        except queue.Empty:
            found = Record(self.db)
        yield found
        self._free.put(found)

    @cached_property
    def _reader(self) -> Reader:
        given = self.settings
        weights = {"weights": given.weights} if given.weights else {}
        return Reader(lexicon=given.lexicon, actors=given.actors, gazetteer=given.gazetteer, **weights)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """The reader, loaded at the first use; one story at a time. Problem 503 where the wait is too long."""
        if not self._reading.acquire(timeout=self.settings.seconds):
            raise Problem(503, "the reader is busy with other stories", {"Retry-After": "5"})
        try:
            yield self._reader
        finally:
            self._reading.release()

    def close(self) -> None:
        """Close all connections that nobody uses."""
        while not self._free.empty():
            self._free.get_nowait().close()


def record(request: Request) -> Iterator[Record]:
    """Dependency: a record for the time of the request."""
    access: Access = request.app.state.access
    with access.record() as found:
        yield found


def reader(request: Request) -> Iterator[Reader]:
    """Dependency: the reader for the time of the request; nobody else reads then."""
    access: Access = request.app.state.access
    with access.reader() as found:
        yield found


OfRecord = Annotated[Record, Depends(record)]
OfReader = Annotated[Reader, Depends(reader)]
