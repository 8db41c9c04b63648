"""Visits: coming, planned, called off."""

import pytest

from dragoman import Reader

VISITS: list[tuple[str, str, str, str, str]] = [
    ("President Emmanuel Macron will travel to Vietnam on May 12 for talks.", "FRA", "VNM", "planned", "head"),
    ("Indian Prime Minister Narendra Modi arrived in Nepal on Friday.", "IND", "NPL", "under_way", "head"),
    ("Chinese Foreign Minister Wang Yi cancelled his visit to Norway.", "CHN", "NOR", "cancelled", "minister"),
]


@pytest.mark.parametrize(("text", "visitor", "host", "status", "level"), VISITS)
def test_visits(reader: Reader, text: str, visitor: str, host: str, status: str, level: str) -> None:
    (visit,) = (r for r in reader.read(text, published="2019-05-01").relations if r.kind == "visit")
    assert [(p.entity.code, p.role) for p in visit.parties] == [(visitor, "visitor"), (host, "host")]
    assert (visit.status, visit.terms["level"]) == (status, level)
    assert visit.evidence[0].text == text


def test_visits_in_general_are_none(reader: Reader) -> None:
    assert reader.read("Visits to Chile are popular.", published="2019-05-01").relations == ()


def test_a_meeting_without_day_and_place_is_of_the_visit_told_nearest(reader: Reader) -> None:
    text = (
        "Putin visited Pyongyang on Tuesday, where Putin met Kim Jong Un. "
        "Kim Jong Un visited Moscow in September. Putin and Kim Jong Un held talks."
    )
    found = reader.read(text, published="2024-06-20")
    meetings = {
        p.entity.code: [m["quote"] for m in r.terms["meetings"]]
        for r in found.relations
        if r.kind == "visit"
        for p in r.parties
        if p.role == "host"
    }
    assert meetings["RUS"] == ["Putin and Kim Jong Un held talks."]
    assert "Putin and Kim Jong Un held talks." not in meetings["PRK"]


def test_those_whom_they_stands_for_are_not_the_last_two_named(reader: Reader) -> None:
    text = "Putin spoke with Zelensky. African leaders urged peace when they met Putin in Sochi in June."
    found = reader.read(text, published="2022-07-20").relations
    assert "UKR" not in {p.entity.code for r in found if r.kind == "visit" for p in r.parties}
