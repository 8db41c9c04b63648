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
