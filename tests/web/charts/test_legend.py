"""What signs mean, beneath a drawing; and that each class has its shape in every chart that shows it."""

from xml.etree.ElementTree import Element

import pytest

from dragoman.web.charts.legend import with_legend
from dragoman.web.charts.matrix import Cell, matrix
from dragoman.web.charts.svg import drawing, written
from dragoman.web.charts.world import Flow, Spot, world
from dragoman.web.signs import CLASSES, KEYS, Key
from tests.web.charts.reading import SVG, read, shapes, words

QUADS = (1, 2, 3, 4)


def box(root: Element) -> list[float]:
    return [float(part) for part in root.attrib["viewBox"].split()]


def outline(root: Element, kind: str, quad: int) -> tuple[str, int]:
    """What the sign of a class is drawn as: its element, and how many corners it has."""
    [sign] = [shape for shape in shapes(root, kind) if f"q{quad}" in shape.attrib["class"].split()]
    return sign.tag.removeprefix(SVG), sign.get("d", "").count("L")


def test_a_legend_grows_the_drawing_and_stays_in_its_width() -> None:
    root = read(written(with_legend(drawing("d", (300, 100), "t", "d"), KEYS)))
    assert words(root) == [key.words for key in KEYS]
    assert [box(root)[2], root.get("width")] == [300, "300"]
    assert box(root)[3] == float(root.attrib["height"]) > 100
    for text in root.iter(f"{SVG}text"):
        assert 0 < float(text.attrib["x"]) < 300
        assert 100 < float(text.attrib["y"]) < box(root)[3]


def test_a_small_drawing_grows_wide_enough_for_the_words() -> None:
    root = with_legend(drawing("d", (20, 20), "t", "d"), [Key(2, "x" * 40, is_exact=False)])
    assert box(root)[2] > 240
    assert len(shapes(root, "ring")) == 1


def test_without_signs_to_explain_nothing_is_added() -> None:
    assert box(with_legend(drawing("d", (20, 20), "t", "d"), ())) == [0, 0, 20, 20]


@pytest.mark.parametrize("kind", ["solid", "hollow"])
def test_a_class_has_the_shape_of_the_legend_in_the_matrix(kind: str) -> None:
    cells = [Cell("A", str(quad), 1, quad, kind == "hollow", "words") for quad in QUADS]
    root = read(matrix(["A"], list("1234"), cells, title="t", description="d"))
    known = read(written(with_legend(drawing("d", (300, 100), "t", "d"), CLASSES)))
    found = [outline(root, kind, quad) for quad in QUADS]
    assert found == [outline(known, "solid", quad) for quad in QUADS]
    assert len(set(found)) > 2
    assert len({shape.get("d", "circle") for shape in shapes(root, kind)}) == 4


@pytest.mark.parametrize("is_exact", [True, False])
def test_a_class_has_the_shape_of_the_legend_on_the_map(is_exact: bool) -> None:
    spots = [Spot(20.0 * quad, 10.0, 1, quad, is_exact, "words") for quad in QUADS]
    root = read(world(spots, (), title="t", description="d", legend=CLASSES))
    assert [outline(root, "spot", quad) for quad in QUADS] == [outline(root, "solid", quad) for quad in QUADS]
    assert len(shapes(root, "ring")) == (0 if is_exact else 4)


def test_flows_bear_the_signs_of_their_classes_apart() -> None:
    """A transfer and a sanction between the same two are one line over the other, and still two signs."""
    flows = [Flow((2.0, 48.0), (60.0, 50.0), 1, quad, f"words {quad}", is_claimed=True) for quad in (2, 4)]
    root = read(world((), flows, title="t", description="d"))
    known = read(written(with_legend(drawing("d", (300, 100), "t", "d"), CLASSES)))
    assert [outline(root, "hollow", quad) for quad in (2, 4)] == [outline(known, "solid", quad) for quad in (2, 4)]
    first, second = (float(s.attrib["d"][1:].split(",")[0]) for s in shapes(root, "hollow"))
    assert abs(first - second) > 10
