"""One shape for all that goes wrong: RFC 9457, `application/problem+json`; pages may show it in their own way."""

import http
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.article.errors import ArticleError, shown
from dragoman.store.errors import LockedError, MissingError, QueryError, RecordError, SchemaError, StorageError

MEDIA = "application/problem+json"
LOG = logging.getLogger("dragoman.web")
TOLD: Mapping[type[Exception], int] = {QueryError: 422, MissingError: 404, ArticleError: 422}  # in their own words
OURS: Mapping[type[Exception], tuple[int, str]] = {  # without words of the server's own matters, which its log has
    LockedError: (503, "another program writes to the record; try again when it is done"),
    SchemaError: (503, "the record was made by another version of the program, and has to be migrated"),
    StorageError: (503, "the server cannot read the record now"),
    RecordError: (500, "the server cannot read the record"),
}
RETRY = {"Retry-After": "5"}  # seconds


@dataclass(slots=True)
class Problem(Exception):  # noqa: N818 - the name of the RFC
    """An answer other than the one that was asked for; `detail` says what was given and what is allowed."""

    status: int
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[dict[str, str], ...] = ()  # what is wrong where: `at` and `detail`

    @property
    def title(self) -> str:
        """The name of the status."""
        return http.HTTPStatus(self.status).phrase


Show = Callable[[Request, Problem], Response]


def body_of(problem: Problem, instance: str) -> bytes:
    """The problem as JSON; `instance` is the path that was asked for."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": instance,
    }
    if problem.errors:
        told["errors"] = list(problem.errors)
    return orjson.dumps(told)


def as_json(request: Request, problem: Problem) -> Response:
    """The problem for programs."""
    body = body_of(problem, request.url.path)
    return Response(body, problem.status, {**problem.headers, "Cache-Control": "no-store"}, MEDIA)


def wants_page(request: Request) -> bool:
    """Is it a person's browser that asked for a page?"""
    path = request.url.path
    return not path.startswith(("/v1/", "/openapi.json")) and "text/html" in request.headers.get("accept", "")


def respond(request: Request, problem: Problem) -> Response:
    """The problem as JSON, or as `app.state.problem_page` (a `Show`) draws it where a page was asked for."""
    show: Show = request.app.state.problem_page
    return (show if wants_page(request) else as_json)(request, problem)


def problem_of(error: Exception) -> Problem:
    """What went wrong, for a client: what it can mend in words, what it cannot without any."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, HTTPException):
        return Problem(error.status_code, str(error.detail), dict(error.headers or {}))
    if isinstance(error, RequestValidationError):
        wrong = tuple(map(_wrong, error.errors()))
        return Problem(422, "; ".join(f"{e['at']}: {e['detail']}" for e in wrong), errors=wrong)
    for kind, status in TOLD.items():
        if isinstance(error, kind):
            return Problem(status, str(error))
    for kind, (status, words) in OURS.items():
        if isinstance(error, kind):
            return Problem(status, words, RETRY if status == 503 else {})
    return Problem(500, "the server failed; its log says why")


def _wrong(error: Mapping[str, Any]) -> dict[str, str]:
    """Where a value is wrong, what it is, and what would be allowed."""
    at = ".".join(map(str, error["loc"]))
    if error["type"] == "extra_forbidden":
        return {"at": at, "detail": "there is no such parameter; /openapi.json names them all"}
    if error["type"] == "missing":
        return {"at": at, "detail": "it is missing"}
    return {"at": at, "detail": f"{shown(error['input'])}: {error['msg'].removeprefix('Value error, ')}"}


def add_problems(app: FastAPI) -> None:
    """Answer every error of an app in the one shape."""

    def handle(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem.status >= 500 and not isinstance(error, Problem):
            LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        return respond(request, problem)

    for kind in (Problem, HTTPException, RequestValidationError, RecordError, ArticleError, Exception):
        app.add_exception_handler(kind, handle)
