"""Makes and models: their categories, whatever the parser takes their names for."""

import pytest
from tied import transfers

from dragoman import Reader

CASES = [  # text, category, goods
    ("Norway sold ten F-16s to Chile.", "aircraft", "F-16s"),
    ("Norway sold ten T-72s to Chile.", "armour", "T-72s"),
    ("Norway gave Chile two Patriot systems.", "air_defence", "Patriot systems"),
    ("The first S-400 units arrived in Chile from Norway.", "air_defence", "S-400 units"),
    ("Chile bought Bayraktar TB2s from Norway.", "drones", "Bayraktar TB2s"),
    ("Chile bought five Exocets from Norway.", "missiles", "Exocets"),
    ("Chile received 5,000 doses of Sputnik V from Norway.", "medicine", "Sputnik V"),
    ("Norway sold Chile ten air defence systems.", "air_defence", "air defence systems"),
    ("Norway sold Chile six Mirage trainers.", "aircraft", "Mirage trainers"),
    ("Norway gave the frigate Esperanza to Chile.", "ships", "frigate"),
    ("Norway shipped AK-47s to Chile.", "small_arms", "AK-47s"),
]


@pytest.mark.parametrize(("text", "category", "goods"), CASES, ids=[row[0] for row in CASES])
def test_category(reader: Reader, text: str, category: str, goods: str) -> None:
    (relation,) = transfers(reader, text)
    assert (relation.terms["category"], relation.terms["goods"]) == (category, goods)


def test_a_number_of_a_name_counts_nothing(reader: Reader) -> None:
    (relation,) = transfers(reader, "Norway sold Leopard 2 tanks to Chile.")
    assert relation.terms["quantity"] is None


def test_an_animal_is_no_make(reader: Reader) -> None:
    assert transfers(reader, "Norway sent two hawks and a puma to Chile.") == []
