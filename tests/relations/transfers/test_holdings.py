"""Goods that one state makes and another has, without a word of handing over."""

import pytest
from tied import told_transfer, transfers

from dragoman import Reader

HELD = [  # text, suppliers, recipients, status, goods
    ("Kenya's new missiles are Turkish.", "TUR", "KEN", "delivered", "new missiles"),
    ("Most of Kenya's tanks are Turkish.", "TUR", "KEN", "delivered", "tanks"),
    ("The frigates of the Peruvian navy are from Italy.", "ITA", "PER", "delivered", "frigates"),
    ("The rifles in Peruvian hands are of Italian make.", "ITA", "PER", "delivered", "rifles"),
    ("Six Italian corvettes have joined the Peruvian fleet.", "ITA", "PER", "delivered", "Italian corvettes"),
    ("Three frigates, built in Italian yards, serve under the Peruvian flag.", "ITA", "PER", "delivered", "frigates"),
    ("Rifles from Italy have turned up in Kenya.", "ITA", "KEN", "delivered", "Rifles"),
    ("Kenya has Italian howitzers on order.", "ITA", "KEN", "ordered", "Italian howitzers"),
    ("Two hundred Turkish doctors are at work in Kenya.", "TUR", "KEN", "delivered", "Turkish doctors"),
]
NONE = [
    "Kenya's army captured ten Turkish tanks.",
    "Kenya's tanks are new.",
    "Turkish tanks have been seen in Kenya.",
    "Turkish tanks crossed into Kenya on Monday.",
    "Kenya's F-16s bombed a village.",
]


@pytest.mark.parametrize(("text", "supplier", "recipient", "status", "goods"), HELD, ids=[row[0] for row in HELD])
def test_maker_and_holder(reader: Reader, text: str, supplier: str, recipient: str, status: str, goods: str) -> None:
    told = [told_transfer(r)[:4] for r in transfers(reader, text)]
    assert (supplier, recipient, status, goods) in told


@pytest.mark.parametrize("text", NONE)
def test_goods_that_nobody_handed_over(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []


HOMES = [  # text, supplier: who makes goods of a name, where nobody else is told
    ("Kenya has ordered ten Kfirs.", "ISR"),
    ("Kenya asked for 20 Leopard tanks.", "DEU"),
    ("Kenya displayed its first Bayraktar TB2s.", "TUR"),
    ("Kenya has ordered ten Kfirs from Peru.", "PER"),
]


@pytest.mark.parametrize(("text", "supplier"), HOMES, ids=[row[0] for row in HOMES])
def test_home_of_a_make(reader: Reader, text: str, supplier: str) -> None:
    (relation,) = transfers(reader, text)
    assert told_transfer(relation)[0] == supplier


def test_home_while_the_soviet_union_was(reader: Reader) -> None:
    (relation,) = (
        r for r in reader.read("Kenya ordered ten MiG-21s.", published="1970-05-04").relations if r.kind == "transfer"
    )
    assert told_transfer(relation)[0] == "SUN"
