"""Visits: who was whose guest, when and where; arrival, talks and leave over several sentences are one visit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event, Quote
from dragoman.model.relation import Party, Relation
from dragoman.relations.story import Story


@dataclass(frozen=True, slots=True)
class Stay:
    """One visitor with one host country: the events that tell of it, and the visit's first token."""

    visitor: Entity
    host: Entity
    token: Token
    events: tuple[Event, ...]
    is_off: bool = False


def find_visits(story: Story) -> tuple[Relation, ...]:
    """One tie for each visitor and host country."""
    stays: dict[tuple[str | None, str | None], Stay] = {}
    for stay in (*_stays(story), *_called_off(story)):
        key = (stay.visitor.name or stay.visitor.code, stay.host.country or stay.host.code)
        first = stays.get(key)
        stays[key] = _joined(first, stay) if first is not None else stay
    return tuple(_relation(story, stay) for stay in stays.values())


def _joined(first: Stay, later: Stay) -> Stay:
    return replace(first, events=(*first.events, *later.events), is_off=first.is_off or later.is_off)


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
        yield from (Stay(v, hosts[0], noun, (), is_off=True) for v in visitors[:3] if hosts)


def _stays(story: Story) -> Iterator[Stay]:
    for event in story.events:
        token = story.analysis.token_at(event.trigger.start)
        if token is None or not (event.mode == "visit" or _is_planned_visit(story, event, token)):
            continue
        for visitor in event.actors[:3]:
            host = next((e for e in event.recipients if e.country != visitor.country or e.country is None), None)
            if host is not None:
                yield Stay(visitor, host, token, (event,))


def _is_planned_visit(story: Story, event: Event, token: Token) -> bool:
    """A visit still to come is an AGREE by PLOVER's rule."""
    return event.type == "AGREE" and token.lemma in story.ties.words("visits", "visit")


def _relation(story: Story, stay: Stay) -> Relation:
    meetings = [e for e in story.events if e.type == "CONSULT" and _brings_together(e, stay)]
    arrivals, leaves = _movements(story, stay, "arrive"), _movements(story, stay, "leave")
    began = [t.begin for verb in arrivals if (t := story.timex_of(verb)) is not None and t.begin]
    ended = [t.end_date for verb in leaves if (t := story.timex_of(verb)) is not None and t.end_date]
    dated = sorted(e.date.begin for e in (*stay.events, *meetings) if e.date is not None)
    place = next((e.place for e in (*stay.events, *meetings) if e.place is not None), None)
    verbs = [*arrivals, *leaves]
    return story.relation(
        "visit",
        stay.token,
        [Party(stay.visitor, "visitor"), Party(stay.host, "host")],
        status=_status(story, stay, left=bool(leaves)),
        begin=min(began) if began else next(iter(dated), None),
        end=max(ended) if ended else None,
        terms={
            "host": stay.host.name or stay.host.text,
            "visitor": stay.visitor.name or stay.visitor.text,
            "level": _level(story, stay.visitor),
            "place": place.name if place is not None else None,
            "meetings": [e.id for e in meetings],
        },
        events=stay.events,
        evidence=_evidence(story, stay, verbs),
        why=(*(f"{e.trigger.text!r}" for e in stay.events), *(f"{verb.text!r}" for verb in verbs)),
    )


def _evidence(story: Story, stay: Stay, verbs: list[Token]) -> list[Quote]:
    """The sentences that tell of the visit, each once, in order of text."""
    told = (
        {e.sentence for e in stay.events}
        | {story.quote(story.analysis.sentence_of(stay.token).span)}
        | {story.quote(story.analysis.sentence_of(v).span) for v in verbs}
    )
    return sorted(told, key=lambda quote: quote.start)


def _movements(story: Story, stay: Stay, way: str) -> list[Token]:
    """Verbs of coming or going whose subject or object is the visitor, told as facts."""
    words = story.ties.words("visits", way)
    found = []
    for token in story.analysis.tokens:
        if (
            token.pos == "VERB"
            and token.lemma in words
            and story.claims.stance(token.i).factuality is Factuality.CT_POS
        ):
            moved = (*grammar.subject(token), *grammar.objects(token))
            if any(_same(e, stay.visitor) for t in moved for e in story.entities(t)):
                found.append(token)
    return found


def _same(first: Entity, second: Entity) -> bool:
    return (first.name or first.code) == (second.name or second.code)


def _brings_together(event: Event, stay: Stay) -> bool:
    """Do visitor and host meet in the event?"""
    names = {e.name or e.code for e in event.actors}
    countries = {e.country for e in event.actors if (e.name or e.code) != (stay.visitor.name or stay.visitor.code)}
    elsewhere = event.place is not None and event.place.country not in {None, stay.host.country}
    return not elsewhere and (stay.visitor.name or stay.visitor.code) in names and stay.host.country in countries


def _status(story: Story, stay: Stay, *, left: bool) -> str:
    if stay.is_off or all(e.factuality is Factuality.CT_NEG for e in stay.events):
        return "cancelled"
    if all(e.type == "AGREE" or e.auxiliary is Auxiliary.FUTURE for e in stay.events):
        return "planned"
    return "ended" if left else "under_way"


def _level(story: Story, visitor: Entity) -> str | None:
    """By the office, or by the words of the mention."""
    words = f"{visitor.office or ''} {visitor.text}".lower()
    for level, offices in story.ties.tables["visits"]["levels"].items():
        if any(office in words for office in offices):
            return str(level)
    return None
