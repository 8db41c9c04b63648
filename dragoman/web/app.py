"""The server: pages at `/`, REST at `/v1`, its description at `/openapi.json`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from dragoman.web import api, pages
from dragoman.web.access import Access
from dragoman.web.guard import Guard
from dragoman.web.problems import add_problems
from dragoman.web.settings import Settings

STATIC = Path(__file__).parent / "static"


def create_app(db: str, settings: Settings | None = None) -> FastAPI:
    """An app over a record (a file, or `postgresql://...`), which is opened at the first request."""
    given = settings or Settings()
    access = Access(db, given)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        yield
        access.close()

    app = FastAPI(
        title="dragoman",
        version=version("dragoman"),
        summary="What states do to each other, when, where, how sure, and who says so",
        docs_url=None,  # these two load scripts of other servers
        redoc_url=None,
        lifespan=life,
    )
    app.state.access = access
    app.state.settings = given
    add_problems(app)
    app.add_middleware(Guard, settings=given)
    app.include_router(api.router, prefix="/v1")
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False))
    return app
