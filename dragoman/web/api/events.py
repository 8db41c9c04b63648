"""Events: in pages, one, and one with all that speaks for it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.model.event import Event
from dragoman.store.errors import MissingError
from dragoman.store.explaining import Explanation
from dragoman.store.filters import Where, live
from dragoman.store.paging import event_page, events_of
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import AsOf, EventsAsked
from dragoman.web.api.cursors import DATED, cursor_of, key_of
from dragoman.web.problems import Problem

router = APIRouter(route_class=AnswerRoute, tags=["events"])


@router.get("/events", summary="Events by filter, in pages", response_model=shapes.EventPage)
def events(record: OfRecord, request: Request, given: Annotated[EventsAsked, Query()]) -> Response:
    """Events as the contract has them; those without a day come last. `next` is the cursor of the page that follows."""
    question = f"events {given.question}"
    after = key_of(given.cursor, question, DATED)
    latest, held = given.sort == "-date", request.state.held
    page = event_page(record.backend, given.filter, after, given.limit, latest=latest, held=held)
    return json_answer({"items": page.rows, "next": cursor_of(page.last, question)})


@router.get("/events/{event}", summary="One event by its id", response_model=Event)
def event(record: OfRecord, request: Request, event: str, given: Annotated[AsOf, Query()]) -> Response:
    """The event as it stands, or as it stood at `as_of`."""
    where = Where()
    live(where, given.as_of)
    found = record.backend.rows(
        "SELECT e.event FROM events e JOIN articles a ON a.version = e.version "
        f"WHERE e.id = ? AND {where.sql} ORDER BY e.event DESC LIMIT 1",
        [_id(event), *where.values],
    )
    if not found:
        raise unknown(event)
    return json_answer(events_of(record.backend, found[0], request.state.held)[0])


@router.get("/events/{event}/explain", summary="Why an event stands in the record", response_model=shapes.Explained)
def explain(record: OfRecord, event: str, given: Annotated[AsOf, Query()]) -> Response:
    """Its sentence with marks, the rules, what lost, links to other stories, origins, and versions of the article."""
    return json_answer(explained(_explanation(record, event, given.as_of)))


def _explanation(record: Record, event: str, as_of: str | None) -> Explanation:
    try:
        return record.explain(_id(event), as_of=as_of)
    except MissingError:
        raise unknown(event) from None


def explained(found: Explanation) -> dict[str, Any]:
    """An explanation with names for the parts of its tuples."""
    return {
        "event": found.event,
        "marks": [{"start": start, "end": end, "kind": kind} for start, end, kind in found.marks],
        "losers": [{"words": words, "reason": reason} for words, reason in found.losers],
        "links": found.links,
        "origins": [{"origin": origin, "kind": kind, "events": events} for origin, kind, events in found.origins],
        "versions": found.versions,
    }


def _id(event: str) -> str:
    """What can be an id: without NUL, which a database cannot hold."""
    if "\0" in event:
        raise unknown(event)
    return event


def unknown(event: str) -> Problem:
    """There is no such event."""
    return Problem(404, f"there is no event {event!r} that stands; /v1/events shows ids, as_of earlier ones")
