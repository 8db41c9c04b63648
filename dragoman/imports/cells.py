"""The cells of one row, checked: each is what its column allows, or the row is rejected."""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from dragoman.lexicon.exchange import Act, load_acts
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.states import load_states

CODE = re.compile(r"[0-9]{2,4}[a-z]?")
DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
UNKNOWN = frozenset({"", "NULL"})


class CellError(ValueError):
    """A value that its column does not allow."""

    def __init__(self, column: str, value: str, allowed: str) -> None:
        """Make one line of it; a long value is cut."""
        super().__init__(f"{column}: {value[:100]!r}; allowed: {allowed}")


class Cells:
    """Values by column; what stands for an unknown value is None."""

    def __init__(self, values: Mapping[str, str], unknown: str) -> None:
        """`unknown`: the word that the format has for it, besides an empty cell and NULL."""
        self._values, self._unknown = values, UNKNOWN | {unknown}

    def text(self, column: str) -> str | None:
        """What stands there, without blanks around it."""
        value = self._values[column].strip()
        return None if value in self._unknown else value

    def needed(self, column: str) -> str:
        """What stands there; nothing is not allowed."""
        value = self.text(column)
        if value is None:
            raise CellError(column, self._values[column], "some text")
        return value

    def many(self, column: str) -> list[str]:
        """The values of a cell that may hold several, parted by `;` or `|`."""
        values = re.split(r"[;|]", self.text(column) or "")
        return [v.strip() for v in values if v.strip() not in self._unknown]

    def number(self, column: str, limit: float) -> float | None:
        """A number whose size is at most `limit`."""
        value = self.text(column)
        if value is None:
            return None
        try:
            number = float(value)
        except ValueError:
            number = math.inf
        if not abs(number) <= limit:
            raise CellError(column, value, f"a number from {-limit:g} to {limit:g}")
        return number

    def day(self, column: str) -> str | None:
        """A day, YYYY-MM-DD or YYYYMMDD, as ISO 8601."""
        value = self.text(column)
        match = DAY.fullmatch(value or "")
        if value is None:
            return None
        try:
            return date(*map(int, match.groups())).isoformat() if match else _fail(column, value)
        except ValueError:
            return _fail(column, value)

    def among(self, column: str, value: str, allowed: Iterable[str]) -> str:
        """A value that must be one of a list."""
        choices = sorted(allowed)
        if value not in choices:
            raise CellError(column, value, "one of " + ", ".join(choices))
        return value

    def act(self, column: str) -> Act:
        """The CAMEO act of a code; a code of no list counts as the code above it."""
        value = self.needed(column)
        code = value if CODE.fullmatch(value) else ""
        while code and code not in load_acts():
            code = code[:-1]
        act = load_acts().get(code)
        if act is None or act.type is None:
            raise CellError(column, value, "a CAMEO code that stands for a PLOVER type (01 has none)")
        return act

    def kind(self, column: str, mode_column: str) -> tuple[str, str | None, list[str]]:
        """PLOVER type, its first mode, and further modes."""
        kind = self.among(column, self.needed(column).upper(), load_ontology().types)
        modes = [self.among(mode_column, m.lower(), load_ontology().types[kind].modes) for m in self.many(mode_column)]
        return kind, modes[0] if modes else None, modes[1:]


def _fail(column: str, value: str) -> str:
    raise CellError(column, value, "a day, YYYY-MM-DD or YYYYMMDD")


def country_of(name: str | None) -> str | None:
    """The ISO 3166-1 alpha-3 code of a country's name or code; None for what is none."""
    return _countries().get(name.casefold()) if name else None


@cache
def _countries() -> dict[str, str]:
    """Names of states before those of territories and former states."""
    states = sorted(load_states(), key=lambda state: state.kind == "state")
    names = {name.casefold(): state.iso3 for state in states for name in state.names}
    return {**names, **{state.iso3.casefold(): state.iso3 for state in states}}
