"""Two parties: how they stand, and what happened between them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.lexicon.states import code_of_name
from dragoman.record.rows import plain
from dragoman.record.state import state
from dragoman.store.filters import day
from dragoman.store.paging import timeline_page
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import DayAsked, TimelineAsked
from dragoman.web.api.cursors import DATED, cursor_of, key_of
from dragoman.web.problems import Problem

router = APIRouter(route_class=AnswerRoute, tags=["pairs"])


@router.get("/pairs/{one}/{other}", summary="How two parties stand", response_model=shapes.State)
def pair(record: OfRecord, one: str, other: str, given: Annotated[DayAsked, Query()]) -> Response:
    """Their ties, last events, months and disputes, up to the day `as_of`. Parties are names of states or codes."""
    first, second = two_codes(one, other)
    until = given.as_of and day(given.as_of, "as_of").isoformat()
    events = record.event_rows(party=(first, second))
    found = state(first, second, record.tie_rows(first, second), events, until)
    return json_answer(plain(found))


@router.get(
    "/pairs/{one}/{other}/timeline", summary="Events between two parties, in pages", response_model=shapes.TimelinePage
)
def timeline(
    record: OfRecord, request: Request, one: str, other: str, given: Annotated[TimelineAsked, Query()]
) -> Response:
    """Events by their first day, each with its direction."""
    first, second = two_codes(one, other)
    question = f"timeline {first} {second} {given.question}"
    after = key_of(given.cursor, question, DATED)
    page = timeline_page(record.backend, first, second, given.filter, after, given.limit, held=request.state.held)
    return json_answer({"items": page.rows, "next": cursor_of(page.last, question)})


def code_of(name: str) -> str:
    """The code of a state or body; Problem 404 where there is none."""
    found = code_of_name(name)
    if found is None:
        raise Problem(404, f"{name!r} is no state that is known; allowed: a name (Peru) or a code (PER, EUR, IGO)")
    return found


def two_codes(one: str, other: str) -> tuple[str, str]:
    """The codes of two different parties."""
    first, second = code_of(one), code_of(other)
    if first == second:
        raise Problem(404, f"{one!r} and {other!r} are both {first}; allowed: two different states")
    return first, second
