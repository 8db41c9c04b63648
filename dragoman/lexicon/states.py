"""States since 1945 and the places, houses and offices that stand for them: data/states.csv and data/metonyms.csv.

Both tables are UTF-8, comma, one header line; several values in a cell are parted by `|`; an empty cell means none or
unknown; apostrophes are straight. Dates are ISO 8601 and may stop at the year or month. In states.csv the kinds are

- state: has a country code of its own in PLOVER, and still stands (Hong Kong counts as one there);
- former: stood for some time since 1945; `successor` names the codes that followed;
- territory: a part or dependency that makes news of its own and folds into the state of its code;
- disputed: a partly recognised entity (sector PRE) under the code of the state that claims it.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology

KINDS = ("state", "former", "territory", "disputed")
METONYM_KINDS = (
    *("agency", "bank", "body", "building", "forces", "ministry"),
    *("parliament", "party", "place", "residence", "service"),
)
MANY = frozenset(("aliases", "adjectives", "demonyms", "other_seats", "successor", "sectors"))
ISO3 = re.compile(r"[A-Z]{3}")
QID = re.compile(r"Q[1-9][0-9]*")
NUMBER = re.compile(r"[1-9][0-9]{0,2}")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

Row = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class State:
    """One row of states.csv. Empty text means none or unknown; degrees are WGS 84, the middle of the land.

    `cow` and `gw` are the numbers of the Correlates of War and of Gleditsch and Ward, microstates included.
    """

    iso3: str
    name: str
    official_name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    other_seats: tuple[str, ...]
    start: str
    end: str
    successor: tuple[str, ...]
    kind: str
    sector: str
    cow: str
    gw: str
    wikidata: str
    lat: float
    lon: float
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """Usual name, official name and aliases, each once."""
        return tuple(dict.fromkeys((self.name, self.official_name, *self.aliases)))

    def stands_on(self, day: str) -> bool:
        """Did it exist on an ISO day? An open start or end always did; a bare year counts whole."""
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class Metonym:
    """One row of metonyms.csv: `name` stands for the institution `name_of`; `sectors` has `sector` first."""

    name: str
    code: str
    country: str
    sector: str
    sectors: tuple[str, ...]
    name_of: str
    kind: str
    wikidata: str
    source: str


def load_states(path: Path | None = None) -> tuple[State, ...]:
    """All rows by code, the state that stands before the others of its code; LexiconError names a bad cell."""
    path = path or DATA / "states.csv"
    rows = list(_rows(path, tuple(State.__dataclass_fields__)))
    codes = frozenset(row["iso3"] for _, row in rows)
    for line, row in rows:
        _check_state(_Cells(path.name, line, row), codes)
    _check_names(path.name, rows)
    states = [State(**_values(row)) for _, row in rows]  # type: ignore[arg-type]
    return tuple(sorted(states, key=lambda s: (s.iso3, KINDS.index(s.kind), s.name)))


@dataclass(frozen=True, slots=True)
class Seat:
    """One row of capitals.csv: a city that was the capital or seat of a state from `start` to `end`; empty: open.

    The first of `capital` is the usual spelling, the rest are others.
    """

    iso3: str
    state: str
    capital: tuple[str, ...]
    start: str
    end: str
    source: str


@cache
def load_seats(path: Path | None = None) -> tuple[Seat, ...]:
    """All rows in their order; LexiconError names a bad cell."""
    path = path or DATA / "capitals.csv"
    states = {(state.iso3, state.name) for state in load_states()}
    rows = list(_rows(path, tuple(Seat.__dataclass_fields__)))
    for line, row in rows:
        cells = _Cells(path.name, line, row)
        cells.filled("capital", "source")
        for column in ("start", "end"):
            cells.day(column)
        if row["end"] and row["end"] < row["start"]:
            raise cells.error("end", f"a date not before {row['start']}")
        if (row["iso3"], row["state"]) not in states:
            raise cells.error("state", "a state of states.csv with its code")
    return tuple(Seat(**_values(row, frozenset({"capital"}))) for _, row in rows)  # type: ignore[arg-type]


def load_metonyms(path: Path | None = None) -> tuple[Metonym, ...]:
    """All rows, by name; LexiconError names a bad cell."""
    path = path or DATA / "metonyms.csv"
    rows = list(_rows(path, tuple(Metonym.__dataclass_fields__)))
    seen: dict[str, int] = {}
    for line, row in rows:
        cells = _Cells(path.name, line, row)
        _check_metonym(cells)
        if row["name"] in seen:
            raise cells.error("name", f"a name that line {seen[row['name']]} does not have")
        seen[row["name"]] = line
    return tuple(Metonym(**_values(row)) for _, row in rows)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Cells:
    """One row under check, and where it stands."""

    file: str
    line: int
    row: Mapping[str, str]

    def error(self, column: str, allowed: str) -> LexiconError:
        return LexiconError(file=self.file, line=self.line, value=self.row[column], allowed=f"{column}: {allowed}")

    def filled(self, *columns: str) -> None:
        for column in columns:
            if not self.row[column]:
                raise self.error(column, "some text")

    def matches(self, column: str, pattern: re.Pattern[str], allowed: str) -> None:
        if self.row[column] and not pattern.fullmatch(self.row[column]):
            raise self.error(column, allowed)

    def among(self, column: str, choices: Iterable[str]) -> None:
        allowed = tuple(choices)
        if any(value not in allowed for value in _split(self.row[column])):
            raise self.error(column, "one of " + ", ".join(allowed))

    def day(self, column: str) -> None:
        allowed = "an ISO date: YYYY, YYYY-MM or YYYY-MM-DD"
        self.matches(column, DAY, allowed)
        try:
            if day := self.row[column]:
                date.fromisoformat(day + "0001-01-01"[len(day) :])
        except ValueError:
            raise self.error(column, allowed) from None

    def degrees(self, column: str, limit: int) -> None:
        try:
            inside = abs(float(self.row[column])) <= limit
        except ValueError:
            inside = False
        if not inside:
            raise self.error(column, f"degrees from {-limit} to {limit}")


def _check_state(cells: _Cells, codes: frozenset[str]) -> None:
    cells.filled("iso3", "name", "official_name", "kind", "source")
    cells.matches("iso3", ISO3, "three capitals A-Z")
    cells.among("kind", KINDS)
    cells.among("sector", load_ontology().sectors)
    cells.matches("wikidata", QID, "Q and a number")
    for column in ("cow", "gw"):
        cells.matches(column, NUMBER, "a number of one to three digits")
    for column in ("start", "end"):
        cells.day(column)
    if cells.row["end"] and cells.row["end"] < cells.row["start"]:
        raise cells.error("end", f"a date not before {cells.row['start']}")
    cells.degrees("lat", 90)
    cells.degrees("lon", 180)
    if not codes.issuperset(_split(cells.row["successor"])):
        raise cells.error("successor", "codes of the column iso3")


def _check_metonym(cells: _Cells) -> None:
    cells.filled("name", "code", "sector", "sectors", "name_of", "kind", "source")
    cells.matches("code", ISO3, "three capitals A-Z")
    cells.matches("country", ISO3, "three capitals A-Z")
    cells.among("kind", METONYM_KINDS)
    for column in ("sector", "sectors"):
        cells.among(column, load_ontology().sectors)
    if _split(cells.row["sectors"])[0] != cells.row["sector"]:
        raise cells.error("sectors", f"a list that opens with {cells.row['sector']}")
    cells.matches("wikidata", QID, "Q and a number")


def _check_names(file: str, rows: Iterable[Row]) -> None:
    """No two states that stand share a code or a name; no two rows of any kind share code and name."""
    seen: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        keys = [("row", row["iso3"], row["name"])]
        if row["kind"] == "state":
            names = dict.fromkeys((row["name"], row["official_name"], *_split(row["aliases"])))
            keys = [("code", row["iso3"], row["iso3"]), *(("name", name, name) for name in names), *keys]
        for key in keys:
            if key in seen:
                raise LexiconError(file=file, line=line, value=key[-1], allowed=f"what line {seen[key]} does not have")
            seen[key] = line


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Line number and cells of each row; every column must be there, in this order, and no other."""
    with path.open(encoding="utf-8", newline="") as table:
        reader = csv.reader(table)
        header = next(reader, [])
        if tuple(header) != columns:
            odd = ", ".join(c for c in header if c not in columns) or ",".join(header)
            raise LexiconError(file=path.name, line=1, value=odd, allowed="columns " + ",".join(columns))
        for cells in reader:
            if len(cells) != len(columns):
                allowed = f"{len(columns)} cells, not {len(cells)}"
                raise LexiconError(file=path.name, line=reader.line_num, value=",".join(cells), allowed=allowed)
            yield reader.line_num, dict(zip(columns, cells, strict=True))


