"""Values of an address: parties, days, numbers. QueryError says what was given and what is allowed."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from fastapi import Request

from dragoman.lexicon.states import code_of_name, name_of_code
from dragoman.store.errors import QueryError
from dragoman.store.filters import day, is_code

LONGEST = 200  # characters
PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
YEAR = 12


def text_of(request: Request, name: str) -> str:
    """What is given under a name; empty where nothing is."""
    value = request.query_params.get(name, "").strip()
    if len(value) > LONGEST or "\0" in value:
        raise QueryError(f"{name} is {value[:LONGEST]!r} …; allowed: up to {LONGEST} characters without NUL")
    return value


def party(value: str, name: str) -> str:
    """The code of a state or body."""
    found = code_of_name(value[:LONGEST])
    if found is None and is_code(value):
        return value
    if found is None:
        raise QueryError(
            f"{name} is {value[:LONGEST]!r}; allowed: the name of a state (Peru) or a code (PER, EUR, IGO)"
        )
    return found


def name(code: str) -> str:
    """The name of a state or body, else its code."""
    return name_of_code(code) or code


def named(asks: Mapping[str, str], *parties: str) -> dict[str, str]:
    """What was asked, for the fields of a form: parties by name."""
    return {key: name(party(value, key)) if key in parties and value else value for key, value in asks.items()}


def day_of(request: Request, name: str) -> date | None:
    """A day, None where none is given."""
    value = text_of(request, name)
    return day(value, name) if value else None


def number_of(request: Request, name: str, default: int, most: int) -> int:
    """A whole number from 1."""
    value = text_of(request, name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= most:
        raise QueryError(f"{name} is {value!r}; allowed: a whole number from 1 to {most}")
    return int(value)


def one_of(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    """One of several words, the first where none is given."""
    value = text_of(request, name) or allowed[0]
    if value not in allowed:
        raise QueryError(f"{name} is {value!r}; allowed: {', '.join(allowed)}")
    return value


def first_day(partial: str | None) -> date | None:
    """The first day of an ISO day, month or year; None for what is none."""
    found = PARTIAL.fullmatch(partial or "")
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def last_day(partial: str | None) -> date | None:
    """The last day of an ISO day, month or year; None for what is none."""
    first = first_day(partial)
    found = PARTIAL.fullmatch(partial or "")
    if first is None or found is None or found[3]:
        return first
    if not found[2]:
        return first.replace(month=YEAR, day=31)
    after = first.replace(day=28) + timedelta(days=4) if first < date(9999, 12, 1) else None
    return after - timedelta(days=after.day) if after else date.max


def span_of(request: Request) -> tuple[str | None, str | None]:
    """`begin` and `end` as ISO days, None where one is not given."""
    begin, end = day_of(request, "begin"), day_of(request, "end")
    if begin and end and begin > end:
        raise QueryError(f"begin is {begin}, after end, {end}; allowed: a day up to end")
    return begin.isoformat() if begin else None, end.isoformat() if end else None
