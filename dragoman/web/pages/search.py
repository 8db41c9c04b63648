"""Search: events and stories by words and all filters of a record. The address holds the whole question."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.states import load_states
from dragoman.record import wording
from dragoman.record.values import event_of
from dragoman.store.errors import QueryError
from dragoman.store.filters import CERTAIN
from dragoman.store.listing import (
    ORDERS,
    Listed,
    counted_events,
    counted_stories,
    listed_events,
    listed_stories,
)
from dragoman.store.record import NAMES, Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.asked import Asked, asked
from dragoman.web.links import address, event_files
from dragoman.web.pages.files import csv_answer, json_file, links
from dragoman.web.snippets import snippet
from dragoman.web.templating import query, render

router = APIRouter(route_class=AnswerRoute)
PAGE = 25  # rows
MOST = 10_000  # rows of a file
COLUMNS = ("id", "title", "publication", "published", "events")
SHOWS = ("events", "stories")
OWN = ("show", "order", "after")
FIRST = ("text", "party", "since", "until", "certainty", "quad")
DEEPER = NAMES.difference(FIRST)  # fields that are folded away until they are used


@router.get("/search")
def search(request: Request, record: OfRecord) -> HTMLResponse:
    """Events or stories that answer, the latest first."""
    given = asked(request)
    own = {name: request.query_params[name] for name in OWN if request.query_params.get(name)}
    show, order = own.get("show", SHOWS[0]), own.get("order", next(iter(ORDERS)))
    if show not in SHOWS:
        raise QueryError(f"show is {show!r}; allowed: {', '.join(SHOWS)}")
    found = _found(record, given, show, order, own.get("after"))
    return render(
        request,
        "search.html",
        given={**given.form, **own},
        asks=given.query,
        show=show,
        rows=list(_events(found) if show == "events" else _stories(found, given)),
        counts={
            "events": counted_events(record.backend, given.filter),
            "stories": counted_stories(record.backend, given.filter),
        },
        more=found.more and address("/search", {**given.query, **_listed({**own, "after": found.more})}),
        tabs={name: address("/search", {**given.query, "show": [name]}) for name in SHOWS},
        files=event_files(given.query) if show == "events" else links("/search", query(given.query), ("csv", "json")),
        choices=choices(),
        deeper=any(name in given.query for name in DEEPER),
    )


@router.get("/search.{form}")
def stories_file(request: Request, record: OfRecord, form: Literal["csv", "json"]) -> Response:
    """The stories that answer, the latest first, at most `MOST`; their events are at `/v1/events`."""
    found = listed_stories(record.backend, asked(request).filter, after=None, limit=MOST)
    rows = [{column: row[column] for column in COLUMNS} for row in found.rows]
    return csv_answer(COLUMNS, rows, "stories") if form == "csv" else json_file({"items": rows})


def _found(record: Record, given: Asked, show: str, order: str, after: str | None) -> Listed:
    if show == "events":
        return listed_events(record.backend, given.filter, order=order, after=after, limit=PAGE)
    return listed_stories(record.backend, given.filter, after=after, limit=PAGE)


def _listed(own: Mapping[str, str]) -> dict[str, list[str]]:
    return {name: [value] for name, value in own.items()}


def _events(found: Listed) -> Iterator[dict[str, Any]]:
    for row in found.rows:
        event = event_of(row)
        certainty = wording.certainty(event.factuality, event.auxiliary)
        yield {
            "event": row,
            "certainty": certainty,
            "voices": wording.says(event.attribution),
            "origins": row["origins"],
        }


def _stories(found: Listed, given: Asked) -> Iterator[dict[str, Any]]:
    for row in found.rows:
        yield {**row, "snippet": snippet(row["text"], given.filter.text)}


def choices() -> dict[str, Any]:
    """What the fields of the form offer."""
    ontology = load_ontology()
    modes = sorted({mode for kind in ontology.types.values() for mode in kind.modes})
    return {
        "types": {name: kind.quad for name, kind in ontology.types.items()},
        "modes": modes,
        "states": {state.iso3: state.name for state in load_states() if state.kind == "state"},
        "contexts": {name: name.replace("_", " ") for name in ontology.contexts},
        "certainty": dict(zip(CERTAIN, CERTAIN, strict=True)),
        "order": {"happened": "day it happened", "told": "day it was told"},
    }
