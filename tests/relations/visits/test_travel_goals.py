"""Where visits lead: tours and their stops, arrivals and departures, the town of the dateline."""

import pytest

from dragoman import Reader
from tests.relations.tied import visits, ways

VISITS: list[tuple[str, str]] = [
    ("Kenya's president began a tour that will take him to Uganda and Rwanda.", "KEN>UGA KEN>RWA"),
    ("The Kenyan foreign minister's tour includes stops in Kampala, Kigali and Bujumbura.", "KEN>UGA KEN>RWA KEN>BDI"),
    ("Kenya's president flew to Uganda on Monday. The last stop was Rwanda.", "KEN>UGA KEN>RWA"),
    ("Kenya's president chose Kampala for his first trip abroad.", "KEN>UGA"),
    ("The Kenyan president's arrival in Kampala was delayed by fog.", "KEN>UGA"),
    ("On his arrival in Kampala, Kenya's president praised his hosts.", "KEN>UGA"),
    ("During his stay in Kampala, the Kenyan premier called for peace.", "KEN>UGA"),
    ("Kenya's president has delayed his departure for Kampala.", "KEN>UGA"),
    ("A Kenyan envoy shuttled between Kampala and Kigali.", "KEN>UGA KEN>RWA"),
    (
        "Kenya's president flew to Kampala in July. Uganda's president returned the visit six days later.",
        "KEN>UGA UGA>KEN",
    ),
    ("KAMPALA - Kenya's foreign minister is due on Thursday, officials said.", "KEN>UGA"),
    ("ENTEBBE, Uganda - Kenya's president arrived here on Monday.", "KEN>UGA"),
    ("GENEVA - Kenya's president arrived here on Monday.", "KEN>CHE"),
    ("Kenya's president in Kampala on Monday.", "KEN>UGA"),
    ("Kenya's president is heading to Washington to negotiate with the IMF.", "KEN>USA"),
    ("Kenya's president toured ten African countries.", ""),
    ("Kenya's president left the aircraft.", ""),
    ("Uganda's president flew back to Kampala.", ""),
]


@pytest.mark.parametrize(("text", "wanted"), VISITS, ids=[text for text, _ in VISITS])
def test_where_visits_lead(reader: Reader, text: str, wanted: str) -> None:
    assert ways(reader, text) == set(wanted.split())


def test_the_day_told_next_to_a_visit_is_its_day(reader: Reader) -> None:
    text = "Kenya's president signed an accord on Tuesday. He then flew to Uganda."
    assert visits(reader, text)["KEN", "UGA"].begin == "2019-03-05"


@pytest.mark.parametrize(
    ("text", "status", "begin"),
    [
        ("The sale followed a visit to Uganda by Kenya's president.", "ended", None),
        ("Kenya's president has put off a visit to Uganda that was to begin on Friday.", "cancelled", "2019-03-08"),
    ],
)
def test_when_visits_are(reader: Reader, text: str, status: str, begin: str | None) -> None:
    visit = visits(reader, text)["KEN", "UGA"]
    assert (visit.status, visit.begin) == (status, begin)


def test_a_state_that_is_gone_is_no_host_of_its_heirs(reader: Reader) -> None:
    assert ways(reader, "Marshal Tito of Yugoslavia landed in Rangoon on Monday.", "1955-01-06") == {"YUG>MMR"}
