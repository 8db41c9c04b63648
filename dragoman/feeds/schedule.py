"""When a feed or a page is asked again: plain numbers in, seconds out."""

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime

DAY = 24 * 3600.0
JITTER = 0.1  # of the time, at most, that is added by chance so that not all feeds are asked at once
MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
DOUBLINGS = 16


def after_success(every: float, *, headers: Mapping[str, str], minutes: float | None, chance: float) -> float:
    """Seconds until a feed is asked again that answered.

    `every`: seconds, as the user wants it. `headers`: those of the answer; what is fresh is not asked for again, at most for
    a day. `minutes`: the feed's own wish. `chance`: from 0 to 1.
    """
    asked = max(_max_age(headers), (minutes or 0.0) * 60)
    return _spread(max(every, min(asked, DAY)), chance)


def after_failure(every: float, *, failures: int, asked: float, chance: float) -> float:
    """Seconds until something is asked again that failed so many times in a row: twice as long each time, up to a day.

    `asked`: seconds that the server asks for (see `retry_seconds`); more than a day is taken as a day.
    """
    doubled = min(every * 2.0 ** min(failures, DOUBLINGS), max(DAY, every))
    return _spread(max(doubled, min(asked, DAY)), chance)


def retry_seconds(retry_after: str | None, now: float) -> float:
    """The seconds that a Retry-After asks for, given as such or as a time; 0 where it asks for none."""
    told = (retry_after or "").strip()
    if re.fullmatch(r"\d{1,9}", told):
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(aware.timestamp() - now, 0.0)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0


def _max_age(headers: Mapping[str, str]) -> float:
    control = headers.get("cache-control", "")
    found = MAX_AGE.search(control)
    if not found or "no-cache" in control.lower() or "no-store" in control.lower():
        return 0.0
    age = headers.get("age", "").strip()
    return max(float(found[1]) - (float(age) if re.fullmatch(r"\d{1,9}", age) else 0.0), 0.0)


def _spread(seconds: float, chance: float) -> float:
    return seconds * (1 + JITTER * chance)
