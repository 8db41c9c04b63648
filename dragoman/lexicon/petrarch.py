"""Actor and agent dictionaries in the format of PETRARCH and TABARI, as researchers own them.

An actor file (`.actors`) has records of a name, its synonyms and its dated codes, an agent file (`.agents`) a noun a line:

    HAMID_KARZAI_ [AFGELI]            AIR_FORCE {} [~MIL]
    +KARZAI_                          ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOVATG]
    <tab>[AFGGOV 20011222-20140929]   !PERSON! = MAN, MEN, WOMAN, WOMEN

Blanks and `_` part words; what follows `#` or `;`, or stands between `<!--` and `-->`, is a comment; dates are YYYYMMDD
or YYMMDD (1925 to 2024), both ends inclusive. A code is read in steps of three letters: a country or non-state code,
then sectors; steps that PLOVER does not have (`ATG`, religions, ethnic groups) are left out. `---` means no actor.
Source: documentation of PETRARCH2 (Open Event Data Alliance).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.roles import Role
from dragoman.lexicon.states import load_states

COMMENT = re.compile(r"<!--.*?-->|<!--.*|[#;].*")
BRACKETS = re.compile(r"\[([^\[\]]*)[\]}]")  # the manual itself closes some with }
CODE = re.compile(r"(?:[A-Z0-9]{3})+|---")
LIMITS = re.compile(r"(?:([<>])\s*([0-9]{6}(?:[0-9]{2})?)|([0-9]{6}(?:[0-9]{2})?)\s*-\s*([0-9]{6}(?:[0-9]{2})?))")
PLURALS = re.compile(r"\{([^{}]*)\}")
MARKER = re.compile(r"!\w+!")
CENTURY_TURNS = 25  # YYMMDD: 25 to 99 are of the 20th century, 00 to 24 of the 21st
SECTORS = {"MED": "JRN", "NGM": "SOC", "NGO": "SOC", "SEP": "REB", "INS": "REB", "DEV": "SOC", "HLH": "MED"}
NONSTATE = {"IGOUNO": "UNO", "IGOEUR": "EUR", "IGOEEC": "EUR", "EEC": "EUR", "NGM": "NGO"}


@dataclass(frozen=True, slots=True)
class DatedCode:
    """What an actor is from one day to another (ISO 8601, empty: open): code and sectors in the terms of PLOVER."""

    code: str | None
    sectors: tuple[str, ...]
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """One record: its spellings in upper case, and its codes, the dated ones first, the default (or no code) last."""

    names: tuple[str, ...]
    codes: tuple[DatedCode, ...]


def read_actor_records(path: Path) -> tuple[ActorRecord, ...]:
    """The records of an actor file; LexiconError names the first line that is not in order."""
    records: list[ActorRecord] = []
    names: list[str] = []
    codes: list[DatedCode] = []

    def finish() -> None:
        if names:
            dated = [c for c in codes if c.start or c.end]
            default = [c for c in codes if c not in dated] or [DatedCode(None, ())]
            records.append(ActorRecord(tuple(dict.fromkeys(names)), (*dated, default[-1])))
        names.clear()
        codes.clear()

    for number, raw, text in _lines(path):
        found = [_dated(c, path, number) for c in _bracketed(text, path, number)]
        if raw[0] in "\t " and text.startswith("["):
            _check(bool(names), path, number, text, "a name in the line before it")
        elif text.startswith("+"):
            _check(bool(names), path, number, text, "a name before its synonyms")
            names.append(_phrase(text[1:], path, number))
        else:
            finish()
            names.append(_phrase(text, path, number))
        codes += found
    finish()
    return tuple(records)


def read_agents(path: Path) -> tuple[Role, ...]:
    """The nouns of an agent file as roles; LexiconError names the first line that is not in order."""
    sets: dict[str, tuple[str, ...]] = {}
    roles: list[Role] = []
    for number, _, text in _lines(path):
        marker, equals, words = text.partition("=")
        if equals and MARKER.fullmatch(marker.strip()):
            sets[marker.strip()] = tuple(w.strip() for w in words.split(",") if w.strip())
            continue
        codes = list(_bracketed(text, path, number))
        _check(len(codes) == 1, path, number, text, "one code in brackets, such as [~GOV]")
        sectors = _sectors(codes[0].strip().strip("~"), path, number)
        if sectors:
            source = f"{path.name}, line {number}"
            roles += (Role(p, sectors, _kind(text), None, None, source) for p in _agents(text, sets, path, number))
    return tuple(roles)


def _lines(path: Path) -> Iterator[tuple[int, str, str]]:
    """Number, line and text of the lines that are not only comments."""
    in_comment = False
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        raise LexiconError(file=path.name, line=0, value=str(problem), allowed="a file in UTF-8") from None
    for number, line in enumerate(lines, 1):
        if in_comment:
            in_comment = "-->" not in line
            continue
        in_comment = "<!--" in line and "-->" not in line.split("<!--")[-1]
        text = COMMENT.sub("", line).strip()
        if text:
            yield number, line, text


def _phrase(text: str, path: Path, line: int) -> str:
    """A name without its code, its words parted by blanks."""
    name = " ".join(BRACKETS.sub("", text).replace("_", " ").split())
    _check(bool(name) and not set("[]{}") & set(name), path, line, text, "a name, and its codes in [brackets]")
    return name.upper()


def _bracketed(text: str, path: Path, line: int) -> Iterator[str]:
    """What stands in brackets, each of which is closed."""
    found = BRACKETS.findall(text)
    _check(len(found) == text.count("["), path, line, text, "a closing bracket for each [")
    yield from found


def _dated(text: str, path: Path, line: int) -> DatedCode:
    """`AFGGOV 780427-780430`, `AFGELI`, `USAELI >20170120`, `---`."""
    code, _, limits = text.strip().partition(" ")
    _check(bool(CODE.fullmatch(code)), path, line, text, "a code such as AFGGOV, three letters a step, or ---")
    start, end = _limits(limits.strip(), path, line)
    return DatedCode(*(_code(code) if code != "---" else (None, ())), start, end)


def _limits(text: str, path: Path, line: int) -> tuple[str, str]:
    """First and last day of a date restriction, empty where open."""
    if not text:
        return "", ""
    found = LIMITS.fullmatch(text)
    _check(found is not None, path, line, text, "<date, >date or date-date, a date being YYYYMMDD or YYMMDD")
    assert found is not None
    side, day, first, last = found.groups()
    if side:
        return ("", _iso(day, path, line)) if side == "<" else (_iso(day, path, line), "")
    start, end = _iso(first, path, line), _iso(last, path, line)
    _check(start <= end, path, line, text, "a first day that is not after the last")
    return start, end


def _iso(day: str, path: Path, line: int) -> str:
    if len(day) == len("YYMMDD"):
        day = ("19" if int(day[:2]) >= CENTURY_TURNS else "20") + day
    try:
        return date(int(day[:4]), max(int(day[4:6]), 1), max(int(day[6:]), 1)).isoformat()
    except ValueError:
        raise LexiconError(file=path.name, line=line, value=day, allowed="a day of the calendar") from None


def _code(code: str) -> tuple[str | None, tuple[str, ...]]:
    """The PLOVER code of the longest opening that is one, and the sectors of the steps after it."""
    steps = [code[n : n + 3] for n in range(0, len(code), 3)]
    for taken in (2, 1):
        opening = "".join(steps[:taken])
        known = NONSTATE.get(opening) or (opening if taken == 1 and opening in _codes() else None)
        if known:
            return known, _plover(steps[taken:])
    return None, _plover(steps)


def _codes() -> set[str]:
    return {state.iso3 for state in load_states()} | set(load_ontology().nonstate)


def _plover(steps: Iterable[str]) -> tuple[str, ...]:
    """The steps that are sectors, by PLOVER's names."""
    allowed = load_ontology().sectors
    return tuple(dict.fromkeys(s for step in steps if (s := SECTORS.get(step, step)) in allowed))


