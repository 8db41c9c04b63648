"""Visits: somebody of one state with another. Arrival, talks and leave over several sentences are one visit, each stop another."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.lexicon.states import name_of_code
from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.event import Event, EventPlace, Quote
from dragoman.model.relation import Party, Relation
from dragoman.relations.story import BODIES, Story
from dragoman.relations.visits.days import Days, all_days, joint_acts
from dragoman.relations.visits.goals import state_of, states_of
from dragoman.relations.visits.meetings import Met, meetings_in, of_stay, rows
from dragoman.relations.visits.move import Move, is_never, is_same
from dragoman.relations.visits.places import first_in, level_of, place_of
from dragoman.relations.visits.spells import spell_beside
from dragoman.relations.visits.status import status_of
from dragoman.relations.visits.stays import LEAVING, Stay, gone_on, joined
from dragoman.relations.visits.travellers import THINGS, is_official, of_its_state
from dragoman.relations.visits.travels import moves


def find_visits(story: Story) -> tuple[Relation, ...]:
    """One tie for each visitor's country, host country and time, told by events, by words of travel, by talks, or called off."""
    stays = _stays(story)
    met = meetings_in(story)
    meetings = [of_stay(story, met, stay, stays) for stay in stays]
    days = all_days(story, stays, [_events_of(met) for met in meetings])
    all_of_it = list(zip(stays, days, strict=True))
    return tuple(
        _relation(story, stay, own, some, [one for one in all_of_it if one[0] is not stay])
        for (stay, own), some in zip(all_of_it, meetings, strict=True)
    )


def _events_of(met: Met) -> list[Event]:
    return [meeting.event for _, meeting in met if meeting.event is not None]


def _stays(story: Story) -> list[Stay]:
    travelled = list(moves(story))
    told = [*_of_events(story), *_of_talks(story), *(s for m in travelled for s in _of_move(story, m))]
    told = [s for s in told if not _has_state(s, told)]
    stays = joined(s for s in told if not _is_reverse(story, s, told))
    filed_at = story.filed_at.country if story.filed_at is not None else None
    for move in (m for m in travelled if not m.hosts):
        on = gone_on(stays, move, filed_at)
        if on == stays and (filed := _where_filed(story, move)) is not None:
            on = joined((*stays, filed))
        stays = on
    return stays


def _is_reverse(story: Story, stay: Stay, told: Iterable[Stay]) -> bool:
    """Is it only guessed from where the story was filed, of a host whose guest is told to have come the other way?"""
    filed = story.filed_at
    is_guessed = not stay.events and all(
        m.way == "stay" and set(m.goals) <= {m.token, *m.token.ancestors()} for m in stay.moves
    )
    if filed is None or filed.country != stay.host.country or not is_guessed:
        return False
    return any(s.key == (stay.key[1], stay.key[0]) and any(m.goals and m.way != "stay" for m in s.moves) for s in told)


def _has_state(stay: Stay, told: Iterable[Stay]) -> bool:
    """Is a state told as the goal, where somebody else is named as well (`went to Washington to see the IMF`)?"""
    same = [s for s in told if s.token.i == stay.token.i and s.moves]
    goals = {s.host.country for s in same if s.who == stay.who} - {None}
    is_turned = not stay.moves and any(s.key == (stay.key[1], stay.key[0]) for s in same)  # `met the visiting premier`
    return is_turned or (bool(goals) and stay.host.country not in goals)


def _where_filed(story: Story, move: Move) -> Stay | None:
    """A visit or a leave told without a place is one to where the story was filed, if that is abroad for the visitor."""
    host = story.filed_at
    is_visit = move.token.pos == "NOUN" or move.way in LEAVING or (move.way in {"arrive", "go"} and not move.goals)
    if host is None or host.country == move.visitor.country or not is_visit:
        return None
    return Stay(move.visitor, host, move.token, moves=(move,))


def _of_events(story: Story) -> Iterator[Stay]:
    for event in story.events:
        token = story.analysis.token_at(event.trigger.start)
        if token is None or not (event.mode == "visit" or _is_planned_visit(story, event, token)):
            continue
        if is_never(token, story.claims.stance(token.i)):
            continue
        for visitor in (_told_of(story, e) for e in event.actors[:3] if _may_travel(story, e)):
            host = next((e for e in event.recipients if _may_host(e) and e.country != visitor.country), None)
            if host is not None:
                yield Stay(visitor, host, token, (event,))


def _told_of(story: Story, visitor: Entity) -> Entity:
    head = story.analysis.head_of(visitor.span)
    return visitor if head is None else of_its_state(story, visitor, head)


