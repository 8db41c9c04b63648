from datetime import date
from typing import Any

import pytest

from dragoman.record.happenings import as_events, happenings
from dragoman.record.state import disputes, months


def row(occurrence: int, article: str, **given: Any) -> dict[str, Any]:
    return {
        "occurrence": occurrence, "article_id": article, "origin": article, "auxiliary": None, "factuality": "CT+",
        "date_begin": date(2020, 5, 1), "date_end": date(2020, 5, 1), "type": "ACCUSE", "quad": 3, "score": -2.0,
        "actor_codes": ["PER"], "recipient_codes": ["CHL"], **given,
    }  # fmt: skip


def test_tellings_of_one_occurrence_are_one_happening() -> None:
    found = happenings([row(1, "a"), row(2, "b"), row(1, "c", origin="a"), row(1, "d", origin=None)])
    assert [(h.stories, h.origins) for h in found] == [(3, 1), (1, 1)]


def test_origins_are_counted_once_and_there_is_at_least_one() -> None:
    [found] = happenings([row(1, "a"), row(1, "b")])
    assert found.origins == 2
    [unlinked] = happenings([row(1, "a", origin=None)])
    assert unlinked.origins == 1


@pytest.mark.parametrize(
    ("tellings", "shown", "is_disputed"),
    [
        ([{"factuality": "CT-"}, {}], 1, True),
        ([{"auxiliary": "future"}, {"factuality": "PR+"}], 1, False),
        ([{"factuality": "CT-"}, {"auxiliary": "future"}], 0, False),
        ([{"factuality": "Uu"}, {"factuality": "PS-"}], 0, False),
        ([{"factuality": "PR+"}, {"factuality": "PR-"}], 0, True),
    ],
)
def test_the_telling_that_affirms_is_shown(tellings: list[dict[str, Any]], shown: int, is_disputed: bool) -> None:
    rows = [row(1, str(n), **given) for n, given in enumerate(tellings)]
    [found] = happenings(rows)
    assert found.row is rows[shown]
    assert found.is_disputed == is_disputed


def test_rows_of_a_timeline_can_be_counted_by_month_and_searched_for_disputes() -> None:
    rows = [row(1, "a"), row(2, "b", factuality="CT-"), row(3, "c", date_begin=None), row(4, "d", recipient_codes=None)]
    events = list(as_events(rows))
    assert [(month.month, month.conflict, month.score) for month in months(events)] == [("2020-05", 2, -2.0)]
    [dispute] = disputes(events)
    assert [event["article_id"] for event in dispute] == ["a", "b"]
