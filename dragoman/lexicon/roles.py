"""Common nouns that stand for actors once a country is known: `soldier`, `foreign minister`, `state television`."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology

COLUMNS = ("phrase", "sector", "sectors", "kind", "office", "gender", "source")
KINDS = frozenset(("person", "group", "institution"))
GENDERS = frozenset(("", "f", "m"))


@dataclass(frozen=True, slots=True)
class Role:
    """One noun phrase, as a row of data/roles.csv has it.

    `phrase` is lower-case with a singular head, or the plural where only that has the sense (`troops`, `authorities`):
    look up the words as they stand, then with the head's lemma. `kind` is person, group or institution; `office` the
    spelling of data/people.csv where one person at a time holds it; `gender` f or m where the word says so.
    """

    phrase: str
    sectors: tuple[str, ...]
    kind: str
    office: str | None
    gender: str | None
    source: str

    @property
    def sector(self) -> str:
        """The primary PLOVER sector."""
        return self.sectors[0]


@cache
def load_roles(path: Path | None = None) -> tuple[Role, ...]:
    """Read roles from a CSV file, by default the one that ships; sorted by phrase.

    Raises `LexiconError` with file, line and value for the first row that is not in order.
    """
    path = path or DATA / "roles.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        _check(tuple(next(table, ())) == COLUMNS, path, 1, "header", ",".join(COLUMNS))
        return tuple(_read_role(row, path, table.line_num) for row in table)


def _read_role(row: list[str], path: Path, line: int) -> Role:
    """One row, checked."""
    _check(len(row) == len(COLUMNS), path, line, ",".join(row), f"{len(COLUMNS)} columns")
    phrase, sector, listed, kind, office, gender, source = row
    sectors = tuple(listed.split("|"))
    _check(bool(phrase) and phrase == " ".join(phrase.lower().split()), path, line, phrase, "a lower-case phrase")
    _check_sectors(sector, sectors, path, line)
    _check(kind in KINDS, path, line, kind, "one of " + " ".join(sorted(KINDS)))
    _check(gender in GENDERS, path, line, gender, "f, m or nothing")
    _check(
        kind == "person" or not (office or gender), path, line, office or gender, "office and gender of persons only"
    )
    _check(bool(source), path, line, source, "a source")
    return Role(phrase, sectors, kind, office or None, gender or None, source)


def _check_sectors(sector: str, sectors: tuple[str, ...], path: Path, line: int) -> None:
    """All sectors are PLOVER's, and the primary one comes first."""
    allowed = load_ontology().sectors
    for value in sectors:
        _check(value in allowed, path, line, value, "one of " + " ".join(allowed))
    _check(sector == sectors[0], path, line, sector, "the first of the sectors")


def _check(good: bool, path: Path, line: int, value: str, allowed: str) -> None:
    """Raise `LexiconError` unless `good`."""
    if not good:
        raise LexiconError(file=path.name, line=line, value=value, allowed=allowed)
