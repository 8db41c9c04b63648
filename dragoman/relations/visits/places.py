"""Where a visit takes place, of what rank the visitor is, and what is the first of its kind about it."""

import re
from collections.abc import Iterable, Iterator

from dragoman.lexicon.states import capital_of, is_metonym
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.event import Event, Quote
from dragoman.relations.story import Story
from dragoman.relations.visits.goals import states_of, town_of
from dragoman.relations.visits.stays import LEAVING, Stay

FIRST = re.compile(
    r"\bfirst (?:[\w'’-]+ ){0,6}?(?:visit|trip|tour|stay|journey|president|leader|minister|head)\b[^,.;]*? (?:in|since|for|by|to) [^,.;]+"
)
TOWNS = frozenset({"city", "site"})


def place_of(story: Story, stay: Stay, events: Iterable[Event]) -> str | None:
    """The town: that the moves lead to, else where the events are, else where the story was filed from the host's country."""
    coming = [m for m in stay.moves if m.way not in LEAVING]
    towns = [town for m in coming for t in m.goals for town in _town(story, stay, t)]
    of_events = [e.place for e in (*stay.events, *events) if e.place is not None]
    towns += [(p.name, p.precision or "") for p in of_events if p.precision in TOWNS and p.country == stay.host.country]
    filed = story.filed_at
    if filed is not None and filed.country == stay.host.country and any(m.is_told for m in stay.moves):
        towns.append((filed.text.title() if filed.text.isupper() else filed.text, "filed"))
    towns += [town for m in stay.moves if m not in coming for t in m.goals for town in _town(story, stay, t)]
    name, precision = next(iter(sorted(towns, key=lambda t: t[1] == "site")), (None, ""))
    if name is not None and precision == "site" and is_metonym(name):
        return capital_of(stay.host.country or "", (story.analysis.article.published or "")[:10]) or name
    return name


def _town(story: Story, stay: Stay, goal: Token) -> Iterator[tuple[str, str]]:
    """The town or site that a goal names, if it lies in the host's state, and which of the two it is."""
    if not any(e.country == stay.host.country for e in states_of(story, goal)):
        return
    place = town_of(story, goal)
    metonyms = [e for e in story.entities(goal) if e.via is not None and e.via.rule is ViaRule.METONYM]
    if place is not None and not metonyms:
        yield place.name, place.precision or ""
        return
    yield from ((e.text, "city") for e in story.entities(goal) if e.via is not None and e.via.rule is ViaRule.CAPITAL)


def first_in(evidence: Iterable[Quote]) -> str | None:
    """`first trip to the country in 24 years`, as printed."""
    return next((match.group() for quote in evidence if (match := FIRST.search(quote.text)) is not None), None)


def level_of(story: Story, visitor: Entity) -> str | None:
    """By the office, or by the words of any mention of the visitor."""
    words = [_words(story, visitor), *(_words(story, e) for e in story.named(visitor.name) if visitor.name)]
    for told in words:
        for level, offices in story.ties.tables["visits"]["levels"].items():
            if any(re.search(rf"\b{office}s?\b", told.lower()) for office in offices):
                return str(level)
    return None


def _words(story: Story, entity: Entity) -> str:
    """What tells the rank: the office, the words of the mention and its noun, and those that a pronoun stands for."""
    text = story.analysis.article.text
    via = entity.via
    stands_for = text[via.start : via.end] if via is not None and via.start is not None and via.end is not None else ""
    head = story.analysis.head_of(entity.span)
    beside = [head, *head.all_children("appos")] if head is not None else []
    nouns = [" ".join(t.lemma for t in (*noun.all_children("compound", "amod"), noun)) for noun in beside]
    return " ".join((entity.office or "", entity.text, *nouns, stands_for))
