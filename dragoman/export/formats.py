"""All formats by name, and how records are written in one of them."""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from dragoman.export import flat
from dragoman.export.contract import Record, Row, contract_row
from dragoman.export.files import whole_file, write_lines
from dragoman.export.ftm import write_ftm
from dragoman.export.gdelt import write_gdelt
from dragoman.export.geojson import write_geojson
from dragoman.export.icews import write_icews
from dragoman.export.left_out import LeftOut
from dragoman.export.parquet import write_parquet
from dragoman.export.plover import write_plover
from dragoman.export.polecat import write_polecat
from dragoman.export.text import shielded


def _write_jsonl(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    write_lines(rows, file)


def _write_csv(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    line = CsvLine()
    writer = csv.DictWriter(line, fieldnames=list(flat.COLUMNS))
    writer.writeheader()
    file.write(line.take())
    for row in rows:
        cells = flat.flat_row(row)
        writer.writerow({name: shielded(v) if isinstance(v, str) else v for name, v in cells.items()})
        file.write(line.take())


class CsvLine:
    """Takes what the csv module writes and hands it over as bytes."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._text = ""

    def write(self, text: str) -> None:
        """Called by the csv module."""
        self._text += text

    def take(self) -> bytes:
        """What was written since the last time."""
        text, self._text = self._text, ""
        return text.encode("utf-8", "backslashreplace")


FORMATS: dict[str, Callable[[Iterable[Row], IO[bytes], LeftOut], None]] = {
    "jsonl": _write_jsonl,
    "csv": _write_csv,
    "parquet": write_parquet,
    "plover": write_plover,
    "polecat": write_polecat,
    "gdelt": write_gdelt,
    "icews": write_icews,
    "geojson": write_geojson,
    "ftm": write_ftm,
}


def write_records(records: Iterable[Record], format_name: str, path: Path | None) -> LeftOut:
    """Write events and relations, or rows of them, in a format of FORMATS; what the format cannot hold. KeyError for another format."""
    write, left_out = FORMATS[format_name], LeftOut()
    with whole_file(path) as file:
        write(map(contract_row, records), file, left_out)
    return left_out
