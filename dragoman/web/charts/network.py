"""Who acts on whom: parties as nodes, what stands between two as lines, cooperation and conflict side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from xml.etree.ElementTree import Element

from dragoman.web.charts.layout import Point, cleared, layout
from dragoman.web.charts.legend import with_legend
from dragoman.web.charts.marks import SMALLEST, sign, thickness
from dragoman.web.charts.svg import INK, PAPER, QUADS, SOFT, add, drawing, mark, width_of, written
from dragoman.web.signs import Key

WIDTH, HEIGHT, EDGE = 960.0, 620.0, 24.0
SMALL, LARGE = 4.0, 11.0  # radii
THIN, THICK = 1.2, 7.0
APART = 2.2  # units between the lines of cooperation and of conflict of a pair
ALONG = 0.43  # part of a line before the sign of cooperation, and behind that of conflict, so that one does not hide the other
SIZE = 12.0  # of letters


@dataclass(frozen=True, slots=True)
class Node:
    """A party: its code, the words to show, what is read out, and where it leads."""

    code: str
    words: str
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What stands between two parties: how often, and the quad class that most of it is of."""

    one: str
    other: str
    count: int
    quad: int
    label: str
    href: str | None = None


def network(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    *,
    title: str,
    description: str,
    name: str = "network",
    legend: Sequence[Key] = (),
) -> str:
    """The chart; edges between nodes that are not given are left out. `legend`: what is told beneath it."""
    codes = {node.code for node in nodes}
    held = [edge for edge in edges if {edge.one, edge.other} <= codes and edge.one != edge.other]
    root = drawing(name, (WIDTH, HEIGHT), title, description, "wide")
    degree = Counter[str]()
    for edge in held:
        degree.update({edge.one: edge.count, edge.other: edge.count})
    sizes = {node.code: _radius(degree[node.code], max(degree.values(), default=1)) for node in nodes}
    places = _placed(nodes, held, sizes)
    lines = add(root, "g", class_="lines")
    thick = thickness([edge.count for edge in held], THIN, THICK)
    centres = {code: (x, y - SIZE / 2) for code, (x, y) in places.items()}
    for edge in sorted(held, key=lambda e: (e.count, e.one, e.other, e.quad)):
        _draw_edge(lines, edge, centres[edge.one], centres[edge.other], thick(edge.count))
    group = add(root, "g", class_="marks nodes")
    for node in sorted(nodes, key=lambda n: (-degree[n.code], n.code)):
        _draw_node(group, node, places[node.code], sizes[node.code])
    return written(with_legend(root, legend))


def _radius(count: int, most: int) -> float:
    return SMALL + (LARGE - SMALL) * sqrt(count / most)


def _placed(nodes: Sequence[Node], edges: Sequence[Edge], sizes: dict[str, float]) -> dict[str, Point]:
    room = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    places = layout([node.code for node in nodes], [(e.one, e.other, e.count) for e in edges], room)
    boxes = {n.code: (width_of(n.words) + 10, 2 * sizes[n.code] + SIZE + 12) for n in nodes}
    return {code: (x + EDGE, y + EDGE) for code, (x, y) in cleared(places, boxes, room).items()}


def _draw_edge(group: Element, edge: Edge, begin: Point, end: Point, thick: float) -> None:
    """A line a little to the one side for cooperation, to the other for conflict, with the sign of its class."""
    (x1, y1), (x2, y2) = begin, end
    long = hypot(x2 - x1, y2 - y1) or 1.0
    side = APART * (1 if (edge.quad < 3) == (edge.one < edge.other) else -1)
    dx, dy = -(y2 - y1) / long * side, (x2 - x1) / long * side
    made = add(group, "a", href=edge.href, tabindex="-1", class_="edge")
    made.set("data-one", edge.one)
    made.set("data-other", edge.other)
    add(made, "title", edge.label)
    add(
        made,
        "line",
        x1=x1 + dx,
        y1=y1 + dy,
        x2=x2 + dx,
        y2=y2 + dy,
        stroke=QUADS.get(edge.quad, SOFT),
        stroke_width=thick,
        stroke_opacity=0.8,
        class_=f"mk q{edge.quad} line",
    )
    t = ALONG if (edge.quad < 3) == (edge.one < edge.other) else 1 - ALONG
    at = x1 + dx + (x2 - x1) * t, y1 + dy + (y2 - y1) * t
    sign(made, at, quad=edge.quad, standing="reported", size=SMALLEST - 0.5 + thick / 3)


def _draw_node(group: Element, node: Node, place: Point, size: float) -> None:
    x, y = place
    made = mark(group, node.label, node.href, class_="node")
    made.set("data-node", node.code)
    add(made, "circle", cx=x, cy=y - SIZE / 2, r=size, fill=INK, stroke=PAPER, stroke_width=1.5, class_="dot")
    add(
        made,
        "text",
        node.words,
        x=x,
        y=y + size + SIZE / 2,
        text_anchor="middle",
        font_size=SIZE,
        stroke=PAPER,
        stroke_width=3,
        paint_order="stroke",
        stroke_linejoin="round",
        class_="halo",
    )
