"""Members that a body of states shuts out, told by a noun."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

ROWS = [
    ("Fiji's suspension from the Commonwealth is still in force.", ("IGO", "FJI", "in_force", "diplomatic")),
    ("Chad's expulsion from the African Union was announced on Friday.", ("IGO", "TCD", "imposed", "diplomatic")),
    ("The Arab League ended Syria's suspension on Sunday.", ("IGO", "SYR", "lifted", "diplomatic")),
    ("The African Union lifted the suspension of Mali on Sunday.", ("IGO", "MLI", "lifted", "diplomatic")),
    ("The Arab League readmitted Syria on Sunday.", ("IGO", "SYR", "lifted", "diplomatic")),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_member(reader: Reader, text: str, expected: tuple[str, str, str, str]) -> None:
    assert [told(r) for r in sanctions(reader, text)] == [expected]


def test_no_body(reader: Reader) -> None:
    assert sanctions(reader, "The suspension of the talks with Peru was welcomed in Chile.") == []
