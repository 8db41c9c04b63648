import re
from collections import Counter

import pytest

from dragoman.web.signs import CLASSES, KEYS, STANDINGS, drawn, mostly, standing


@pytest.mark.parametrize(
    ("factuality", "auxiliary", "cues", "expected"),
    [
        ("CT+", None, [None], "reported"),
        ("CT+", None, [None, None], "reported"),
        ("CT+", "historical", [None], "reported"),
        ("CT+", None, ["said", None], "claimed"),
        ("PR+", None, [None], "claimed"),
        ("Uu", None, [None], "claimed"),
        (None, None, [], "claimed"),
        ("CT+", "future", [None], "planned"),
        ("PS+", "hypothetical", ["said", None], "planned"),
        ("CT-", None, ["denied", None], "denied"),
        ("PR-", "future", [None], "denied"),
        ("CT+", "negation", [None], "denied"),
    ],
)
def test_how_an_event_stands(factuality: str, auxiliary: str | None, cues: list[str | None], expected: str) -> None:
    assert standing(factuality, auxiliary, cues) == expected


def test_every_class_has_a_shape_of_its_own() -> None:
    shapes = {re.sub(r"<svg[^>]*>", "", drawn(quad, "reported")) for quad in (1, 2, 3, 4)}
    assert len(shapes) == 4


def test_a_ring_leaves_the_shape_of_the_class() -> None:
    for quad in (1, 2, 3, 4):
        shape = re.sub(r"<svg[^>]*>|</svg>", "", drawn(quad, "reported"))
        ringed = drawn(quad, "reported", is_exact=False)
        assert shape in ringed
        assert ringed.count("ring") == drawn(quad, "reported").count("ring") + 1


def test_legends_name_every_class_and_standing_once() -> None:
    assert [key.quad for key in CLASSES] == [1, 2, 3, 4]
    assert {key.standing for key in KEYS} == set(STANDINGS)
    assert len({key.words for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize(
    ("counts", "words"),
    [({4: 3}, "material conflict"), ({1: 1, 4: 3}, "mostly material conflict"), ({1: 2, 3: 0}, "verbal cooperation")],
)
def test_what_most_is_of(counts: dict[int, int], words: str) -> None:
    assert mostly(Counter(counts)) == words


@pytest.mark.parametrize("stands", STANDINGS)
def test_a_sign_is_read_out_or_left_to_the_words_beside_it(stands: str) -> None:
    assert f'aria-label="material conflict, {stands}"' in drawn(4, stands, label=True)
    assert 'aria-hidden="true"' in drawn(4, stands)
    assert ("strike" in drawn(4, stands)) == (stands == "denied")
