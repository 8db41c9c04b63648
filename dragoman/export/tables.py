"""Tab-separated tables as other coders write them."""

from collections.abc import Iterable, Mapping
from typing import IO, Any

from dragoman.export.text import cell
from dragoman.lexicon.exchange import Table


def write_table(rows: Iterable[Mapping[str, Any]], table: Table, file: IO[bytes]) -> None:
    """Rows by column name; a column that a row lacks is unknown, a name that the table lacks is an error."""
    if table.header:
        file.write(_line(table.columns))
    for row in rows:
        odd = row.keys() - table.columns.keys()
        if odd:
            raise KeyError(", ".join(sorted(odd)))
        file.write(_line(_shown(row.get(name), kind, table.unknown) for name, kind in table.columns.items()))


def _line(cells: Iterable[str]) -> bytes:
    return ("\t".join(cells) + "\n").encode("utf-8", "replace")


def _shown(value: Any, kind: type, unknown: str) -> str:
    if value is None or value == "":
        return unknown
    if kind is str:
        return cell(str(value)) or unknown
    return f"{kind(value):.10g}" if kind is float else str(kind(value))
