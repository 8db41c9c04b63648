"""When sanctions began and what they are for."""

import pytest
from tied import sanctions

from dragoman import Reader

REASONS = [
    ("Canada imposed sanctions on Togo after the army seized power.", "the army seized power"),
    ("Peru closed its border with Chile, accusing it of spying.", "accusing it of spying"),
    ("Canada imposed sanctions on Togo after the coup.", "after the coup"),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_reason(reader: Reader, text: str, reason: str) -> None:
    (relation,) = sanctions(reader, text)
    assert relation.terms["reason"] == reason


DAYS: list[tuple[str, str | None, str | None, str | None]] = [  # text, status, begin, end
    ("Canada imposed sanctions on Togo in May 2005.", "in_force", "2005-05", None),
    ("Canada imposed sanctions on Togo on Tuesday.", "imposed", "2019-03-05", None),
    ("Canada lifted its sanctions on Togo on Tuesday.", "lifted", None, "2019-03-05"),
    ("Togo denounced the sanctions imposed by Canada in 2005.", "in_force", "2005", None),
]


@pytest.mark.parametrize(("text", "status", "begin", "end"), DAYS)
def test_days(reader: Reader, text: str, status: str | None, begin: str | None, end: str | None) -> None:
    (relation,) = sanctions(reader, text)
    assert (relation.status, relation.begin, relation.end) == (status, begin, end)
