"""Acts: matched frames with their parties, before dates, places and types are settled."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.events.matching import Match
from dragoman.events.parties import Parties, without
from dragoman.events.slots import Slots
from dragoman.events.targets import beyond_slots, not_means, with_seats
from dragoman.model.entity import Entity

BODILY = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "PROTEST"})  # acts on the ground: a town is where they happen


@dataclass(frozen=True, slots=True)
class Act:
    """A match with its parties, before dates and types are settled."""

    match: Match
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    why: tuple[str, ...]


def act_of(match: Match, slots: Slots, parties: Parties) -> Act:
    """The parties of a match, through the slots of its frame."""
    actors, actor_why = _first_filled(match, match.frame.actor, slots, parties, "actor")
    recipients, recipient_why = _first_filled(match, match.frame.recipient, slots, parties, "recipient")
    recipients = not_means(without(recipients, actors), actors, match, parties)
    if not actors and match.trigger.pos not in {"VERB", "AUX"}:
        recipients = recipients or parties.direct(slots.sufferers(match.trigger))
    if not recipients:
        recipients, told = beyond_slots(match, actors, slots, parties)
        recipient_why = told or recipient_why
    if not actors and recipients and (match.frame.joint or match.frame.mode == "visit"):
        guests = without(parties.direct(slots.host_subject(match.trigger)), recipients)
        actors, actor_why = (
            (guests, ("actor: subject of what it is the occasion of",)) if guests else (actors, actor_why)
        )
    recipients = with_seats(recipients, parties)
    if match.frame.joint:
        actors, recipients = (*actors, *recipients), ()
    return Act(match, actors, recipients, (f"frame: {match.frame.id}", *actor_why, *recipient_why))


def _first_filled(
    match: Match, names: Iterable[str], slots: Slots, parties: Parties, role: str
) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The actors in the first slot that holds any; slots that hold actors themselves go before those that lead to one."""
    filled = [(name, slots.fill(match.trigger, name)) for name in names]
    towns = (parties.hosts,) if role == "recipient" and match.frame.type not in BODILY else ()
    for lookup in (parties.direct, parties.of, *towns):
        for name, tokens in filled:
            entities = lookup(t for t in tokens if t.i != match.trigger.i)
            if entities:
                return entities, (f"{role}: {name}",)
    return (), (f"{role}: nobody in {', '.join(names)}",) if names else ()


def not_coded(act: Act, blocs: frozenset[str]) -> str | None:
    """Why an act is no event, or None: nobody does it (PLOVER G7), or only a collective without a country does (G8)."""
    if not act.actors:
        return "no stated actor"
    if all(entity.code is None and entity.name in blocs for entity in act.actors):
        return f"hinges on {act.actors[0].text!r}, a collective without a country"
    return None


def trust(act: Act) -> float:
    """A rough trust from 0 to 1, by rule: known parties and a specific frame raise it."""
    known_actor = any(e.code or e.sector for e in act.actors)
    known_other = any(e.code or e.sector for e in act.recipients) or len(act.actors) > 1
    verbal = act.match.trigger.pos in {"VERB", "AUX"}
    value = 0.4 + 0.15 * known_actor + 0.2 * known_other + 0.1 * verbal + 0.03 * min(act.match.weight, 5)
    return round(min(value, 0.99), 2)
