"""Visits told by talks, gatherings and ceremonies: who is abroad because they meet there."""

import pytest

from dragoman import Reader
from tests.relations.tied import ways

VISITS: list[tuple[str, str]] = [
    ("KAMPALA - Kenya's foreign minister met Uganda's president on Monday.", "KEN>UGA"),
    ("KAMPALA - Kenya's foreign minister held talks with her Ugandan counterpart on Monday.", "KEN>UGA"),
    ("Kenya's foreign minister will meet his Ugandan counterpart in Kampala on Friday.", "KEN>UGA"),
    ("The leaders of Kenya and Rwanda gathered in Kampala for a summit.", "KEN>UGA RWA>UGA"),
    ("Talks between the Kenyan and Ugandan presidents in Geneva ended without a deal.", "KEN>CHE UGA>CHE"),
    ("Uganda hosted a summit of the presidents of Kenya, Rwanda and Burundi on Monday.", "KEN>UGA RWA>UGA BDI>UGA"),
    ("Kenya's president attended a summit in Kampala.", "KEN>UGA"),
    ("Ministers from Kenya, Rwanda and Burundi attended the meeting in Kampala.", "KEN>UGA RWA>UGA BDI>UGA"),
    (
        "The accord was signed in Kampala on Monday by the Kenyan defence minister and his Ugandan counterpart.",
        "KEN>UGA",
    ),
    ("Kenya's president met Rwanda's president at the Ugandan president's residence.", "KEN>UGA RWA>UGA"),
    (
        "Kenya's president and Rwanda's prime minister signed a pact on Monday. The two met in Kampala.",
        "KEN>UGA RWA>UGA",
    ),
    ("Kenya's president laid a wreath at a memorial in Kampala.", "KEN>UGA"),
    ("KAMPALA - Kenya's foreign minister told reporters here that the border would open.", "KEN>UGA"),
    ("Kenya's president was given an honorary degree in Kampala.", "KEN>UGA"),
    ("KAMPALA - Kenya's foreign minister telephoned Uganda's president on Monday.", ""),
    ("KAMPALA - Kenya's president held talks by video link with Uganda's president.", ""),
    ("Kenya's president may skip the summit in Kampala.", ""),
    ("Kenya's president did not meet Uganda's president in Kampala.", ""),
    ("The Kenyan ambassador said in Kampala that talks would go on.", ""),
    ("Kenya imposed sanctions on officials in Kampala.", ""),
]


@pytest.mark.parametrize(("text", "wanted"), VISITS, ids=[text for text, _ in VISITS])
def test_who_meets_abroad_is_there(reader: Reader, text: str, wanted: str) -> None:
    assert ways(reader, text) == set(wanted.split())
