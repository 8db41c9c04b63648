from datetime import date, timedelta

import pytest

from dragoman.web.charts.axis import days
from dragoman.web.charts.columns import end_of, period_for, start_of


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2024-01-01", "2024-01-09", ["1 Jan 2024", "3 Jan 2024", "5 Jan 2024", "7 Jan 2024", "9 Jan 2024"]),
        ("2023-11-20", "2024-09-10", ["Dec", "Jan 2024", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep"]),
        ("1990-05-01", "2003-02-01", [str(year) for year in range(1991, 2004)]),
        ("1600-01-01", "2024-01-01", ["1600", "1650", "1700", "1750", "1800", "1850", "1900", "1950", "2000"]),
    ],
)
def test_ticks_stand_at_round_days_with_room_between(first: str, last: str, names: list[str]) -> None:
    scale = days(date.fromisoformat(first), date.fromisoformat(last), 0, 900)
    assert [words for _, words in scale.ticks()] == names


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar(year: int) -> None:
    scale = days(date(year, 1, 1), date(year, 12, 31), 0, 900)
    assert scale.ticks()
    assert start_of(date(year, 1, 1), "week") <= date(year, 1, 1)
    assert end_of(start_of(date(year, 12, 31), "year"), "year") == date(year, 12, 31)


def test_a_lone_day_stands_in_the_middle() -> None:
    scale = days(date(2024, 5, 1), date(2024, 5, 1), 0, 100)
    assert scale.x(date(2024, 5, 1)) == pytest.approx(50)
    for edge in (date.min, date.max):
        assert 0 <= days(edge, edge, 0, 100).x(edge) <= 100


def test_days_outside_stand_at_the_edge() -> None:
    scale = days(date(2024, 1, 1), date(2024, 2, 1), 10, 20)
    assert (scale.x(date(1900, 1, 1)), scale.x(date(2100, 1, 1))) == (10, 20)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("week", "2024-02-26", "2024-03-03"),
        ("month", "2024-03-01", "2024-03-31"),
        ("quarter", "2024-01-01", "2024-03-31"),
        ("year", "2024-01-01", "2024-12-31"),
    ],
)
def test_periods(period: str, start: str, end: str) -> None:
    assert start_of(date(2024, 3, 1), period).isoformat() == start
    assert end_of(date.fromisoformat(start), period).isoformat() == end
    assert start_of(date.fromisoformat(end) + timedelta(days=1), period) == date.fromisoformat(end) + timedelta(days=1)


@pytest.mark.parametrize(("years", "period"), [(1, "week"), (9, "month"), (30, "quarter"), (100, "year")])
def test_longer_times_have_longer_periods(years: int, period: str) -> None:
    assert period_for(days(date(1900, 1, 1), date(1900 + years, 1, 1), 0, 900)) == period
