"""Which origin feeds which outlet: origins at the left, outlets at the right, a band for each pair."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dragoman.web.charts.svg import INK, SOFT, add, drawing, mark, number, shortened, written

WIDTH, LABEL = 960.0, 270.0  # of the whole, and of the names at each side
EDGE, SIZE, GAP, POST = 12.0, 12.0, 7.0, 8.0
LEAST_ROW = 15.0  # units that a name needs
BAND = 340.0  # units that all bands together are high


@dataclass(frozen=True, slots=True)
class Feed:
    """`count` happenings that an outlet tells on the word of an origin."""

    origin: str
    outlet: str
    count: int
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class _Post:
    """Where a name stands: top and height, and how much of it bands have taken."""

    top: float
    height: float


def feeds(found: Sequence[Feed], *, title: str, description: str, name: str = "feeds") -> str:
    """The chart, the largest first at both sides."""
    total = sum(feed.count for feed in found) or 1
    unit = BAND / total
    left = _posts(_counted(found, "origin"), unit)
    right = _posts(_counted(found, "outlet"), unit, _means(found, left))
    height = max((post.top + post.height for side in (left, right) for post in side.values()), default=0) + EDGE
    root = drawing(name, (WIDTH, height), title, description, "wide keep")
    _draw_bands(root, found, left, right, unit)
    _draw_posts(root, left, at_left=True)
    _draw_posts(root, right, at_left=False)
    return written(root)


def _counted(found: Sequence[Feed], side: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for feed in found:
        counts[getattr(feed, side)] += feed.count
    return counts


def _means(found: Sequence[Feed], left: Mapping[str, _Post]) -> dict[str, float]:
    """The mean height of the origins of each outlet: in that order bands cross least."""
    sums: Counter[str] = Counter()
    for feed in found:
        sums[feed.outlet] += round(left[feed.origin].top * feed.count)
    counts = _counted(found, "outlet")
    return {outlet: total / counts[outlet] for outlet, total in sums.items()}


def _posts(counts: Counter[str], unit: float, order: Mapping[str, float] | None = None) -> dict[str, _Post]:
    """Names from top to bottom, by `order` where it is given, else the largest first."""
    posts: dict[str, _Post] = {}
    top = EDGE
    for words, count in sorted(counts.items(), key=lambda item: ((order or {}).get(item[0], 0), -item[1], item[0])):
        posts[words] = _Post(top, count * unit)
        top += max(count * unit, LEAST_ROW) + GAP
    return posts


def _draw_bands(
    root: Element, found: Sequence[Feed], left: dict[str, _Post], right: dict[str, _Post], unit: float
) -> None:
    group = add(root, "g", class_="marks")
    used_left, used_right = Counter[str](), Counter[str]()
    order = sorted(found, key=lambda f: (left[f.origin].top, right[f.outlet].top))
    begin, end = LABEL + POST, WIDTH - LABEL - POST
    middle = (begin + end) / 2
    for feed in order:
        thick = feed.count * unit
        y1 = left[feed.origin].top + used_left[feed.origin] * unit + thick / 2
        y2 = right[feed.outlet].top + used_right[feed.outlet] * unit + thick / 2
        used_left[feed.origin] += feed.count
        used_right[feed.outlet] += feed.count
        made = mark(group, feed.label, feed.href)
        a, b = number(y1), number(y2)
        d = f"M{number(begin)},{a}C{number(middle)},{a} {number(middle)},{b} {number(end)},{b}"
        add(made, "path", d=d, fill="none", stroke=SOFT, stroke_opacity=0.35, stroke_width=thick, class_="mk band")


def _draw_posts(root: Element, posts: dict[str, _Post], *, at_left: bool) -> None:
    group = add(root, "g", aria_hidden="true", font_size=SIZE)
    x = LABEL if at_left else WIDTH - LABEL - POST
    for words, post in posts.items():
        add(group, "rect", x=x, y=post.top, width=POST, height=max(post.height, 1), fill=INK, class_="mk dot")
        at = x - EDGE / 2 if at_left else x + POST + EDGE / 2
        shown = shortened(words, LABEL - EDGE)
        anchor = "end" if at_left else "start"
        y = post.top + max(post.height, LEAST_ROW) / 2 + 4
        add(
            group,
            "text",
            shown,
            x=at,
            y=y if post.height > LEAST_ROW else post.top + 9,
            text_anchor=anchor,
            class_="word",
        )
