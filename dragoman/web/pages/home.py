"""The first page: what is in the record, what was told last, who has most to do with whom."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.record import wording
from dragoman.record.values import event_of
from dragoman.store.filters import Filter
from dragoman.store.listing import busiest_pairs, listed_events
from dragoman.web.access import OfRecord
from dragoman.web.templating import render

router = APIRouter()
LATEST = 8  # events
PAIRS = 12


@router.get("/")
def home(request: Request, record: OfRecord) -> HTMLResponse:
    """Figures of the record, its latest events, its busiest pairs."""
    latest = listed_events(record.backend, Filter(), order="told", after=None, limit=LATEST)
    events = [(row, event_of(row)) for row in latest.rows]
    return render(
        request,
        "home.html",
        stats=record.stats(),
        pairs=list(busiest_pairs(record.backend, limit=PAIRS)),
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
