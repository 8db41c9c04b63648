from xml.etree.ElementTree import fromstring

import pytest

from dragoman.web.charts.svg import add, as_file, drawing, mark, number, path, shortened, written
from tests.web.charts.reading import HOSTILE, marks, read, words


@pytest.mark.parametrize(
    ("value", "shown"), [(3.0, "3"), (3.14159, "3.1"), (-0.5, "-0.5"), (100, "100"), (10.04, "10"), (1e6, "1000000")]
)
def test_numbers_are_short(value: float, shown: str) -> None:
    assert number(value) == shown


def test_texts_and_attributes_are_escaped_and_rid_of_what_cannot_be_seen() -> None:
    root = drawing("x", (10, 10), HOSTILE, HOSTILE)
    add(mark(root, HOSTILE, f"/pair/{HOSTILE}"), "text", HOSTILE)
    found = read(written(root))
    assert words(found) == [HOSTILE.replace("\u202e", "")]
    assert "<script>" not in written(root)
    assert "\u202e" not in written(root)


def test_control_characters_do_not_break_the_drawing() -> None:
    root = drawing("x", (10, 10), "a\x00b\x1b\ud800", "c")
    assert fromstring(written(root)).find("{http://www.w3.org/2000/svg}title") is not None
    written(root).encode()


def test_one_mark_is_a_stop_of_the_tab_key() -> None:
    root = drawing("x", (10, 10), "t", "d")
    for n in range(3):
        mark(root, f"mark {n}", "/x" if n else None)
    found = read(written(root))
    assert [m.get("tabindex") for m in marks(found)] == ["0", "-1", "-1"]
    assert [m.get("role") for m in marks(found)] == ["img", None, None]


def test_a_file_has_a_head_and_paper() -> None:
    text = as_file(written(drawing("x", (10, 10), "t", "d")))
    assert text.startswith("<?xml")
    assert fromstring(text.encode())[0].tag.endswith("rect")


def test_long_names_are_shortened_to_their_room() -> None:
    assert shortened("Peru", 200) == "Peru"
    assert shortened("Saint Vincent and the Grenadines", 70) == "Saint Vin…"
    assert shortened("Peru", 0) == "…"


def test_paths() -> None:
    assert path([(0, 1), (2.55, 3)]) == "M0,1L2.5,3"
