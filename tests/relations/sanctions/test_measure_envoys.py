"""Sanctions on envoys."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

ROWS: list[tuple[str, str, str, str]] = [  # text, sender, target, status
    ("Poland expelled nine Russian diplomats.", "POL", "RUS", "imposed"),
    ("Canada ordered four Chilean diplomats to leave the country.", "CAN", "CHL", "imposed"),
    ("Kuwait declared the Philippine ambassador persona non grata.", "KWT", "PHL", "imposed"),
    ("Ecuador gave the Argentine ambassador 72 hours to leave.", "ECU", "ARG", "imposed"),
    ("Canada ordered the closure of the Chilean consulate in Toronto.", "CAN", "CHL", "imposed"),
    ("Norway closed the Syrian embassy.", "NOR", "SYR", "imposed"),
    ("Kuwait withdrew its ambassador from Qatar.", "KWT", "QAT", "imposed"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_envoys(reader: Reader, row: tuple[str, str, str, str]) -> None:
    assert (*row[1:], "diplomatic") in [told(r) for r in sanctions(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "France told its staff in Niger to stay at home.",
        "Uganda asked the ambassador of Japan for help with a hospital.",
        "Norway closed its embassy in Kabul.",
        "Norway told its citizens to leave Mali.",
    ],
)
def test_no_envoys(reader: Reader, text: str) -> None:
    assert sanctions(reader, text) == []
