"""Sanctions told by what one may not do, and by permits that are denied."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

Row = tuple[str, str, str, str, str | None]

ROWS: list[Row] = [  # text, sender, target, status, instrument
    ("Canada denied visas to four Chadian judges.", "CAN", "TCD", "imposed", "travel"),
    ("Belgium refused entry to Congolese officials.", "BEL", "COD", "imposed", "travel"),
    ("Algeria barred Moroccan planes from its airspace.", "DZA", "MAR", "imposed", "aviation"),
    ("Togolese officers are banned from travelling to Norway.", "NOR", "TGO", "in_force", "travel"),
    ("The United Nations made it unlawful to sell arms to Chad.", "UNO", "TCD", "imposed", "arms"),
    ("Canada has stopped issuing licences for arms exports to Chad.", "CAN", "TCD", "imposed", "arms"),
    ("Canada halted approvals for arms exports to Chad.", "CAN", "TCD", "imposed", "arms"),
    ("Norway will no longer sell arms to Chad.", "NOR", "TCD", "imposed", "arms"),
    ("Washington waived the Jackson law, under which Chad was denied credits.", "USA", "TCD", "eased", "financial"),
    ("Under Resolution 687, Iraq may not export oil.", "UNO", "IRQ", "in_force", "trade"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_bars(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in sanctions(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "The club barred its Ghanaian coach from the stadium.",
        "Peru refused entry to its stadium after the match with Chile.",
        "The company stopped issuing shares in Peru.",
        "It is unlawful to sell fish in Peru.",
        "Snow kept Peruvian lorries out of Chile.",
    ],
)
def test_no_bar(reader: Reader, text: str) -> None:
    assert sanctions(reader, text) == []
