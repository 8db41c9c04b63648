"""Who is a visitor of a state, by whatever words, and who is none."""

import pytest

from dragoman import Reader
from tests.relations.tied import visits, ways

VISITS: list[tuple[str, str]] = [
    ("The American secretary of state met Uganda's president in Kampala.", "USA>UGA"),
    ("A Kenyan government team arrived in Kampala.", "KEN>UGA"),
    ("Kenya's president's plane touched down in Kampala.", "KEN>UGA"),
    ("A plane carrying the Kenyan prime minister landed in Kampala.", "KEN>UGA"),
    ("A group of Kenyan ministers flew to Kampala.", "KEN>UGA"),
    ("NATO Secretary-General Jens Stoltenberg visited Kampala on Monday.", "IGO>UGA"),
    ("King Abdullah of Jordan flew to Kampala on Monday.", "JOR>UGA"),
    ("The pope will travel to Uganda in May.", "VAT>UGA"),
    ("Pope Francis celebrated Mass in Kampala.", "VAT>UGA"),
    ("The visiting Kenyan premier told reporters in Kampala that trade would double.", "KEN>UGA"),
    ("KAMPALA - The visiting Kenyan premier said on Monday that trade would double.", "KEN>UGA"),
    ("Kenya's president flew to Kampala with the Rwandan prime minister.", "KEN>UGA RWA>UGA"),
    ("Kenya's foreign minister will lead a delegation to Kampala next month.", "KEN>UGA"),
    ("A team of Kenyan doctors arrived in Kampala.", ""),
    ("Kenyan military aircraft landed in Kampala.", ""),
    ("Kenyan tanks crossed into Uganda.", ""),
    ("Kenya's embassy said in Kampala that talks would go on.", ""),
    ("The Kenyan team arrived in Kampala for the match against Rwanda.", ""),
    ("The Kenyan company's chief executive visited Kampala.", ""),
    ("The Kenyan ambassador left Kampala after being recalled.", ""),
    ("Kenya's president remains in the Rwandan ambassador's house.", ""),
]


@pytest.mark.parametrize(("text", "wanted"), VISITS, ids=[text for text, _ in VISITS])
def test_visitors_of_states(reader: Reader, text: str, wanted: str) -> None:
    assert ways(reader, text) == set(wanted.split())


def test_a_stranger_with_a_title_is_of_the_state_that_the_story_is_about(reader: Reader) -> None:
    text = "Kenya is short of maize. Kenya asked for help. In Kenya prices rose. Mr Otieno flew to Kampala on Monday."
    assert ways(reader, text) == {"KEN>UGA"}


def test_who_acts_for_a_body_of_states_is_at_home_at_its_seat(reader: Reader) -> None:
    assert not visits(reader, "NATO Secretary-General Jens Stoltenberg said in Brussels that the alliance would help.")
