"""Visits told in sentences of our own: who, where, when, how far, and by whom."""

import pytest

from dragoman import Reader
from tests.relations.tied import visits, ways

Told = tuple[str, str, str, dict[str, object]]

VISITS: list[tuple[str, list[Told]]] = [
    (
        "Kenya's president arrived in Uganda on Tuesday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-05", "level": "head"})],
    ),
    (
        "KAMPALA, March 6 - Kenya's president arrived here on Tuesday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-05", "place": "Kampala"})],
    ),
    (
        "KAMPALA - The Kenyan foreign minister, who arrived in the capital on Monday, signed a pact.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04", "place": "Kampala"})],
    ),
    (
        "KAMPALA - Kenya's prime minister flew in on Monday aboard an air force jet.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    ("Kenya's president is on his way to Kampala.", [("KEN", "UGA", "under_way", {"place": "Kampala"})]),
    ("Kenya's president left for Uganda on Monday.", [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})]),
    ("Kenya's president set off for Uganda on Monday.", [("KEN", "UGA", "under_way", {})]),
    (
        "Kenya's president returned home on Sunday after a visit to Uganda.",
        [("KEN", "UGA", "ended", {"end": "2019-03-03"})],
    ),
    (
        "Kenya's president flew back to Nairobi on Sunday after three days in Uganda.",
        [("KEN", "UGA", "ended", {"end": "2019-03-03"})],
    ),
    ("Kenya's president left Uganda on Sunday.", [("KEN", "UGA", "ended", {"end": "2019-03-03"})]),
    (
        "Kenya's president arrived in Uganda on Sunday. He left on Tuesday.",
        [("KEN", "UGA", "ended", {"begin": "2019-03-03", "end": "2019-03-05"})],
    ),
    (
        "Kenya's president visited Kampala from March 1 to March 3.",
        [("KEN", "UGA", "ended", {"begin": "2019-03-01", "end": "2019-03-03", "place": "Kampala"})],
    ),
    ("Kenya's president was in Kampala last month.", [("KEN", "UGA", "ended", {"place": "Kampala"})]),
    ("Kenya's president made a secret trip to Kampala last month.", [("KEN", "UGA", "ended", {})]),
    (
        "Kenya's president will fly to Uganda next week, then on to Rwanda and Burundi.",
        [("KEN", "UGA", "planned", {}), ("KEN", "RWA", "planned", {}), ("KEN", "BDI", "planned", {})],
    ),
    (
        "A Kenyan deputy minister is due to tour Oman, Kuwait and Qatar.",
        [
            ("KEN", "OMN", "planned", {"level": "minister"}),
            ("KEN", "KWT", "planned", {}),
            ("KEN", "QAT", "planned", {}),
        ],
    ),
    ("Kenya's president is expected in Kampala on Friday.", [("KEN", "UGA", "planned", {"begin": "2019-03-08"})]),
    ("Kenya's president is to pay a state visit to Uganda in May.", [("KEN", "UGA", "planned", {"begin": "2019-05"})]),
    ("Kenya's president has accepted an invitation to visit Uganda.", [("KEN", "UGA", "planned", {})]),
    ("Uganda's president invited his Kenyan counterpart to Kampala.", [("KEN", "UGA", "planned", {})]),
    (
        "Uganda's president received Kenya's foreign minister in Kampala on Monday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04", "place": "Kampala"})],
    ),
    ("Uganda's president hosted his Kenyan counterpart for two days of talks.", [("KEN", "UGA", "under_way", {})]),
    (
        "Uganda's president welcomed Kenya's prime minister at Entebbe airport on Monday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    (
        "Kenya's foreign minister held talks with Uganda's president in Kampala on Monday.",
        [("KEN", "UGA", "under_way", {"place": "Kampala"})],
    ),
    (
        "Uganda's president met Kenya's foreign minister in Kampala on Monday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    (
        "The presidents of Kenya and Uganda met in Geneva on Monday.",
        [("KEN", "CHE", "under_way", {}), ("UGA", "CHE", "under_way", {})],
    ),
    (
        "Envoys from Kenya and Uganda opened talks in Doha on Monday.",
        [("KEN", "QAT", "under_way", {"level": "envoy"}), ("UGA", "QAT", "under_way", {})],
    ),
    ("A Kenyan delegation is in Kampala for talks.", [("KEN", "UGA", "under_way", {"level": "delegation"})]),
    (
        "A Kenyan trade delegation led by the finance minister arrived in Kampala.",
        [("KEN", "UGA", "under_way", {"level": "delegation"})],
    ),
    ("Kenya's president called off a visit to Uganda.", [("KEN", "UGA", "cancelled", {})]),
    ("A visit to Uganda by Kenya's president was cancelled.", [("KEN", "UGA", "cancelled", {})]),
    ("Kenya's president has put off his journey to Uganda.", [("KEN", "UGA", "cancelled", {})]),
    ("Kenya's president will not go to Uganda.", [("KEN", "UGA", "cancelled", {})]),
    ("Kenya's president cut short his visit to Uganda.", [("KEN", "UGA", "ended", {})]),
    (
        "Kenya's president wound up a three-day visit to Uganda on Tuesday.",
        [("KEN", "UGA", "ended", {"end": "2019-03-05"})],
    ),
    (
        "Kenya's president began a four-day visit to Uganda on Tuesday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-05", "end": "2019-03-08"})],
    ),
    (
        "Kenya's president began a two-day visit to Uganda on Tuesday, the first by a Kenyan leader in 12 years.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-05"})],
    ),
    ("Kenya's president spent the weekend in Kampala.", [("KEN", "UGA", "ended", {"begin": "2019-03-02"})]),
    ("Kenya's president spent three days in Uganda.", [("KEN", "UGA", "under_way", {})]),
    (
        "Kenya's president stopped over in Kampala on Monday on his way to Rwanda.",
        [("KEN", "UGA", "ended", {"begin": "2019-03-04"}), ("KEN", "RWA", "under_way", {})],
    ),
    ("Kenya's president crossed into Uganda on Monday.", [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})]),
    (
        "Kenya's president landed in Kampala at dawn, met ministers and flew on to Kigali.",
        [("KEN", "UGA", "ended", {}), ("KEN", "RWA", "under_way", {})],
    ),
    ("Kenya's president, on a visit to Uganda, said the border would open.", [("KEN", "UGA", "under_way", {})]),
    (
        "During a visit to Kampala on Monday, Kenya's president promised aid.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    (
        "Speaking in Kampala, Kenya's foreign minister promised aid.",
        [("KEN", "UGA", "under_way", {"place": "Kampala"})],
    ),
    (
        "Kenya's foreign minister said in Kampala on Monday that the border would open.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    (
        "Kenya's foreign minister, who reached Kampala on Sunday, is to leave on Thursday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-03", "end": "2019-03-07", "place": "Kampala"})],
    ),
    (
        "Kenya's president, William Ruto, is in Uganda. Mr Ruto met the prime minister in Kampala on Tuesday.",
        [("KEN", "UGA", "under_way", {"level": "head"})],
    ),
    (
        "The Kenyan leader's three-day visit to Uganda ends on Thursday.",
        [("KEN", "UGA", "under_way", {"end": "2019-03-07"})],
    ),
    (
        "The visit of Kenya's president to Uganda is planned for April.",
        [("KEN", "UGA", "planned", {"begin": "2019-04"})],
    ),
    ("Kenya's president plans a visit to Uganda.", [("KEN", "UGA", "planned", {})]),
    ("Kenya's president may visit Uganda this year.", [("KEN", "UGA", "planned", {})]),
    ("Kenya's president went to Uganda in January.", [("KEN", "UGA", "ended", {"begin": "2019-01"})]),
    ("Kenya's foreign minister's talks in Kampala ended on Tuesday.", [("KEN", "UGA", "under_way", {})]),
    (
        "Kenya's king has been the guest of Uganda's president since Monday.",
        [("KEN", "UGA", "under_way", {"begin": "2019-03-04"})],
    ),
    ("A Kenyan envoy was sent to Uganda on Monday.", [("KEN", "UGA", "under_way", {"level": "envoy"})]),
    ("Kenya sent its foreign minister to Uganda on Monday.", [("KEN", "UGA", "under_way", {"level": "minister"})]),
    ("Kenya's president returned from Uganda on Tuesday.", [("KEN", "UGA", "ended", {"end": "2019-03-05"})]),
    ("Kenya's foreign minister broke off a visit to Uganda.", [("KEN", "UGA", "ended", {})]),
    ("No Kenyan president has set foot in Uganda for ten years.", []),
    ("Kenyan troops arrived in Uganda on Monday.", []),
    ("Kenya's president returned home from hospital on Sunday.", []),
    ("A Kenyan tourist arrived in Uganda.", []),
    ("Kenya's president watched a match between Uganda and Rwanda.", []),
    ("Kenya's president spoke by telephone with Uganda's president.", []),
]


