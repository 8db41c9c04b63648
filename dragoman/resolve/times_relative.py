"""Readings of expressions that count from a day: weekdays, `last week`, `two years ago`, durations and sets."""

from datetime import date, timedelta

from dragoman.resolve.times_absolute import clock_part, read_date, step
from dragoman.resolve.times_calendar import DAY, shifted, week_value, weekday_near
from dragoman.resolve.times_context import Context, Hit, Reading, unanchored
from dragoman.resolve.times_pieces import Piece

HALVES = {"Y": "6M", "D": "T12H", "TH": "30M", "TM": "30S", "E": "5Y", "C": "50Y"}
SAME_SENTENCE_REACH = 300  # characters: how far back a clock time looks for its day


def read_weekday(hit: Hit, context: Context) -> Reading | None:
    """`Tuesday` by tense, `last Friday`, `the previous Monday`, `Wednesday of next week`."""
    weekday, piece = hit.number("D"), hit.get("D")
    if piece is None:
        return None
    if context.anchor is None and not hit.get("tvf"):
        return Reading("DATE", f"XXXX-WXX-{weekday}")
    if (unit := hit.get("U")) and context.anchor:
        return _weekday_of_week(hit, context, weekday) if unit.value == "W" else None
    if hit.get("vfq") or (hit.get("t") and hit.get("n")):
        return _narrative_weekday(hit, context, weekday)
    way = -1 if hit.get("lpG") else 1 if hit.get("nc") else context.direction(piece)
    return _plain_weekday(hit, context, weekday, way)


def _plain_weekday(hit: Hit, context: Context, weekday: int, way: int) -> Reading:
    assert context.anchor is not None
    start = context.anchor
    if hit.get("lpnc") and not hit.get("h"):
        start = start + timedelta(-1 if way < 0 else 1) if date.min < start < date.max else start
    day = weekday_near(start, weekday, 1 if way > 0 else -1)
    return Reading("DATE", day.isoformat() if day else f"XXXX-WXX-{weekday}", context.basis if day else None)


def _weekday_of_week(hit: Hit, context: Context, weekday: int) -> Reading | None:
    assert context.anchor is not None
    moved = shifted(context.anchor, "D", 7 * step(hit))
    year, week, _ = date.fromisoformat(moved).isocalendar() if moved else (0, 0, 0)
    return Reading("DATE", date.fromisocalendar(year, week, weekday).isoformat(), context.basis) if moved else None


def _narrative_weekday(hit: Hit, context: Context, weekday: int) -> Reading:
    day, basis = context.reference()
    count = step(hit) or -1
    moved = shifted(day, "D", 0 if hit.get("q") else count) if day else None
    found = weekday_near(date.fromisoformat(moved), weekday, count) if moved else None
    return Reading("DATE", found.isoformat(), basis) if found else Reading("DATE", f"XXXX-WXX-{weekday}")


def read_today(hit: Hit, context: Context) -> Reading | None:
    """`yesterday`, `late today`."""
    return context.moved("D", hit.number("T"))


def _day_of(hit: Hit, context: Context) -> Reading | None:
    """The day that an expression with a time of day names; None where it names none."""
    if hit.get("Mm"):
        return read_date(Hit(hit.rule, hit.symbols, _date_pieces(hit)), context)
    if hit.get("D"):
        return read_weekday(hit, context)
    return read_today(hit, context) if hit.get("T") else None


def _date_pieces(hit: Hit) -> tuple[Piece, ...]:
    first = next(n for n, p in enumerate(hit.pieces) if p.symbol in "Mm")
    return hit.pieces[first:]


def read_clock(hit: Hit, context: Context) -> Reading | None:
    """`5:45 a.m. Wednesday`, `noon`; the day is its own, else that of the words before, else that of the story."""
    part = clock_part(hit)
    if part is None:
        return None
    own = _day_of(hit, context)
    day = own or _day_after(hit, context) or _day_before(hit, context)
    value = day.value if day.value and DAY.fullmatch(day.value) else "XXXX-XX-XX" if not day.value else day.value
    return Reading("TIME", f"{value}{part}", day.basis)


def _day_after(hit: Hit, context: Context) -> Reading | None:
    """The weekday of `noon on Tuesday`, which is an expression of its own."""
    if len(hit.after) < 2 or hit.after[0].text != "on" or hit.after[1].symbol != "D":
        return None
    return read_weekday(Hit("weekday", "D", hit.after[1:]), context)


