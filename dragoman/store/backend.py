"""What a database has to offer to hold a record. SQL is written with `?` for values, and is the same for all."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]
Values = Sequence[Any]


class Backend(Protocol):
    """An open database. Errors come out as RecordError."""

    name: str  # the path or address, for messages
    dialect: str  # duckdb, postgres

    def run(self, sql: str, values: Values = ()) -> None:
        """Run a statement."""

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """All rows of a query."""

    def stream(self, sql: str, values: Values = (), *, size: int = 1_000) -> Iterator[Row]:
        """The rows of a query, fetched so many at a time."""

    def arrow(self, sql: str, values: Values = ()) -> "pa.Table":
        """The rows of a query as an Arrow table."""

    def append(self, table: str, rows: "pa.Table") -> None:
        """Add rows to a table; the columns are found by name."""

    def transaction(self) -> AbstractContextManager[None]:
        """All inside is kept together or not at all; other writers wait."""

    def restrict(self, query: str) -> None:
        """QueryError where this is no single query; from here on SQL reaches nothing but the record, and changes nothing."""

    def tables(self) -> set[str]:
        """The names of the tables that there are."""

    def compact(self) -> None:
        """Give back the room of what was deleted."""

    def size(self) -> int:
        """Bytes on disk."""

    def interrupt(self) -> None:
        """Break off what another thread asks of it just now, which gets a QueryError."""

    def close(self) -> None:
        """Close it."""
