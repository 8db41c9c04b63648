"""The first page: what is in the record, what was told last, who has most to do with whom."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.record import wording
from dragoman.record.values import event_of
from dragoman.store.filters import Filter
from dragoman.store.listing import listed_events
from dragoman.store.overviews import dyads
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.pages.given import name
from dragoman.web.templating import render

router = APIRouter(route_class=AnswerRoute)
LATEST = 8  # events
PAIRS = 12


@router.get("/")
def home(request: Request, record: OfRecord) -> HTMLResponse:
    """Figures of the record, its latest events, its busiest pairs."""
    latest = listed_events(record.backend, Filter(), order="told", after=None, limit=LATEST)
    pairs = dyads(record.backend, Filter(), least=1, limit=PAIRS)
    events = [(row, event_of(row)) for row in latest.rows]
    return render(
        request,
        "home.html",
        stats=record.stats(),
        pairs=[{**row, "names": [name(row[side]) for side in ("one", "other")]} for row in pairs],
        rows=[
            {
                "event": row,
                "certainty": wording.certainty(event.factuality, event.auxiliary),
                "voices": wording.says(event.attribution),
                "origins": row["origins"],
            }
            for row, event in events
        ],
    )
