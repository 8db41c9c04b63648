"""Amounts in measures and behind goods."""

import pytest
from tied import transfers

from dragoman import Reader

AMOUNTS: list[tuple[str, str, float | None, float | None, str | None]] = [  # text, goods, min, max, unit
    ("Peru has shipped more than 900 containers of shells to Chile.", "shells", 900, None, "container"),
    ("Cuba sent three shiploads of sugar to Chile.", "sugar", 3, 3, "shipload"),
    ("Norway will give Kenya C-130 planes, 19 in all.", "C-130 planes", 19, 19, None),
    ("Old tanks, 30 of them, have been handed to Kenya by Norway.", "Old tanks", 30, 30, None),
    ("Poland has given Kenya old tanks - some 240 of them - and guns.", "old tanks", 240, 240, None),
    ("Iraq will raise its oil exports to China to 30 million tonnes a year.", "oil", 3e7, 3e7, "tonne"),
    ("Norway handed over twelve over-age destroyers to Chile.", "over-age destroyers", 12, 12, None),
]


@pytest.mark.parametrize(("text", "goods", "low", "high", "unit"), AMOUNTS)
def test_amount(reader: Reader, text: str, goods: str, low: float | None, high: float | None, unit: str | None) -> None:
    """The number counts containers, or stands behind the goods."""
    amount = next(t.terms["quantity"] for t in transfers(reader, text) if t.terms["goods"] == goods)
    assert (amount["min"], amount["max"], amount["unit"]) == (low, high, unit)


def test_some_are_not_all(reader: Reader) -> None:
    """A number of which more is said counts only a part."""
    (told,) = transfers(reader, "Peru sold Chile jets, ten of them damaged.")
    assert told.terms["quantity"] is None


def test_what_is_in_containers(reader: Reader) -> None:
    """Several goods in containers: each is told, with the number of all."""
    told = transfers(reader, "Peru shipped ten containers of rifles and shells to Chile.")
    assert [(t.terms["goods"], t.terms["quantity"]["value"]) for t in told] == [("rifles", 10), ("shells", 10)]
