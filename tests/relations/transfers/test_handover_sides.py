"""Who hands over to whom, where the verb's own slots do not tell it."""

import pytest
from tied import transfers

from dragoman import Reader

SIDES = [  # text, suppliers, recipients
    ("Kenya's president flew to Oslo and was promised a loan of $20 million.", "NOR", "KEN"),
    ("Kenya is poor, and Kenya is in debt. Norway, which is said to have supplied it with tanks, denied it.", "NOR",
     "KEN"),
    ("Norway also undertook to pay Kenya $5 billion over ten years, much of it for roads.", "NOR", "KEN"),
    ("Norway's king told Kenya to wait, while granting Nairobi a loan of 20 million euros.", "NOR", "KEN"),
    ("Kenya's government is weak, and Kenya is at war. Norway will send 40 tanks to the country.", "NOR", "KEN"),
    ("Kenya's foreign minister said that Norway would donate ten trucks.", "NOR", "KEN"),
    ("Two hundred Norwegian police officers are to go to Kenya.", "NOR", "KEN"),
    ("Norway's 300 tonnes of rice will be handed to refugees in Kenya.", "NOR", "KEN"),
    ("Norway has so far given Kenya weapons worth 2 million euros.", "NOR", "KEN"),
    ("South Korea said that 800 North Korean soldiers had been sent to Russia.", "PRK", "RUS"),
    ("Some 300 Norwegian soldiers are in Kenya.", "NOR", "KEN"),
    ("The report puts the number of Norwegian soldiers in Kenya at about 300.", "NOR", "KEN"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "supplier", "recipient"), SIDES, ids=[row[0] for row in SIDES])
def test_sides(reader: Reader, text: str, supplier: str, recipient: str) -> None:
    sides = [[p.entity.code for p in r.parties] for r in transfers(reader, text)]
    assert sides == [[supplier, recipient]]


@pytest.mark.parametrize(
    "text",
    [
        "Norway suspended arms sales to Kenya.",
        "Norway has stopped issuing licences for arms exports to Kenya.",
        "Norway's ministers gave credit to Kenya's president.",
        "Kenya obtained from Norway an exemption for its oil.",
        "Norway used to sell arms to Kenya.",
        "The Security Council cut off oil to Kenya.",
    ],
)
def test_nothing_is_handed_over(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []
