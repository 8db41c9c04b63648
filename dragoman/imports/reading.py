"""Tables of GDELT, POLECAT and ICEWS, row by row: events, or rejections with file, line, value and what is allowed."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from dragoman.imports import gdelt, icews, polecat
from dragoman.imports.cells import CellError, Cells
from dragoman.imports.gdelt import gdelt_event
from dragoman.imports.icews import icews_event
from dragoman.imports.polecat import polecat_event
from dragoman.lexicon.exchange import Table, load_table
from dragoman.model.article import Rejection

Row = dict[str, Any]
IMPORTS: dict[str, Callable[[Cells], Row]] = {
    "gdelt": gdelt_event,
    "icews": icews_event,
    "polecat": polecat_event,
}
CODERS = (gdelt.CODER, icews.CODER, polecat.CODER)  # as events name them
LONGEST = 1_000_000  # bytes of a line
OTHER_NAMES = {"Event Intensity": "Intensity"}  # POLECAT before 2023


def read_coded(path: Path, format_name: str) -> Iterator[Row | Rejection]:
    """The events of a table, plain, .gz or .zip with one file; KeyError for a format that is not in IMPORTS.

    Text is UTF-8; a line that is not is read as Latin-1, as the older files need it.
    """
    make, table = IMPORTS[format_name], load_table(format_name)
    try:
        with _opened(path) as file:
            lines = _lines(file)
            names = list(table.columns)
            if table.header:
                names = _header(next(lines, (1, b""))[1])
                missing = [name for name in table.columns if name not in names]
                if missing:
                    yield Rejection(
                        f"{path}, line 1", f"the header lacks {missing[0]!r}; allowed: the columns of {format_name}"
                    )
                    return
            for number, line in lines:
                yield _event(line, names, table, make, f"{path}, line {number}")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as problem:
        yield Rejection(str(path), f"cannot be read: {problem}; allowed: a table, plain, .gz, or .zip with one file")


def _event(line: bytes, names: list[str], table: Table, make: Callable[[Cells], Row], where: str) -> Row | Rejection:
    if len(line) > LONGEST:
        return Rejection(where, f"a line of more than {LONGEST} bytes; allowed: one row")
    values = _text(line).rstrip("\r\n").split("\t")
    while len(values) > len(names) and not values[-1].strip():
        values.pop()
    if len(values) != len(names):
        return Rejection(where, f"{len(values)} columns; allowed: {len(names)}")
    try:
        return make(Cells(dict(zip(names, values, strict=True)), table.unknown))
    except CellError as problem:
        return Rejection(where, str(problem))


def _header(line: bytes) -> list[str]:
    names = _text(line).lstrip("\ufeff").rstrip("\r\n").rstrip("\t").split("\t")
    return [OTHER_NAMES.get(name, name) for name in names]


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line that is not blank; of a line that is too long its start, the rest is skipped."""
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        end = line
        while len(end) > LONGEST and not end.endswith(b"\n"):
            end = file.readline(LONGEST + 1)
        if line.strip():
            yield number, line


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    name = path.name.lower()
    if name.endswith(".gz"):
        with gzip.open(path) as file:
            yield file  # type: ignore[misc]
    elif name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            members = archive.namelist()
            if len(members) != 1:
                raise zipfile.BadZipFile(f"{len(members)} files in it")
            with archive.open(members[0]) as member:
                yield member
    else:
        with path.open("rb") as plain:
            yield plain
