"""What the signs of a chart mean, drawn beneath it: for a file, around which no page tells it."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from dragoman.web.charts.marks import ring, sign
from dragoman.web.charts.svg import add, number, width_of
from dragoman.web.signs import Key

EDGE, ROW, GAP = 12.0, 22.0, 18.0
SIZE, RINGED = 5.0, 7.5  # of signs
WORDS = 18.0  # units from the left of a sign to its words


def with_legend(root: Element, keys: Sequence[Key]) -> Element:
    """The drawing, grown by as many rows as its signs need; without any, as it is."""
    if not keys:
        return root
    width, height = (float(part) for part in root.attrib["viewBox"].split()[2:])
    room = max(width, *(2 * EDGE + _width(key) for key in keys))
    group = add(root, "g", class_="legend")
    x, y = EDGE, height + ROW / 2
    for key in keys:
        if x > EDGE and x + _width(key) > room - EDGE:
            x, y = EDGE, y + ROW
        _draw(group, key, (x + RINGED, y))
        x += _width(key) + GAP
    size = number(room), number(y + ROW / 2)
    root.attrib.update(viewBox=f"0 0 {' '.join(size)}", width=size[0], height=size[1])
    return root


def _width(key: Key) -> float:
    return WORDS + width_of(key.words)


def _draw(group: Element, key: Key, at: tuple[float, float]) -> None:
    if not key.is_exact:
        ring(group, at, quad=key.quad, size=RINGED)
    sign(group, at, quad=key.quad, standing=key.standing, size=SIZE if key.is_exact else RINGED / 2)
    add(group, "text", key.words, x=at[0] - RINGED + WORDS, y=at[1] + 4, class_="word")
