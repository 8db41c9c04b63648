"""Promises between states without a pact's noun."""

import pytest
from tied import all_codes as codes
from tied import pacts
from tied import told_pact as told

from dragoman import Reader

CASES: list[tuple[str, str, str, dict[str, object]]] = [
    ("France promised to come to Romania's aid if it were attacked.", "FRA ROU", "signed", {"kinds": "defense"}),
    ("Peru and Ecuador pledged not to attack each other.", "ECU PER", "signed", {"kinds": "nonaggression"}),
    (
        "Peru and Ecuador agreed on Tuesday to respect each other's borders.",
        "ECU PER",
        "signed",
        {"kinds": "nonaggression", "signed": "2019-03-05"},
    ),
    (
        "In a joint declaration, Peru and Ecuador renounced the use of force against each other.",
        "ECU PER",
        "signed",
        {"kinds": "nonaggression"},
    ),
    (
        "Nigeria and Ghana agreed to end hostilities along their border.",
        "GHA NGA",
        "signed",
        {"kinds": "nonaggression"},
    ),
]


@pytest.mark.parametrize(("text", "parties", "status", "terms"), CASES, ids=[text for text, *_ in CASES])
def test_vows(reader: Reader, text: str, parties: str, status: str, terms: dict[str, object]) -> None:
    (pact,) = pacts(reader, text)
    assert (codes(pact), pact.status) == (parties, status)
    assert {name: told(pact)[name] for name in terms} == terms


@pytest.mark.parametrize(
    "text",
    [
        "Peru promised to respect human rights in Lima.",
        "Peru and Chile pledged to fight climate change together.",
        "Peru and Chile may agree not to attack each other.",
    ],
)
def test_no_vow(reader: Reader, text: str) -> None:
    assert pacts(reader, text) == []