def _day_before(hit: Hit, context: Context) -> Reading:
    last = context.latest
    near = last is not None and 0 <= hit.pieces[0].start - last.end < SAME_SENTENCE_REACH
    if last and near and last.begin and last.begin == last.end_date:
        return Reading("DATE", last.begin, last.basis)
    return context.moved("D", 0)


def read_daypart(hit: Hit, context: Context) -> Reading | None:
    """`Wednesday morning`, `last night`, `tonight`, `the following evening`."""
    part = hit.word("PY")
    day = _day_of(hit, context)
    if day is None and hit.get("t"):
        day = context.moved("D", step(hit), narrative=True)
    if day is None:
        before = hit.get("l") or (hit.pieces[0].text == "overnight" and context.direction(hit.pieces[0]) < 1)
        day = context.moved("D", -1 if before else 0)
    return Reading("TIME", f"{day.value}{part}", day.basis) if day.value else None


def read_away(hit: Hit, context: Context) -> Reading | None:
    """`two years ago` from the day of the story, `a year earlier` and `the day before` from the latest date."""
    if hit.get("k"):
        return _year_before(context)
    unit = hit.word("UVQJ")
    if hit.get("F") or unit.startswith("T") or not hit.get("at1w4N"):
        return Reading("DATE", "PAST_REF" if hit.get("g") else unanchored(unit))
    count = int(float(hit.word("1w4N") or 1))
    if hit.get("g"):
        year_back = unit == "Y" and count == 1 and context.latest and "-Q" in str(context.latest.value)
        return _year_before(context) if year_back else context.moved(unit, -count)
    way = hit.number("Gb") or -1
    if unit == "Y" and count == 1 and way < 0:
        return _year_before(context)
    return context.moved(unit, way * count, narrative=True)


def _year_before(context: Context) -> Reading:
    """`a year earlier` is a quarter where the latest date is one, else a year."""
    quarter = context.latest is not None and "-Q" in str(context.latest.value)
    return context.moved("Q", -4, narrative=True) if quarter else context.moved("Y", -1)


def read_within(hit: Hit, context: Context) -> Reading | None:
    """`last year`, `earlier this month`, `the end of the week`, `the following day`, `the weekend`."""
    unit = hit.word("UJW")
    if unit == "weekend":
        return _weekend(hit, context)
    if unit.startswith("T") or not hit.get("hlnpvcyCfqtK"):
        return None
    if unit == "Y" and _is_accounting(hit, context):
        return Reading("DURATION", "P1Y")
    if hit.get("t+") and not hit.get("hlnpvcyCfqK"):
        return context.moved(unit, 0) if unit in ("Y", "M", "W") and (hit.get("tB")) else None
    if hit.get("vfyq") or (hit.get("t") and hit.get("n")):
        return context.moved(unit, step(hit), narrative=True)
    return context.moved(unit, step(hit))


def _is_accounting(hit: Hit, context: Context) -> bool:
    """`the year ended March 31`: twelve months that need not be a calendar year."""
    end = hit.pieces[-1].end
    return context.analysis.article.text[end : end + 7].lower() in (" ended ", " ending")


def _weekend(hit: Hit, context: Context) -> Reading | None:
    if context.anchor is None:
        return Reading("DATE", "XXXX-WXX-WE")
    piece = hit.get("W")
    way = -1 if hit.get("lpv") else 1 if hit.get("nc") else context.direction(piece) if piece else 0
    weekend = context.anchor.isoweekday() > 5
    count = 0 if hit.get("h") or way > 0 or (weekend and not hit.get("lpv")) else -1
    moved = shifted(context.anchor, "D", 7 * (count + (way > 0 and hit.get("n") is not None)))
    return Reading("DATE", f"{week_value(date.fromisoformat(moved))}-WE", context.basis) if moved else None


def read_recent_units(hit: Hit, context: Context) -> Reading | None:
    """`recent years`, `coming weeks`, `past decades`."""
    unit = hit.word("V")
    if hit.get("r") and unit in ("M", "W", "Q") and not hit.get("&"):
        return Reading("DURATION", f"PX{unit}")
    return Reading("DATE", "FUTURE_REF" if hit.get("c") else "PAST_REF")


