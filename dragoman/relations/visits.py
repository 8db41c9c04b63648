"""Visits: somebody of one state with another. Arrival, talks and leave over several sentences are one visit, each stop another."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.lexicon.states import name_of_code
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.event import Event, EventPlace, Quote
from dragoman.model.relation import Party, Relation
from dragoman.model.timex import Timex
from dragoman.relations.move import Move, is_same
from dragoman.relations.spells import last_day
from dragoman.relations.story import BODIES, Story, as_told
from dragoman.relations.travel_goals import state_of, states_of, town_of
from dragoman.relations.travellers import THINGS, is_official, of_its_state
from dragoman.relations.travels import moves

FIRST = re.compile(
    r"\bfirst (?:[\w'’-]+ ){0,6}?(?:visit|trip|tour|stay|journey|president|leader|minister|head)\b[^,.;]*? (?:in|since|for|by|to) [^,.;]+"
)
LONG = timedelta(days=6)  # after which a visit told without its end is taken to be over
BACK = 2  # sentences before a visit in which its day may be told
LEAVING = frozenset({"leave", "home"})
PAST = frozenset({"VBD", "VBN", "NN"})
Key = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Stay:
    """One visitor with one host country: the events and moves that tell of it, and the visit's first token."""

    visitor: Entity
    host: Entity
    token: Token
    events: tuple[Event, ...] = ()
    moves: tuple[Move, ...] = ()

    @property
    def key(self) -> Key:
        """Whose visit to whom: one for each visitor's country and host country, whoever else came along."""
        return self.visitor.country or self.visitor.code or self.visitor.name, self.host.country or self.host.code


def find_visits(story: Story) -> tuple[Relation, ...]:
    """One tie for each visitor's country and host country, told by events, by words of travel, by talks, or called off."""
    travelled = list(moves(story))
    told = [*_of_events(story), *_of_talks(story), *(s for m in travelled for s in _of_move(m))]
    told = [s for s in told if s.host.country or not _has_state(s, told)]
    stays: dict[Key, Stay] = {}
    for stay in sorted(told, key=lambda s: s.token.i):
        first = stays.get(stay.key)
        stays[stay.key] = _joined(first, stay) if first is not None else stay
    for move in travelled:
        key = None if move.hosts else _goes_on(move, stays)
        if key is not None:
            stays[key] = replace(stays[key], moves=(*stays[key].moves, move))
        elif not move.hosts and (filed := _where_filed(story, move)) is not None:
            stays.setdefault(filed.key, filed)
    return tuple(_relation(story, stay, stays) for stay in stays.values())


def _has_state(stay: Stay, told: Iterable[Stay]) -> bool:
    """Is a state told as the goal, where a body there is named as well (`went to Washington to see the IMF`)?"""
    return any(s.host.country and s.token.i == stay.token.i and _who(s) == _who(stay) for s in told)


def _joined(first: Stay, later: Stay) -> Stay:
    return replace(
        first,
        events=(*first.events, *(e for e in later.events if e not in first.events)),
        moves=(*first.moves, *(m for m in later.moves if m not in first.moves)),
    )


def _goes_on(move: Move, stays: Mapping[Key, Stay]) -> Key | None:
    """The visit that a word of travel without a goal belongs to (`he left on Tuesday`): the person's latest, or only one."""
    own = [
        k for k, s in stays.items() if (s.visitor.name or s.visitor.code) == (move.visitor.name or move.visitor.code)
    ]
    before = [k for k in own if stays[k].token.i <= move.token.i]
    if move.way in LEAVING or move.way == "cancel":
        return (before or own)[-1] if own else None
    return own[0] if len(own) == 1 else (before[-1] if before and move.way == "arrive" else None)


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


def _of_move(move: Move) -> Iterator[Stay]:
    yield from (Stay(move.visitor, host, move.token, moves=(move,)) for host in move.hosts)


def _relation(story: Story, stay: Stay, stays: Mapping[Key, Stay]) -> Relation:
    meetings = [e for e in story.events if e.type == "CONSULT" and _is_meeting(story, e, stay, stays)]
    begin, end = _days(story, stay, meetings)
    return story.relation(
        "visit",
        stay.token,
        [Party(stay.visitor, "visitor"), Party(stay.host, "host")],
        status=_status(story, stay, stays, end or begin),
        begin=begin,
        end=end,
        terms={
            "host": stay.host.name or stay.host.text,
            "visitor": stay.visitor.name or stay.visitor.text,
            "level": _level(story, stay.visitor),
            "place": _place(story, stay, meetings),
            "meetings": [e.id for e in meetings],
            "first": _first(story, stay),
        },
        events=stay.events,
        evidence=_evidence(story, stay),
        apart="-".join(str(part) for part in stay.key),
        why=(
            *(f"{e.trigger.text!r}" for e in stay.events),
            *dict.fromkeys(f"{m.token.text!r} ({m.way})" for m in stay.moves),
        ),
    )


