"""Transfers told by verbs and by nouns: parties, status, goods and amounts."""

from typing import Any

import pytest
from tied import transfers

from dragoman import Reader
from dragoman.model.relation import Relation

Row = tuple[str, str, str, str | None, str, str | None, tuple[float | None, float | None] | None]

TRANSFERS: list[Row] = [  # text, supplier, recipient, status, goods, category, (min, max)
    ("Norway will deliver up to 40 trucks to Kenya.", "NOR", "KEN", "promised", "trucks", "vehicles", (None, 40)),
    ("Poland received at least 200 tanks from Peru.", "PER", "POL", "delivered", "tanks", "armour", (200, None)),
    ("Sudan asked Turkey for 30 drones.", "TUR", "SDN", "requested", "drones", "drones", (30, 30)),
    ("Ghana approved a $1.2 billion loan to Angola.", "GHA", "AGO", "promised", "loan", "money", (1.2e9, 1.2e9)),
    ("Kenya's delivery of S-400 missiles to Peru went on.", "KEN", "PER", "delivered", "S-400 missiles", None, None),
    ("Between 20 and 30 helicopters were delivered to Peru by Italy.", "ITA", "PER", "delivered", "helicopters",
     "aircraft", (20, 30)),
    ("Norway refused to sell submarines to Chile.", "NOR", "CHL", "refused", "submarines", "ships", None),
    ("Cuba sent dozens of doctors to Angola.", "CUB", "AGO", "delivered", "doctors", "personnel", (24, 100)),
    ("Japan promised $2.5 billion in military aid to Nepal.", "JPN", "NPL", "promised", "military aid", "money",
     (2.5e9, 2.5e9)),
    ("Nepal imported 3 million barrels of oil from Iraq.", "IRQ", "NPL", "delivered", "oil", "energy", (3e6, 3e6)),
    ("Iraq's purchase of 12 helicopters from Brazil was welcomed.", "BRA", "IRQ", "ordered", "helicopters", "aircraft",
     (12, 12)),
]  # fmt: skip


def parties(relation: Relation) -> list[tuple[str | None, str]]:
    return [(p.entity.code, p.role) for p in relation.parties]


def bounds(quantity: dict[str, Any] | None) -> tuple[float | None, float | None] | None:
    return (quantity["min"], quantity["max"]) if quantity is not None else None


@pytest.mark.parametrize("row", TRANSFERS, ids=[row[0] for row in TRANSFERS])
def test_transfers(reader: Reader, row: Row) -> None:
    text, supplier, recipient, status, goods, category, amount = row
    (relation,) = transfers(reader, text)
    assert parties(relation) == [(supplier, "supplier"), (recipient, "recipient")]
    assert (relation.status, relation.terms["goods"], bounds(relation.terms["quantity"])) == (status, goods, amount)
    assert category is None or relation.terms["category"] == category


@pytest.mark.parametrize(
    ("text", "status", "factuality"),
    [
        ("Peru sells gas to Chile.", "delivered", "CT+"),
        ("Peru sold gas to Chile.", "ordered", "CT+"),
        ("Peru is sending ten tanks to Chile.", "shipped", "CT+"),
        ("Peru has agreed to buy ten tanks from Chile.", "ordered", "CT+"),
        ("Peru has signed a deal to sell Chile ten tanks.", "ordered", "CT+"),
        ("Peru has agreed to sell Chile ten tanks.", "promised", "CT+"),
        ("Peru turned down a request from Chile for ten tanks.", "refused", "CT-"),
        ("Ten tanks from Peru reached Chile, the defence ministry said.", "delivered", "CT+"),
        ("Ten tanks from Peru reached Chile, Western diplomats said.", "alleged", "CT+"),
        ("Human rights groups accuse Peru of selling rifles to Chile.", "alleged", "CT+"),
    ],
)
def test_statuses(reader: Reader, text: str, status: str, factuality: str) -> None:
    (relation,) = transfers(reader, text)
    assert (relation.status, relation.factuality) == (status, factuality)


def test_claim_of_another_is_alleged(reader: Reader) -> None:
    text = "Arms shipments from Iran to Yemen have continued for years, a French minister said."
    (relation,) = transfers(reader, text)
    assert (relation.status, relation.attribution[0].text) == ("alleged", "a French minister")


def test_exchange_goes_both_ways(reader: Reader) -> None:
    bought, given = transfers(reader, "Peru bought 24 jets from Chile in exchange for gas.")
    assert parties(bought) == [("CHL", "supplier"), ("PER", "recipient")]
    assert parties(given) == [("PER", "supplier"), ("CHL", "recipient")]
    assert (given.status, given.terms["goods"], "status: not told" in given.why) == (None, "gas", True)


@pytest.mark.parametrize("text", ["Deliveries of trucks rose.", "The export of wheat matters to Peru."])
def test_no_transfer(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("China gave food to Kenya.", "food"),
        ("China lent money to Kenya.", "money"),
        ("Iran gave fuel to Lebanon.", "fuel"),
        ("Peru took oil from Chile.", "oil"),
    ],
)
def test_bare_goods_are_no_figure_of_speech(reader: Reader, text: str, goods: str) -> None:
    assert [r.terms["goods"] for r in transfers(reader, text)] == [goods]
