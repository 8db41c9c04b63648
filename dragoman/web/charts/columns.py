"""Many events along time: columns of counts by week, month, quarter or year, cooperation upwards, conflict downwards."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from dragoman.web.charts.acts import GAP, REACH, Act, draw_line
from dragoman.web.charts.axis import Days
from dragoman.web.charts.svg import QUADS, SOFT, add, mark

MOST = 130  # columns
LEAST = 1.5  # units that a column is wide at least
PERIODS = (("week", 7), ("month", 31), ("quarter", 92), ("year", 366))  # days, the longest
STEP = {"month": 1, "quarter": 3, "year": 12}
UP = (1, 2)  # quad classes of cooperation, from the line outwards
DOWN = (3, 4)

Link = Callable[[date, date], str]


def period_for(scale: Days) -> str:
    """The shortest period that gives no more columns than can be told apart."""
    return next((name for name, length in PERIODS if scale.span / length <= MOST), PERIODS[-1][0])


def start_of(day: date, period: str) -> date:
    """The first day of the period that a day lies in."""
    if period == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    months = STEP[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def end_of(start: date, period: str) -> date:
    """The last day of the period that starts on a day."""
    length = dict(PERIODS)[period]
    if date.max - start <= timedelta(days=length):
        return date.max
    if period == "week":
        return start + timedelta(days=6)
    return start_of(start + timedelta(days=length), period) - timedelta(days=1)


def draw_columns(root: Element, acts: Sequence[Act], scale: Days, middle: float, link: Link | None) -> None:
    """Columns around the line at `middle`. `link`: the address for the first and last day of a column."""
    draw_line(root, scale, middle)
    period = period_for(scale)
    counts: dict[date, Counter[int]] = {}
    for act in acts:
        counts.setdefault(start_of(act.day, period), Counter())[act.quad] += 1
    highest = max((sum(c[q] for q in side) for c in counts.values() for side in (UP, DOWN)), default=1) or 1
    labels = add(root, "g", aria_hidden="true", font_size=11)
    add(labels, "text", f"by {period}", x=scale.left - GAP, y=middle - 4, text_anchor="end", fill=SOFT, class_="soft")
    words = f"up to {highest}"
    add(labels, "text", words, x=scale.left - GAP, y=middle + 12, text_anchor="end", fill=SOFT, class_="soft")
    group = add(root, "g", class_="marks")
    for start in sorted(counts):
        end = end_of(start, period)
        label = f"{start} to {end}: {_told(counts[start])}"
        made = mark(group, label, link(start, end) if link else None)
        _draw_column(made, counts[start], (scale.x(start), scale.x(end)), middle, REACH / highest)


def _told(counts: Counter[int]) -> str:
    return f"{sum(counts[q] for q in UP)} of cooperation, {sum(counts[q] for q in DOWN)} of conflict"


def _draw_column(made: Element, counts: Counter[int], edges: tuple[float, float], middle: float, unit: float) -> None:
    width = max(edges[1] - edges[0] - 0.5, LEAST)
    for side, way in ((UP, -1), (DOWN, 1)):
        at = middle
        for quad in side:
            high = counts[quad] * unit
            if high:
                y = at - high if way < 0 else at
                place = {"x": edges[0], "y": y, "width": width, "height": high}
                add(made, "rect", fill=QUADS[quad], class_=f"mk q{quad} solid", **place)
            at += way * high
