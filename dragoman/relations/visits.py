"""Visits: who was whose guest, when and where; arrival, talks and leave over several sentences are one visit."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.lexicon.states import name_of_code
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event, Quote
from dragoman.model.relation import Party, Relation
from dragoman.relations.story import Story
from dragoman.relations.travels import Move, is_official, moves, places_of, said_of

FIRST = re.compile(
    r"\bfirst (?:[\w'’-]+ ){0,6}?(?:visit|trip|tour|stay|journey|president|leader|minister|head)\b[^,.;]*? (?:in|since|for|by|to) [^,.;]+"
)


@dataclass(frozen=True, slots=True)
class Stay:
    """One visitor with one host country: the events and moves that tell of it, and the visit's first token."""

    visitor: Entity
    host: Entity
    token: Token
    events: tuple[Event, ...] = ()
    moves: tuple[Move, ...] = ()
    is_off: bool = False

    @property
    def key(self) -> tuple[str | None, str | None]:
        """Whose visit to whom: one for each visitor's country and host country, whoever else came along."""
        return self.visitor.country or self.visitor.code or self.visitor.name, self.host.country or self.host.code


def find_visits(story: Story) -> tuple[Relation, ...]:
    """One tie for each visitor's country and host country, told by events, by verbs of travel, or called off."""
    stays: dict[tuple[str | None, str | None], Stay] = {}
    for stay in (*_of_events(story), *_of_moves(story), *_of_talks(story), *_called_off(story)):
        first = stays.get(stay.key)
        stays[stay.key] = _joined(first, stay) if first is not None else stay
    return tuple(_relation(story, stay, stays) for stay in stays.values())


def _joined(first: Stay, later: Stay) -> Stay:
    return replace(
        first,
        events=(*first.events, *(e for e in later.events if e not in first.events)),
        moves=(*first.moves, *(m for m in later.moves if m not in first.moves)),
        is_off=first.is_off or later.is_off,
    )


def _called_off(story: Story) -> Iterator[Stay]:
    """`cancelled his visit to Peru`: by the verb over the noun; the visitor owns the visit, or is the verb's subject."""
    for noun in story.analysis.tokens:
        verb = noun.head
        if noun.pos != "NOUN" or noun.lemma not in story.ties.words("visits", "visit"):
            continue
        is_told = story.claims.stance(verb.i).factuality is Factuality.CT_POS
        if verb.lemma not in story.ties.words("visits", "cancel") or noun not in grammar.objects(verb) or not is_told:
            continue
        visitors = [e for t in noun.all_children("poss") for e in story.entities(t)]
        visitors = visitors or [e for t in grammar.subject(verb) for e in story.entities(t)]
        hosts = [e for n in (noun, verb) for t in grammar.of_preposition(n, "to", "in") for e in story.entities(t)]
        yield from (Stay(v, hosts[0], noun, is_off=True) for v in visitors[:3] if hosts)


def _of_events(story: Story) -> Iterator[Stay]:
    for event in story.events:
        token = story.analysis.token_at(event.trigger.start)
        if token is None or not (event.mode == "visit" or _is_planned_visit(story, event, token)):
            continue
        for visitor in event.actors[:3]:
            host = next((e for e in event.recipients if e.country != visitor.country or e.country is None), None)
            if host is not None:
                yield Stay(visitor, host, token, (event,))


def _of_talks(story: Story) -> Iterator[Stay]:
    """Who meets somebody in that one's country is there on a visit: `Sadat met Begin in Jerusalem`."""
    for event in story.events:
        token = story.analysis.token_at(event.trigger.start)
        where = event.place.country if event.place is not None else None
        if token is None or where is None or event.type != "CONSULT" or event.mode not in {None, "meet"}:
            continue
        host = next((e for e in event.actors if e.country == where), None)
        guests = [
            e
            for e in event.actors
            if e.country not in {None, where} and is_official(story, e, story.analysis.head_of(e.span))
        ]
        if host is not None:
            host = replace(host, name=name_of_code(where), office=None, wikidata=None)
            yield from (Stay(guest, host, token, (event,)) for guest in guests[:3])


def _is_planned_visit(story: Story, event: Event, token: Token) -> bool:
    """A visit still to come is an AGREE by PLOVER's rule."""
    return event.type == "AGREE" and token.lemma in story.ties.words("visits", "visit")


def _of_moves(story: Story) -> Iterator[Stay]:
    for move in moves(story):
        yield from (Stay(move.visitor, host, move.token, moves=(move,)) for host in move.hosts)


