"""A record in one file: DuckDB. Nothing is fetched at run time; one program writes at a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

import duckdb
import pyarrow as pa

from dragoman.store.backend import Row, Values
from dragoman.store.errors import DamagedError, LockedError, MissingError, QueryError, RecordError, StorageError

CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
PAUSE = 0.2  # seconds between two tries at a locked file


class Duck:
    """A DuckDB file as a backend."""

    dialect = "duckdb"

    def __init__(self, path: Path, *, write: bool, wait: float = 0.0) -> None:
        """Open the file; `wait`: seconds to wait for another program to leave it. RecordError where it cannot be."""
        self.name = str(path)
        self._path = path
        if not write and not path.exists():
            raise MissingError(f"{path}: there is no record; `dragoman ingest SOURCE... --db {path}` makes one")
        self._cursors: WeakSet[duckdb.DuckDBPyConnection] = WeakSet()
        self._connection = self._opened(write, time.monotonic() + wait)

    def _opened(self, write: bool, until: float) -> duckdb.DuckDBPyConnection:
        while True:
            try:
                return duckdb.connect(self.name, read_only=not write, config=CONFIG)
            except duckdb.Error as error:
                problem = told(error, self.name)
                if not isinstance(problem, LockedError) or time.monotonic() >= until:
                    raise problem from error
            time.sleep(PAUSE)

    def run(self, sql: str, values: Values = ()) -> None:
        """Run a statement."""
        with self._telling():
            self._connection.execute(sql, list(values))

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with self._telling():
            found: list[Row] = self._connection.execute(sql, list(values)).fetchall()
            return found

    def stream(self, sql: str, values: Values = (), *, size: int = 1_000) -> Iterator[Row]:
        """The rows of a query, fetched so many at a time."""
        with self._telling():
            cursor = self._connection.cursor()
            self._cursors.add(cursor)
            cursor.execute(sql, list(values))
            while batch := cursor.fetchmany(size):
                yield from batch

    def arrow(self, sql: str, values: Values = ()) -> pa.Table:
        """The rows of a query as an Arrow table."""
        with self._telling():
            table: pa.Table = self._connection.sql(sql, params=list(values)).to_arrow_table()
            return table

    def append(self, table: str, rows: pa.Table) -> None:
        """Add rows to a table; the columns are found by name."""
        with self._telling():
            self._connection.register("given", rows)
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")
            self._connection.unregister("given")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All inside is kept together or not at all."""
        self.run("BEGIN TRANSACTION")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:  # a failed statement or a failed commit has ended the transaction already
            return

    def tables(self) -> set[str]:
        """The names of the tables that there are."""
        return {name for (name,) in self.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal")}

    def restrict(self, query: str) -> None:
        """QueryError where this is no single SELECT; from here on SQL reaches no files, no addresses, no settings."""
        with self._telling():
            kinds = [statement.type for statement in self._connection.extract_statements(query)]
        if kinds != [duckdb.StatementType.SELECT]:
            raise QueryError("this is not one SELECT; allowed: a single query, which changes nothing")
        for setting in (
            "enable_external_access = false",
            "python_enable_replacements = false",
            "lock_configuration = true",
        ):
            self.run(f"SET {setting}")

    def compact(self) -> None:
        """Copy the record into a new file, which takes the place of the old one when it is whole."""
        fresh = self._path.with_name(f".{self._path.name}.compact")
        fresh.unlink(missing_ok=True)
        here = self.rows("SELECT current_database()")[0][0]
        try:
            self.run("CHECKPOINT")
            self.run(f"ATTACH {quoted(str(fresh))} AS fresh")
            self.run(f'COPY FROM DATABASE "{here}" TO fresh')
            self.run("DETACH fresh")
            self.close()
            fresh.replace(self._path)
        finally:
            fresh.unlink(missing_ok=True)
        self._connection = self._opened(write=True, until=time.monotonic())

    def size(self) -> int:
        """Bytes on disk, the log of changes included."""
        log = self._path.with_name(self._path.name + ".wal")
        return sum(file.stat().st_size for file in (self._path, log) if file.exists())

    def interrupt(self) -> None:
        """Break off what another thread asks of it just now."""
        for connection in (self._connection, *self._cursors):
            connection.interrupt()

    def close(self) -> None:
        """Close it."""
        self._connection.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (duckdb.Error, pa.ArrowException) as error:
            raise told(error, self.name) from error


def quoted(text: str) -> str:
    """A string of SQL."""
    return "'" + text.replace("'", "''") + "'"


def told(error: Exception, name: str) -> RecordError:
    """What a user can mend, for what DuckDB says."""
    words = " ".join(str(error).split())
    low = words.lower()
    if any(sign in low for sign in ("could not set lock", "conflicting lock", "with a different configuration")):
        return LockedError(
            f"{name}: another program has the record open; allowed: one writer at a time, or --wait SECONDS"
        )
    if any(sign in low for sign in ("no space left", "disk full", "could not write", "cannot write", "out of disk")):
        return StorageError(f"{name}: it cannot be written ({words}); what was committed before is kept")
    if "permission denied" in low or "read-only" in low:
        return StorageError(f"{name}: it cannot be written, or not be opened ({words})")
    if any(sign in low for sign in ("not a valid duckdb", "corrupt", "checksum", "serialization error", "fatal error")):
        return DamagedError(f"{name}: this is no record, or it is damaged ({words})")
    if "cannot open file" in low or "no such file" in low or "is a directory" in low:
        return MissingError(f"{name}: it cannot be opened ({words})")
    return QueryError(words)