def _days(story: Story, stay: Stay, meetings: list[Event]) -> tuple[str | None, str | None]:
    """First and last day: of arrivals, stays and leave that are told, else planned; a told length gives the other end."""
    coming = [m for m in stay.moves if m.way not in LEAVING]
    begins = [m.days.begin for m in coming if m.days.begin and m.is_told]
    begins = begins or [m.days.begin for m in coming if m.days.begin]
    ends = [
        m.days.end
        for m in stay.moves
        if m.days.end and not m.is_off and not m.days.is_vague and (m.way in LEAVING or m.days.is_range)
    ]
    dates = (e.date for e in (*stay.events, *meetings) if e.date is not None)
    dated = sorted(as_told(d.begin, d.end) or d.begin for d in dates)
    begin, end = min(begins, default=None), max(ends, default=None)
    length = next((m.days.length for m in stay.moves if m.days.length), None)
    if (
        length
        and begin
        and len(begin) > 7
        and not end
        and any(m.way == "arrive" and m.days.begin == begin for m in coming)
    ):
        return begin, last_day(begin, length)
    if begin is None and (end is None or (dated and dated[0] <= end)):
        begin = next(iter(dated), None)
    if begin is None:
        near = _near_day(story, stay)
        begin = near if near is None or end is None or near <= end else None
    return begin, end


def _near_day(story: Story, stay: Stay) -> str | None:
    """The day told nearest to the visit in its sentence, or just before, of one that is told as done."""
    if not any(m.is_told for m in stay.moves) and not stay.events:
        return None
    sentence = story.analysis.sentence_of(stay.token)
    today = (story.analysis.article.published or "9999")[:10]
    here = [x for x in story.timexes_in(sentence.span) if _is_near(x, today)]
    if here:
        nearest = min(here, key=lambda x: abs(x.start - stay.token.start))
        return as_told(nearest.begin or "", nearest.end_date or "") or nearest.begin
    before = story.analysis.sentences[max(0, sentence.index - BACK) : sentence.index]
    earlier = [x for s in before for x in story.timexes_in(s.span) if x.begin and x.begin == x.end_date]
    latest = earlier[-1] if earlier else None
    return latest.begin if latest is not None and _is_near(latest, today) else None


def _is_near(timex: Timex, today: str) -> bool:
    """Days, a month or a year that have begun by the day of the story."""
    begin, end = timex.begin, timex.end_date
    return (
        begin is not None and end is not None and begin <= today and (begin == end or as_told(begin, end) is not None)
    )


def _place(story: Story, stay: Stay, meetings: list[Event]) -> str | None:
    """The town: that the moves lead to, else where the events are, else where the story was filed from the host's country."""
    towns = [town for m in stay.moves for t in m.goals if (town := _town(story, stay, t)) is not None]
    of_events = [e.place for e in (*stay.events, *meetings) if e.place is not None]
    towns += [p.name for p in of_events if p.precision in {"city", "site"} and p.country == stay.host.country]
    filed = story.filed_at
    is_there = filed is not None and filed.country == stay.host.country and any(m.is_told for m in stay.moves)
    if filed is not None and is_there and not towns:
        towns.append(filed.text.title() if filed.text.isupper() else filed.text)
    return next(iter(towns), None)


def _town(story: Story, stay: Stay, goal: Token) -> str | None:
    """The town that a goal names, if it lies in the host's state."""
    if not any(e.country == stay.host.country for e in states_of(story, goal)):
        return None
    place = town_of(story, goal)
    metonyms = [e for e in story.entities(goal) if e.via is not None and e.via.rule is ViaRule.METONYM]
    if place is not None and not metonyms:
        return place.name
    capital = (e for e in story.entities(goal) if e.via is not None and e.via.rule is ViaRule.CAPITAL)
    return next((e.text for e in capital), None)


def _first(story: Story, stay: Stay) -> str | None:
    """`first trip to the country in 24 years`, as printed."""
    for quote in _evidence(story, stay):
        match = FIRST.search(quote.text)
        if match is not None:
            return match.group()
    return None


def _evidence(story: Story, stay: Stay) -> list[Quote]:
    """The sentences that tell of the visit, each once, in order of text."""
    told = {e.sentence for e in stay.events}
    told |= {story.quote(story.analysis.sentence_of(t).span) for t in (stay.token, *(m.token for m in stay.moves))}
    return sorted(told, key=lambda quote: quote.start)


