"""Parquet files of stories, row group by row group; the columns are the fields of JSON Lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.article.errors import SourceError, shown
from dragoman.article.limits import Limits
from dragoman.article.rows import FIELDS, Item, Origin, read_row
from dragoman.model.article import Rejection

ROWS = 64  # that are held at once
BUFFER = 1 << 20  # bytes of a column; unless told so, Arrow holds the columns of a row group whole
LONGEST_SHOWN = 200  # characters of the names of columns in a message


def read_table(path: Path, origin: Origin, limits: Limits) -> Iterator[Item]:
    """The stories of a Parquet file. SourceError where it is none, or has no text; a broken row group is a Rejection."""
    import pyarrow as pa  # here, since it takes long to load
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path, page_checksum_verification=True, buffer_size=BUFFER, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise SourceError(f"this is no Parquet file ({_first_line(error)}); allowed: Parquet") from error
    with file:
        names = file.schema_arrow.names
        if "text" not in names:
            told = shown(", ".join(names), longest=LONGEST_SHOWN)
            raise SourceError(f"the columns are {told}; allowed: text, and any of {', '.join(FIELDS[1:])}")
        columns = [name for name in FIELDS if name in names]
        first = 1
        for group in range(file.num_row_groups):
            rows = file.metadata.row_group(group).num_rows
            yield from _read_group(file, group, columns, first, origin, limits)
            first += rows


def _read_group(
    file: Any, group: int, columns: list[str], first: int, origin: Origin, limits: Limits
) -> Iterator[Item]:
    import pyarrow as pa

    about = file.metadata.row_group(group)
    where = f"{origin.where}, rows {first} to {first + about.num_rows - 1}"
    if about.total_byte_size > limits.group_bytes:
        reason = f"the row group has {about.total_byte_size} bytes; allowed: {limits.group_bytes}"
        yield Rejection(where, reason)
        return
    number = first
    try:
        for batch in file.iter_batches(batch_size=ROWS, row_groups=[group], columns=columns, use_threads=False):
            for row in range(batch.num_rows):
                yield _read(batch, row, number, origin, limits)
                number += 1
    except (pa.ArrowException, OSError, ValueError) as error:
        left = f"{origin.where}, rows {number} to {first + about.num_rows - 1}"
        yield Rejection(left, f"the row group cannot be read ({_first_line(error)}); allowed: Parquet")


def _read(batch: Any, row: int, number: int, origin: Origin, limits: Limits) -> Item:
    where, name = f"{origin.where}, row {number}", f"{origin.file}:{number}"
    try:
        values = {column: batch.column(column)[row].as_py() for column in batch.schema.names}
    except (ValueError, OverflowError) as error:
        return Rejection(where, f"a value cannot be read ({_first_line(error)}); allowed: text in UTF-8")
    return read_row(values, origin, limits, where=where, name=name)


def _first_line(error: Exception) -> str:
    return shown(str(error).split("\n")[0], longest=LONGEST_SHOWN)
