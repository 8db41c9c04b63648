"""How other coders write what dragoman writes: data/exchange, their columns, and their codes of countries, sectors and acts."""

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology
from dragoman.lexicon.states import load_states

EXCHANGE = DATA / "exchange"
TYPES = {"int": int, "float": float, "str": str}


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a consumer's table, whether it has a header line, and what stands for an unknown value."""

    columns: dict[str, type]
    header: bool
    unknown: str


@dataclass(frozen=True, slots=True)
class Country:
    """One row of countries.csv: ISO codes, FIPS 10-4, CAMEO, the name in ICEWS; `cow` from states.csv. Empty: none."""

    iso3: str
    iso2: str
    fips: str
    cameo: str
    icews: str
    cow: str


@dataclass(frozen=True, slots=True)
class Act:
    """A CAMEO code with its label, its Goldstein value, and the PLOVER type and mode it stands for; None: none."""

    code: str
    label: str
    goldstein: float
    type: str | None
    mode: str | None


@cache
def load_table(name: str) -> Table:
    """The table `gdelt`, `polecat` or `icews`."""
    with (EXCHANGE / "columns.toml").open("rb") as file:
        raw = tomllib.load(file)[name]
    return Table({column: TYPES[kind] for column, kind in raw["columns"]}, raw["header"], raw["unknown"])


@cache
def load_countries() -> dict[str, Country]:
    """By ISO 3166-1 alpha-3 code (and KOS); LexiconError for a code that states.csv does not have."""
    cow = {state.iso3: state.cow for state in load_states() if state.kind == "state"}
    known = {state.iso3 for state in load_states()}
    path = EXCHANGE / "countries.csv"
    found: dict[str, Country] = {}
    for line, row in _rows(path, ("iso3", "iso2", "fips", "cameo", "icews", "source")):
        code = row["iso3"]
        if code not in known or code in found:
            raise LexiconError(file=path.name, line=line, value=code, allowed="codes of states.csv, each once")
        found[code] = Country(code, row["iso2"], row["fips"], row["cameo"], row["icews"], cow.get(code, ""))
    return found


@cache
def load_sectors() -> dict[str, tuple[str, str]]:
    """CAMEO type and ICEWS sectors of each PLOVER sector, empty where there is none; LexiconError for an unknown sector."""
    path = EXCHANGE / "sectors.csv"
    found: dict[str, tuple[str, str]] = {}
    for line, row in _rows(path, ("sector", "cameo", "icews", "source")):
        _among(path, line, row["sector"], load_ontology().sectors)
        found[row["sector"]] = (row["cameo"], row["icews"])
    return found


@cache
def load_acts() -> dict[str, Act]:
    """All CAMEO codes."""
    with (DATA / "cameo.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return {
        r["code"]: Act(r["code"], r["label"], float(r["goldstein"]), r["type"] or None, r["mode"] or None) for r in rows
    }


@cache
def load_type_codes() -> dict[tuple[str, str | None], str]:
    """The CAMEO code that is no more specific than a PLOVER type and mode; LexiconError for an unknown one."""
    path, ontology = EXCHANGE / "types.csv", load_ontology()
    found: dict[tuple[str, str | None], str] = {}
    for line, row in _rows(path, ("type", "mode", "cameo")):
        _among(path, line, row["type"], ontology.types)
        _among(path, line, row["mode"], ("", *ontology.types[row["type"]].modes))
        _among(path, line, row["cameo"], ontology.cameo)
        found[row["type"], row["mode"] or None] = row["cameo"]
    return found


@cache
def countries_by(key: Callable[[Country], str]) -> dict[str, str]:
    """ISO codes by another code, without those that have none: `countries_by(fips)`."""
    return {key(country): country.iso3 for country in load_countries().values() if key(country)}


def fips(country: Country) -> str:
    """The FIPS 10-4 code."""
    return country.fips


def cameo(country: Country) -> str:
    """The CAMEO code."""
    return country.cameo


def icews(country: Country) -> str:
    """The name in ICEWS."""
    return country.icews


def _among(path: Path, line: int, value: str, allowed: Iterable[str]) -> None:
    if value not in allowed:
        raise LexiconError(file=path.name, line=line, value=value, allowed="one of " + ", ".join(allowed)[:200])


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        if tuple(rows.fieldnames or ()) != columns:
            raise LexiconError(file=path.name, line=1, value=str(rows.fieldnames), allowed=",".join(columns))
        for row in rows:
            yield rows.line_num, row
