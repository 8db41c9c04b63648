"""A map of the world: states shaded, places as signs, flows as arcs with a sign on each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot, pi, sqrt
from pathlib import Path
from xml.etree.ElementTree import Element

from dragoman.web.charts.legend import with_legend
from dragoman.web.charts.marks import SMALLEST, ring, shape, sign, thickness
from dragoman.web.charts.projection import HEIGHT, WIDTH, project
from dragoman.web.charts.svg import INK, PAPER, QUADS, SOFT, Value, add, drawing, mark, number, written
from dragoman.web.signs import Key

DATA = Path(__file__).with_name("world.json")
LAND = "#e4e1d8"
BORDER = 0.6
ZOOM = 4.0  # of the surroundings of a point
LEAST, LARGEST = 4.5, 16.0  # radii of places; a smaller shape cannot be told
RINGED = 8.0  # the least radius of a ring, for the sign within
COVERED = 0.08  # part of the map that all places together may cover
FEW = 5.0  # with fewer events than its square no place gets the largest radius
BEND = 0.22  # how far an arc leaves the straight line, as a part of its length
THINNEST, THICKEST = 1.2, 5.0
ALONG = 0.42  # part of an arc before the sign of cooperation, and behind that of conflict, so that one does not hide the other
HEAD = 5.0  # length of the head of an arc
NEAR = 6.0  # units below which two ends are the same place


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with `count` events; `quad`: what most of them are; `is_exact`: False where only the country is known."""

    lon: float
    lat: float
    count: int
    quad: int
    is_exact: bool
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """`count` ties from one point (longitude, latitude) to another; `quad`: 2 for what is given, 4 for what is barred."""

    begin: tuple[float, float]
    end: tuple[float, float]
    count: int
    quad: int
    label: str
    href: str | None = None
    is_claimed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the map that is drawn: its upper left corner in units of the whole map, and how much larger it is drawn."""

    left: float = 0.0
    top: float = 0.0
    zoom: float = 1.0

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point stands in the drawing."""
        x, y = project(lon, lat)
        return (x - self.left) * self.zoom, (y - self.top) * self.zoom

    def holds(self, lon: float, lat: float) -> bool:
        """Does a point stand within the drawing?"""
        x, y = self.place(lon, lat)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


WHOLE = Frame()


def around(lon: float, lat: float) -> Frame:
    """The surroundings of a point, as far as the map goes."""
    x, y = project(lon, lat)
    width, height = WIDTH / ZOOM, HEIGHT / ZOOM
    return Frame(min(max(x - width / 2, 0), WIDTH - width), min(max(y - height / 2, 0), HEIGHT - height), ZOOM)


@cache
def shapes() -> Mapping[str, str]:
    """Code of a state to the path of its land, in units of the map."""
    found: dict[str, str] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def world(
    spots: Sequence[Spot],
    flows: Sequence[Flow],
    *,
    title: str,
    description: str,
    shades: Mapping[str, tuple[int, str]] | None = None,
    frame: Frame = WHOLE,
    name: str = "map",
    legend: Sequence[Key] = (),
) -> str:
    """The map. `shades`: code of a state to a quad class, whose colour it gets, and a label; what is outside the frame is not drawn.

    `legend`: what is told beneath it.
    """
    root = drawing(name, (WIDTH, HEIGHT), title, description, "world signed" if spots or flows else "world")
    _draw_land(root, shades or {}, frame)
    group = add(root, "g", class_="marks")
    thick = thickness([flow.count for flow in flows], THINNEST, THICKEST)
    for flow in sorted(flows, key=lambda f: (-f.count, f.label)):
        if frame.holds(*flow.begin) or frame.holds(*flow.end):
            _draw_flow(group, flow, frame, thick(flow.count))
    seen = [spot for spot in spots if frame.holds(spot.lon, spot.lat)]
    counts = [spot.count for spot in seen]
    for spot in sorted(seen, key=lambda s: (-s.count, s.label)):
        _draw_spot(group, spot, frame, _radius(spot.count, counts))
    return written(with_legend(root, legend))


