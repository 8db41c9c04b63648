"""Senders that the clause of a sanction leaves unsaid."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

ROWS: list[tuple[str, str, str]] = [  # text, sender, target
    ("The arms embargo on Togo will be kept, the Security Council decided.", "UNO", "TGO"),
    ("Since Togo was put under sanctions, Ghana has been looking for another port.", "", "TGO"),
    ("Rwanda has broken the arms embargo on Burundi.", "", "BDI"),
    ("Resolution 1970 imposes an arms embargo on Togo.", "UNO", "TGO"),
    ("Brussels hit back with tariffs on American motorcycles.", "EUR", "USA"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_unsaid(reader: Reader, row: tuple[str, str, str]) -> None:
    assert [told(r)[:2] for r in sanctions(reader, row[0])] == [row[1:]]
