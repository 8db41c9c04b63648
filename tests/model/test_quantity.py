import math
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.model.analysis import Token, TokenRow, link
from dragoman.model.quantity import quantity

Words = Callable[[str], list[Token]]
CASES: list[tuple[str, float | None, float | None, float | None]] = [  # words, min, max, value
    ("12 helicopters", 12, 12, 12),
    ("1,200 tanks", 1200, 1200, 1200),
    ("1,234,567 rounds", 1_234_567, 1_234_567, 1_234_567),
    ("two frigates", 2, 2, 2),
    ("a dozen drones", 12, 12, 12),
    ("two dozen drones", 24, 24, 24),
    ("a hundred trucks", 100, 100, 100),
    ("three hundred thousand shells", 300_000, 300_000, 300_000),
    ("$ 1.5 billion", 1_500_000_000, 1_500_000_000, 1_500_000_000),
    ("$400 million", 400_000_000, 400_000_000, 400_000_000),
    ("0.5 million tons", 500_000, 500_000, 500_000),
    ("more than 40 missiles", 40, None, None),
    ("at least seven jets", 7, None, None),
    ("over 3,000 rifles", 3000, None, None),
    ("no fewer than ten mines", 10, None, None),
    ("up to 250 launchers", None, 250, None),
    ("as many as 30 boats", None, 30, None),
    ("fewer than 90 guns", None, 90, None),
    ("nearly 60 tanks", None, 60, 60),
    ("not less than 60 tanks", 60, None, None),
    ("not more than 60 tanks", None, 60, None),
    ("twenty-four jets", 24, 24, 24),
    ("several hundred doctors", 200, 1000, None),
    ("a few dozen trucks", 24, 120, None),
    ("half a million doses", 500_000, 500_000, 500_000),
    ("a pair of frigates", 2, 2, 2),
    ("$400m", 400_000_000, 400_000_000, 400_000_000),
    ("€1.5bn", 1_500_000_000, 1_500_000_000, 1_500_000_000),
    ("no more than six jets", None, 6, None),
    ("10 to 20 tanks", 10, 20, None),
    ("10-20 tanks", 10, 20, None),
    ("between 5 and 8 million doses", 5_000_000, 8_000_000, None),
    ("dozens", 24, 100, None),
    ("hundreds", 200, 1000, None),
    ("thousands", 2000, 10_000, None),
]


def tokens(words: str) -> list[Token]:
    rows, start = [], 0
    for word in words.split(" "):
        rows.append(TokenRow(start, start + len(word), word, word.lower(), "X", "XX", "dep", 0))
        start += len(word) + 1
    return list(link(rows))


@pytest.mark.parametrize(("words", "low", "high", "value"), CASES, ids=[words for words, *_ in CASES])
def test_numbers_and_their_bounds(words: str, low: float | None, high: float | None, value: float | None) -> None:
    found = quantity(tokens(words), words, "ton")
    assert found is not None
    assert (found["min"], found["max"], found["value"]) == (low, high, value)
    assert (found["text"], found["start"], found["end"], found["unit"]) == (words, 0, len(words), "ton")


@pytest.mark.parametrize("words", ["some tanks", "the tanks", "a tank", "tanks", "many more tanks"])
def test_no_number(words: str) -> None:
    assert quantity(tokens(words), words, None) is None


def test_nothing_counted() -> None:
    assert quantity([], "12 tanks", None) is None


@pytest.mark.parametrize(
    "words", ["9" * 400 + " tanks", "1," * 300 + " tanks", "1-" * 300, "1.1.1.1 tanks", "1,2,3 tanks"]
)
def test_strange_numbers_do_no_harm(words: str) -> None:
    found: dict[str, Any] | None = quantity(tokens(words), words, None)
    assert found is None or all(
        found[bound] is None or math.isfinite(found[bound]) for bound in ("min", "max", "value")
    )