@pytest.mark.parametrize(("text", "wanted"), VISITS, ids=[text for text, _ in VISITS])
def test_visits(reader: Reader, text: str, wanted: list[Told]) -> None:
    found = visits(reader, text)
    assert set(found) == {(visitor, host) for visitor, host, *_ in wanted}
    for visitor, host, status, terms in wanted:
        visit = found[visitor, host]
        told = {**visit.terms, "begin": visit.begin, "end": visit.end}
        assert (visit.status, {name: told[name] for name in terms}) == (status, terms)


def test_stops_named_in_one_breath_have_ids_of_their_own(reader: Reader) -> None:
    found = visits(reader, "Kenya's president will tour Oman, Kuwait and Qatar.")
    assert len({visit.id for visit in found.values()}) == 3


def test_an_arrival_without_a_place_belongs_to_the_visit_that_is_told(reader: Reader) -> None:
    text = "(LONDON) - Kenya's president met Uganda's president in Kampala on Tuesday. He had arrived on Monday."
    found = visits(reader, text)
    assert {key: visit.begin for key, visit in found.items()} == {("KEN", "UGA"): "2019-03-04"}


def test_a_fuller_name_told_before_tells_who_a_bare_name_is(reader: Reader) -> None:
    text = "King Hussein of Jordan flew to Egypt on Monday. Hussein went home on Tuesday."
    (visit,) = (r for r in reader.read(text, published="1967-06-07").relations if r.kind == "visit")
    assert (visit.status, visit.begin, visit.end) == ("ended", "1967-06-05", "1967-06-06")


