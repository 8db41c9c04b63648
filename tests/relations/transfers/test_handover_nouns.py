"""Handovers told by nouns: sales, orders, requests, buyers."""

import pytest
from tied import Amount, transfers
from tied import told_transfer as told

from dragoman import Reader

Row = tuple[str, str, str, str | None, str | None, Amount]

ROWS: list[Row] = [  # text, suppliers, recipients, status, goods, (min, max, unit)
    (
        "The sale of 24 fighters to Hungary was approved by the Swedish government.",
        "SWE",
        "HUN",
        "promised",
        "fighters",
        (24, 24, None),
    ),
    (
        "The Swedish government approved the sale of 24 fighters to Hungary.",
        "SWE",
        "HUN",
        "promised",
        "fighters",
        (24, 24, None),
    ),
    ("Hungary signed a contract with Sweden for 24 fighters.", "SWE", "HUN", "ordered", "fighters", (24, 24, None)),
    (
        "Hungary placed a $1.2 billion order for 24 fighters with Sweden.",
        "SWE",
        "HUN",
        "ordered",
        "fighters",
        (24, 24, None),
    ),
    (
        "Hungary's order for 24 fighters from Sweden was confirmed on Monday.",
        "SWE",
        "HUN",
        "ordered",
        "fighters",
        (24, 24, None),
    ),
    ("France turned down a Brazilian request for submarines.", "FRA", "BRA", "refused", "submarines", None),
    ("France halted deliveries of 20 tanks to Chad.", "FRA", "TCD", "refused", "tanks", (20, 20, None)),
    ("Iran is the main supplier of drones to Sudan.", "IRN", "SDN", "delivered", "drones", None),
    ("Sudan is the biggest buyer of Iranian drones.", "IRN", "SDN", "delivered", "Iranian drones", None),
    ("Sudan has long been a customer for Iranian drones.", "IRN", "SDN", "delivered", "Iranian drones", None),
    (
        "Washington lifted its hold on the delivery of 2,000-pound bombs to Israel.",
        "USA",
        "ISR",
        "promised",
        "bombs",
        None,
    ),
    (
        "The Pentagon notified Congress of a possible sale of 40 F-35 jets to Greece.",
        "USA",
        "GRC",
        "promised",
        "F-35 jets",
        (40, 40, None),
    ),
    (
        "The Dutch government has refused a licence for the export of two submarines to Taiwan.",
        "NLD",
        "TWN",
        "refused",
        "submarines",
        (2, 2, None),
    ),
    (
        "Canberra's gift of four patrol boats to Fiji was announced by the prime minister in Suva.",
        "AUS",
        "FJI",
        "promised",
        "patrol boats",
        (4, 4, None),
    ),
    (
        "Gazprom said it would cut supplies of gas to Moldova by a third from October.",
        "RUS",
        "MDA",
        "refused",
        "gas",
        None,
    ),
    (
        "Berlin approved the delivery of 18 Leopard 2 tanks to Kyiv.",
        "DEU",
        "UKR",
        "promised",
        "Leopard 2 tanks",
        (18, 18, None),
    ),
    ("Hungary rejected a Ukrainian request for helicopters.", "HUN", "UKR", "refused", "helicopters", None),
    (
        "King Hussein came home with a promise of 36 jets from Washington.",
        "USA",
        "JOR",
        "promised",
        "jets",
        (36, 36, None),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[4]}" for row in ROWS])
def test_nouns(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in transfers(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has banned the sale of arms to Chile.",
        "The minister gave Turkey credit for the truce.",
        "Kuwaiti investors swallowed a British warehouse operator in a cash deal.",
        "A stoppage-time rocket from Ghana broke Kenyan hearts.",
        "The krona's slide has become a weapon for exporters from Sweden.",
    ],
)
def test_no_handover(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []
