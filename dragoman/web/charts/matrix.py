"""Who speaks of whom: a row for each source, a column for each target, a sign for what is said, larger for more."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin, sqrt
from xml.etree.ElementTree import Element

from dragoman.web.charts.legend import with_legend
from dragoman.web.charts.marks import sign
from dragoman.web.charts.svg import LINE, add, drawing, mark, shortened, width_of, written
from dragoman.web.signs import Key

CELL = 30.0
SIZE = 12.0
LONGEST = 170.0  # units of a label
EDGE = 10.0
TURN = 50  # degrees that the labels of columns are turned by
LEAST, LARGEST = 4.0, 11.0  # a shape can be told from four units on; a rhombus reaches farther than a circle


@dataclass(frozen=True, slots=True)
class Cell:
    """What `row` says of `column`: how often, the quad class of most of it, and whether most is not certain."""

    row: str
    column: str
    count: int
    quad: int
    is_open: bool
    label: str
    href: str | None = None


def matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Cell],
    *,
    title: str,
    description: str,
    name: str = "matrix",
    legend: Sequence[Key] = (),
) -> str:
    """The chart; `rows` and `columns` in their order, cells of others are left out. `legend`: beneath it."""
    left = min(max((width_of(words) for words in rows), default=0), LONGEST) + 2 * EDGE
    longest = min(max((width_of(words) for words in columns), default=0), LONGEST)
    top = longest * sin(radians(TURN)) + 2 * EDGE + SIZE
    slant = longest * cos(radians(TURN))
    size = (left + CELL * len(columns) + slant + EDGE, top + CELL * len(rows) + EDGE)
    root = drawing(name, size, title, description, "keep")
    _draw_names(root, rows, columns, left, top)
    most = max((cell.count for cell in cells), default=1)
    x_of = {column: left + CELL * (n + 0.5) for n, column in enumerate(columns)}
    y_of = {row: top + CELL * (n + 0.5) for n, row in enumerate(rows)}
    group = add(root, "g", class_="marks")
    for cell in sorted(cells, key=lambda c: (y_of.get(c.row, 0), x_of.get(c.column, 0))):
        if cell.row in y_of and cell.column in x_of:
            _draw_cell(group, cell, (x_of[cell.column], y_of[cell.row]), most)
    return written(with_legend(root, legend))


def _draw_names(root: Element, rows: Sequence[str], columns: Sequence[str], left: float, top: float) -> None:
    group = add(root, "g", aria_hidden="true", font_size=SIZE)
    right, bottom = left + CELL * len(columns), top + CELL * len(rows)
    for n, words in enumerate(rows):
        y = top + CELL * (n + 0.5)
        add(group, "line", x1=left, x2=right, y1=y, y2=y, stroke=LINE, class_="rule")
        add(group, "text", shortened(words, LONGEST), x=left - EDGE, y=y + 4, text_anchor="end", class_="word")
    for n, words in enumerate(columns):
        x = left + CELL * (n + 0.5)
        add(group, "line", x1=x, x2=x, y1=top, y2=bottom, stroke=LINE, class_="rule")
        turned = f"rotate(-{TURN} {x:.0f} {top - EDGE:.0f})"
        add(group, "text", shortened(words, LONGEST), x=x, y=top - EDGE, transform=turned, class_="word")


def _draw_cell(group: Element, cell: Cell, at: tuple[float, float], most: int) -> None:
    made = mark(group, cell.label, cell.href)
    size = LEAST + (LARGEST - LEAST) * sqrt(cell.count / most)
    sign(made, at, quad=cell.quad, standing="claimed" if cell.is_open else "reported", size=size)
