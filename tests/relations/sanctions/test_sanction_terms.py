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
    ("The Security Council voted on Tuesday to ban arms sales to Togo.", "imposed", "2019-03-05", None),
    ("Canada reacted on Tuesday by banning imports from Togo.", "imposed", "2019-03-05", None),
    ("Canada will ban imports from Togo on Friday.", "threatened", "2019-03-08", None),
    ("Canada extended its sanctions on Togo to July 31.", "in_force", None, "2019-07-31"),
    ("Canada banned imports from Togo this week.", "imposed", "2019-03", None),
    ("Canada lifted sanctions on Togo that had been in place since 2007.", "lifted", "2007-01-01", None),
    ("Togo denounced the sanctions imposed by Canada in 2005.", "in_force", "2005", None),
]


@pytest.mark.parametrize(("text", "status", "begin", "end"), DAYS)
def test_days(reader: Reader, text: str, status: str | None, begin: str | None, end: str | None) -> None:
    (relation,) = sanctions(reader, text)
    assert (relation.status, relation.begin, relation.end) == (status, begin, end)


ACTS: list[tuple[str, str | None]] = [
    ("The Security Council imposed an embargo on Togo. Resolution 757 was adopted by 13 votes.", "Resolution 757"),
    ("Peru waived the Jackson amendment, under which Togo was denied credits.", "Jackson amendment"),
    ("Peru imposed an embargo on Togo. It was issued under the Emergency Powers Act.", "Emergency Powers Act"),
    ("Peru imposed an embargo on Togo. Resolution 757 is about Chile.", None),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_act(reader: Reader, text: str, act: str | None) -> None:
    (relation,) = sanctions(reader, text)
    assert relation.terms["act"] == act


EFFECT = [  # text, begin
    ("Japan banned all trade with Togo. The order comes into force on May 7.", "2019-05-07"),
    ("Japan put an embargo on Togo on Friday. The measure takes effect on June 1.", "2019-06-01"),
    ("Japan defended its embargo of 1986 against Togo.", "1986"),
    ("Japan defended its 1986 embargo on Togo.", "1986"),
]


@pytest.mark.parametrize(("text", "begin"), EFFECT)
def test_effect(reader: Reader, text: str, begin: str | None) -> None:
    assert [r.begin for r in sanctions(reader, text)] == [begin]