def _relation(story: Story, stay: Stay, stays: Mapping[tuple[str | None, str | None], Stay]) -> Relation:
    meetings = [e for e in story.events if e.type == "CONSULT" and _brings_together(e, stay)]
    is_only = sum(key[0] == stay.key[0] for key in stays) == 1
    own = [m for m in (*stay.moves, *(said_of(story, stay.visitor) if is_only else ())) if m.is_told]
    begins = [d for m in own if m.way != "leave" and (d := m.day(story, "begin"))]
    ends = [d for m in own if m.way != "arrive" and (d := m.day(story, "end"))]
    dated = sorted(e.date.begin for e in (*stay.events, *meetings) if e.date is not None)
    return story.relation(
        "visit",
        stay.token,
        [Party(stay.visitor, "visitor"), Party(stay.host, "host")],
        status=_status(story, stay, stays, left=any(m.way == "leave" for m in own)),
        begin=min(begins) if begins else next(iter(dated), None),
        end=max(ends) if ends else None,
        terms={
            "host": stay.host.name or stay.host.text,
            "visitor": stay.visitor.name or stay.visitor.text,
            "level": _level(story, stay.visitor),
            "place": _place(story, stay, meetings),
            "meetings": [e.id for e in meetings],
            "first": _first(story, stay),
        },
        events=stay.events,
        evidence=_evidence(story, stay, [m.token for m in own]),
        why=(*(f"{e.trigger.text!r}" for e in stay.events), *dict.fromkeys(f"{m.token.text!r}" for m in own)),
    )


def _place(story: Story, stay: Stay, meetings: list[Event]) -> str | None:
    """The town: where the events are, else the town of the host that a move leads to."""
    of_events = [e.place for e in (*stay.events, *meetings) if e.place is not None]
    towns = [p.name for p in of_events if p.precision in {"city", "site"}]
    towns += [
        p.name
        for m in stay.moves
        for p in places_of(story, m)
        if p.country == stay.host.country and p.precision == "city"
    ]
    return next(iter((*towns, *(p.name for p in of_events))), None)


def _first(story: Story, stay: Stay) -> str | None:
    """`first trip to the country in 24 years`, as printed."""
    for quote in _evidence(story, stay, []):
        match = FIRST.search(quote.text)
        if match is not None:
            return match.group()
    return None


def _evidence(story: Story, stay: Stay, verbs: list[Token]) -> list[Quote]:
    """The sentences that tell of the visit, each once, in order of text."""
    told = {e.sentence for e in stay.events}
    told |= {story.quote(story.analysis.sentence_of(t).span) for t in (stay.token, *verbs)}
    return sorted(told, key=lambda quote: quote.start)


def _brings_together(event: Event, stay: Stay) -> bool:
    """Do visitor and host meet in the event?"""
    names = {e.name or e.code for e in event.actors}
    countries = {e.country for e in event.actors if (e.name or e.code) != (stay.visitor.name or stay.visitor.code)}
    elsewhere = event.place is not None and event.place.country not in {None, stay.host.country}
    return not elsewhere and (stay.visitor.name or stay.visitor.code) in names and stay.host.country in countries


def _status(story: Story, stay: Stay, stays: Mapping[tuple[str | None, str | None], Stay], *, left: bool) -> str:
    if stay.is_off or (stay.events and all(e.factuality is Factuality.CT_NEG for e in stay.events)):
        return "cancelled"
    if stay.moves and not stay.events and all(m.is_off for m in stay.moves):
        return "cancelled"
    planned = [e.type == "AGREE" or e.auxiliary is Auxiliary.FUTURE for e in stay.events]
    planned += [m.is_planned for m in stay.moves]
    if all(planned):
        return "planned"
    over = any(m.is_past for m in stay.moves) or _went_on(stay, stays)
    return "ended" if left or over else "under_way"


def _went_on(stay: Stay, stays: Mapping[tuple[str | None, str | None], Stay]) -> bool:
    """Is another host of the same visitor told of later?"""
    return any(
        other.token.i > stay.token.i and key[0] == stay.key[0] and other.host != stay.host
        for key, other in stays.items()
    )


def _level(story: Story, visitor: Entity) -> str | None:
    """By the office, or by the words of the mention."""
    words = f"{visitor.office or ''} {visitor.text}".lower()
    for level, offices in story.ties.tables["visits"]["levels"].items():
        if any(office in words for office in offices):
            return str(level)
    return None
