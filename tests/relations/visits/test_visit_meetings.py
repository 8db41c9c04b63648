"""Meetings of a visit: with whom, and as often as the text says."""

import pytest

from dragoman import Reader
from tests.relations.tied import visits

MEETINGS: list[tuple[str, list[tuple[str, int]]]] = [
    ("President Uhuru Kenyatta held talks with President Yoweri Museveni in Kampala.", [("Yoweri Museveni", 1)]),
    ("President Uhuru Kenyatta had four meetings with President Yoweri Museveni in Kampala.", [("Yoweri Museveni", 4)]),
    ("President Uhuru Kenyatta held three rounds of talks with Yoweri Museveni in Kampala.", [("Yoweri Museveni", 3)]),
    ("President Uhuru Kenyatta met President Yoweri Museveni twice in Kampala.", [("Yoweri Museveni", 2)]),
    ("President Uhuru Kenyatta flew to Kampala for talks with President Yoweri Museveni.", [("Yoweri Museveni", 1)]),
    ("President Uhuru Kenyatta was received by President Yoweri Museveni in Kampala.", [("Yoweri Museveni", 1)]),
    (
        "President Uhuru Kenyatta paid a courtesy call on President Yoweri Museveni in Kampala.",
        [("Yoweri Museveni", 1)],
    ),
    ("President Uhuru Kenyatta spent four days of talks with Yoweri Museveni in Kampala.", [("Yoweri Museveni", 1)]),
    ("President Uhuru Kenyatta visited Uganda on Monday.", []),
]


@pytest.mark.parametrize(("text", "wanted"), MEETINGS, ids=[text for text, _ in MEETINGS])
def test_meetings(reader: Reader, text: str, wanted: list[tuple[str, int]]) -> None:
    found = visits(reader, text)["KEN", "UGA"].terms["meetings"]
    assert [(m["with"], m["count"]) for m in found] == wanted
    assert all(text[m["start"] : m["end"]] == m["quote"] for m in found)


def test_a_meeting_told_again_counts_once_and_one_more_as_two(reader: Reader) -> None:
    first = "President Uhuru Kenyatta met President Yoweri Museveni in Kampala on Monday."
    once = visits(reader, f"{first} Kenyatta said after he met Museveni that the border would open.")
    twice = visits(reader, f"{first} Kenyatta met Museveni again on Tuesday.")
    assert [sum(m["count"] for m in found["KEN", "UGA"].terms["meetings"]) for found in (once, twice)] == [1, 2]
