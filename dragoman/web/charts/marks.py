"""The signs of events: a shape for the quad class, hollow, dashed or struck for how it stands, larger for more origins."""

from collections.abc import Callable, Sequence
from math import sqrt
from xml.etree.ElementTree import Element

from dragoman.web.charts.svg import PAPER, QUADS, SOFT, Value, add, path

SMALLEST, LARGEST = 4.0, 12.0
GROWTH = 2.4
HOLLOW = ("claimed", "planned", "denied")
DASHES = "2.5 2"


def radius(origins: int) -> float:
    """Half the size of a sign: it grows with the root of the number of origins, so that areas compare."""
    return min(SMALLEST + GROWTH * sqrt(max(origins - 1, 0)), LARGEST)


def thickness(counts: Sequence[int], thin: float, thick: float) -> Callable[[int], float]:
    """What gives the width of a line for a count: from `thin` for the least to `thick` for the most, by roots.

    Where the most is only a few times the least, the widest line stays thinner, so that a small difference looks small.
    """
    low, high = sqrt(min(counts, default=1)), sqrt(max(counts, default=1))
    return lambda count: thin + (thick - thin) * (sqrt(count) - low) / max(high - low, low * 2)


def sign(parent: Element, at: tuple[float, float], *, quad: int, standing: str, size: float = SMALLEST) -> None:
    """A sign around a point. `standing`: reported, claimed, planned, denied."""
    hollow = standing in HOLLOW
    colour = QUADS.get(quad, SOFT)
    look: dict[str, Value | None] = {
        "fill": PAPER if hollow else colour,
        "stroke": colour,
        "stroke_width": 1.6 if hollow else 1.0,
        "stroke_dasharray": DASHES if standing == "planned" else None,
        "class_": f"mk q{quad} {'hollow' if hollow else 'solid'}",
    }
    shape(parent, at, quad=quad, size=size, **look)
    if standing == "denied":
        reach = size + 2
        line = [(at[0] - reach, at[1] + reach), (at[0] + reach, at[1] - reach)]
        add(parent, "path", d=path(line), stroke=colour, stroke_width=1.6, class_=f"mk q{quad} struck")


def shape(parent: Element, at: tuple[float, float], *, quad: int, size: float, **look: Value | None) -> None:
    """The shape of a quad class, the same as that of `dragoman.web.signs`: a circle, a square, a triangle, a rhombus."""
    if quad == 1:
        add(parent, "circle", cx=at[0], cy=at[1], r=size, **look)
    else:
        add(parent, "path", d=f"{path(_corners(quad, at, size))}Z", **look)


def ring(parent: Element, at: tuple[float, float], *, quad: int, size: float) -> None:
    """Around the sign of a place, half as large, of which only the country is known."""
    look: dict[str, Value | None] = {"stroke": QUADS.get(quad, SOFT), "class_": f"mk q{quad} ring"}
    add(parent, "circle", cx=at[0], cy=at[1], r=size, fill=PAPER, fill_opacity=0.6, **look)


def _corners(quad: int, at: tuple[float, float], size: float) -> Sequence[tuple[float, float]]:
    """A square, a triangle or a rhombus of about the area of a circle of that radius."""
    x, y = at
    if quad == 2:
        half = size * 0.9
        return [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)]
    if quad == 3:
        high = size * 1.25
        return [(x, y - high), (x + high, y + high * 0.85), (x - high, y + high * 0.85)]
    far = size * 1.3
    return [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
