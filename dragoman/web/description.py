"""The description of the API, OpenAPI 3.1: what FastAPI makes, with the one shape of problems and the tokens."""

from typing import Any

from fastapi import FastAPI

from dragoman.web.api.shapes import Problem, Story
from dragoman.web.problems import MEDIA

PREFIX = "#/components/schemas/"
ALWAYS = {
    "400": "The request cannot be understood",
    "401": "A token is needed",
    "413": "The body or the story is too large",
    "421": "The server does not go by that name",
    "422": "A value is wrong; `errors` says which",
    "429": "Too many requests; `Retry-After` says when again",
    "500": "The server failed",
    "503": "Another program writes to the record, or the answer takes too long",
}
MISSING = {"404": "There is none"}
ON_POST = {
    "403": "A page of another site asked",
    "408": "The body did not come in time",
    "415": "The body is of another type",
}
ON_GET = {"304": "The client has it already (`If-None-Match`)"}


def description_of(app: FastAPI) -> dict[str, Any]:
    """The description, made once."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        schemas = made["components"]["schemas"]
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for shape in (Problem, Story):
            found = shape.model_json_schema(ref_template=PREFIX + "{model}")
            schemas |= found.pop("$defs", {}) | {shape.__name__: found}
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}, {}]
        for calls in made["paths"].values():
            for method, call in calls.items():
                _complete(method, call)
    return app.openapi_schema or {}


def _complete(method: str, call: dict[str, Any]) -> None:
    told = ALWAYS | MISSING | (ON_POST if method == "post" else {})
    problem = {MEDIA: {"schema": {"$ref": f"{PREFIX}Problem"}}}
    call["responses"] |= {status: {"description": words, "content": problem} for status, words in told.items()}
    if method == "get":
        call["responses"] |= {status: {"description": words} for status, words in ON_GET.items()}
        tag = {"description": "Changes when the answer does", "schema": {"type": "string"}}
        call["responses"]["200"]["headers"] = {"ETag": tag}
