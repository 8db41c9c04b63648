from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.article import TextError
from dragoman.article.publication_dates import (
    checked_date,
    closest_year,
    date_in_url,
    find_date,
    parse_stamp,
)

OFFSETS = {"EDT": -4, "GMT": 0}
PRINTED = [
    ("Jun 19, 2024 | 5:45 AM", "2024-06-19T05:45"),
    ("5:45 a.m. EDT, June 19, 2024", "2024-06-19T05:45-04:00"),
    ("12:05 AM GMT, 19 June 2024", "2024-06-19T00:05+00:00"),
    ("Wednesday, 19 June 2024", "2024-06-19"),
    ("19th of June 2024", "2024-06-19"),
    ("19.06.2024", "2024-06-19"),
    ("19/06/2024", "2024-06-19"),
    ("06/19/2024", "2024-06-19"),
    ("06/07/2024", None),
    ("2024-06-19T05:45Z", "2024-06-19T05:45+00:00"),
    ("2024-06-19 at 17:45:10 +0530", "2024-06-19T17:45:10+05:30"),
    ("Sept. 3, 2019", "2019-09-03"),
    ("3-Sep-2019", "2019-09-03"),
    ("31 June 2024", None),
    ("29 February 2023", None),
    ("June 2024", None),
    ("June 19", None),
    ("May 2024 was warm", None),
    ("no date", None),
]


@pytest.mark.parametrize(("text", "iso"), PRINTED)
def test_printed(text: str, iso: str | None) -> None:
    found = find_date(text, offsets=OFFSETS)
    assert (found.iso if found else None) == iso


def test_day_without_year() -> None:
    found = find_date("on June 19 in Oslo")
    assert found is not None
    assert (found.month, found.day, found.year) == (6, 19, None)


STAMPS = [
    ("2024-06-19", "2024-06-19"),
    ("2024-06-19T05:45:00+0100", "2024-06-19T05:45:00+01:00"),
    ("2024-06-19 05:45:00", "2024-06-19T05:45:00"),
    ("1718775900", datetime.fromtimestamp(1718775900, tz=UTC).isoformat()),
    ("1718775900123", datetime.fromtimestamp(1718775900, tz=UTC).isoformat()),
    ("June 19, 2024", "2024-06-19"),
    ("yesterday", None),
]


@pytest.mark.parametrize(("stamp", "iso"), STAMPS)
def test_stamps(stamp: str, iso: str | None) -> None:
    assert parse_stamp(stamp) == iso


URLS = [
    ("https://news.example/2024/06/19/talks", "2024-06-19"),
    ("https://news.example/world/2024/jun/19/talks", "2024-06-19"),
    ("https://news.example/talks-20240619.html", "2024-06-19"),
    ("https://news.example/a-2024-06-19-b", "2024-06-19"),
    ("https://news.example/2024/13/19/", None),
    ("https://news.example/20240631", None),
    ("https://news.example/1234202406195678", None),
    ("https://news.example/story", None),
]


@pytest.mark.parametrize(("url", "iso"), URLS)
def test_urls(url: str, iso: str | None) -> None:
    assert date_in_url(url) == iso


GIVEN = [
    ("2024-06-19", "2024-06-19"),
    ("20240619", "2024-06-19"),
    ("2024-06-19T05:45Z", "2024-06-19T05:45:00+00:00"),
    (date(2024, 6, 19), "2024-06-19"),
    (None, None),
]


@pytest.mark.parametrize(("value", "iso"), GIVEN)
def test_given(value: object, iso: str | None) -> None:
    assert checked_date(value) == iso


@pytest.mark.parametrize("value", ["June 19", "2024-06", "2024-02-30", "", 20240619, ["2024-06-19"], "0000-01-01"])
def test_bad_given(value: object) -> None:
    with pytest.raises(TextError, match="ISO 8601"):
        checked_date(value)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 1)), st.integers(0, 300))
def test_the_year_is_that_of_the_day_before_publication(day: date, later: int) -> None:
    published = date.fromordinal(day.toordinal() + later)
    if (day.month, day.day) != (2, 29):
        assert closest_year(day.month, day.day, published.isoformat()) == day.year


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    found = find_date(text, offsets=OFFSETS)
    assert found is None or 0 <= found.start < found.end <= len(text)
