"""Where a story was filed: the town of its dateline, and the state that it is in."""

import re

from dragoman.lexicon.states import name_of_code, state_of_capital
from dragoman.model.analysis import Analysis
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.model.resolution import Resolution
from dragoman.model.span import Span

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
    code = next(named, None) or next(placed, None)
    return _state(analysis, code) if code is not None else None


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
