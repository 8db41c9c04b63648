"""Write events and relations of many readings as JSON Lines, CSV or Parquet."""

import csv
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from dragoman.export import flat
from dragoman.export.files import whole_file, write_lines
from dragoman.model.event import Event
from dragoman.model.relation import Relation
from dragoman.record.rows import event_row, relation_row

Record = Event | Relation
BATCH = 5_000  # rows of a Parquet group
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _write_jsonl(records: Iterable[Record], file: IO[bytes]) -> None:
    write_lines((event_row(r) if isinstance(r, Event) else relation_row(r) for r in records), file)


def _flat_rows(records: Iterable[Record]) -> Iterator[flat.Row]:
    return (flat.event_row(r) if isinstance(r, Event) else flat.relation_row(r) for r in records)


def _write_csv(records: Iterable[Record], file: IO[bytes]) -> None:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    line = _Line()
    writer = csv.DictWriter(line, fieldnames=list(flat.COLUMNS))
    writer.writeheader()
    file.write(line.take())
    for row in _flat_rows(records):
        writer.writerow({n: f"'{v}" if isinstance(v, str) and v.startswith(FORMULA) else v for n, v in row.items()})
        file.write(line.take())


class _Line:
    """Takes what the csv module writes and hands it over as bytes."""

    def __init__(self) -> None:
        self._text = ""

    def write(self, text: str) -> None:
        self._text += text

    def take(self) -> bytes:
        text, self._text = self._text, ""
        return text.encode("utf-8", "backslashreplace")


def _write_parquet(records: Iterable[Record], file: IO[bytes]) -> None:
    import pyarrow as pa  # here, since loading it takes longer than showing --help
    import pyarrow.parquet as pq

    kinds: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in flat.COLUMNS.items()])
    rows = _flat_rows(records)
    with pq.ParquetWriter(file, schema) as writer:
        while batch := list(islice(rows, BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


FORMATS: dict[str, Callable[[Iterable[Record], IO[bytes]], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": _write_parquet,
}


def write_records(records: Iterable[Record], format_name: str, path: Path | None) -> None:
    """Write records in a format of FORMATS; KeyError for another."""
    write = FORMATS[format_name]
    with whole_file(path) as file:
        write(records, file)
