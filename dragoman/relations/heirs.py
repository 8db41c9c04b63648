"""States that go by two names in one story: `the Russians` beside `the Soviet Union` are one party to a tie."""

from dataclasses import replace

from dragoman.lexicon.states import load_forebears
from dragoman.model.entity import Entity
from dragoman.model.resolution import Resolution


def as_one(resolution: Resolution, day: str | None) -> Resolution:
    """With the code of the state that stood on the day of the story (ISO 8601) for its heir's, where the story names both."""
    named = {e.country for m in resolution.mentions for e in m.entities if e.country}
    forebears = (
        (code, state.iso3) for code in named for state in load_forebears().get(code, ()) if day and state.stands_on(day)
    )
    heirs = {code: before for code, before in forebears if before in named}
    if not heirs:
        return resolution

    def moved(entity: Entity) -> Entity:
        code = heirs.get(entity.country or "")
        return entity if code is None else replace(entity, code=code, country=code)

    mentions = (replace(m, entities=tuple(map(moved, m.entities))) for m in resolution.mentions)
    return replace(resolution, mentions=tuple(mentions))
