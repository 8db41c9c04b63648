"""Where the nodes of a network stand: forces first, then room for every label."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import atan2, ceil, cos, hypot, log, sin

SEED = 7  # of the start of the forces: the same network is always drawn the same
ROUNDS = 150
CLEARINGS = 80
PUSH = 0.55  # part of an overlap by which each of two labels gives way in a round

LARGE = 5  # nodes of a group that gets a column of its own
STACK = 7  # small groups one below the other
SPREAD = 0.55  # power of the distance from the middle
MARGIN = 0.06  # part of a cell at each side

Point = tuple[float, float]
Cell = tuple[float, float, float, float]  # left, top, width, height


def layout(nodes: Sequence[str], edges: Iterable[tuple[str, str, int]], size: Point) -> dict[str, Point]:
    """Node to its place within `size` (width, height). Edges: two nodes and a weight, which draws them together."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(nodes)
    for one, other, weight in edges:
        before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
        graph.add_edge(one, other, weight=before + log(weight + 1))
    groups = sorted(networkx.connected_components(graph), key=lambda group: (-len(group), min(group)))
    found: dict[str, Point] = {}
    for group, cell in zip(groups, _cells([len(group) for group in groups], size), strict=True):
        spread = 2.2 / len(group) ** 0.5
        part = graph.subgraph(sorted(group))
        places = networkx.spring_layout(part, k=spread, seed=SEED, iterations=ROUNDS)
        found |= _fitted({node: (float(x), float(y)) for node, (x, y) in places.items()}, cell)
    return found


def _cells(counts: Sequence[int], size: Point) -> Iterator[Cell]:
    """A cell for each group: large ones side by side by their size, small ones one below the other at the right."""
    wide, high = size
    large = [count for count in counts if count >= LARGE]
    small = counts[len(large) :]
    columns = ceil(len(small) / STACK)
    rest = (1.0 if not large else min(0.16 * columns, 0.5)) * wide if small else 0.0
    left = 0.0
    for count in large:
        width = (wide - rest) * count**0.7 / sum(c**0.7 for c in large)
        yield left, 0.0, width, high
        left += width
    for n in range(len(small)):
        column, row = divmod(n, STACK)
        rows = min(len(small) - column * STACK, STACK)
        yield left + column * rest / columns, row * high / rows, rest / columns, high / rows


def _fitted(places: Mapping[str, Point], cell: Cell) -> dict[str, Point]:
    """Places in a cell; what crowds in the middle is spread, what lies far out comes nearer."""
    x0, y0 = (sum(p[n] for p in places.values()) / len(places) for n in (0, 1))
    polar = {node: (hypot(x - x0, y - y0) ** SPREAD, atan2(y - y0, x - x0)) for node, (x, y) in places.items()}
    flat = {node: (far * cos(angle), far * sin(angle)) for node, (far, angle) in polar.items()}
    left, top, width, height = cell
    xs, ys = [x for x, _ in flat.values()], [y for _, y in flat.values()]
    return {
        node: (
            left + width * (MARGIN + (1 - 2 * MARGIN) * _part(x, min(xs), max(xs))),
            top + height * (MARGIN + (1 - 2 * MARGIN) * _part(y, min(ys), max(ys))),
        )
        for node, (x, y) in flat.items()
    }


def _part(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def cleared(places: Mapping[str, Point], boxes: Mapping[str, Point], size: Point) -> dict[str, Point]:
    """Places moved apart until no two boxes (width, height, around the place) overlap, or the rounds are over."""
    found = dict(places)
    for _ in range(CLEARINGS):
        moved = False
        for one, other in combinations(sorted(found), 2):
            (x1, y1), (x2, y2) = found[one], found[other]
            over_x = (boxes[one][0] + boxes[other][0]) / 2 - abs(x1 - x2)
            over_y = (boxes[one][1] + boxes[other][1]) / 2 - abs(y1 - y2)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_y < over_x:
                step = over_y * PUSH * (1 if y1 >= y2 else -1)
                found[one], found[other] = (x1, y1 + step), (x2, y2 - step)
            else:
                step = over_x * PUSH * (1 if x1 >= x2 else -1)
                found[one], found[other] = (x1 + step, y1), (x2 - step, y2)
        found = {node: _within(place, boxes[node], size) for node, place in found.items()}
        if not moved:
            break
    return found


def _within(place: Point, box: Point, size: Point) -> Point:
    x, y = (
        min(max(value, length / 2), max(room - length / 2, length / 2))
        for value, length, room in zip(place, box, size, strict=True)
    )
    return x, y
