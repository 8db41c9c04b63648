"""Acts: matched frames with their parties, before dates, places and types are settled."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.events.matching import Match
from dragoman.events.parties import Parties, without
from dragoman.events.slots import Slots
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity

GOALS = ("to", "in", "into", "at", "object", "object.to", "object.in")  # where a visit leads
PLACES = frozenset({"in", "at", "near", "inside", "from", "to", "into", "outside"})
FORCES = frozenset({"MIL", "COP", "PRM"})
SENDING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "MOBILIZE", "RETREAT", "SUPPORT", "THREATEN"})
# acts that bear on the state where they are done
REACHING = frozenset({"AID", "ASSAULT", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "RETREAT", "SUPPORT", "AGREE"})
DEEPEST = 6  # steps down the tree
COMPLEMENT = frozenset(
    (
        "dobj obj dative prep pobj pcomp xcomp ccomp acl conj agent poss amod compound nmod nsubj nsubjpass attr oprd"
    ).split()
)
CIRCUMSTANCE = frozenset(
    (
        "in at near during after before since until amid as like despite because following without under according accord "
        "within inside"
    ).split()
)


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
    recipients = _not_means(without(recipients, actors), actors, match)
    if not actors and match.trigger.pos not in {"VERB", "AUX"}:
        recipients = recipients or parties.direct(slots.sufferers(match.trigger))
    if not recipients and match.frame.recipient and not match.frame.joint:
        recipients, recipient_why = _nearest(match, actors, parties)
    if not recipients and match.frame.mode == "visit":
        towns = parties.hosts(t for slot in GOALS for t in slots.fill(match.trigger, slot))
        recipients = tuple(e for e in towns if e.country not in {a.country for a in actors})
        recipient_why = ("recipient: the state of the town",) if recipients else recipient_why
    if not recipients and actors and match.frame.type in REACHING and not match.frame.joint:
        recipients, recipient_why = _there(match, actors, parties) or (recipients, recipient_why)
    if not actors and recipients and (match.frame.joint or match.frame.mode == "visit"):
        guests = without(parties.direct(slots.host_subject(match.trigger)), recipients)
        actors, actor_why = (
            (guests, ("actor: subject of what it is the occasion of",)) if guests else (actors, actor_why)
        )
    if match.frame.joint:
        actors, recipients = (*actors, *recipients), ()
    return Act(match, actors, recipients, (f"frame: {match.frame.id}", *actor_why, *recipient_why))


def _first_filled(
    match: Match, names: Iterable[str], slots: Slots, parties: Parties, role: str
) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """The actors in the first slot that holds any; slots that hold actors themselves go before those that lead to one."""
    filled = [(name, slots.fill(match.trigger, name)) for name in names]
    for lookup in (parties.direct, parties.of):
        for name, tokens in filled:
            entities = lookup(t for t in tokens if t.i != match.trigger.i)
            if entities:
                return entities, (f"{role}: {name}",)
    return (), (f"{role}: nobody in {', '.join(names)}",) if names else ()


def _nearest(match: Match, actors: tuple[Entity, ...], parties: Parties) -> tuple[tuple[Entity, ...], tuple[str, ...]]:
    """Where no slot holds a recipient: the nearest actor in the complement, not reached through a circumstance."""
    level = [match.trigger]
    for _ in range(DEEPEST):
        level = [c for t in level for c in t.children if _leads_to_party(c, match) and c.i > match.trigger.i]
        found = without(parties.direct(t for t in level if not _is_means(t, match)), actors)
        found = _not_means(found, actors, match)
        if found:
            return found, ("recipient: nearest in the complement",)
    return (), ("recipient: nobody in the complement",)


def _not_means(entities: tuple[Entity, ...], actors: tuple[Entity, ...], match: Match) -> tuple[Entity, ...]:
    """Without the forces that are sent, kept or pulled out: `will withdraw its troops from Chad` is about Chad."""
    if match.frame.type not in SENDING:
        return entities
    own = {a.code for a in actors} | {None}
    return tuple(e for e in entities if not (e.sector in FORCES and e.name is None and e.code in own))


def _there(
    match: Match, actors: tuple[Entity, ...], parties: Parties
) -> tuple[tuple[Entity, ...], tuple[str, ...]] | None:
    """The state where it is done, if it is not the actor's own: `agreed to expand its force in Chad`."""
    own = {a.country for a in actors} | {None}
    level = [match.trigger]
    for _ in range(DEEPEST):
        level = [
            c
            for t in level
            for c in t.children
            if c.dep in COMPLEMENT and c.i > match.trigger.i and not _is_beside(c, match)
        ]
        tokens = [t for t in level if t.dep == "pobj" and t.head.lemma in PLACES]
        found = [e for e in (*parties.direct(tokens), *parties.hosts(tokens)) if e.country not in own]
        if found:
            return (found[0],), ("recipient: the state of the place",)
    return None


def _is_means(token: Token, match: Match) -> bool:
    """Is it what the frame asks for in a slot by its lemma (the troops that are sent, the rockets that are fired)?"""
    return any(token.lemma in lemmas for lemmas in match.frame.when.values())


def _is_beside(token: Token, match: Match) -> bool:
    """Is it another predicate coordinated with the trigger, with a complement of its own?"""
    return token.dep == "conj" and token.head is match.trigger and token.pos == "VERB"


def _leads_to_party(token: Token, match: Match) -> bool:
    if _is_beside(token, match):
        return False
    return token.dep in COMPLEMENT and not (token.dep == "prep" and token.lemma in CIRCUMSTANCE)


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