def _sectors(code: str, path: Path, line: int) -> tuple[str, ...]:
    _check(bool(CODE.fullmatch(code)), path, line, code, "an agent code such as ~GOV, three letters a step, or ---")
    return _plover(code[n : n + 3] for n in range(0, len(code), 3)) if code != "---" else ()


def _agents(text: str, sets: dict[str, tuple[str, ...]], path: Path, line: int) -> Iterator[str]:
    """The spellings of an agent in lower case: every choice of its markers, and its irregular plural."""
    plural = PLURALS.search(text)
    for form in (PLURALS.sub("", text), plural.group(1) if plural else ""):
        phrase = " ".join(BRACKETS.sub("", form).replace("_", " ").split())
        markers = MARKER.findall(phrase)
        unknown = next((m for m in markers if m not in sets), None)
        _check(unknown is None, path, line, unknown or "", "a marker defined above it: " + (", ".join(sets) or "none"))
        for words in product(*(sets[m] for m in markers)):
            spelling = phrase
            for marker, word in zip(markers, words, strict=True):
                spelling = spelling.replace(marker, word, 1)
            if spelling:
                yield spelling.lower()


def _kind(text: str) -> str:
    """`{}` marks what has no plural: bodies and collectives; the rest are mostly persons."""
    plural = PLURALS.search(text)
    return "group" if plural and not plural.group(1).strip() else "person"


def _check(good: bool, path: Path, line: int, value: str, allowed: str) -> None:
    if not good:
        raise LexiconError(file=path.name, line=line, value=value, allowed=allowed)
