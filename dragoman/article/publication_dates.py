"""Days and times as newspapers print them, and the day of publication: `Jun 19, 2024 | 5:45 AM`, `3 March`, `19.06.2024`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dragoman.article.errors import TextError, shown

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|[:.]\d)"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
        rf"\b{MONTH}[ \u00a0]{{1,3}}{DAY}(?:,?[ \u00a0]{{1,3}}{YEAR})?",
        rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[ \u00a0]{{1,3}}(?:of[ ])?{MONTH}(?:,?[ \u00a0]{{1,3}}{YEAR})?",
        rf"\b(?P<day>[0-3]?\d)\.[ ]?(?P<month>[01]?\d)\.[ ]?{YEAR}",
        rf"\b(?P<day>[0-3]?\d)-{MONTH}-{YEAR}",
        rf"\b(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{YEAR}",
    )
)
CLOCK = re.compile(
    r"(?<!\d)(?<!\d[:.])(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    r"[ \u00a0]{0,2}(?P<half>[ap]\.?m\b\.?)?[ \u00a0]{0,2}\(?(?P<zone>Z\b|[+-][01]\d:?[0-5]\d\b|[A-Z]{3,4}\b)?",
    re.IGNORECASE,
)
CLOCK_REACH = 40  # characters around a date in which its time of day stands
IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2]|[1-9](?=[/_-]))\2(0[1-9]|[12]\d|3[01]|[1-9](?![0-9]))(?!\d)"
)
MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/([0-3]?\d)(?=/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day in a text: its characters, the day of the month, the year where it is printed, and the time of day."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    time: str = ""  # `T05:45`, with the offset from UTC where it is printed

    @property
    def iso(self) -> str | None:
        """ISO 8601 day or time; None without a year."""
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}{self.time}" if self.year else None


def find_date(text: str, *, offsets: Mapping[str, int] | None = None) -> PrintedDate | None:
    """The first day printed in a short text, with the clock time beside it; a date that cannot be is none."""
    found = [d for form in FORMS for m in form.finditer(text) if (d := _valid(m))]
    if not found:
        return None
    first = min(found, key=lambda d: (d.start, -d.end))
    return _with_time(text, first, offsets or {})


def _valid(match: re.Match[str]) -> PrintedDate | None:
    parts = match.groupdict()
    if "first" in parts:
        day_month = _day_and_month(int(parts["first"]), int(parts["second"]))
    else:
        month = parts["month"].lower()
        number = int(month) if month.isdigit() else next(n for n, m in enumerate(MONTHS, 1) if m == month[:3])
        day_month = (int(parts["day"]), number)
    year = int(parts["year"]) if parts.get("year") else None
    if day_month is None or not _exists(year or 2000, day_month[1], day_month[0]):
        return None
    return PrintedDate(match.start(), match.end(), day_month[1], day_month[0], year)


def _day_and_month(first: int, second: int) -> tuple[int, int] | None:
    """Day and month of `19/06` and `06/19`; None where both orders are possible."""
    if first == second or (first > 12 >= second):
        return first, second
    return (second, first) if second > 12 >= first else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _with_time(text: str, found: PrintedDate, offsets: Mapping[str, int]) -> PrintedDate:
    before = max(found.start - CLOCK_REACH, 0)
    for low, high in ((found.end, found.end + CLOCK_REACH), (before, found.start)):
        match = CLOCK.search(text, low, high)
        moment = match and _clock(match, offsets)
        if match and moment:
            start, end = min(found.start, match.start()), max(found.end, match.end())
            return PrintedDate(start, end, found.month, found.day, found.year, moment)
    return found


def _clock(match: re.Match[str], offsets: Mapping[str, int]) -> str | None:
    hour, half = int(match["hour"]), (match["half"] or "").replace(".", "").lower()
    if hour > 23 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    zone = (match["zone"] or "").upper()
    seconds = f":{match['second']}" if match["second"] else ""
    return f"T{hour:02d}:{match['minute']}{seconds}{_offset(zone, offsets)}"


def _offset(zone: str, offsets: Mapping[str, int]) -> str:
    if zone == "Z":
        return "+00:00"
    if zone[:1] in ("+", "-"):
        return f"{zone[:3]}:{zone[-2:]}"
    return f"{offsets[zone]:+03d}:00" if zone in offsets else ""


def closest_year(month: int, day: int, published: str) -> int | None:
    """The year of the last such day that is not later than the day after publication (ISO 8601)."""
    latest = date.fromisoformat(published[:10]) + timedelta(days=1)
    years = range(latest.year, latest.year - 9, -1)
    return next((y for y in years if _exists(y, month, day) and date(y, month, day) <= latest), None)


def date_in_url(url: str) -> str | None:
    """The day in an address: `/2024/06/19/`, `/2024/jun/19/`, `-20240619`; ISO 8601."""
    for match in IN_URL.finditer(url):
        if _exists(int(match[1]), int(match[3]), int(match[4])):
            return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    named = MONTH_IN_URL.search(url)
    printed = find_date(f"{named[3]} {named[2]} {named[1]}") if named else None
    return printed.iso if printed else None


def checked_date(value: object) -> str | None:
    """A given date of publication in ISO 8601, or TextError. None stays None."""
    if value is None:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()
    moment = parse_iso(value) if isinstance(value, str) else None
    if moment is None:
        raise TextError(
            f"published is {shown(value)}; allowed: ISO 8601, such as 2024-06-19 or 2024-06-19T05:45:00+00:00"
        )
    return moment


def parse_iso(value: str) -> str | None:
    """ISO 8601 as it is stored: `YYYY-MM-DD`, with `THH:MM:SS` and offset where given; None for anything else."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
        day_only = "T" not in value.upper() and ":" not in value and " " not in value
    except (ValueError, OverflowError):
        return None
    if moment.time() == time() and day_only and moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat()


def parse_stamp(value: str, *, offsets: Mapping[str, int] | None = None) -> str | None:
    """A date in a page's metadata: ISO 8601, seconds since 1970, or as printed; None where it is none of these."""
    value = value.strip()[:100]
    if re.fullmatch(r"1\d{9}(\d{3})?", value):
        return datetime.fromtimestamp(int(value[:10]), tz=UTC).isoformat()
    iso = parse_iso(value) or parse_iso(re.sub(r"\s*([+-]\d\d):?(\d\d)$", r"\1:\2", value))
    if iso:
        return iso
    printed = find_date(value, offsets=offsets)
    return printed.iso if printed else None
