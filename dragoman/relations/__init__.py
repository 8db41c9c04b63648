"""Ties that outlast the moment: pacts, transfers, sanctions, visits, statements."""

from dragoman.lexicon.ties import Ties
from dragoman.model.analysis import Analysis
from dragoman.model.attribution import Claims
from dragoman.model.event import Coder, Event
from dragoman.model.relation import Relation
from dragoman.model.resolution import Resolution
from dragoman.relations.heirs import as_one
from dragoman.relations.own_kinds import find_own_kinds
from dragoman.relations.pacts import find_pacts
from dragoman.relations.sanctions import find_sanctions
from dragoman.relations.statements import find_statements
from dragoman.relations.story import Story
from dragoman.relations.transfers import find_transfers
from dragoman.relations.visits import find_visits

KINDS = (find_pacts, find_transfers, find_sanctions, find_visits, find_statements, find_own_kinds)


def relate(
    analysis: Analysis, resolution: Resolution, claims: Claims, events: tuple[Event, ...], ties: Ties, coder: Coder
) -> tuple[Relation, ...]:
    """The ties that a story tells of, kind by kind, each in order of text."""
    day = (analysis.article.published or "")[:10] or None
    story = Story(analysis, as_one(resolution, day), claims, events, ties, coder)
    return tuple(relation for find in KINDS for relation in find(story))


__all__ = ["relate"]
