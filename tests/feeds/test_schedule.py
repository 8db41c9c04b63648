import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.feeds.schedule import DAY, JITTER, after_failure, after_success, retry_seconds

SUCCESS = [
    ({}, None, 900), ({"cache-control": "public, max-age=3600"}, None, 3600), ({"cache-control": "max-age=60"}, None, 900),
    ({"cache-control": "max-age=3600, no-cache"}, None, 900), ({"cache-control": "no-store,max-age=3600"}, None, 900),
    ({"cache-control": "max-age=3600", "age": "600"}, None, 3000), ({"cache-control": "s-maxage=9999"}, None, 900),
    ({"cache-control": "max-age=999999999"}, None, DAY), ({"cache-control": "max-age=-1"}, None, 900),
    ({"cache-control": 'max-age="3600"'}, None, 3600), ({}, 60.0, 3600), ({}, 1e9, DAY), ({"cache-control": "max-age=7200"}, 60.0, 7200),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "minutes", "expected"), SUCCESS)
def test_after_success(headers: dict[str, str], minutes: float | None, expected: float) -> None:
    assert after_success(900, headers=headers, minutes=minutes, chance=0) == expected


def test_failures_double_the_wait_up_to_a_day() -> None:
    waits = [after_failure(900, failures=n, asked=0, chance=0) for n in range(1, 12)]
    assert waits[:4] == [1800, 3600, 7200, 14400]
    assert waits[-1] == DAY
    assert after_failure(3 * DAY, failures=1, asked=0, chance=0) == 3 * DAY


def test_what_a_server_asks_for_is_kept_to() -> None:
    assert after_failure(60, failures=1, asked=5000, chance=0) == 5000
    assert after_failure(60, failures=1, asked=1e12, chance=0) == DAY


RETRY = [
    ("120", 120.0), (" 7 ", 7.0), ("Thu, 01 Jan 1970 01:00:00 GMT", 3500.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
    ("soon", 0.0), ("", 0.0), (None, 0.0), ("-5", 0.0), ("9" * 50, 0.0), ("Thu, 99 Jan 1970 01:00:00 GMT", 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), RETRY)
def test_retry_after(told: str | None, expected: float) -> None:
    assert retry_seconds(told, 100.0) == expected


@given(st.text(max_size=40))
def test_any_retry_after(told: str) -> None:
    assert retry_seconds(told, 0.0) >= 0


@given(st.floats(0.01, 1e6), st.integers(0, 10**6), st.floats(0, 1e12), st.floats(0, 1))
def test_chance_adds_a_tenth_at_most(every: float, failures: int, asked: float, chance: float) -> None:
    least = after_failure(every, failures=failures, asked=asked, chance=0)
    assert least >= min(asked, DAY)
    assert least <= after_failure(every, failures=failures, asked=asked, chance=chance) <= least * (1 + JITTER) * 1.0001