def duration(unit: str, amount: str) -> str:
    """`PT2H`, `P3M`, `PXY`; a quarter counts three months where the number is known."""
    if unit == "2W":
        unit, amount = "W", amount if amount == "X" else _plain(2 * float(amount))
    if unit == "Q" and amount != "X":
        unit, amount = "M", _plain(3 * float(amount))
    if unit == "Y" and amount.endswith(".5"):
        return f"P{amount[:-2]}Y6M"
    return f"PT{amount}{unit[1:]}" if unit.startswith("T") else f"P{amount}{unit}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _amount(hit: Hit) -> str:
    numbers = hit.all("1w4N")
    if numbers:
        return _plain(float(numbers[0].value))
    return "X" if hit.get("F") or not hit.get("atplnj") else "1"


def read_lasting(hit: Hit, context: Context) -> Reading | None:
    """`the past three months`, `the next few days`, `the first nine months`."""
    return Reading("DURATION", duration(hit.word("UVQJ"), _amount(hit)))


def read_duration(hit: Hit, context: Context) -> Reading | None:
    """`11 hours`, `two-year`, `a few months`, `16-year-old`, `half an hour`; `a year` in `$2 a year` is a set."""
    unit = hit.get("UVQJ")
    if (
        unit is None
        or (hit.symbols == "V" and unit.value in ("TS", "TM", "Q"))
        or _is_fraction(unit, hit, context)
        or _is_age(unit.end, hit, context)
    ):
        return None
    if hit.symbols.lstrip("A") in ("aU", "aJ", "aQ") and _is_rate(hit, context):
        return Reading("SET", duration(str(unit.value), "1"))
    return Reading("DURATION", _halved(duration(str(unit.value), _amount(hit)), hit))


def _is_fraction(unit: Piece, hit: Hit, context: Context) -> bool:
    """`three-quarters`, `a quarter of`."""
    text = context.analysis.article.text
    return unit.value == "Q" and (hit.get("-") is not None or text[unit.end : unit.end + 4] in (" of ", "-cen", " cen"))


def _is_age(end: int, hit: Hit, context: Context) -> bool:
    """`52 years old` says how old somebody is, not how long something lasts."""
    return not hit.get("O") and context.analysis.article.text[end : end + 4] == " old"


def _is_rate(hit: Hit, context: Context) -> bool:
    before = context.analysis.article.text[max(hit.pieces[0].start - 7, 0) : hit.pieces[0].start].lower()
    if before.endswith(("once ", "twice ", " times ")):
        return True
    token = context.analysis.token_at(hit.pieces[-1].start)
    if token is None or token.dep != "npadvmod" or token.head.i >= token.i:
        return False
    return token.head.lemma in ("once", "twice") or token.head.pos in ("NOUN", "NUM", "SYM", "ADV")


def _halved(value: str, hit: Hit) -> str:
    """Half of the unit, or one and a half."""
    if not hit.get("j"):
        return value
    unit = hit.word("UVQJ")
    smaller = HALVES.get(unit)
    if smaller is None:
        return value
    if hit.get("&"):
        return value + smaller
    return f"PT{smaller}" if unit.startswith("T") else f"P{smaller}"


def read_every(hit: Hit, context: Context) -> Reading | None:
    """`every Tuesday`, `each year`, `every two weeks`, `Tuesday nights`."""
    part = hit.word("zP")
    if hit.get("Dd"):
        return Reading("SET", f"XXXX-WXX-{hit.number('Dd')}{part}")
    if hit.get("MS"):
        return Reading("SET", f"XXXX-{hit.number('M'):02d}" if hit.get("M") else f"XXXX-{hit.word('S')}")
    if part:
        return Reading("SET", f"XXXX-XX-XX{part}")
    if hit.get("W"):
        return Reading("SET", "XXXX-WXX-WE")
    number = "2" if hit.get("+") else "X" if hit.get("F") else hit.word("1wRN") or "1"
    return Reading("SET", duration(hit.word("UVQJ"), number) if hit.word("UVQJ") != "Q" else f"P{number}Q")


def read_reference(hit: Hit, context: Context) -> Reading | None:
    """`now`, `recently`, `the future`, and `daily` as an adverb."""
    if hit.symbols in ("C", "r", "tp"):
        return _adjective(hit, context)
    kind, _, value = hit.word("X").partition(" ")
    token = context.analysis.token_at(hit.pieces[0].start)
    if kind == "SET" and (token is None or token.pos != "ADV"):
        return None
    return Reading(kind, value)


def _adjective(hit: Hit, context: Context) -> Reading | None:
    token = context.analysis.token_at(hit.pieces[-1].start)
    if token is None or token.pos != ("NOUN" if hit.symbols == "tp" else "ADJ"):
        return None
    return Reading("DATE", "PRESENT_REF" if hit.symbols == "C" else "PAST_REF")
