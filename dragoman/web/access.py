"""What handlers are given: `record: OfRecord` to read from, `reader: OfReader` for stories. Handlers are plain functions (`def`)."""

import asyncio
import gc
import os
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property
from typing import Annotated

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool

from dragoman.pipeline import Reader
from dragoman.store.errors import LockedError, MissingError, QueryError, RecordError
from dragoman.store.record import Record
from dragoman.web.deadlines import Deadline, Deadlines
from dragoman.web.problems import RETRY, Problem
from dragoman.web.settings import Settings
from dragoman.web.source import Opened, Source

AT_ONCE = max(2, os.cpu_count() or 2)  # questions to the record that are answered at the same time


class Access:
    """The open connections to a record, and one reader; lives as long as the app, as `app.state.access`."""

    def __init__(self, db: str, settings: Settings) -> None:
        """Nothing is opened or loaded before it is asked for."""
        self._settings = settings
        self.source = Source(db, direct=settings.direct, refresh=settings.refresh, hold=settings.hold)
        self._deadlines = Deadlines(settings.seconds)
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._places = threading.BoundedSemaphore(1 + settings.readers_waiting)
        self._reading = threading.Lock()

    @asynccontextmanager
    async def record(self) -> AsyncIterator[tuple[Opened, Deadline]]:
        """A record that nobody else uses until it is given back, and until when to answer.

        What has to wait for a file waits in another thread; most of the time a record is there already. Beyond AT_ONCE
        requests wait their turn: more open records would only hold one another up.
        """
        async with self._at_once, self._taken_up() as found:
            yield found

    @asynccontextmanager
    async def _taken_up(self) -> AsyncIterator[tuple[Opened, Deadline]]:
        ready = self.source.take_ready()
        opened = await run_in_threadpool(self._taken) if ready is None else ready
        is_broken = False
        try:
            with self._deadlines.over(opened.record) as deadline:
                yield opened, deadline
        except RecordError as error:
            is_broken = not isinstance(error, (QueryError, MissingError))
            raise
        finally:
            self.source.give_back(opened, is_broken=is_broken)

    def _taken(self) -> Opened:
        try:
            return self.source.take()
        except LockedError:
            raise Problem(503, "another program writes to the record; try again when it is done", RETRY) from None
        except MissingError:
            raise Problem(503, "there is no record yet", RETRY) from None

    @cached_property
    def _reader(self) -> Reader:
        found = self._settings.reader()
        gc.freeze()  # what was loaded stays; to look through all of it for garbage would hold up every answer
        return found

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """The reader, loaded at the first use; one story at a time. Problem 503 where too many wait, or for too long."""
        if not self._places.acquire(blocking=False):
            raise Problem(503, f"{self._settings.readers_waiting} stories wait already; try again later", RETRY)
        try:
            if not self._reading.acquire(timeout=self._settings.seconds):
                raise Problem(503, "the reader is busy with other stories; try again later", RETRY)
            try:
                yield self._reader
            finally:
                self._reading.release()
        finally:
            self._places.release()

    def close(self) -> None:
        """Close all connections, and delete the copy of the record."""
        self.source.close()


async def record(request: Request) -> AsyncIterator[Record]:
    """Dependency: a record for the time of the request; `request.state` has its `stamp`, what is `held`, and the `deadline`."""
    access: Access = request.app.state.access
    async with access.record() as (opened, deadline):
        request.state.stamp = opened.place.stamp
        request.state.held = opened.place.held
        request.state.deadline = deadline
        yield opened.record


def reader(request: Request) -> Iterator[Reader]:
    """Dependency: the reader for the time of the request; nobody else reads then."""
    access: Access = request.app.state.access
    with access.reader() as found:
        yield found


OfRecord = Annotated[Record, Depends(record)]
OfReader = Annotated[Reader, Depends(reader)]