def _draw_land(root: Element, shades: Mapping[str, tuple[int, str]], frame: Frame) -> None:
    moved = f"scale({number(frame.zoom)}) translate({number(-frame.left)} {number(-frame.top)})"
    look: dict[str, Value | None] = {"stroke": PAPER, "stroke_width": BORDER / frame.zoom, "transform": moved}
    land = add(root, "g", fill=LAND, class_="land", aria_hidden="true", **look)
    for code, d in shapes().items():
        if code not in shades:
            add(land, "path", d=d)
    shaded = add(root, "g", class_="marks", **look)
    for code, (quad, label) in sorted(shades.items()):
        if code in shapes():
            made = mark(shaded, label)
            add(made, "path", d=shapes()[code], fill=QUADS.get(quad, INK), class_=f"mk q{quad} shade")


def _radius(count: int, counts: Sequence[int]) -> float:
    """By the root of the count, and such that all places together cover no more than a part of the map."""
    by_most = LEAST + (LARGEST - LEAST) * (sqrt(count) - 1) / max(sqrt(max(counts)) - 1, FEW)
    by_room = sqrt(COVERED * WIDTH * HEIGHT * count / sum(counts) / pi)
    return max(min(by_most, by_room), LEAST)


def _draw_spot(group: Element, spot: Spot, frame: Frame, size: float) -> None:
    at = frame.place(spot.lon, spot.lat)
    made = mark(group, spot.label, spot.href)
    if not spot.is_exact:
        size = max(size, RINGED)
        ring(made, at, quad=spot.quad, size=size)
        size /= 2
    look = {"fill": QUADS.get(spot.quad, SOFT), "stroke": PAPER, "class_": f"mk q{spot.quad} spot"}
    shape(made, at, quad=spot.quad, size=size, fill_opacity=0.85, **look)


def _draw_flow(group: Element, flow: Flow, frame: Frame, thick: float) -> None:
    (x1, y1), (x2, y2) = frame.place(*flow.begin), frame.place(*flow.end)
    long = hypot(x2 - x1, y2 - y1)
    if long < NEAR:
        return
    bend_x, bend_y = (x1 + x2) / 2 + (y2 - y1) * BEND, (y1 + y2) / 2 - (x2 - x1) * BEND
    colour = QUADS.get(flow.quad, INK)
    made = mark(group, flow.label, flow.href)
    d = f"M{number(x1)},{number(y1)}Q{number(bend_x)},{number(bend_y)} {number(x2)},{number(y2)}"
    look: dict[str, Value | None] = {
        "fill": "none",
        "stroke": colour,
        "stroke_opacity": 0.75,
        "class_": f"mk q{flow.quad} arc",
    }
    add(made, "path", d=d, stroke_width=thick, stroke_dasharray="4 3" if flow.is_claimed else None, **look)
    reach = hypot(x2 - bend_x, y2 - bend_y)
    ux, uy = (x2 - bend_x) / reach, (y2 - bend_y) / reach
    size = HEAD + thick / 2
    left = (x2 - ux * size - uy * size / 2, y2 - uy * size + ux * size / 2)
    right = (x2 - ux * size + uy * size / 2, y2 - uy * size - ux * size / 2)
    corners = "L".join(f"{number(px)},{number(py)}" for px, py in ((x2, y2), left, right))
    add(made, "path", d=f"M{corners}Z", fill=colour, class_=f"mk q{flow.quad} solid")
    t = ALONG if flow.quad < 3 else 1 - ALONG
    near, mid, far = (1 - t) ** 2, 2 * t * (1 - t), t**2
    at = near * x1 + mid * bend_x + far * x2, near * y1 + mid * bend_y + far * y2
    sign(made, at, quad=flow.quad, standing="claimed" if flow.is_claimed else "reported", size=SMALLEST + thick / 2)
