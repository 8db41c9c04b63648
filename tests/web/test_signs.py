import re

import pytest

from dragoman.web.signs import STANDINGS, drawn, standing


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


@pytest.mark.parametrize("stands", STANDINGS)
def test_a_sign_is_read_out_or_left_to_the_words_beside_it(stands: str) -> None:
    assert f'aria-label="material conflict, {stands}"' in drawn(4, stands, label=True)
    assert 'aria-hidden="true"' in drawn(4, stands)
    assert ("strike" in drawn(4, stands)) == (stands == "denied")
