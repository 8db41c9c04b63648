"""What an address asks for: its parameters as a `Filter`, and as the form shows them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter
from dragoman.store.record import MANY, NAMES

LONGEST = 200  # characters of one value
MOST = 20  # values of one name
NUMBERS: dict[str, type[int] | type[float]] = {"quad": int, "origins": int, "min_confidence": float}
YES = ("1", "true", "on", "yes")
NO = ("0", "false", "off", "no")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an address.

    `filter`: for the record; `form`: parameter to what was written, as text or as a list where several were; `query`: the
    same as pairs, for links to other views of the same.
    """

    filter: Filter
    form: dict[str, Any]
    query: dict[str, list[str]]


def asked(request: Request, names: Iterable[str] = NAMES) -> Asked:
    """The question. Empty values count as not given, names other than `names` are none of it; QueryError for a bad value."""
    given = {name: [v for v in request.query_params.getlist(name) if v.strip()] for name in sorted(names)}
    query = {name: [value.strip() for value in values] for name, values in given.items() if values}
    for name, values in query.items():
        _limited(name, values)
    form = {name: values if len(values) > 1 else values[0] for name, values in query.items()}
    return Asked(Filter(**{name: _value(name, values) for name, values in query.items()}), form, query)


def _limited(name: str, values: list[str]) -> None:
    if len(values) > MOST:
        raise QueryError(f"{name} is given {len(values)} times; allowed: up to {MOST}")
    if name not in MANY and len(values) > 1:
        raise QueryError(f"{name} is given {len(values)} times; allowed: once")
    for value in values:
        if len(value) > LONGEST or "\0" in value:
            raise QueryError(f"{name} is {value[:LONGEST]!r} …; allowed: up to {LONGEST} characters without NUL")


def _value(name: str, values: list[str]) -> Any:
    if name == "interstate":
        return _truth(name, values[0])
    read = [_number(name, value) if name in NUMBERS else value for value in values]
    return tuple(read) if name in MANY else read[0]


def _truth(name: str, value: str) -> bool:
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise QueryError(f"{name} is {value!r}; allowed: {', '.join((*YES, *NO))}")


def _number(name: str, value: str) -> int | float:
    kind = NUMBERS[name]
    try:
        number = kind(value)
        if not -(2**31) < number < 2**31:
            raise ValueError
    except ValueError:
        raise QueryError(f"{name} is {value!r}; allowed: a number") from None
    return number