def _values(row: Mapping[str, str], many: frozenset[str] = MANY) -> dict[str, str | float | tuple[str, ...]]:
    return {column: _split(cell) if column in many else _value(column, cell) for column, cell in row.items()}


def _value(column: str, cell: str) -> str | float | tuple[str, ...]:
    return float(cell) if column in ("lat", "lon") else cell


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


BODIES = {"EUR": "European Union", "IGO": "international organisations", "UNO": "United Nations"}


@cache
def load_forebears() -> Mapping[str, tuple[State, ...]]:
    """Code to the former states that it follows and never stood beside: the Soviet Union of Russia, no Germany of another."""
    states = load_states()
    start = {state.iso3: state.start for state in states if state.kind == "state"}
    found: dict[str, list[State]] = {}
    for state in states:
        for code in state.successor:
            if state.kind == "former" and start.get(code, "") >= state.end:
                found.setdefault(code, []).append(state)
    return {code: tuple(some) for code, some in found.items()}


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in load_states():
        for name in (state.iso3, state.name, state.official_name, *state.aliases):
            found.setdefault(name.lower().removeprefix("the "), state.iso3)
    return found | {code.lower(): code for code in BODIES} | {name.lower(): code for code, name in BODIES.items()}


def code_of_name(name: str) -> str | None:
    """The code of a state or body by its code, name or alias in any case; None where it is unknown."""
    return _codes_by_name().get(" ".join(name.lower().split()).removeprefix("the "))


