"""Relations: pacts, transfers, sanctions, visits, statements."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.store.filters import relation_where
from dragoman.store.paging import relation_page
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import RelationsAsked
from dragoman.web.api.cursors import DATED, cursor_of, key_of

router = APIRouter(route_class=AnswerRoute, tags=["relations"])


@router.get("/relations", summary="Relations by filter, in pages", response_model=shapes.RelationPage)
def relations(record: OfRecord, given: Annotated[RelationsAsked, Query()]) -> Response:
    """Relations as the contract has them, by begin; those without one come last."""
    question = f"relations {given.question}"
    where = relation_where(given.kind, given.party, given.status, given.as_of)
    page = relation_page(record.backend, where, key_of(given.cursor, question, DATED), given.limit)
    return json_answer({"items": page.rows, "next": cursor_of(page.last, question)})
