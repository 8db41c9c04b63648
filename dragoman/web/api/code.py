"""A story read on the spot. Nothing is kept of it."""

from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dragoman.article import from_row, from_text
from dragoman.model.article import Article
from dragoman.web.access import OfReader
from dragoman.web.answers import json_answer
from dragoman.web.api import shapes
from dragoman.web.problems import Problem
from dragoman.web.settings import Settings

router = APIRouter(tags=["read a story"])
JSON, TEXT = "application/json", "text/plain"
EXAMPLE = {
    "text": "OSLO, March 6 - Norway recalled its ambassador from Chile on Monday.",
    "published": "2019-03-06",
    "publication": "Fjord Dispatch",
}
STORY = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": {"$ref": "#/components/schemas/Story"}, "example": EXAMPLE},
            TEXT: {"schema": {"type": "string", "minLength": 1}, "example": EXAMPLE["text"]},
        },
    }
}


async def story(request: Request) -> Article:
    """Dependency: the story of a body, as JSON or as text. Problem 413, 415 or 422 where there is none."""
    body = await request.body()
    settings: Settings = request.app.state.settings
    media = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media == JSON:
        found = from_row(_object(body))
    elif media == TEXT:
        found = from_text(_text(body))
    else:
        raise Problem(
            415,
            f"the story is {media or 'of no type'!r}; allowed: {JSON}, {TEXT} (UTF-8)",
            {"Accept": f"{JSON}, {TEXT}"},
        )
    if len(found.text) > settings.story_chars:
        raise Problem(413, f"the story has {len(found.text)} characters; allowed: {settings.story_chars}")
    return found


def _object(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Problem(422, f"the body is no JSON in UTF-8: {error}") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(422, f"byte {error.start} is not UTF-8; allowed: text in UTF-8") from None


@router.post("/code", summary="Read a story", response_model=shapes.AnnotatedArticle, openapi_extra=STORY)
def code(article: Annotated[Article, Depends(story)], reader: OfReader) -> Response:
    """Every layer of a story: a row of the JSON Lines input, or its bare text. It is not added to the record."""
    return json_answer(next(reader.read_articles([article])).to_dict())
