"""REST, version 1."""

from fastapi import APIRouter

from dragoman.web.api import articles, code, events, export, pacts, pairs, panel, relations, upkeep

router = APIRouter()
for part in (code, events, relations, articles, pairs, panel, pacts, upkeep, export):
    router.include_router(part.router)

__all__ = ["router"]
