"""Answers of a record in a terminal and in files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.report import clean
from dragoman.export.files import whole_file, write_lines

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 160  # characters of a cell
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDE = 120  # columns of a terminal from which events stand in a table
SHOWN = {
    "date_begin": "when",
    "type": "type",
    "actor_codes": "actors",
    "recipient_codes": "recipients",
    "factuality": "sure",
    "voice": "who says so",
    "text": "words",
    "id": "id",
}


def write_answer(found: Any, format_name: str, out: Path | None) -> None:
    """Write rows (dicts) as json or jsonl, an Arrow table as table, json, jsonl, csv or parquet."""
    is_table = hasattr(found, "to_batches")
    if format_name == "table":
        _show(found, out)
        return
    with whole_file(out) as file:
        if format_name == "parquet":
            import pyarrow.parquet as pq

            pq.write_table(found, file)
        elif format_name == "csv":
            _write_csv(found, file)
        else:
            _write_json(_plain_rows(found) if is_table else found, format_name, file)


def _write_json(rows: Iterable[dict[str, Any]], format_name: str, file: IO[bytes]) -> None:
    if format_name == "jsonl":
        write_lines(rows, file)
        return
    file.write(json.dumps(list(rows), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace") + b"\n")


def _plain_rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if isinstance(value, (str, int, float, list, dict, type(None))) else str(value)


def _write_csv(table: pa.Table, file: IO[bytes]) -> None:
    """Lists are joined by `; `; a cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.column_names)
    for row in _plain_rows(table):
        writer.writerow([_cell(value) for value in row.values()])
        file.write(text.getvalue().encode("utf-8", "backslashreplace"))
        text.seek(0)
        text.truncate()
    file.write(text.getvalue().encode())


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join("" if v is None else str(v) for v in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _show(table: pa.Table, out: Path | None) -> None:
    """A table for people. Events in a narrow terminal stand below one another."""
    if out is not None:
        with whole_file(out) as file:
            file.write(_drawn(table, Console(width=160, file=sys.stdout, no_color=True)).encode())
        return
    sys.stdout.write(_drawn(table, Console(file=sys.stdout, highlight=False)))


def _drawn(table: pa.Table, console: Console) -> str:
    is_of_events = set(SHOWN) <= set(table.column_names)
    with console.capture() as capture:
        if is_of_events and console.width < WIDE:
            for row in _plain_rows(table):
                console.print(_below_one_another(row))
        else:
            console.print(_in_columns(table, SHOWN if is_of_events else {name: name for name in table.column_names}))
        console.print(Text(f"{table.num_rows} row{'' if table.num_rows == 1 else 's'}", style="dim"))
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _in_columns(table: pa.Table, names: Mapping[str, str]) -> Table:
    if "direction" in table.column_names:
        names = {"direction": "direction", **names}
    drawn = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for name, title in names.items():
        drawn.add_column(Text(title), ratio=4 if name == "text" else None, no_wrap=name not in ("text", "voice"))
    for row in _plain_rows(table):
        drawn.add_row(*(_text(row[name]) for name in names))
    return drawn


def _below_one_another(row: Mapping[str, Any]) -> Group:
    """An event in a narrow terminal: what it is, then its words, then how sure, who says so, and its id."""
    told = {name: _text(row[name]) for name in (*SHOWN, *(["direction"] if "direction" in row else []))}
    sides = Text(" → ").join(t for t in (told["actor_codes"], told["recipient_codes"]) if t)
    what = Text("  ").join(t for t in (told["date_begin"], told.get("direction"), told["type"], sides) if t)
    what.stylize("bold")
    says = Text(" · ", style="dim").join(t for t in (told["factuality"], told["voice"], told["id"]) if t)
    return Group(what, Padding(told["text"], (0, 0, 0, 2)), Padding(says, (0, 0, 0, 2)))


def _text(value: Any) -> Text:
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value)
    words = clean("" if value is None else str(value))
    return Text(words if len(words) <= LONGEST else f"{words[: LONGEST - 2]} …")
