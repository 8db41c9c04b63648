"""What two parties did to one another over time, the scores of the months and the ties, on one axis."""

from collections.abc import Sequence
from datetime import date
from xml.etree.ElementTree import Element

from dragoman.web.charts import months as scores_of
from dragoman.web.charts.acts import REACH, Act, draw_acts
from dragoman.web.charts.axis import Days, days, draw_days
from dragoman.web.charts.bars import ROW, Bar, draw_bars
from dragoman.web.charts.columns import Link, draw_columns
from dragoman.web.charts.marks import LARGEST
from dragoman.web.charts.months import Score, draw_months
from dragoman.web.charts.svg import INK, add, drawing, written

WIDTH, LEFT, RIGHT = 960.0, 92.0, 20.0
TOP, GAP, FOOT = 24.0, 22.0, 28.0
MOST = 400  # signs beyond which events are counted in columns
HAPPENED = ("reported", "claimed")


def timeline(
    acts: Sequence[Act],
    scores: Sequence[Score],
    bars: Sequence[Bar],
    *,
    title: str,
    span: tuple[date, date],
    as_of: date | None = None,
    link: Link | None = None,
    name: str = "timeline",
) -> str:
    """The chart. `span`: first and last day; `as_of`: a day to be marked; `link`: address of the same for fewer days."""
    scale = days(*span, LEFT, WIDTH - RIGHT)
    middle = TOP + REACH + LARGEST
    lower = middle + REACH + LARGEST
    bottom = lower + (scores_of.HEIGHT + GAP if scores else 0) + (len(bars) * ROW + GAP if bars else 0)
    root = drawing(name, (WIDTH, bottom + FOOT), title, _described(acts, scores, bars, scale), "wide time")
    draw_days(root, scale, TOP - 4, bottom)
    if as_of is not None and scale.first <= as_of <= scale.last:
        _draw_day(root, scale.x(as_of), as_of, bottom)
    if len(acts) > MOST:
        draw_columns(root, [act for act in acts if act.standing in HAPPENED], scale, middle, link)
    else:
        draw_acts(root, acts, scale, middle)
    if scores:
        draw_months(root, scores, scale, lower + GAP)
    if bars:
        draw_bars(root, bars, scale, bottom - len(bars) * ROW)
    return written(root)


def _described(acts: Sequence[Act], scores: Sequence[Score], bars: Sequence[Bar], scale: Days) -> str:
    above = sum(act.score >= 0 for act in acts)
    signs = (
        "Each column counts the events of a period; what is only planned or is denied is not counted."
        if len(acts) > MOST
        else "Farther from the line for stronger ones, larger for more independent origins, hollow for what is only "
        "claimed, planned or denied."
    )
    parts = [
        f"From {scale.first} to {scale.last}: {above} events of cooperation above a line, {len(acts) - above} of "
        f"conflict below it. {signs}"
    ]
    if scores:
        parts.append(f"Beneath, the mean PLOVER score of {len(scores)} months.")
    if bars:
        parts.append(f"At the bottom, {len(bars)} ties as bars.")
    return " ".join(parts)


def _draw_day(root: Element, x: float, day: date, bottom: float) -> None:
    group = add(root, "g", aria_hidden="true", font_size=11)
    add(group, "line", x1=x, x2=x, y1=TOP - 8, y2=bottom, stroke=INK, stroke_dasharray="4 3", class_="base")
    x_of_words = min(max(x, 40), WIDTH - 45)
    add(group, "text", f"as of {day}", x=x_of_words, y=11, text_anchor="middle", class_="word")
