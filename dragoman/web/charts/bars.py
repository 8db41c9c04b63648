"""Ties as bars from their first day to their last, each with its words above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element

from dragoman.web.charts.acts import GAP
from dragoman.web.charts.axis import Days
from dragoman.web.charts.svg import QUADS, SOFT, add, mark, shortened, width_of

ROW = 24.0  # height of the row of a tie
LEAST = 4.0  # units that a bar is long at least
THICK = 4.0
SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A tie in force from `begin` to `end` (None: still); `quad`: 2 for what binds, 4 for what parts."""

    begin: date
    end: date | None
    quad: int
    words: str
    label: str
    href: str | None = None
    is_claimed: bool = False


def draw_bars(root: Element, bars: Sequence[Bar], scale: Days, top: float) -> None:
    """Bars, one a row, from `top` downwards; a thinner one for what is only claimed or denied."""
    group = add(root, "g", class_="marks")
    heading = add(group, "g", aria_hidden="true", font_size=SIZE)
    add(heading, "text", "ties", x=scale.left - GAP, y=top + 12, text_anchor="end", fill=SOFT, class_="soft")
    for n, bar in enumerate(bars):
        _draw_bar(group, bar, scale, top + n * ROW)


def _draw_bar(group: Element, bar: Bar, scale: Days, top: float) -> None:
    start = scale.x(bar.begin)
    stop = max(scale.x(bar.end) if bar.end else scale.right, start + LEAST)
    made = mark(group, bar.label, bar.href)
    thick = THICK / 2 if bar.is_claimed else THICK
    look = {"fill": QUADS[bar.quad], "class_": f"mk q{bar.quad} solid"}
    add(made, "rect", x=start, y=top + 14, width=stop - start, height=thick, rx=1, **look)
    words = shortened(bar.words, scale.right - scale.left, SIZE)
    x = max(min(start, scale.right - width_of(words, SIZE)), scale.left)
    add(made, "text", words, x=x, y=top + 10, font_size=SIZE, class_="word")
