"""What was not read or coded, and how much is in the record."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.store.paging import rejected_page
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import RejectsAsked
from dragoman.web.api.cursors import REJECTED, cursor_of, key_of

router = APIRouter(route_class=AnswerRoute, tags=["the record"])
ROWS = "rows of "
KEPT = (
    "standing articles",
    "retracted articles",
    "standing events",
    "events of other coders",
    "events not linked yet",
    "first day",
    "last day",
    "runs cut off",
)


@router.get("/rejects", summary="What was not read or not coded, and why, in pages", response_model=shapes.Rejects)
def rejects(record: OfRecord, given: Annotated[RejectsAsked, Query()]) -> Response:
    """First the input that was not read, then the words that could have told an event and did not become one."""
    question = f"rejects {given.question}"
    after = key_of(given.cursor, question, REJECTED)
    page = rejected_page(record.backend, given.article, given.as_of, after, given.limit)
    return json_answer({"items": page.rows, "next": cursor_of(page.last, question)})


@router.get("/stats", summary="How much is in the record", response_model=shapes.Stats)
def stats(record: OfRecord) -> Response:
    """Articles and events that stand, first and last day, and the rows of each table."""
    found = record.stats()
    learned = found["last learned"]
    return json_answer(
        {
            "schema_version": found["schema"],
            **{name.replace(" ", "_"): found[name] for name in KEPT},
            "last_learned": learned and learned.replace(" ", "T") + "Z",
            "rows": {name.removeprefix(ROWS): count for name, count in found.items() if name.startswith(ROWS)},
        }
    )
