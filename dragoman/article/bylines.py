"""Bylines: who wrote the story, for whom, and the line of its date."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.article.publication_dates import PrintedDate, find_date
from dragoman.lexicon.house import House

LONGEST = 220  # characters
LONGEST_GIVEN = 1000  # characters of a byline given as metadata that are looked at
MOST_DATES = 3  # in a date line: published, updated
REVISED = re.compile(r"^(?:last )?(?:updated|modified|revised|edited)\b", re.IGNORECASE)
BY = re.compile(r"^(?:By|BY|by)[:]?\s+")
SMALL = frozenset(
    (
        "a al and at av bin da das de del den der di dos du el for from ibn in la las le los of on st te ten ter "
        "the und van von with y abu ag"
    ).split()
)
NAME = re.compile(r"^[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,5}$")
SPLIT = re.compile(r"\s*(?:[,;|•·]|\band\b|\bAND\b|&|\bwith\b|\s[-–—]\s)\s*")
CONTACT = re.compile(r"\S*@\S*|https?://\S+")
STATION = re.compile(r"\s+(?:in|IN|at|from|for|reporting)\s+.*$")
DATE_WORDS = re.compile(
    r"\b(?:first |last |originally )?(?:published|updated|posted|modified|created|issued|released|date|dated|edited|revised)\b"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\b[ap]\.?m\b|\b(?:at|on|am|pm|et|pt|local time|ist|hrs|is|by)\b"
    r"|\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b|\b\d{1,2}[:.]\d\d\b|\b[A-Z]{3,4}T?\b(?=[) |,.]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells. `outlet` and `agency` are names in full."""

    authors: tuple[str, ...] = ()
    outlet: str | None = None
    agency: str | None = None
    date: PrintedDate | None = None
    is_revision: bool = False  # the date is that of a later version


def published_by(bylines: Iterable[Byline]) -> str | None:
    """The complete date of the first byline that has one, rather not that of a later version; ISO 8601."""
    dated = sorted((b for b in bylines if b.date and b.date.iso), key=lambda b: b.is_revision)
    return next((b.date.iso for b in dated if b.date), None)


def read_byline(line: str, house: House) -> Byline | None:
    """What a paragraph near the top says if it is a byline or a date line; else None."""
    line = " ".join(line.split())
    if len(line) > LONGEST:
        return None
    date = find_date(line, offsets=house.utc_offsets)
    if date and not _words_beside(line, date):
        return Byline(date=date, is_revision=bool(REVISED.match(line)))
    names = line[: date.start] + " " + line[date.end :] if date else line
    marked = BY.match(names)
    names = CONTACT.sub(" ", _without_date_words(names[marked.end() :] if marked else names, dated=date is not None))
    if not is_names(names, house):
        return None
    found = read_names(names, house, date=date)
    if marked or (found.agency or found.outlet) or _only_jobs(names, house):
        return found if found.authors or found.agency or found.outlet or _only_jobs(names, house) else None
    return None


def _words_beside(line: str, date: PrintedDate) -> bool:
    rest, more = line, date
    for _ in range(MOST_DATES):
        rest = rest[: more.start] + " " + rest[more.end :]
        following = find_date(rest)
        if following is None:
            break
        more = following
    return any(c.isalpha() for c in DATE_WORDS.sub(" ", rest))


def _without_date_words(names: str, *, dated: bool) -> str:
    if not dated:
        return names
    return re.sub(r"\b(?:Published|Updated|Posted|Last updated|on|at|ET|EDT|EST|GMT|BST)\b:?", " ", names)


def is_names(words: str, house: House) -> bool:
    """Are these names, jobs and outlets, without a verb: every word in capitals, a particle or a job?"""
    tokens = words.replace("/", " ").split()
    if not tokens or len(tokens) > 30 or re.search(r"[a-z]{3}[.!?]$", words.strip()) or '"' in words:
        return False
    plain = [t.strip(".,;:()|-–—•·&'’‘“”*") for t in tokens]
    named = [t for t in plain if t and t[0].isupper()]
    rest = [t for t in plain if t and not t[0].isupper()]
    return bool(named or rest) and all(t.lower() in SMALL or t.lower() in house.jobs for t in rest)


def _only_jobs(names: str, house: House) -> bool:
    """`Staff Writer`, `Web Desk`, `Staff and agencies`."""
    words = [w for w in re.findall(r"[\w'’]+", names.lower()) if w not in SMALL]
    return bool(words) and words[-1] in house.jobs and len(words) <= 4


def read_names(names: str, house: House, *, date: PrintedDate | None = None) -> Byline:
    """Sort the names of a byline, without its `By`, into persons, outlets and agencies."""
    authors: list[str] = []
    outlet = agency = None
    for part in SPLIT.split(names):
        part = STATION.sub("", part.strip(" .:()[]*")).strip()
        if not part:
            continue
        if part.lower() in house.agencies:
            agency = agency or house.agencies[part.lower()]
        elif is_outlet(part, house):
            outlet = outlet or house.outlets.get(part.lower(), part)
        elif _is_person(part, house):
            authors.append(part)
    return Byline(tuple(dict.fromkeys(authors)), outlet, agency, date)


def is_outlet(name: str, house: House) -> bool:
    """Is this the name of an outlet: known, or ending like one?"""
    last = re.split(r"[ .]", name.strip())[-1]
    many = " " in name or "." in name
    return name.lower() in house.outlets or (many and last.lower() in {e.lower() for e in house.outlet_endings})


def _is_person(name: str, house: House) -> bool:
    words = [w.lower() for w in name.split()]
    return bool(NAME.match(name)) and not any(w in house.jobs for w in words) and len(name) > 3


def read_given(byline: str, house: House) -> Byline:
    """What a byline given as metadata tells."""
    line = " ".join(byline[:LONGEST_GIVEN].split())
    return read_names(BY.sub("", CONTACT.sub(" ", line)), house)
