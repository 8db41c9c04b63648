from dragoman.web.charts.feeds import Feed, feeds
from dragoman.web.charts.matrix import Cell, matrix
from tests.web.charts.reading import HOSTILE, labels, marks, read, shapes, words


def test_cells_stand_row_by_row_and_those_of_others_are_left_out() -> None:
    cells = [
        Cell("B", "X", 1, 4, True, "B of X"),
        Cell("A", "Y", 9, 1, False, "A of Y"),
        Cell("A", "Z", 9, 1, False, "A of Z"),
        Cell("A", "X", 2, 3, False, "A of X"),
    ]
    root = read(matrix(["A", "B"], ["X", "Y"], cells, title="t", description="d"))
    assert labels(root) == ["A of X", "A of Y", "B of X"]
    assert [len(shapes(root, kind)) for kind in ("solid", "hollow")] == [2, 1]


def test_signs_grow_with_the_count() -> None:
    cells = [Cell("A", "X", 1, 1, False, "a"), Cell("A", "Y", 100, 1, False, "b")]
    small, large = (
        float(c.attrib["r"])
        for c in shapes(read(matrix(["A"], ["X", "Y"], cells, title="t", description="d")), "solid")
    )
    assert large > 2 * small


def test_bands_are_as_thick_as_their_count() -> None:
    found = [Feed("Reuters", "Post", 3, "Reuters in Post: 3"), Feed("AP", "Post", 1, "AP in Post: 1")]
    bands = shapes(read(feeds(found, title="t", description="d")), "band")
    thick = [float(band.attrib["stroke-width"]) for band in bands]
    assert thick[0] == 3 * thick[1]


def test_nothing_is_a_chart_all_the_same() -> None:
    assert not marks(read(matrix([], [], [], title="t", description="d")))
    assert not marks(read(feeds([], title="t", description="d")))


def test_hostile_names_stand_as_words() -> None:
    shown = HOSTILE.replace("\u202e", "")
    root = read(feeds([Feed(HOSTILE, HOSTILE, 1, HOSTILE)], title=HOSTILE, description=HOSTILE))
    assert any(text.startswith(shown[:8]) for text in words(root))
    cells = [Cell(HOSTILE, HOSTILE, 1, 1, False, HOSTILE)]
    assert marks(read(matrix([HOSTILE], [HOSTILE], cells, title=HOSTILE, description=HOSTILE)))