def _is_meeting(story: Story, event: Event, stay: Stay, stays: Mapping[Key, Stay]) -> bool:
    """Do visitor and host meet in the event? Told without day and place, it is of the visit told of nearest by."""
    if not _brings_together(event, stay) or event.date is not None or event.place is not None:
        return _brings_together(event, stay)
    rivals = [s for s in stays.values() if _brings_together(event, s)]
    return stay is min(rivals, key=lambda s: _distance(story, event, s))


def _distance(story: Story, event: Event, stay: Stay) -> int:
    """Sentences from an event to the nearest word that tells of a visit."""
    starts = (stay.token.start, *(m.token.start for m in stay.moves), *(e.trigger.start for e in stay.events))
    tokens = (story.analysis.token_at(start) for start in (event.trigger.start, *starts))
    here, *those = (story.analysis.sentence_of(token).index for token in tokens if token is not None)
    return min(abs(here - one) for one in those)


def _brings_together(event: Event, stay: Stay) -> bool:
    """Do visitor and host meet in the event?"""
    names = {e.name or e.code for e in event.actors}
    countries = {e.country for e in event.actors if (e.name or e.code) != (stay.visitor.name or stay.visitor.code)}
    elsewhere = event.place is not None and event.place.country not in {None, stay.host.country}
    return not elsewhere and (stay.visitor.name or stay.visitor.code) in names and stay.host.country in countries


def _status(story: Story, stay: Stay, stays: Mapping[Key, Stay], last: str | None) -> str:
    if any(m.way == "cancel" for m in stay.moves) or (
        stay.events and all(e.factuality is Factuality.CT_NEG for e in stay.events)
    ):
        return "cancelled"
    if stay.moves and not stay.events and all(m.is_off for m in stay.moves):
        return "cancelled"
    if _is_planned(stay):
        return "planned"
    today = (story.analysis.article.published or "")[:10]
    left = [m for m in stay.moves if m.way in LEAVING and m.is_told]
    is_left = any(not today or not m.days.end or m.days.end <= today for m in left)
    over = (
        _is_past(stay)
        or any(m.is_past and m.is_told and m.way not in LEAVING for m in stay.moves)
        or _went_on(stay, stays)
        or _is_long_ago(story, stay, last)
    )
    return "ended" if is_left or over else "under_way"


def _is_planned(stay: Stay) -> bool:
    """Is all that is told of it still ahead?"""
    moved = {m.token.start for m in stay.moves}
    alone = [e for e in stay.events if e.trigger.start not in moved]
    planned = [e.type == "AGREE" or e.auxiliary in {Auxiliary.FUTURE, Auxiliary.HYPOTHETICAL} for e in alone]
    telling = [m for m in stay.moves if m.hosts or m.way != "stay" or m.token.pos != "NOUN"] or stay.moves
    planned += [m.is_planned for m in telling if m.way not in LEAVING or m.is_told]
    return bool(planned) and all(planned)


def _is_past(stay: Stay) -> bool:
    """Do events tell it as past, where no word of travel does?"""
    return bool(stay.events) and not stay.moves and all(e.auxiliary is Auxiliary.HISTORICAL for e in stay.events)


def _went_on(stay: Stay, stays: Mapping[Key, Stay]) -> bool:
    """Is another host of the same visitor told of later, as reached?"""
    return any(
        other.token.i > stay.token.i and _who(other) == _who(stay) and other.key != stay.key and not _is_planned(other)
        for other in stays.values()
    )


def _who(stay: Stay) -> str | None:
    return stay.visitor.name or stay.visitor.code


def _is_long_ago(story: Story, stay: Stay, last: str | None) -> bool:
    """Is the last day that is told before the story's own: at once where the days tell an end, else by more than some days?"""
    today = (story.analysis.article.published or "")[:10]
    if any(m.days.is_vague and m.is_told and m.token.tag in PAST for m in stay.moves):
        return True
    if not last or not today:
        return False
    if any(m.days.is_range for m in stay.moves):
        return last < today
    return last < (date.fromisoformat(today) - LONG).isoformat()


def _level(story: Story, visitor: Entity) -> str | None:
    """By the office, or by the words of any mention of the visitor."""
    words = [_words(story, visitor), *(_words(story, e) for e in story.named(visitor.name) if visitor.name)]
    for told in words:
        for level, offices in story.ties.tables["visits"]["levels"].items():
            if any(office in told.lower() for office in offices):
                return str(level)
    return None


def _words(story: Story, entity: Entity) -> str:
    """What tells the rank: the office, the words of the mention and its noun, and those that a pronoun stands for."""
    text = story.analysis.article.text
    via = entity.via
    stands_for = text[via.start : via.end] if via is not None and via.start is not None and via.end is not None else ""
    head = story.analysis.head_of(entity.span)
    return " ".join((entity.office or "", entity.text, head.lemma if head is not None else "", stands_for))
