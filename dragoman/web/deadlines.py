"""Questions to a record that take too long are broken off."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dragoman.store.errors import QueryError
from dragoman.store.record import Record
from dragoman.web.problems import Problem

TICK = 0.1  # seconds between two looks


@dataclass(eq=False)
class Deadline:
    """When an answer has to be there (seconds of the monotonic clock)."""

    record: Record
    end: float
    seconds: float

    @property
    def is_over(self) -> bool:
        """Is it too late?"""
        return time.monotonic() >= self.end

    def check(self) -> None:
        """Problem 503 where it is too late."""
        if self.is_over:
            raise Problem(503, f"the answer takes longer than {self.seconds:g} seconds; allowed: a narrower question")


class Deadlines:
    """Watches over the questions that are being answered, in a thread of its own while there are any."""

    def __init__(self, seconds: float) -> None:
        """`seconds` for each question."""
        self._seconds = seconds
        self._open: set[Deadline] = set()
        self._changed = threading.Lock()
        self._watcher: threading.Thread | None = None

    @contextmanager
    def over(self, record: Record) -> Iterator[Deadline]:
        """The deadline of what is asked inside. Problem 503 where it was broken off."""
        deadline = Deadline(record, time.monotonic() + self._seconds, self._seconds)
        with self._changed:
            self._open.add(deadline)
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._watcher.start()
        try:
            yield deadline
        except QueryError:
            deadline.check()
            raise
        finally:
            with self._changed:
                self._open.discard(deadline)

    def _watch(self) -> None:
        """Break off what is late, again and again since an answer may take several queries; end when nothing is open."""
        idle = 0
        while True:
            time.sleep(TICK)
            with self._changed:
                for deadline in self._open:
                    if deadline.is_over:
                        deadline.record.backend.interrupt()
                idle = 0 if self._open else idle + 1
                if idle > 1 / TICK:
                    self._watcher = None
                    return
