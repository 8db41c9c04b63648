"""Organisations with names of their own: IGOs, UN organs, alliances, blocs, media, armed groups, parties, NGOs, firms."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology

COLUMNS = ("name", "aliases", "code", "country", "sector", "sectors", "kind", "start", "end", "wikidata", "source")
KINDS = frozenset(("igo", "alliance", "bloc", "agency", "media", "group", "party", "ngo", "company", "court", "other"))
_COUNTRY = re.compile(r"[A-Z]{3}")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_YEAR = re.compile(r"[0-9]{3,4}")


@dataclass(frozen=True)
class Body:
    """One organisation, as a row of data/bodies.csv has it.

    `code` is a PLOVER non-state code or an ISO 3166-1 alpha-3 country, None for collectives that PLOVER leaves without
    a code (`the West`); `country` the country that it belongs to; `sector` the first of `sectors`. `start` and `end`
    are years, both inclusive. A firm owned by its state, or at work in one country only, has the country as its code.
    """

    name: str
    aliases: tuple[str, ...]
    code: str | None
    country: str | None
    sectors: tuple[str, ...]
    kind: str
    start: int | None
    end: int | None
    wikidata: str | None
    source: str

    @property
    def sector(self) -> str | None:
        """The primary PLOVER sector."""
        return self.sectors[0] if self.sectors else None

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The spellings found in text, to be matched with their case; a name with a gloss in brackets is not one."""
        return self.aliases if self.name.endswith(")") else (self.name, *self.aliases)

    def active(self, year: int) -> bool:
        """Whether it existed in this year; an open end counts as still there."""
        return (self.start or year) <= year <= (self.end or year)


@cache
def load_bodies(path: Path | None = None) -> tuple[Body, ...]:
    """Read bodies from a CSV file, by default the one that ships; sorted by name.

    Raises `LexiconError` with file, line and value for the first row that is not in order.
    """
    path = path or DATA / "bodies.csv"
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        _check(tuple(next(table, ())) == COLUMNS, path, 1, "header", ",".join(COLUMNS))
        return tuple(_read_body(row, path, table.line_num) for row in table)


def index_bodies(bodies: Iterable[Body]) -> dict[str, tuple[Body, ...]]:
    """Each spelling with the bodies that go by it, nearly always one; several need the country to tell them apart."""
    index: dict[str, tuple[Body, ...]] = {}
    for body in bodies:
        for form in body.forms:
            index[form] = (*index.get(form, ()), body)
    return index


def _read_body(row: list[str], path: Path, line: int) -> Body:
    """One row, checked."""
    _check(len(row) == len(COLUMNS), path, line, ",".join(row), f"{len(COLUMNS)} columns")
    name, aliases, code, country, sector, listed, kind, start, end, wikidata, source = row
    sectors = _split(listed)
    _check_names((name, *_split(aliases)), path, line)
    _check_code(code, country, kind, path, line)
    _check_sectors(sector, sectors, path, line)
    _check(kind in KINDS, path, line, kind, "one of " + " ".join(sorted(KINDS)))
    _check(not wikidata or bool(_WIKIDATA.fullmatch(wikidata)), path, line, wikidata, "a Wikidata id such as Q1065")
    _check(bool(source), path, line, source, "a source")
    begin, stop = _read_year(start, path, line), _read_year(end, path, line)
    _check(begin is None or stop is None or begin <= stop, path, line, end, f"a year not before {start}")
    body = Body(
        name, _split(aliases), code or None, country or None, sectors, kind, begin, stop, wikidata or None, source
    )
    _check(bool(body.forms), path, line, name, "an alias where the name has a gloss in brackets")
    return body


def _check_names(names: tuple[str, ...], path: Path, line: int) -> None:
    """Every spelling is there, trimmed, and said once."""
    for position, name in enumerate(names):
        _check(bool(name) and name == name.strip(), path, line, name, "a name without blanks around it")
        _check(name not in names[:position], path, line, name, "each spelling once in a row")


def _check_code(code: str, country: str, kind: str, path: Path, line: int) -> None:
    """Code and country agree: the same country, or a non-state code; only blocs have neither."""
    if code in load_ontology().nonstate:
        _check(not country or bool(_COUNTRY.fullmatch(country)), path, line, country, "an ISO 3166-1 alpha-3 country")
    elif code:
        _check(bool(_COUNTRY.fullmatch(code)), path, line, code, "a PLOVER code or an ISO 3166-1 alpha-3 country")
        _check(code == country, path, line, country, f"the country of the code, {code}")
    else:
        _check(kind == "bloc" and not country, path, line, code, "a code; only kind bloc may go without")


def _check_sectors(sector: str, sectors: tuple[str, ...], path: Path, line: int) -> None:
    """All sectors are PLOVER's, and the primary one comes first."""
    allowed = load_ontology().sectors
    for value in sectors:
        _check(value in allowed, path, line, value, "one of " + " ".join(allowed))
    _check(sector == (sectors[0] if sectors else ""), path, line, sector, "the first of the sectors")


def _read_year(text: str, path: Path, line: int) -> int | None:
    """A year, or None for an empty cell."""
    _check(not text or bool(_YEAR.fullmatch(text)), path, line, text, "a year or nothing")
    return int(text) if text else None


def _split(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(cell.split("|")) if cell else ()


def _check(good: bool, path: Path, line: int, value: str, allowed: str) -> None:
    """Raise `LexiconError` unless `good`."""
    if not good:
        raise LexiconError(file=path.name, line=line, value=value, allowed=allowed)
