"""Open records to read from. A file is read as a copy that is renewed when the file has changed, so that others can write to it."""

import os
import queue
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.store.copying import copy_record, stamp_of
from dragoman.store.errors import LockedError, MissingError, RecordError, StorageError
from dragoman.store.holding import Held
from dragoman.store.opening import SERVERS
from dragoman.store.record import Record

COPY = "dragoman-copy-"  # then the number of the process that made it


@dataclass
class Place:
    """Where records are opened: `name` for `Record`, what they hold by `stamp` (None: it may change at any time)."""

    name: str | Path
    stamp: str | None = None
    folder: Path | None = None  # to be deleted when it is left
    held: Held | None = None
    free: queue.LifoQueue[Record] = field(default_factory=queue.LifoQueue)
    users: int = 0
    is_left: bool = False

    def leave(self) -> None:
        """Close what is open, and delete the copy."""
        while not self.free.empty():
            self.free.get_nowait().close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True)
class Opened:
    """A record and where it is read from."""

    record: Record
    place: Place


class Source:
    """Open records for many threads."""

    def __init__(self, db: str, *, direct: bool = False, refresh: float = 1.0, hold: int = 0) -> None:
        """`db`: file or address; `direct`: read the file itself. `refresh`: seconds between two looks whether it has changed.

        `hold`: events up to which those of a copy are held in memory.
        """
        self._db = db
        self._copies = not direct and not db.startswith(SERVERS)
        self._refresh = refresh
        self._hold = hold
        self._place = None if self._copies else Place(db)
        if self._copies:
            _sweep(Path(tempfile.gettempdir()))
        self._next_look = 0.0
        self._looking = threading.Lock()  # who holds it makes a copy
        self._counting = threading.Lock()  # for `users` and `is_left`

    def take(self) -> Opened:
        """A record that nobody else uses until it is given back. RecordError where there is none."""
        place = self._entered(self._current())
        try:
            return self._opened(place)
        except MissingError:
            if place.folder is None:
                raise
        self._replace(place)
        return self._opened(self._entered(self._current()))

    def take_ready(self) -> Opened | None:
        """The same, where one is open and no look at the file is due; None where that takes a while."""
        place = self._place
        if place is None or self._is_look_due() or place.free.empty():
            return None
        return self._opened(self._entered(place))

    def _opened(self, place: Place) -> Opened:
        try:
            return Opened(place.free.get_nowait(), place)
        except queue.Empty:
            try:
                return Opened(Record(place.name), place)
            except BaseException:
                self._left(place)
                raise

    def _is_look_due(self) -> bool:
        return self._copies and time.monotonic() >= self._next_look

    def give_back(self, opened: Opened, *, is_broken: bool = False) -> None:
        """It may be taken again, unless it is broken."""
        if is_broken:
            opened.record.close()
        else:
            opened.place.free.put(opened.record)
        self._left(opened.place)

    def known_stamp(self) -> str | None:
        """The stamp of what a record would hold now, where that needs no look at the file."""
        place = self._place
        return None if place is None or self._is_look_due() else place.stamp

    def close(self) -> None:
        """Close all, and delete the copy; to be called when no record is in use."""
        with self._counting:
            place, self._place = self._place, None
        if place is not None:
            place.leave()

    def _entered(self, place: Place) -> Place:
        """The place, which now has one user more, or the one that was moved to meanwhile."""
        while True:
            with self._counting:
                if not place.is_left:
                    place.users += 1
                    return place
            place = self._current()

    def _left(self, place: Place) -> None:
        with self._counting:
            place.users -= 1
            is_last = place.is_left and not place.users
        if is_last:
            place.leave()

    def _current(self) -> Place:
        """Where to read from. Whoever looks first makes the new copy, the others go on with the old one."""
        known = self._place
        if known is not None and not self._is_look_due():
            return known
        if not self._looking.acquire(blocking=known is None):
            assert known is not None
            return known
        try:
            return self._looked()
        finally:
            self._next_look = time.monotonic() + self._refresh
            self._looking.release()

    def _looked(self) -> Place:
        known, path = self._place, Path(self._db)
        stamp = stamp_of(path)
        if known is None:
            return self._moved(path)
        if stamp == known.stamp or time.time() - path.stat().st_mtime < self._refresh:
            return known  # what was written just now is likely to be followed by more
        try:
            return self._moved(path)
        except (LockedError, StorageError):
            return known

    def _replace(self, swept: Place) -> None:
        """A new copy for one that somebody has swept away."""
        with self._looking:
            if self._place is swept:
                self._moved(Path(self._db))

    def _moved(self, path: Path) -> Place:
        """To a new copy."""
        folder = Path(tempfile.mkdtemp(prefix=f"{COPY}{os.getpid()}-"))
        try:
            copy, stamp = copy_record(path, folder)
        except (RecordError, OSError):
            shutil.rmtree(folder, ignore_errors=True)
            raise
        place = self._filled(Place(copy, stamp, folder))
        with self._counting:
            old, self._place = self._place, place
            if old is not None:
                old.is_left = True
            is_empty = old is not None and not old.users
        if old is not None and is_empty:
            old.leave()
        return place

    def _filled(self, place: Place) -> Place:
        """The place with a first open record, and its events in memory unless they are too many."""
        record = Record(place.name)
        if record.backend.rows("SELECT count(*) FROM events")[0][0] <= self._hold:
            place.held = Held(record.backend)
        place.free.put(record)
        return place


def _sweep(folder: Path) -> None:
    """Delete the copies of servers that were killed."""
    for left in folder.glob(f"{COPY}[0-9]*-*"):
        if os.name == "posix" and not _is_running(int(left.name.removeprefix(COPY).split("-")[0])):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's
    return True
