"""Nouns over a sanction that tell its stage."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

ROWS: list[tuple[str, str, str, str]] = [  # text, sender, target, status
    ("Minsk welcomed the lifting of EU sanctions on Belarus.", "EUR", "BLR", "lifted"),
    ("China announced the end of its ban on Australian coal.", "CHN", "AUS", "lifted"),
    ("Havana demanded an end to the American embargo on Cuba.", "USA", "CUB", "in_force"),
    ("The renewal of American sanctions on Zimbabwe angered Harare.", "USA", "ZWE", "in_force"),
    ("The imposition of sanctions on Togo by the Security Council followed.", "UNO", "TGO", "imposed"),
    ("Canada is considering the imposition of sanctions on Togo.", "CAN", "TGO", "threatened"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_nominals(reader: Reader, row: tuple[str, str, str, str]) -> None:
    assert row[1:] in [told(r)[:3] for r in sanctions(reader, row[0])]
