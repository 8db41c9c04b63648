"""Stays of one visitor with one host: which words of travel tell of one visit, and which of another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.relations.visits.move import Move, is_perfect
from dragoman.relations.visits.spells import Spell, first_day

APART = timedelta(days=45)  # between two visits of one country to another
LEAVING = frozenset({"leave", "home"})
NEAR = 80  # words from a visit to a trip that somebody else called off, of which no place is told
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
        """Whose visit to whom: the visitor's country and the host country, whoever else came along."""
        return self.visitor.country or self.visitor.code or self.visitor.name, self.host.country or self.host.code

    @property
    def who(self) -> str | None:
        """The visitor by name, or by whom they act for."""
        return self.visitor.name or self.visitor.code

    @property
    def alone(self) -> list[Event]:
        """The events of which no word of travel tells the days."""
        moved = {m.token.start for m in self.moves}
        return [e for e in self.events if e.trigger.start not in moved]

    @property
    def is_off(self) -> bool:
        """Is it only told as called off or denied?"""
        return bool(self.moves) and not self.events and all(m.is_off for m in self.moves)

    @property
    def is_behind(self) -> bool:
        """Is it told as before what else is told (`had flown to Lima`)?"""
        return bool(self.moves) and all(m.is_past or is_perfect(m.token) for m in self.moves)

    @property
    def span(self) -> tuple[date, date] | None:
        """From the first to the last day that its words tell."""
        days = [first_day(day) for m in self.moves for day in (m.days.begin, m.days.end) if day]
        days += [first_day(day) for e in self.alone if e.date is not None for day in (e.date.begin, e.date.end)]
        return (min(days), max(days)) if days else None


def joined(stays: Iterable[Stay]) -> list[Stay]:
    """The stays of a story, in order of text: those of one key and of about one time are one."""
    found: list[Stay] = []
    for stay in sorted(stays, key=lambda s: s.token.i):
        n = next((n for n, s in enumerate(found) if s.key == stay.key and not is_apart(s, stay)), None)
        if n is None:
            found.append(stay)
        else:
            found[n] = _with(found[n], stay)
    return found


def _with(first: Stay, later: Stay) -> Stay:
    return replace(
        first,
        events=(*first.events, *(e for e in later.events if e not in first.events)),
        moves=(*first.moves, *(m for m in later.moves if m not in first.moves)),
    )


def is_apart(one: Stay, other: Stay) -> bool:
    """At another time (`last came in 1990`), or of somebody else who did not come in the end?"""
    if one.is_off is not other.is_off and one.visitor.name and other.visitor.name and one.who != other.who:
        return True
    if one.is_off and other.is_off:
        return False
    return _are_far(one.span, other.span)


def at_once(days: Spell, stay: Stay) -> bool:
    """May some days lie in a visit, or none of one of the two be told?"""
    told = [first_day(day) for day in (days.begin, days.end) if day]
    return not _are_far((min(told), max(told)) if told else None, stay.span)


def _are_far(mine: tuple[date, date] | None, theirs: tuple[date, date] | None) -> bool:
    if mine is None or theirs is None:
        return False
    return max(mine[0], theirs[0]) - min(mine[1], theirs[1]) > APART


def gone_on(stays: Sequence[Stay], move: Move, filed: str | None) -> list[Stay]:
    """The stays with one more word of travel, which tells no host: in the visit that it belongs to, or in one of its own.

    `filed`: the country where the story was filed.
    """
    n = _goes_on(stays, move, filed)
    if n is None:
        return list(stays)
    alone = replace(stays[n], visitor=move.visitor, token=move.token, events=(), moves=(move,))
    if move.way not in LEAVING and is_apart(stays[n], alone):
        return [*stays, alone]
    return [_with(s, alone) if s is stays[n] else s for s in stays]


def _goes_on(stays: Sequence[Stay], move: Move, filed: str | None) -> int | None:
    """Which visit a word of travel without a goal belongs to (`he left on Tuesday`): the person's latest, or only one.

    Of somebody who called off a trip to a place unsaid: the last that was told of.
    """
    if move.goals and move.way not in LEAVING:
        return None  # at home
    own = _own(stays, move)
    here = [n for n in own if stays[n].host.country == filed]
    if here and move.way == "leave":
        return here[0]
    before = [n for n in own if stays[n].token.i < move.token.i]
    if move.way == "cancel" and not own:
        near = [n for n, s in enumerate(stays) if 0 < move.token.i - s.token.i < NEAR]
        return next((n for n in reversed(near) if stays[n].host.country != move.visitor.country), None)
    if move.way in LEAVING or move.way == "cancel":
        is_onward = any(m.token.i == move.token.i for s in stays for m in s.moves)  # `left for Lima`, perhaps from home
        after = [] if is_onward else own
        return before[-1] if before else next(iter(after), None)
    if not before and filed not in {None, move.visitor.country}:
        return None  # who arrived is where the story was filed
    return own[0] if len(own) == 1 else (before[-1] if before and move.way == "arrive" else None)


def _own(stays: Sequence[Stay], move: Move) -> list[int]:
    """The stays of whoever moves; of a person whose visit is told of their state's people, where there is only one."""
    others = [(n, s) for n, s in enumerate(stays) if all(m.token.i != move.token.i for m in s.moves)]
    named = [n for n, s in others if s.who == (move.visitor.name or move.visitor.code)]
    if named:
        return [n for n in named if not stays[n].is_behind] or named
    theirs = [n for n, s in others if s.visitor.country == move.visitor.country and s.visitor.name is None]
    return theirs if len(theirs) == 1 else []
