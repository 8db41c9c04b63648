"""Events as signs along time: above a line cooperation, below it conflict, farther from it the stronger they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from dragoman.web.charts.axis import Days
from dragoman.web.charts.marks import LARGEST, radius, sign
from dragoman.web.charts.svg import INK, LINE, QUADS, SOFT, add, mark

REACH = 118.0  # units from the line to a score of 10
HIGHEST = 10.0  # PLOVER scores go from -10 to 10
STEPS = 6  # moves up or down to find a free place
GAP = 14.0  # units between the labels and the drawing


@dataclass(frozen=True, slots=True)
class Act:
    """An event. `score`: PLOVER's, -10 to 10; `origins`: on how many independent words it rests."""

    day: date
    quad: int
    score: float
    origins: int
    standing: str
    label: str
    href: str | None = None


def draw_acts(root: Element, acts: Sequence[Act], scale: Days, middle: float) -> None:
    """Signs around the line at `middle`; no two in the same place as long as there is room."""
    draw_line(root, scale, middle)
    _draw_scale(root, scale, middle)
    group = add(root, "g", class_="marks")
    taken: dict[int, list[tuple[float, float, float]]] = {}
    for act in sorted(acts, key=lambda a: (a.day, -a.score, a.label)):
        size = radius(act.origins)
        x = scale.x(act.day)
        y = _free(taken, x, middle - act.score / HIGHEST * REACH, size)
        sign(mark(group, act.label, act.href), (x, y), quad=act.quad, standing=act.standing, size=size)


def draw_line(root: Element, scale: Days, middle: float) -> None:
    """The line between the two, with their names."""
    group = add(root, "g", aria_hidden="true", font_size=11)
    for words, y, quad in (("cooperation", middle - REACH, 2), ("conflict", middle + REACH, 4)):
        x = scale.left - GAP
        add(group, "text", words, x=x, y=y + 4, text_anchor="end", fill=QUADS[quad], class_=f"q{quad} word")
    add(group, "line", x1=scale.left, x2=scale.right, y1=middle, y2=middle, stroke=INK, class_="base")


def _draw_scale(root: Element, scale: Days, middle: float) -> None:
    group = add(root, "g", aria_hidden="true", font_size=11)
    for score in (5, -5):
        y = middle - score / HIGHEST * REACH
        add(group, "text", f"{score:+d}", x=scale.left - GAP, y=y + 4, text_anchor="end", fill=SOFT, class_="soft")
        look = {"stroke": LINE, "stroke_dasharray": "1 5", "class_": "rule"}
        add(group, "line", x1=scale.left, x2=scale.right, y1=y, y2=y, **look)


def _free(taken: dict[int, list[tuple[float, float, float]]], x: float, y: float, size: float) -> float:
    """The nearest height, a few steps up or down, at which a sign covers no other; and remember it."""
    wide = int(2 * LARGEST)
    column = int(x // wide)
    near = [found for n in (-1, 0, 1) for found in taken.get(column + n, ())]

    def is_free(height: float) -> bool:
        return all((x - ox) ** 2 + (height - oy) ** 2 >= (size + other) ** 2 for ox, oy, other in near)

    steps = (y + way * n * size for n in range(STEPS) for way in (1, -1))
    height = next((step for step in steps if is_free(step)), y)
    taken.setdefault(column, []).append((x, height, size))
    return height
