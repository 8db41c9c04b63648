"""Datelines: `SEOUL, June 19 (Reuters) -`, `(LONDON) —`, `MOSCOW. June 19 (Interfax) -`, `LONDON, 19 June 2024 —`."""

import re

from dragoman.article.publication_dates import PrintedDate, closest_year, find_date
from dragoman.lexicon.house import House
from dragoman.model.article import Dateline

REACH = 160  # characters at the start of a paragraph that are looked at
UPPER = "A-ZÀ-ÖØ-Þ"
CAPS_WORD = rf"(?:(?:St|Mc|Mt|Ft|Mac)\.?[ ]?)?[{UPPER}][{UPPER}'’.]{{1,24}}"
CAPS = rf"{CAPS_WORD}(?:(?:[ \-/]|, (?=[{UPPER}]{{3}}))(?:de |del |la |al-|el-|of )?{CAPS_WORD}){{0,5}}"
MIXED = rf"[{UPPER}][\w'’.\-]{{1,24}}(?:[ /][{UPPER}][\w'’.\-]{{1,24}}){{0,3}}"
REGION = rf"(?:, ?{MIXED}(?: (?:and|of the|of) {MIXED})?)?"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DAY = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4}))"
)
DATE = rf"(?P<date>[,.]? ?\(?{DAY}\)?)"
SLANTED = r"/ ?[A-Z][\w.\- ]{1,24} ?/"
AGENCY = rf"(?P<agency> ?(?:\([^()\n]{{2,40}}\)|\[[^\[\]\n]{{2,40}}\]|{SLANTED}))"
DASH = r"(?P<dash>[.,:]? ?(?:—|–|―|--|−)[ \u00a0]?|[.,:]? - ?|(?<=\))[-_:]+ ?|(?<=[\w.])_ ?)"
AFTER = rf"(?=[{UPPER}\d\"'“‘«(\[$€£])"
SPACED = r"[ \u00a0]{0,3}"

PAREN_PLACE = re.compile(rf"\((?P<place>{CAPS}{REGION}|{MIXED}{REGION})(?:{DATE})?\) ?(?:—|–|--|-)[ \u00a0]?{AFTER}")
CAPS_PLACE = re.compile(rf"(?P<place>{CAPS}{REGION}){DATE}?{AGENCY}?{SPACED}{DASH}{SPACED}{AFTER}")
CAPS_COLON = re.compile(rf"(?P<place>{CAPS}){DATE}?{AGENCY}?:[ \u00a0]{AFTER}")
CAPS_STOP = re.compile(rf"(?P<place>{CAPS}{REGION}){DATE}?\.? ?(?P<agency>{SLANTED})[.:]? {AFTER}")
MIXED_PLACE = re.compile(rf"(?P<place>{MIXED}{REGION}){DATE}?{AGENCY}{SPACED}{DASH}?{SPACED}{AFTER}")
MIXED_DATED = re.compile(rf"(?P<place>{MIXED}{REGION}){DATE}{SPACED}{DASH}{SPACED}{AFTER}")
AGENCY_ONLY = re.compile(rf"(?P<agency>\([^()\n]{{2,40}}\)){SPACED}{DASH}{SPACED}{AFTER}")


def find_dateline(
    text: str, start: int, end: int, *, house: House, published: str | None = None, colon: bool = True
) -> Dateline | None:
    """The dateline that opens the paragraph `[start, end)`, or None. `colon`: may it be `DUBAI: `, as a speaker's name is?"""
    piece = text[start : min(end, start + REACH)]
    found = _match(piece, house, colon=colon)
    if found is None or start + found.end() >= end:
        return None
    parts = found.groupdict()
    stop = len(found[0].rstrip())
    agency, inner_date = _agency(parts.get("agency"), house)
    day = find_date((parts.get("date") or inner_date).strip(" ,.()"))
    place = (parts.get("place") or "").rstrip(" ,")
    place = place if place.count(".") > 1 or "," in place else place.rstrip(".")
    return Dateline(start, start + stop, place or None, agency, dated(day, published))


def _match(piece: str, house: House, *, colon: bool) -> re.Match[str] | None:
    found = PAREN_PLACE.match(piece) or CAPS_PLACE.match(piece) or CAPS_STOP.match(piece)
    if found is None and colon:
        found = CAPS_COLON.match(piece)
    if found and _is_place(found, house):
        return found
    found = MIXED_PLACE.match(piece) or AGENCY_ONLY.match(piece)
    if found and _names_agency(found["agency"], house):
        return found
    found = MIXED_DATED.match(piece)
    return found if found and found["place"].split()[0].lower() not in house.openers else None


def _is_place(found: re.Match[str], house: House) -> bool:
    """Is what stands before the dash a place, not a label (`BREAKING`) or an agency (`(AP) —`)?"""
    place = found["place"]
    first = re.split(r"[ ,]", place)[0]
    if {place.upper(), place.split(",")[0].upper(), first.upper()} & house.labels:
        return False
    is_initials = "." in place and sum(c.isalpha() for c in place) <= 3
    is_agency = place.lower() in house.agencies or place.lower() in house.outlets
    return not is_agency and not is_initials and len(place) > 2


def _names_agency(agency: str, house: House) -> bool:
    name = agency.strip(" ()[]/")
    return any(part.strip().lower() in house.agencies or part.strip().lower() in house.outlets for part in _parts(name))


def _parts(name: str) -> list[str]:
    return [name, *re.split(r"[/,;|]| - ", name)]


def _agency(printed: str | None, house: House) -> tuple[str | None, str]:
    """The agency in parentheses, by its full name where it is known, and the words if they are a date instead."""
    name = (printed or "").strip(" ()[]/")
    if not name or find_date(name):
        return None, name
    known = (house.agencies.get(p.strip().lower()) or house.outlets.get(p.strip().lower()) for p in _parts(name))
    return next((k for k in known if k), name), ""


def dated(day: PrintedDate | None, published: str | None) -> str | None:
    """The ISO day of a printed date; a missing year is filled in from the publication, or the date is unknown."""
    if day is None:
        return None
    year = day.year or (closest_year(day.month, day.day, published) if published else None)
    return f"{year:04d}-{day.month:02d}-{day.day:02d}" if year else None
