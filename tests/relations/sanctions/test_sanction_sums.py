"""Which mentions of sanctions are of one tie."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

Told = list[tuple[str, str, str | None, str | None]]

STORIES: list[tuple[str, Told]] = [
    (  # one act of one sentence
        "Canada imposed a travel ban and an asset freeze on six Haitian senators.",
        [("CAN", "HTI", "imposed", "travel")],
    ),
    (  # what leaves out the sender
        "Canada imposed sanctions on Togo on Monday. Togo's president called the sanctions on Togo unjust.",
        [("CAN", "TGO", "imposed", None)],
    ),
    (  # an arms embargo is one of its own
        "Canada has frozen Togo's assets. An arms embargo on Togo was imposed by Canada on Monday.",
        [("CAN", "TGO", "imposed", "financial"), ("CAN", "TGO", "imposed", "arms")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[text for text, _ in STORIES])
def test_sums(reader: Reader, text: str, expected: Told) -> None:
    assert [told(r) for r in sanctions(reader, text)] == expected
