"""Where a story was filed: the town of its dateline, and the state that it is in."""

import re

from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.lexicon.states import name_of_code, state_of_capital
from dragoman.model.analysis import Analysis
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span

GREAT, AHEAD = 100_000, 5  # people of a town known by its bare name; times as many as any namesake's
BEHIND = re.compile(r"[,/]")  # parts the town from the rest of a dateline


def filed_in(analysis: Analysis) -> Entity | None:
    """The state whose capital, on the day of the story, stands in the dateline; its words are the town."""
    line = analysis.article.dateline
    code = state_of_capital(line.place or "", (analysis.article.published or "")[:10]) if line is not None else None
    return _state(analysis, code) if code is not None else None


def filed_at(analysis: Analysis, resolution: Resolution) -> Entity | None:
    """The state of the dateline's town, where the story names that town again and it is known there."""
    town = _town(analysis).of(analysis.article.text).lower()
    if not town:
        return None
    named = (e.country for m in resolution.mentions for e in m.entities if e.text.lower() == town and e.country)
    placed = (p.country for p in resolution.places if p.name.lower() == town and p.country)
    code = next(named, None) or next(placed, None) or _country_behind(analysis) or _great_town(town)
    return _state(analysis, code) if code is not None else None


def _country_behind(analysis: Analysis) -> str | None:
    """`KINGSTON, Jamaica`: the country that the dateline tells behind the town."""
    line = analysis.article.dateline
    behind = BEHIND.split(line.place)[1:] if line is not None and line.place else []
    spots = load_gazetteer().lookup(behind[0].strip()) if behind else ()
    return next((s.country for s in spots if s.kind == "country"), None)


def _great_town(town: str) -> str | None:
    """The country of a town that is far greater than its namesakes (`Geneva`, `Sydney`)."""
    spots = [s for s in load_gazetteer().lookup(town) if s.kind == "city" and s.country]
    greatest = max(spots, key=lambda s: s.population, default=None)
    others = [s.population for s in spots if greatest is not None and s.country != greatest.country]
    if greatest is None or greatest.population < max(GREAT, AHEAD * max(others, default=0)):
        return None
    return greatest.country


def _town(analysis: Analysis) -> Span:
    line = analysis.article.dateline
    if line is None or not line.place:
        return Span(0, 0)
    town = BEHIND.split(line.place)[0].rstrip()
    start = analysis.article.text.find(town, line.start, line.end)
    return Span(start, start + len(town)) if start >= 0 else Span(0, 0)


def _state(analysis: Analysis, code: str) -> Entity:
    words = _town(analysis)
    return Entity(
        words.of(analysis.article.text),
        *words,
        name=name_of_code(code),
        code=code,
        country=code,
        sector="GOV",
        sectors=("GOV",),
        via=Via(ViaRule.CONTEXT, *words),
    )
