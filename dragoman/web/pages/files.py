"""What a page shows, as files: CSV, JSON, SVG."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

from starlette.responses import Response

from dragoman.export.text import shielded
from dragoman.web.answers import json_answer
from dragoman.web.charts.svg import as_file

Format = Literal["csv", "json", "svg"]


def csv_answer(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], name: str) -> Response:
    """Rows as CSV; lists are joined by `; `, and a cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return _file(text.getvalue().encode("utf-8", "backslashreplace"), "text/csv; charset=utf-8", f"{name}.csv")


def answer(
    form: Format, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], chart: Callable[[], str], name: str
) -> Response:
    """Rows or their chart in the form that is asked for."""
    if form == "csv":
        return csv_answer(columns, rows, name)
    return json_file({"items": rows}) if form == "json" else svg_answer(chart(), name)


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        value = "; ".join(map(str, value))
    return shielded(value) if isinstance(value, str) else value


def svg_answer(chart: str, name: str) -> Response:
    """A chart as a file."""
    return _file(as_file(chart).encode("utf-8", "replace"), "image/svg+xml", f"{name}.svg")


def json_file(value: Any) -> Response:
    """Values as JSON."""
    return json_answer(value)


def _file(body: bytes, media: str, name: str) -> Response:
    return Response(body, media_type=media, headers={"Content-Disposition": f'inline; filename="{name}"'})


def links(path: str, query: str, formats: Sequence[str] = ("svg", "csv", "json")) -> dict[str, str]:
    """The names and addresses of a page's files."""
    return {name.upper(): f"{path}.{name}{'?' if query else ''}{query}" for name in formats}
