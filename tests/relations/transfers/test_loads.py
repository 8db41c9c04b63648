"""Goods and people that carriers bring, that fly in, or that somebody is helped with."""

import pytest
from tied import transfers

from dragoman import Reader

LOADS: list[tuple[str, str, str, set[str]]] = [  # text, supplier, recipient, goods
    ("Ten Cuban doctors landed in Angola on Sunday.", "CUB", "AGO", {"Cuban doctors"}),
    ("A Peruvian transport landed in Angola with trucks and 20 nurses.", "PER", "AGO", {"trucks", "nurses"}),
    ("Peruvian trucks were carrying rifles to Chile, an exile group said.", "PER", "CHL", {"rifles"}),
    ("Norwegian planes brought 40 tonnes of drinking water to Nepal.", "NOR", "NPL", {"drinking water"}),
    ("Peru helped Cuba with fuel.", "PER", "CUB", {"fuel"}),
    ("Kenya thanked Norway for the money and the weapons that it gave.", "NOR", "KEN", {"money", "weapons"}),
    ("Norway brought the first components of an air defence system to Kenya.", "NOR", "KEN", {"air defence system"}),
    ("Peru denied reports that it had sent ten jets to Angola.", "PER", "AGO", {"jets"}),
]


@pytest.mark.parametrize(("text", "supplier", "recipient", "goods"), LOADS)
def test_load(reader: Reader, text: str, supplier: str, recipient: str, goods: set[str]) -> None:
    """The goods are what is brought, not what brings it."""
    told = transfers(reader, text)
    assert {t.terms["goods"] for t in told} == goods
    assert {(p.entity.country, p.role) for t in told for p in t.parties} == {
        (supplier, "supplier"),
        (recipient, "recipient"),
    }


def test_parts(reader: Reader) -> None:
    """Parts are of the kind of what they are for."""
    (told,) = transfers(reader, "Norway shipped spare parts for tanks to Kenya.")
    assert told.terms["category"] == "armour"
