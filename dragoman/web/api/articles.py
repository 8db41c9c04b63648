"""Articles with every layer."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import AsOf
from dragoman.web.problems import Problem

router = APIRouter(route_class=AnswerRoute, tags=["articles"])


@router.get("/articles/{article:path}", summary="An article with every layer", response_model=shapes.AnnotatedArticle)
def article(record: OfRecord, article: str, given: Annotated[AsOf, Query()]) -> Response:
    """A line of `annotate`: text, zones, mentions, attributions, events, relations, and what was passed over."""
    found = None if "\0" in article else next(record.article_rows(article=article, as_of=given.as_of), None)
    if found is None:
        raise Problem(404, f"there is no article {article!r} that stands; events name theirs as article_id")
    return json_answer(found)
