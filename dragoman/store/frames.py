"""Tables as Arrow, pandas or polars."""

from typing import TYPE_CHECKING, Any, Literal

from dragoman.store.errors import QueryError, RecordError

if TYPE_CHECKING:
    import pyarrow as pa

Frame = Literal["arrow", "pandas", "polars"]


def framed(table: "pa.Table", kind: Frame) -> Any:
    """The table as asked for; RecordError where the library for it is not installed."""
    try:
        if kind == "arrow":
            return table
        if kind == "pandas":
            return table.to_pandas()
        if kind == "polars":
            import polars

            return polars.from_arrow(table)
    except ImportError as error:
        raise RecordError(f"{error.name} is missing; `pip install {kind}` brings it") from error
    raise QueryError(f"as_ is {kind!r}; allowed: arrow, pandas, polars")
