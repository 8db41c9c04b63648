"""Sanctions told by nouns in passing and by verbs that are sanctions themselves."""

import pytest
from tied import codes_of as codes
from tied import sanctions

from dragoman import Reader

SANCTIONS: list[tuple[str, set[str], set[str], str, str | None]] = [
    ("Canada blacklisted three Chilean banks.", {"CAN"}, {"CHL"}, "imposed", "financial"),
    ("Japan froze the assets of Belarusian officials.", {"JPN"}, {"BLR"}, "imposed", "financial"),
    ("Italy banned imports of coal from Poland.", {"ITA"}, {"POL"}, "imposed", "trade"),
    ("Australia lifted its wine tariffs on Peru.", {"AUS"}, {"PER"}, "lifted", "trade"),
    ("Brazil threatened to impose sanctions on Chile.", {"BRA"}, {"CHL"}, "threatened", None),
    ("Peru extended its sanctions on Bolivia.", {"PER"}, {"BOL"}, "in_force", None),
    ("Norway eased travel sanctions against Kenya.", {"NOR"}, {"KEN"}, "eased", "travel"),
]


@pytest.mark.parametrize(("text", "senders", "targets", "status", "instrument"), SANCTIONS)
def test_sanctions(
    reader: Reader, text: str, senders: set[str], targets: set[str], status: str, instrument: str | None
) -> None:
    (relation,) = sanctions(reader, text)
    assert (codes(relation, "sender"), codes(relation, "target")) == (senders, targets)
    assert (relation.status, relation.terms["instrument"]) == (status, instrument)


def test_background(reader: Reader) -> None:
    (relation,) = sanctions(reader, "Both Syria and Iran are under Western sanctions.")
    assert (codes(relation, "target"), relation.status) == ({"SYR", "IRN"}, "in_force")


@pytest.mark.parametrize("text", ["Ghana did not blacklist any Kenyan firm.", "Heavy snow froze Norwegian lakes."])
def test_no_sanction(reader: Reader, text: str) -> None:
    assert sanctions(reader, text) == []


STORIES = [  # what stories add: (text, pairs of sender and target)
    ("Japan froze new loans to India. It did the same to Pakistan in June.", [("JPN", "IND"), ("JPN", "PAK")]),
    ("Japan imposed an embargo on Iraq, as did Norway.", [("JPN", "IRQ"), ("NOR", "IRQ")]),
    ("Japan froze Iraqi assets. Norway followed within hours.", [("JPN", "IRQ"), ("NOR", "IRQ")]),
    ("Japan imposed an embargo on Iraq. Norway stopped imports.", [("JPN", "IRQ"), ("NOR", "IRQ")]),
    ("Norway stopped imports.", []),  # from whom is not told, and no sanction before
    (
        "Japan imposed sanctions on Iraq. Norway listed 17 officials under the same act.",
        [("JPN", "IRQ"), ("NOR", "IRQ")],
    ),
    ("Japan imposed an embargo on Iraq. Norway prepared countermeasures.", [("JPN", "IRQ")]),  # against Japan, perhaps
    ("Norway imposed an embargo of its own, and Chile froze a dispute.", [("NOR", "")]),  # not on Chile
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[text for text, _ in STORIES])
def test_stories(reader: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    found = [
        tuple(",".join(sorted(c or "" for c in codes(r, role))) for role in ("sender", "target"))
        for r in sanctions(reader, text)
    ]
    assert found == expected
