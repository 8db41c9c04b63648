"""A state by two names in one story is one party."""

import pytest

from dragoman import Reader

STORIES = [  # day, text, codes of the suppliers
    ("1955-05-01", "The Soviet Union is rich. The Russians sold 12 jets to Peru.", {"SUN"}),
    ("1955-05-01", "The Russians sold 12 jets to Peru.", {"RUS"}),  # nothing else in the story
    ("2005-05-01", "The Soviet Union was rich. The Russians sold 12 jets to Peru.", {"RUS"}),  # another state by then
    ("1975-05-01", "East Germany is small. West Germany sold 12 jets to Peru.", {"DEU"}),  # two states at once
]


@pytest.mark.parametrize(("day", "text", "expected"), STORIES)
def test_heirs(reader: Reader, day: str, text: str, expected: set[str]) -> None:
    (relation,) = [r for r in reader.read(text, published=day).relations if r.kind == "transfer"]
    assert {p.entity.code for p in relation.parties if p.role == "supplier"} == expected
