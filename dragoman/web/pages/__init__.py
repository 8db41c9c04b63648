"""The pages, one module each."""

from fastapi import APIRouter

from dragoman.web.pages import help, home, paste, search, story  # noqa: A004 - the names of the pages
from dragoman.web.pages.problem import problem_page

MODULES = (home, search, story, paste, help)

router = APIRouter()
for module in MODULES:
    router.include_router(module.router)

__all__ = ["problem_page", "router"]
