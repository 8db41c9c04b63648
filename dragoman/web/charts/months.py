"""The mean PLOVER score of each month, as bars up from a line or down from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from dragoman.web.charts.acts import GAP, HIGHEST
from dragoman.web.charts.axis import Days
from dragoman.web.charts.svg import INK, QUADS, SOFT, add, mark

HEIGHT = 84.0
LEAST = 1.5  # units that a bar is wide at least
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Score:
    """The mean PLOVER score of a month, given by its first day."""

    month: date
    score: float
    label: str


def draw_months(root: Element, scores: Sequence[Score], scale: Days, top: float) -> None:
    """Bars for months."""
    middle = top + HEIGHT / 2
    group = add(root, "g", class_="marks")
    frame = add(group, "g", aria_hidden="true", font_size=11)
    for words, y in (("mean score", middle - 2), ("by month", middle + 12)):
        add(frame, "text", words, x=scale.left - GAP, y=y, text_anchor="end", fill=SOFT, class_="soft")
    add(frame, "line", x1=scale.left, x2=scale.right, y1=middle, y2=middle, stroke=INK, class_="base")
    for score in scores:
        x = scale.x(score.month)
        high = max(abs(score.score) / HIGHEST * HEIGHT / 2, 1)
        up = score.score >= 0
        quad = 2 if up else 4
        place = {"x": x, "y": middle - high if up else middle, "height": high}
        width = max(scale.x(score.month + MONTH) - x - 1, LEAST)
        add(mark(group, score.label), "rect", width=width, fill=QUADS[quad], class_=f"mk q{quad} solid", **place)
