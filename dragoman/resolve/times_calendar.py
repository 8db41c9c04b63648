"""Arithmetic on days and on TIMEX3 values: what a value spans, and the value so many units away."""

import re
from calendar import monthrange
from datetime import date, timedelta

QUARTER_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
SEASON_OF_MONTH = ("WI", "WI", "SP", "SP", "SP", "SU", "SU", "SU", "FA", "FA", "FA", "WI")
WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?")
Days = tuple[date, date]


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar lacks it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months(year: int, first: int, last: int) -> Days | None:
    """First day of one month to the last day of another; the second lies in the next year where it is the smaller."""
    end_year = year + (last < first)
    if not 1 <= year <= end_year <= 9999:
        return None
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def span_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 value; None for one that names no days. Seasons are whole months, winter from December."""
    if "/" in value:
        first, _, last = value.partition("/")
        begin, end = span_of(first), span_of(last)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    if match := DAY.fullmatch(value):
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
        return (day, day) if day else None
    if match := WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), weekend=bool(match[3]))
    if value.isdigit() and len(value) < 5:
        return _years(value)
    return _part_of_year(value)


def _week(year: int, week: int, *, weekend: bool) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return monday + timedelta(5 if weekend else 0), monday + timedelta(6)
    except (ValueError, OverflowError):
        return None


def _years(digits: str) -> Days | None:
    scale = 10 ** (4 - len(digits))
    first = int(digits) * scale
    return (date(first, 1, 1), date(first + scale - 1, 12, 31)) if first >= 1 else None


def _part_of_year(value: str) -> Days | None:
    year, _, part = value.partition("-")
    if not (len(year) == 4 and year.isdigit()):
        return None
    if part.isdigit() and 1 <= int(part) <= 12:
        return months(int(year), int(part), int(part))
    bounds = QUARTER_MONTHS.get(part) or SEASON_MONTHS.get(part)
    return months(int(year), *bounds) if bounds else None


def shifted(day: date, unit: str, count: int) -> str | None:
    """The value of the unit (D W M Q Y E C and 2W) `count` units from the one that holds the day; None beyond years 1-9999."""
    if unit == "2W":
        unit, count = "W", 2 * count
    if unit in "DW":
        return _shifted_days(day, unit, count)
    if unit in "MQ":
        return _shifted_months(day, unit, count)
    scale = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
    year = day.year + count * scale
    return f"{year // scale:0{5 - len(str(scale))}d}" if 1 <= year <= 9999 else None


def _shifted_days(day: date, unit: str, count: int) -> str | None:
    try:
        found = day + timedelta(days=count * (7 if unit == "W" else 1))
    except OverflowError:
        return None
    return found.isoformat() if unit == "D" else week_value(found)


def _shifted_months(day: date, unit: str, count: int) -> str | None:
    total = day.year * 12 + day.month - 1 + count * (3 if unit == "Q" else 1)
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}-Q{month // 3 + 1}" if unit == "Q" else f"{year:04d}-{month + 1:02d}"


def week_value(day: date) -> str:
    """The ISO week that holds a day: `2024-W25`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_near(day: date, weekday: int, count: int) -> date | None:
    """The day itself or the nearest before (`count` -1) or after (1) that is this ISO weekday."""
    distance = (day.isoweekday() - weekday) % 7 if count < 0 else -((weekday - day.isoweekday()) % 7)
    try:
        return day - timedelta(distance)
    except OverflowError:
        return None


def easter(year: int) -> date:
    """Western Easter (the Gregorian algorithm of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday_day(rule: str, year: int) -> date | None:
    """The day of a holiday: `12-25`, `11/4/4` (fourth Thursday of November; -1 the last), `easter-2`."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if "/" not in rule:
        return make_day(year, int(rule[:2]), int(rule[3:]))
    month, weekday, which = (int(part) for part in rule.split("/"))
    days = [d for n in range(1, 32) if (d := make_day(year, month, n)) and d.isoweekday() == weekday]
    return days[which if which < 0 else which - 1]
