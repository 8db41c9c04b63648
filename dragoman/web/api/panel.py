"""Dyads by period, for statistics."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.store.paging import panel_page
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import PanelAsked
from dragoman.web.api.cursors import PANEL, cursor_of, key_of

router = APIRouter(route_class=AnswerRoute, tags=["statistics"])


@router.get("/panel", summary="Directed dyads by month or another period, in pages", response_model=shapes.Panel)
def panel(record: OfRecord, given: Annotated[PanelAsked, Query()]) -> Response:
    """Counts of events and sums of PLOVER scores by quad class. Events without a day are left out."""
    question = f"panel {given.question}"
    page = panel_page(
        record.backend,
        given.filter,
        key_of(given.cursor, question, PANEL),
        given.limit,
        period=given.period,
        happened=given.happened,
        once=given.once,
    )
    return json_answer({"items": page.rows, "next": cursor_of(page.last, question)})
