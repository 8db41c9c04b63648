"""People who hold office or lead: who was what, where, and when."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology

PEOPLE = DATA / "people.csv"
COLUMNS = ("name", "aliases", "code", "office", "sector", "start", "end", "wikidata", "source")
NEEDED = {"name": 0, "office": 3, "source": 8}
PARTIAL_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
CODE = re.compile(r"[A-Z]{3}")
WIKIDATA = re.compile(r"(?:Q[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class Person:
    """One spell of one person in one office.

    `code` is an ISO 3166-1 alpha-3 country, a former state's withdrawn code, or a PLOVER non-state code; `sector` is
    PLOVER's. `start` and `end` are ISO 8601 days, months or years; an empty `end` means that no end is known.
    `aliases` are other whole names, among them surnames that newspapers use alone.
    """

    name: str
    aliases: tuple[str, ...]
    code: str
    office: str
    sector: str
    start: str
    end: str
    wikidata: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The usual name, then the aliases."""
        return (self.name, *self.aliases)


def load_people(path: Path | None = None) -> tuple[Person, ...]:
    """Read and check people.csv (or a file like it); LexiconError names file, line, value and what is allowed."""
    return _load(path or PEOPLE)


@cache
def _load(path: Path) -> tuple[Person, ...]:
    sectors = frozenset(load_ontology().sectors)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        if tuple(header) != COLUMNS:
            raise LexiconError(file=path.name, line=1, value=",".join(header), allowed=",".join(COLUMNS))
        return tuple(_person(row, sectors, path.name, rows.line_num) for row in rows)


def _person(row: Sequence[str], sectors: frozenset[str], file: str, line: int) -> Person:
    wrong = _fault(row, sectors)
    if wrong:
        raise LexiconError(file=file, line=line, value=wrong[0], allowed=wrong[1])
    name, aliases, code, office, sector, start, end, wikidata, source = row
    return Person(
        name, tuple(aliases.split("|")) if aliases else (), code, office, sector, start, end, wikidata, source
    )


def _fault(row: Sequence[str], sectors: frozenset[str]) -> tuple[str, str] | None:
    """The first value of a row that is wrong, and what would be allowed."""
    if len(row) != len(COLUMNS):
        return ",".join(row), f"{len(COLUMNS)} columns"
    for column, at in NEEDED.items():
        if not row[at].strip():
            return row[at], f"some {column}"
    return _aliases_fault(row[1]) or _codes_fault(row, sectors) or _dates_fault(row[5], row[6])


def _aliases_fault(aliases: str) -> tuple[str, str] | None:
    if aliases and not all(alias and alias == alias.strip() for alias in aliases.split("|")):
        return aliases, "names parted by |, without blanks around them"
    return None


def _codes_fault(row: Sequence[str], sectors: frozenset[str]) -> tuple[str, str] | None:
    code, sector, wikidata = row[2], row[4], row[7]
    if not CODE.fullmatch(code):
        return code, "a code of three capital letters"
    if sector not in sectors:
        return sector, "a PLOVER sector: " + ", ".join(sorted(sectors))
    if not WIKIDATA.fullmatch(wikidata):
        return wikidata, "a Wikidata item such as Q1124, or nothing"
    return None


def _dates_fault(start: str, end: str) -> tuple[str, str] | None:
    if not PARTIAL_DATE.fullmatch(start):
        return start, "a start as YYYY, YYYY-MM or YYYY-MM-DD"
    if not end:
        return None
    if not PARTIAL_DATE.fullmatch(end):
        return end, "an end as YYYY, YYYY-MM or YYYY-MM-DD, or nothing"
    shared = min(len(start), len(end))
    if start[:shared] > end[:shared]:
        return f"{start} to {end}", "a start that is not after the end"
    return None


def holds(person: Person, day: str) -> bool:
    """Was the spell under way on an ISO day? Months and years count from their first to their last day."""
    shared = min(len(day), len(person.start))
    if day[:shared] < person.start[:shared]:
        return False
    shared = min(len(day), len(person.end))
    return day[:shared] <= person.end[:shared]
