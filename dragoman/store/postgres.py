"""A record on a server: PostgreSQL, for several writers. What is written together waits for one another by an advisory lock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pyarrow as pa
from psycopg import sql as pg

from dragoman.store.backend import Row, Values
from dragoman.store.errors import DamagedError, LockedError, MissingError, QueryError, RecordError, StorageError
from dragoman.store.tables import TABLES

LOCK = 7_203_411  # any number, the same for all writers
PAUSE = 0.2  # seconds between two tries at the lock
ARROW = {
    20: pa.int64(), 23: pa.int32(), 21: pa.int16(), 701: pa.float64(), 700: pa.float32(), 16: pa.bool_(),
    1082: pa.date32(), 1114: pa.timestamp("us"), 1009: pa.list_(pa.string()), 1700: pa.float64(),
}  # fmt: skip


class Postgres:
    """A database of a server as a backend."""

    dialect = "postgres"

    def __init__(self, address: str, *, write: bool, wait: float = 0.0) -> None:
        """Connect; `wait`: seconds that a batch waits for other writers, 0: as long as they need. RecordError where it fails."""
        self.name = shown(address)
        self._wait = wait
        options = "-c timezone=UTC" if write else "-c timezone=UTC -c default_transaction_read_only=on"
        with self._telling():
            self._connection = psycopg.connect(address, autocommit=True, options=options)

    def run(self, sql: str, values: Values = ()) -> None:
        """Run a statement."""
        with self._telling():
            self._connection.execute(marked(sql, values), list(values) or None)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""
        with self._telling():
            found: list[Row] = self._connection.execute(marked(sql, values), list(values) or None).fetchall()
            return found

    def stream(self, sql: str, values: Values = (), *, size: int = 1_000) -> Iterator[Row]:
        """The rows of a query; the server keeps them and hands over so many at a time."""
        name = f"rows_{time.monotonic_ns()}"
        with self._telling(), self._connection.cursor(name=name, withhold=True) as cursor:
            cursor.itersize = size
            cursor.execute(marked(sql, values), list(values) or None)
            yield from cursor

    def arrow(self, sql: str, values: Values = ()) -> pa.Table:
        """The rows of a query as an Arrow table."""
        with self._telling():
            cursor = self._connection.execute(marked(sql, values), list(values) or None, prepare=True)
            kinds: list[tuple[str, Any]] = [
                (column.name, ARROW.get(column.type_code, pa.string())) for column in cursor.description or ()
            ]
            found = list(zip(*cursor.fetchall(), strict=True)) or [()] * len(kinds)
        arrays = [pa.array(_cast(values, kind), kind) for values, (_, kind) in zip(found, kinds, strict=True)]
        return pa.Table.from_arrays(arrays, names=[name for name, _ in kinds])

    def append(self, table: str, rows: pa.Table) -> None:
        """Add rows to a table; the columns are found by name."""
        into = pg.SQL("COPY {} ({}) FROM STDIN").format(
            pg.Identifier(table), pg.SQL(", ").join(pg.Identifier(name) for name in rows.column_names)
        )
        with self._telling(), self._connection.cursor() as cursor, cursor.copy(into) as copy:
            for row in zip(*(column.to_pylist() for column in rows.columns), strict=True):
                copy.write_row(row)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All inside is kept together or not at all; other writers of the record wait."""
        with self._telling(), self._connection.transaction():
            self._take_lock()
            yield

    def _take_lock(self) -> None:
        if not self._wait:
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            return
        until = time.monotonic() + self._wait
        while not self._connection.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK]).fetchall()[0][0]:
            if time.monotonic() >= until:
                raise LockedError(
                    f"{self.name}: another program writes to the record; allowed: to wait longer (--wait)"
                )
            time.sleep(PAUSE)

    def restrict(self, query: str) -> None:
        """From here on nothing can be changed; more than one statement is refused when it is prepared."""
        self.run("SET default_transaction_read_only = on")

    def tables(self) -> set[str]:
        """The names of the tables that there are."""
        return {
            name
            for (name,) in self.rows(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
            )
        }

    def compact(self) -> None:
        """Give back the room of what was deleted."""
        for table in TABLES:
            self.run(f"VACUUM (FULL, ANALYZE) {table}")

    def size(self) -> int:
        """Bytes of the tables and indexes of the record."""
        return sum(int(self.rows(f"SELECT pg_total_relation_size('{table}')")[0][0]) for table in TABLES)

    def interrupt(self) -> None:
        """Break off what another thread asks of it just now."""
        with self._telling():
            self._connection.cancel()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            raise told(error, self.name) from error


def _cast(values: Values, kind: pa.DataType) -> list[Any]:
    """Decimals as numbers, and anything without a type of its own as words."""
    if pa.types.is_floating(kind):
        return [None if value is None else float(value) for value in values]
    if pa.types.is_string(kind):
        return [value if value is None or isinstance(value, str) else str(value) for value in values]
    return list(values)


def marked(sql: str, values: Values) -> str:
    """The statement with the marks of psycopg; without values nothing in it is a mark."""
    return sql.replace("%", "%%").replace("?", "%s") if values else sql


def shown(address: str) -> str:
    """The address without its password."""
    parts = urlsplit(address)
    host = f"{parts.username}@{parts.hostname or ''}" if parts.username else parts.hostname or ""
    return f"postgresql://{host}{f':{parts.port}' if parts.port else ''}{parts.path}"


def told(error: psycopg.Error, name: str) -> RecordError:
    """What a user can mend, for what the server says."""
    words = " ".join(str(error).split())
    kind = error.sqlstate or ""
    if isinstance(error, psycopg.OperationalError) and not kind:
        return MissingError(f"{name}: the server cannot be reached ({words})")
    if kind in ("3D000", "28000", "28P01"):
        return MissingError(f"{name}: it cannot be opened ({words})")
    if kind.startswith("53") or kind in ("25006", "42501"):
        return StorageError(f"{name}: it cannot be written ({words}); what was committed before is kept")
    if kind.startswith(("XX", "58")):
        return DamagedError(f"{name}: the database is damaged ({words})")
    return QueryError(words)
