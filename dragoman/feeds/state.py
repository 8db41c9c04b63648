"""What a watch remembers from one run to the next, in a SQLite file: when feeds are due, entries to be read, stories seen.

Each change is one transaction. An entry that is new is kept, with the stamp by which its feed will say that nothing has
changed since, until its story is in the record: whatever happens in between, it is neither lost nor added twice.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from dragoman.article.feed import Entry
from dragoman.feeds.identity import address_key, entry_keys

VERSION = 1
TABLES = """
CREATE TABLE feeds (url TEXT PRIMARY KEY, due REAL NOT NULL, etag TEXT, modified TEXT, failures INTEGER NOT NULL, told TEXT,
    told_at REAL NOT NULL);
CREATE TABLE waiting (
    number INTEGER PRIMARY KEY, feed TEXT NOT NULL, title TEXT, language TEXT, site TEXT NOT NULL, entry BLOB NOT NULL,
    due REAL NOT NULL, tries INTEGER NOT NULL, article TEXT, words BLOB
);
CREATE INDEX waiting_by_feed ON waiting (feed, site, due) WHERE article IS NULL;
CREATE TABLE seen (key BLOB PRIMARY KEY) WITHOUT ROWID;
"""
WAITING = "number, feed, title, language, site, entry, due, tries, article, words"


class StateError(ValueError):
    """A file of state that cannot be used."""


@dataclass(frozen=True, slots=True)
class Polled:
    """A feed: when it is due (seconds since 1970), its stamps, how often in a row it failed, which failure was told and when."""

    url: str
    due: float = 0.0
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    told: str | None = None
    told_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry whose story is not in the record yet; `title` and `language` are its feed's.

    `article` is the id under which it was handed to the record, and `words` the key of its text; None before.
    """

    number: int
    feed: str
    title: str | None
    language: str | None
    site: str
    entry: Entry
    due: float
    tries: int
    article: str | None = None
    words: bytes | None = None


class State:
    """An open file of state; one program at a time has it."""

    def __init__(self, path: Path | str) -> None:
        """Open or make it; StateError where another program has it or it is none."""
        self.path = str(path)
        try:
            self._db = sqlite3.connect(self.path, timeout=1.0, isolation_level=None)
        except sqlite3.Error as error:
            raise StateError(f"{self.path}: {error}; allowed: a file that can be written") from error
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last changes, and no more
            with self._transaction():
                self._make()
        except StateError:
            self._db.close()
            raise
        except sqlite3.Error as error:
            self._db.close()
            raise StateError(
                f"{self.path}: {error}; allowed: the state of a watch that no other program has"
            ) from error

    def _make(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            for statement in TABLES.strip().split(";\n"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
        elif version != VERSION:
            raise StateError(f"{self.path}: its version is {version}; allowed: {VERSION}")

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def feed(self, url: str) -> Polled:
        """What is known of a feed."""
        row = self._db.execute("SELECT * FROM feeds WHERE url = ?", [url]).fetchone()
        return Polled(*row) if row else Polled(url)

    def keep(self, feed: Polled) -> None:
        """Note how a feed stands."""
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?)", [*asdict(feed).values()])

    def polled(
        self, feed: Polled, fresh: Iterable[tuple[Entry, str]], *, title: str | None, language: str | None
    ) -> None:
        """Note how a feed stands, and its new entries, each with the site that will be asked for its story."""
        with self._transaction():
            self.keep(feed)
            for entry, site in fresh:
                row = (feed.url, title, language, site, orjson.dumps(asdict(entry)))
                self._db.execute(
                    "INSERT INTO waiting (feed, title, language, site, entry, due, tries) VALUES (?, ?, ?, ?, ?, 0, 0)",
                    row,
                )
                self._see(entry_keys(entry, feed.url))

    def seen(self, keys: Iterable[bytes]) -> bool:
        """Is a story known by any of these keys?"""
        return any(self._db.execute("SELECT 1 FROM seen WHERE key = ?", [key]).fetchone() for key in keys)

    def waiting_of(self, feed: str) -> int:
        """How many entries of a feed wait."""
        return int(self._db.execute("SELECT count(*) FROM waiting WHERE feed = ?", [feed]).fetchone()[0])

    def due(self, now: float) -> list[tuple[str, str]]:
        """The pairs of feed and site of which entries are due and not handed over."""
        found = self._db.execute("SELECT DISTINCT feed, site FROM waiting WHERE article IS NULL AND due <= ?", [now])
        return found.fetchall()

    def first_due(self, feed: str, site: str, now: float) -> Waiting | None:
        """The entry of a feed and site that has been due for longest, and is not handed over."""
        sql = f"""SELECT {WAITING} FROM waiting WHERE article IS NULL AND feed = ? AND site = ? AND due <= ?
            ORDER BY due, number LIMIT 1"""
        row = self._db.execute(sql, [feed, site, now]).fetchone()
        return _waiting(row) if row else None

    def next_due(self) -> float | None:
        """When the next entry is due that is not handed over; None where none waits."""
        found = self._db.execute("SELECT min(due) FROM waiting WHERE article IS NULL").fetchone()[0]
        return None if found is None else float(found)

    def put_off(self, waiting: Waiting, due: float) -> None:
        """Try an entry again later."""
        self._db.execute("UPDATE waiting SET due = ?, tries = tries + 1 WHERE number = ?", [due, waiting.number])

    def hand_over(self, waiting: Waiting, article: str, words: bytes) -> None:
        """Note that a story is about to be added to the record: under which id, and the key of its text."""
        self._db.execute("UPDATE waiting SET article = ?, words = ? WHERE number = ?", [article, words, waiting.number])

    def handed_over(self) -> list[Waiting]:
        """Entries that a run handed over without learning whether they came into the record."""
        return [
            _waiting(row)
            for row in self._db.execute(f"SELECT {WAITING} FROM waiting WHERE article IS NOT NULL").fetchall()
        ]

    def take_back(self, waiting: Waiting) -> None:
        """The record does not have the story of an entry: it is to be read again."""
        self._db.execute("UPDATE waiting SET article = NULL, words = NULL WHERE number = ?", [waiting.number])

    def settle(self, stories: Iterable[tuple[int, Iterable[bytes]]]) -> None:
        """Entries are done with; the stories are known by further keys from now on."""
        with self._transaction():
            for number, keys in stories:
                self._see(keys)
                self._db.execute("DELETE FROM waiting WHERE number = ?", [number])

    def give_up(self, waiting: Waiting) -> None:
        """An entry has no story. Its feed will not be asked for it again; another feed may have better luck with the address."""
        with self._transaction():
            self._db.execute("DELETE FROM waiting WHERE number = ?", [waiting.number])
            if waiting.entry.link:
                self._db.execute("DELETE FROM seen WHERE key = ?", [address_key(waiting.entry.link)])

    def _see(self, keys: Iterable[bytes]) -> None:
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", [(key,) for key in keys])

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db)


class _Transaction:
    """All or nothing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")


def _waiting(row: Any) -> Waiting:
    number, feed, title, language, site, entry, *rest = row
    return Waiting(number, feed, title, language, site, Entry(**orjson.loads(entry)), *rest)
