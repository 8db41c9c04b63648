import re
from xml.etree.ElementTree import Element

import pytest

from dragoman.lexicon.states import load_states
from dragoman.web.charts.build_world import shapes as built
from dragoman.web.charts.projection import HEIGHT, WIDTH, project
from dragoman.web.charts.world import Flow, Spot, around, world
from dragoman.web.charts.world import shapes as land
from tests.web.charts.reading import HOSTILE, labels, marks, read, shapes


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [
        (0, 0, 480, 233.6),
        (180, 0, 960, 233.6),
        (-180, 0, 0, 233.6),
        (0, 90, 480, 0),
        (0, -90, 480, 467.3),
        (999, 0, 960, 233.6),
    ],
)
def test_equal_earth(lon: float, lat: float, x: float, y: float) -> None:
    assert project(lon, lat) == pytest.approx((x, y), abs=0.1)


def test_paths_are_whole() -> None:
    number = r"-?[0-9]+(?:[.][0-9])?"
    ring = rf"M{number},{number}l{number},{number}(?: {number},{number})+Z"
    assert not [code for code, d in land().items() if not re.fullmatch(rf"(?:{ring})+", d)]


def outlines(d: str) -> list[list[tuple[float, float]]]:
    """The closed parts of a path, each as its points."""
    found: list[list[tuple[float, float]]] = []
    for kind, steps in re.findall(r"([Ml])([^MlZ]*)", d):
        for pair in steps.split():
            dx, dy = map(float, pair.split(","))
            if kind == "M":
                found.append([(dx, dy)])
            else:
                x, y = found[-1][-1]
                found[-1].append((x + dx, y + dy))
    return found


def test_the_shapes_are_of_states_and_lie_on_the_map() -> None:
    codes = {state.iso3 for state in load_states()}
    assert set(land()) <= codes
    assert len(land()) > 160
    assert {"FRA", "KOS", "TWN", "PRK", "UKR"} <= set(land())
    for code, d in land().items():
        for x, y in (point for part in outlines(d) for point in part):
            assert -0.2 <= x <= WIDTH + 0.2, code
            assert -0.2 <= y <= HEIGHT, code


def test_shapes_are_cut_at_the_antimeridian() -> None:
    across = [[359, 0], [-358, 0], [0, 2], [358, 0], [0, -2]]  # from 179 degrees east to 179 west, and back
    country = {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Fiji"}}
    topology = {
        "arcs": [across],
        "transform": {"scale": [1, 1], "translate": [-180, 0]},
        "objects": {"countries": {"geometries": [country]}},
    }
    [(code, d)] = built(topology)
    assert code == "FJI"
    spans = sorted((min(xs), max(xs)) for xs in ([x for x, _ in part] for part in outlines(d)))
    assert spans == [pytest.approx((0, 2.7), abs=0.2), pytest.approx((957.3, 960), abs=0.2)]


def spot(**given: object) -> Spot:
    values = {"lon": 2.35, "lat": 48.85, "count": 3, "quad": 1, "is_exact": True, "label": "Paris: 3 events"}
    return Spot(**{**values, **given})  # type: ignore[arg-type]


def test_a_place_and_a_country_look_different() -> None:
    root = read(world([spot(), spot(is_exact=False, label="France")], [], title="t", description="d"))
    assert [len(shapes(root, kind)) for kind in ("spot", "ring")] == [2, 1]


def test_more_events_make_larger_places() -> None:
    root = read(world([spot(count=1), spot(count=100)], [], title="t", description="d"))
    large, small = (float(found.attrib["r"]) for found in shapes(root, "spot"))
    assert large > 2 * small


def test_flows_are_arcs_with_heads_and_those_within_a_place_are_left_out() -> None:
    here, there = (2.0, 48.0), (30.0, 50.0)
    flows = [Flow(here, there, 5, 2, "a to b", is_claimed=True), Flow(here, here, 1, 4, "a to a")]
    root = read(world([], flows, title="t", description="d"))
    assert labels(root) == ["a to b"]
    assert shapes(root, "arc")[0].get("stroke-dasharray")


def test_shades_have_names_and_unknown_codes_are_left_out() -> None:
    root = read(world([], [], title="t", description="d", shades={"FRA": (2, HOSTILE), "XXX": (1, "nowhere")}))
    assert len(marks(root)) == 1
    assert len(shapes(root, "shade")) == 1


def test_the_surroundings_of_a_point_are_drawn_larger_and_the_rest_not_at_all() -> None:
    places = [spot(), spot(lon=30.5, lat=50.45, label="Kyiv"), spot(lon=-77.0, lat=38.9, label="Washington")]
    flows = [Flow((2.35, 48.85), (-77.0, 38.9), 1, 2, "across"), Flow((140.0, -30.0), (-77.0, 38.9), 1, 2, "elsewhere")]
    near = read(world(places, flows, title="t", description="d", frame=around(2.35, 48.85)))
    whole = read(world(places, flows, title="t", description="d"))
    assert labels(near) == ["across", "Kyiv", "Paris: 3 events"]
    assert len(labels(whole)) == 5

    def apart(root: Element) -> float:
        one, other = (float(found.attrib["cx"]) for found in shapes(root, "spot")[-2:])
        return abs(one - other)

    assert apart(near) > 50
    assert [found.attrib["r"] for found in shapes(near, "spot")][-1] == [
        found.attrib["r"] for found in shapes(whole, "spot")
    ][-1]


@pytest.mark.parametrize(("lon", "lat"), [(-180, 85), (180, -55), (0, 0)])
def test_a_frame_stays_on_the_map(lon: float, lat: float) -> None:
    frame = around(lon, lat)
    assert 0 <= frame.left <= WIDTH - WIDTH / frame.zoom
    assert 0 <= frame.top <= HEIGHT - HEIGHT / frame.zoom
