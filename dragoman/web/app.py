"""The server: pages at `/`, REST at `/v1`, its description at `/openapi.json`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman.web import api, pages
from dragoman.web.access import Access
from dragoman.web.answers import Answers
from dragoman.web.description import description_of
from dragoman.web.guard import Guard
from dragoman.web.problems import add_problems
from dragoman.web.settings import Settings

STATIC = Path(__file__).parent / "static"


class Served(FastAPI):
    """An app that describes its API in its own way."""

    def openapi(self) -> dict[str, Any]:
        """OpenAPI 3.1."""
        return description_of(self)


def create_app(db: str, settings: Settings | None = None) -> FastAPI:
    """An app over a record (a file, or `postgresql://...`), which is opened at the first request."""
    given = settings or Settings()
    access = Access(db, given)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        access.close()

    app = Served(
        title="dragoman",
        version=version("dragoman"),
        summary="What states do to each other, when, where, how sure, and who says so",
        docs_url=None,  # these two load scripts of other servers
        redoc_url=None,
        lifespan=life,
        separate_input_output_schemas=False,  # a field that an older record lacks is not promised
    )
    app.state.access = access
    app.state.answers = Answers(given.cache_megabytes * 1_000_000)
    app.state.settings = given
    app.state.problem_page = pages.problem_page
    add_problems(app)
    app.add_middleware(Guard, settings=given)
    app.include_router(api.router, prefix="/v1")
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False))
    return app
