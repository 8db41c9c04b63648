"""Readings of dates that a calendar names: days, months, quarters, seasons, years, holidays, clock times."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.resolve.times_calendar import SEASON_OF_MONTH, holiday_day, make_day, shifted, span_of
from dragoman.resolve.times_context import Context, Hit, Reading
from dragoman.resolve.times_pieces import Piece

CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]?([0-9]{2}))?")
AGAINST_PAST, AGAINST_FUTURE = 30, 4  # how much further away a date counts that contradicts the tense
STEP = {"h": 0, "C": 0, "q": 0, "l": -1, "p": -1, "v": -1, "n": 1, "c": 1, "f": 1}


def year_of(hit: Hit, context: Context) -> tuple[int | None, str | None]:
    """The year that an expression itself names, outright or as `last year`, and its basis."""
    if piece := hit.get("4"):
        return int(piece.value), "text"
    if hit.get("h") and hit.get("Mm") and not hit.get("p") and context.anchor:
        return context.anchor.year, context.basis
    if (unit := hit.get("U")) and unit.value == "Y" and context.anchor:
        return context.anchor.year + step(hit), context.basis
    return None, None


def step(hit: Hit) -> int:
    """-1 for last, 0 for this, 1 for next."""
    return next((STEP[p.symbol] for p in hit.pieces if STEP.get(p.symbol)), 0)


def choose(
    context: Context, piece: Piece, make: Callable[[int], str | None], *, towards: int | None = None
) -> str | None:
    """The value in the year that fits the tense: the latest not after the anchor, the next not before it, or the nearest."""
    anchor = context.anchor
    if anchor is None:
        return None
    spans = [
        (v, s) for y in (-1, 0, 1) if 0 < anchor.year + y < 9999 and (v := make(anchor.year + y)) and (s := span_of(v))
    ]
    way = context.direction(piece) if towards is None else towards
    return min(spans, key=lambda item: _cost(item[1], anchor, way))[0] if spans else None


def _cost(span: tuple[date, date], day: date, way: int) -> int:
    """Days between; those against the tense weigh more."""
    ahead, back = (span[0] - day).days, (day - span[1]).days
    return max(ahead * (AGAINST_PAST if way < 0 else 1), back * (AGAINST_FUTURE if way > 0 else 1), 0)


def dated(context: Context, hit: Hit, piece: Piece, make: Callable[[int], str | None], unknown: str) -> Reading | None:
    """A value with its year from the expression, else from anchor and tense; `unknown` where neither is there."""
    year, basis = year_of(hit, context)
    if year is not None:
        value = make(year)
        return Reading("DATE", value, basis) if value and span_of(value) else None
    value = choose(context, piece, make, towards=_towards(hit))
    return Reading("DATE", value, context.basis) if value else Reading("DATE", unknown)


def _towards(hit: Hit) -> int | None:
    """`last September` looks back and `next June` ahead whatever the tense."""
    if hit.get("lpv"):
        return -1
    return 1 if hit.get("nc") else 0 if hit.get("h") else None


def read_iso(hit: Hit, context: Context) -> Reading | None:
    """`2024-06-18`."""
    year, month, day = (int(p.value) for p in hit.all("41"))
    found = make_day(year, month, day)
    return Reading("DATE", found.isoformat(), "text") if found else None


def read_numeric(hit: Hit, context: Context) -> Reading | None:
    """`6/18/2024`, `18.06.2024`: with slashes month first unless that is no month, with dots day first."""
    parts = [int(p) for p in re.split("[./]", hit.pieces[0].text) if p.isdigit()]
    if len(parts) != 3 or max(parts) > 2199:
        return None
    if parts[0] > 999:
        year, month, day = parts
    else:
        day, month, year = parts
        if ("/" in hit.pieces[0].text and day <= 12) or month > 12:
            day, month = month, day
    if year < 100:
        year += 1900 if year > 50 else 2000
    found = make_day(year, month, day) if year >= 1000 else None
    return Reading("DATE", found.isoformat(), "text") if found else None


def read_date(hit: Hit, context: Context) -> Reading | None:
    """`June 18`, `Tuesday, 18 June 2024`, `June 18-19`."""
    piece, days = hit.get("Mm"), [int(p.value) for p in hit.all("1R")]
    if piece is None or not all(1 <= day <= 31 for day in days) or sorted(days) != days:
        return None
    month = int(piece.value)

    weekday = hit.number("D")

    def make(year: int) -> str | None:
        found = [make_day(year, month, day) for day in days]
        if weekday and found[0] and found[0].isoweekday() != weekday and not hit.get("4U"):
            return None
        return "/".join(day.isoformat() for day in found if day) if all(found) else None

    if make_day(2000, month, days[-1]) is None:
        return None
    return dated(context, hit, piece, make, f"XXXX-{month:02d}-{days[0]:02d}")


def read_month(hit: Hit, context: Context) -> Reading | None:
    """`September`, `last September`, `early September 1989`, `June last year`."""
    piece = hit.get("Mm")
    if piece is None or (len(hit.pieces) == 1 and not _is_month(piece, context)):
        return None
    if hit.get("l") and not hit.get("U") and context.anchor:
        return Reading("DATE", _last_month(int(piece.value), context.anchor), context.basis)
    return dated(context, hit, piece, lambda year: f"{year:04d}-{int(piece.value):02d}", f"XXXX-{int(piece.value):02d}")


def _last_month(month: int, anchor: date) -> str:
    return f"{anchor.year - (month >= anchor.month):04d}-{month:02d}"


def _is_month(piece: Piece, context: Context) -> bool:
    """Not a person (April, May, June) nor a verb (March, May)."""
    token = context.analysis.token_at(piece.start)
    if token is None or token.ner in ("PERSON", "ORG", "FAC", "GPE", "PRODUCT") or piece.symbol == "m":
        return False
    if any(child.dep == "compound" and child.pos == "PROPN" for child in token.children):
        return False
    return token.pos in ("PROPN", "NOUN") or token.ner == "DATE"


def read_quarter(hit: Hit, context: Context) -> Reading | None:
    """`the third quarter of 1989`, `the latest quarter`, `the year-earlier period`."""
    piece = hit.get("Q_")
    number = hit.number("R")
    if piece is None or number > 4:
        return None
    earlier = hit.get("k") is not None
    if not number:
        return _unnumbered_quarter(hit, context, earlier=earlier)
    reading = dated(context, hit, piece, lambda year: f"{year:04d}-Q{number}", f"XXXX-Q{number}")
    if reading and reading.value and earlier and reading.value[:4].isdigit():
        return Reading("DATE", f"{int(reading.value[:4]) - 1:04d}{reading.value[4:]}", reading.basis)
    return reading


def _unnumbered_quarter(hit: Hit, context: Context, *, earlier: bool) -> Reading:
    last = context.quarter
    if (year := hit.get("4")) and last and last.value:
        return Reading("DATE", f"{year.value}{last.value[4:]}", last.basis)
    if year:
        return Reading("DATE", f"{year.value}", "text")
    if not earlier and hit.get("hCnl"):
        return context.moved("Q", step(hit))
    if last and last.begin:
        value = shifted(date.fromisoformat(last.begin), "Q", -4 if earlier else step(hit))
        return Reading("DATE", value, last.basis)
    return context.moved("Q", -5 if earlier else -1)


def read_half(hit: Hit, context: Context) -> Reading | None:
    """`the first half of 1989`, `the second half of last year`."""
    number = 2 if hit.get("l") and not hit.get("R") else hit.number("R")
    year, basis = year_of(hit, context)
    if number not in (1, 2):
        return None
    return Reading("DATE", f"{year:04d}-H{number}" if year else f"XXXX-H{number}", basis)


def read_season(hit: Hit, context: Context) -> Reading | None:
    """`last summer`, `the winter of 1994`; not `fall` and `spring` as verbs."""
    piece = hit.get("S")
    if piece is None or not _is_season(hit, piece, context):
        return None
    code = str(piece.value)
    if context.anchor and hit.get("hlnpv") and not hit.get("4U"):
        return Reading("DATE", _season_from(context.anchor, code, hit), context.basis)
    return dated(context, hit, piece, lambda year: f"{year:04d}-{code}", f"XXXX-{code}")


def _is_season(hit: Hit, piece: Piece, context: Context) -> bool:
    if hit.get("4hlnvpE") or (hit.get("U") and piece.text != "fall"):
        return True
    token = context.analysis.token_at(piece.start)
    following = any(c.dep == "prep" and c.lemma == "of" for c in token.children) if token else True
    return (
        token is not None and token.pos == "NOUN" and not following and piece.text != "fall" and token.dep != "compound"
    )


def _season_from(anchor: date, code: str, hit: Hit) -> str:
    """In January `this winter` began in the year before; `last` and `past` are over or were never this one."""
    current = SEASON_OF_MONTH[anchor.month - 1] == code
    start = anchor.year - (code == "WI" and anchor.month < 3)
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if hit.get("lv") or (hit.get("p") and not current):
        start -= current or (anchor.month < first_month and not (code == "WI" and anchor.month < 3))
    elif hit.get("n"):
        start += current or anchor.month >= first_month
    return f"{start:04d}-{code}"


def read_holiday(hit: Hit, context: Context) -> Reading | None:
    """`Christmas`, `last Thanksgiving`, `Good Friday 2024`."""
    piece = hit.get("H")
    if piece is None or not context.analysis.article.text[piece.start].isupper():
        return None

    def make(year: int) -> str | None:
        day = holiday_day(str(piece.value), year) if 1583 <= year <= 9998 else None
        return day.isoformat() if day else None

    rule = str(piece.value)
    return dated(context, hit, piece, make, f"XXXX-{rule}" if len(rule) == 5 and rule[2] == "-" else "XXXX-XX-XX")


def read_year(hit: Hit, context: Context) -> Reading | None:
    """`1998`, `mid-1996`, `fiscal 1989`, `the year 2000`, `1990-1994`, `'89`."""
    if hit.get("'"):
        return Reading("DATE", str(1900 + hit.number("1") + (100 if hit.number("1") < 40 else 0)), "text")
    numbers = [int(p.value) for p in hit.all("4wN1")]
    if not 1000 <= numbers[0] < 2200 or (len(hit.pieces) == 1 and not _is_year(hit.pieces[0], context)):
        return None
    if len(numbers) == 1:
        return Reading("DATE", f"{numbers[0]}", "text")
    last = numbers[1] if numbers[1] > 99 else numbers[0] // 100 * 100 + numbers[1]
    return Reading("DATE", f"{numbers[0]}/{last}", "text") if last > numbers[0] else None


def _is_year(piece: Piece, context: Context) -> bool:
    """A lone number is a year where it counts nothing and is no price."""
    token = context.analysis.token_at(piece.start)
    before = context.analysis.article.text[max(piece.start - 2, 0) : piece.start].rstrip()
    after = context.analysis.article.text[piece.end : piece.end + 1]
    if token is None or before.endswith(("$", "€", "£", "#", "/", ".")) or after.startswith(("%", "/", "-", "°")):
        return False
    if token.ner in ("CARDINAL", "QUANTITY", "MONEY", "PRODUCT", "PERCENT") and token.dep != "pobj":
        return False
    if token.dep == "nummod" and token.head.i == token.i - 1:
        return False
    return 1400 <= int(piece.value) <= 2100 and not (token.dep == "nummod" and token.head.tag == "NNS")


def read_decade(hit: Hit, context: Context) -> Reading | None:
    """`the 1970s`, `the '80s`, `the nineties`; three digits in TIMEX3."""
    if word := hit.get("*"):
        return Reading("DATE", f"19{word.value}", "text")
    year = hit.number("41")
    if year % 10:
        return None
    return Reading("DATE", f"{(year if year > 99 else 1900 + year) // 10}", "text")


def read_century(hit: Hit, context: Context) -> Reading | None:
    """`the 20th century`: two digits in TIMEX3."""
    number = hit.number("R")
    return Reading("DATE", f"{number - 1:02d}", "text") if 1 < number < 23 else None


def clock_part(hit: Hit) -> str | None:
    """`T17:00` of `5 p.m.`, `noon`, `1430 GMT`; None for what is no time of day."""
    if noon := hit.get("9"):
        return str(noon.value)
    piece = hit.get("14N:")
    text = piece.text if piece else ""
    match = CLOCK.fullmatch(text if len(text) != 3 else f"0{text}")
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if half := hit.get("I"):
        hour = hour % 12 + int(half.value) if 1 <= hour <= 12 else 99
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None