@cache
def _names_by_code() -> dict[str, str]:
    first = {state.iso3: state.name for state in reversed(load_states())}
    return {**first, **BODIES}


def name_of_code(code: str) -> str | None:
    """The name that goes with a code."""
    return _names_by_code().get(code)


@cache
def _codes_by_capital() -> dict[str, str]:
    return {
        seat.lower(): state.iso3
        for state in load_states()
        if not state.end
        for seat in (state.capital, *state.other_seats)
        if seat
    }


def state_of_capital(name: str, day: str | None = None) -> str | None:
    """The code of the state whose capital or seat has a name on an ISO day, or now where none is given; None for other towns."""
    town = name.split(",")[0].split("/")[0].strip().lower()
    then = (s.iso3 for s in _seats_by_town().get(town, ()) if day and _was_seat(s, day))
    return next(then, None) or _codes_by_capital().get(town)


def capital_of(code: str, day: str) -> str | None:
    """The seat of a state on an ISO day, in its usual spelling; None where none is known."""
    return next((s.capital[0] for s in load_seats() if s.iso3 == code and _was_seat(s, day)), None)


@cache
def _metonyms() -> frozenset[str]:
    return frozenset(m.name for m in load_metonyms())


def is_metonym(name: str) -> bool:
    """Is it a house that stands for a government (`Elysee Palace`)?"""
    return name in _metonyms()


def _was_seat(seat: Seat, day: str) -> bool:
    """Was it the seat on a day, of a state that stood then, or at least of none that made way for another (Moscow in 1939)?"""
    states = _states_by_name()
    state = states.get((seat.iso3, seat.state))
    rivals = (states.get((s.iso3, s.state)) for town in seat.capital for s in _seats_by_town()[town.lower()])
    stood = state is None or state.stands_on(day) or not any(r is not None and r.stands_on(day) for r in rivals)
    return stood and (not seat.start or seat.start <= day) and (not seat.end or day[: len(seat.end)] <= seat.end)


@cache
def _states_by_name() -> dict[tuple[str, str], State]:
    return {(state.iso3, state.name): state for state in load_states()}


@cache
def _seats_by_town() -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = {}
    for seat in load_seats():
        for town in seat.capital:
            found.setdefault(town.lower(), []).append(seat)
    return found


@cache
def _codes_by_adjective() -> dict[str, str]:
    return {word: state.iso3 for state in reversed(load_states()) for word in state.adjectives}


def state_of_adjective(word: str) -> str | None:
    """The code of the state that an adjective belongs to, a present one before those that are gone; None for other words."""
    return _codes_by_adjective().get(word)
