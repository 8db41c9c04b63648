"""What an address asks for: its parameters as a `Filter`, and as the form shows them again."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from pydantic import ValidationError

from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter
from dragoman.store.record import MANY, NAMES
from dragoman.web.api.asking import Filters

CODER = "coder"  # pages show texts, and events of other coders have none


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of an address.

    `filter`: for the record; `form`: parameter to what was written, as text or as a list where several were; `query`: the
    same as lists, for links to other views of the same.
    """

    filter: Filter
    form: dict[str, Any]
    query: dict[str, list[str]]


def asked(request: Request) -> Asked:
    """The question, by the fields of `Filters`. Empty values count as not given; QueryError for a bad value."""
    query = {name: values for name in sorted(NAMES - {CODER}) if (values := _values(request, name))}
    form = {name: values if len(values) > 1 else values[0] for name, values in query.items()}
    given = {name: values if name in MANY else _single(name, values) for name, values in query.items()}
    try:
        found = Filters.model_validate(given)
    except ValidationError as problem:
        raise QueryError("; ".join(_told(problem))) from None
    return Asked(found.filter, form, query)


def _values(request: Request, name: str) -> list[str]:
    return [value.strip() for value in request.query_params.getlist(name) if value.strip()]


def _single(name: str, values: list[str]) -> str:
    if len(values) > 1:
        raise QueryError(f"{name} is given {len(values)} times; allowed: once")
    return values[0]


def _told(problem: ValidationError) -> Iterator[str]:
    """What is wrong, value by value: `since is 'May': String should match pattern ...`."""
    for error in problem.errors(include_url=False, include_context=False):
        value = str(error["input"])
        yield f"{error['loc'][0]} is {value[:60]!r}: {error['msg']}"