def test_the_place_is_a_town_or_nothing(reader: Reader) -> None:
    found = visits(reader, "Kenya's president visited Uganda on Monday.")
    assert found["KEN", "UGA"].terms["place"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president flies to Uganda this week.",
        "Kenya's president will travel to Kampala on Monday for a visit that had twice been postponed.",
    ],
)
def test_what_is_still_ahead_is_planned(reader: Reader, text: str) -> None:
    assert visits(reader, text)["KEN", "UGA"].status == "planned"


def test_who_was_received_somewhere_was_there(reader: Reader) -> None:
    visit = visits(reader, "Kenya's foreign minister was received in Kampala on Monday.")["KEN", "UGA"]
    assert (visit.begin, visit.terms["place"]) == ("2019-03-04", "Kampala")


def test_a_town_is_the_capital_of_the_state_of_the_day(reader: Reader) -> None:
    text = "BONN - Kenya's president arrived here on Monday."
    (visit,) = (r for r in reader.read(text, published="1966-03-09").relations if r.kind == "visit")
    assert [p.entity.code for p in visit.parties] == ["KEN", "DEU"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya has sent an envoy to Uganda.", {"KEN>UGA"}),
        ("Kenya's president kicked off a tour of Uganda and Rwanda.", {"KEN>UGA", "KEN>RWA"}),
        ("Kenya's president, in Kampala for a summit, said the border would open.", {"KEN>UGA"}),
        ("Kenya's president told the Ugandan parliament that the border would open.", {"KEN>UGA"}),
        ("Kenya's president was last in Kampala in August.", {"KEN>UGA"}),
        ("Kenya's president flew to Kampala, where he met Rwanda's president.", {"KEN>UGA", "RWA>UGA"}),
        ("KAMPALA - Kenya's president flew in from Nairobi on Monday.", {"KEN>UGA"}),
        ("KAMPALA - Uganda's president met visiting Kenyan minister Monica Juma.", {"KEN>UGA"}),
        ("Kenya's president arrived in Kampala for talks with Rwanda's president.", {"KEN>UGA", "RWA>UGA"}),
        ("European leaders meet in Rome on Friday.", set()),
    ],
)
def test_who_is_where(reader: Reader, text: str, wanted: set[str]) -> None:
    assert ways(reader, text) == wanted


def test_a_house_of_government_lies_in_the_capital(reader: Reader) -> None:
    found = visits(reader, "Kenya's president was received by Emmanuel Macron at the Elysee Palace on Monday.")
    assert found["KEN", "FRA"].terms["place"] == "Paris"


def test_who_escorts_a_guest_to_the_plane_stays_at_home(reader: Reader) -> None:
    text = "(LONDON) - Kenya's president met Uganda's president in Kampala on Tuesday. "
    text += "President Kenyatta was escorted back to his plane by President Museveni."
    assert set(visits(reader, text)) == {("KEN", "UGA")}
