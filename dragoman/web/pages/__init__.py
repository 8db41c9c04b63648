"""The pages, one module each."""

from fastapi import APIRouter

from dragoman.web.pages import attacked, help, home, network, pair, paste, search, story, voices, world  # noqa: A004 - the names of the pages
from dragoman.web.pages.problem import problem_page

MODULES = (home, search, story, pair, network, world, voices, attacked, paste, help)

router = APIRouter()
for module in MODULES:
    router.include_router(module.router)

__all__ = ["problem_page", "router"]