def _may_travel(story: Story, visitor: Entity) -> bool:
    """Somebody of a state or a body of states; not its troops, its planes, or the state itself."""
    head = story.analysis.head_of(visitor.span)
    if head is None or not (visitor.country or visitor.code in BODIES):
        return False
    words = {*visitor.text.lower().split()}
    is_person = (
        visitor.sector is None and head.ner == "PERSON" and words.isdisjoint(story.ties.words("visits", "private"))
    )
    return is_official(story, visitor, head) or is_person or (visitor.code in BODIES and head.lemma not in THINGS)


def _may_host(host: Entity) -> bool:
    return bool(host.country) or host.code in BODIES


def _is_planned_visit(story: Story, event: Event, token: Token) -> bool:
    """A visit still to come is an AGREE by PLOVER's rule."""
    return event.type == "AGREE" and token.lemma in story.ties.words("visits", "visit")


def _of_talks(story: Story) -> Iterator[Stay]:
    """Who meets somebody abroad is there on a visit: `Sadat met Begin in Jerusalem`, `the two met in Geneva`."""
    modes = {None, *story.ties.words("visits", "talk_modes")}
    for event in story.events:
        token = story.analysis.token_at(event.trigger.start)
        if token is None or event.place is None or event.type != "CONSULT" or event.mode not in modes:
            continue
        if event.factuality is Factuality.CT_NEG:
            continue
        host = _host_of_talks(story, event, event.place)
        guests = [e for e in event.actors if e.country and host is not None and not is_same(e, host)]
        officials = [e for e in guests if is_official(story, e, story.analysis.head_of(e.span))]
        yield from (Stay(guest, host, token, (event,)) for guest in officials[:3] if host is not None)


def _host_of_talks(story: Story, event: Event, place: EventPlace) -> Entity | None:
    """The state that talks are held in, where one who talks is at home there, or a town is told."""
    where = _country(story, place)
    if where is None:
        return None
    home = next((e for e in event.actors if e.country == where), None)
    if home is None and place.precision not in {"city", "site"}:
        return None
    return replace(home or state_of(story, place), name=name_of_code(where), code=where, country=where, office=None)


def _country(story: Story, place: EventPlace) -> str | None:
    """Where a place is: for a capital the state that it stands for."""
    token = story.analysis.token_at(place.start)
    named = story.entities(token) if token is not None else ()
    capital = (e.country for e in named if e.via is not None and e.via.rule is ViaRule.CAPITAL)
    return next(capital, place.country)


def _of_move(story: Story, move: Move) -> Iterator[Stay]:
    """A stay for each host, on the day that is told with it (`in Lima on Monday and in Quito on Tuesday`)."""
    for host in move.hosts:
        goals = [t for t in move.goals if any(e.country == host.country for e in states_of(story, t))]
        others = [t for t in move.goals if t not in goals and any(e.country for e in states_of(story, t))]
        days = spell_beside(story, goals[0], others) if goals and others else None
        yield Stay(move.visitor, host, move.token, moves=(move if days is None else replace(move, days=days),))


def _relation(story: Story, stay: Stay, days: Days, meetings: Met, others: Iterable[tuple[Stay, Days]]) -> Relation:
    begin, end = days
    evidence = _evidence(story, stay)
    events = _events_of(meetings) + joint_acts(story, stay)
    return story.relation(
        "visit",
        stay.token,
        [Party(stay.visitor, "visitor"), Party(stay.host, "host")],
        status=status_of(story, stay, days, others),
        begin=begin,
        end=end,
        terms={
            "host": stay.host.name or stay.host.text,
            "visitor": stay.visitor.name or stay.visitor.text,
            "level": level_of(story, stay.visitor),
            "place": place_of(story, stay, events),
            "meetings": rows(story, meetings),
            "first": first_in(evidence),
        },
        events=stay.events,
        evidence=evidence,
        apart="-".join(str(part) for part in stay.key),
        why=(
            *(f"{e.trigger.text!r}" for e in stay.events),
            *dict.fromkeys(f"{m.token.text!r} ({m.way})" for m in stay.moves),
        ),
    )


def _evidence(story: Story, stay: Stay) -> list[Quote]:
    """The sentences that tell of the visit, each once, in order of text."""
    told = {e.sentence for e in stay.events}
    told |= {story.quote(story.analysis.sentence_of(t).span) for t in (stay.token, *(m.token for m in stay.moves))}
    return sorted(told, key=lambda quote: quote.start)
