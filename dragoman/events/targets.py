"""Whom an act concerns where no slot of its frame holds an actor: somebody in its complement, a state, a place, what was hit."""

from dragoman.events.matching import Match
from dragoman.events.parties import Parties, without
from dragoman.events.slots import Slots
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity

GOALS = ("to", "in", "into", "at", "object", "object.to", "object.in")  # where a visit leads
PLACES = frozenset({"in", "at", "near", "inside", "from", "to", "into", "outside"})
FORCES = frozenset({"MIL", "COP", "PRM"})
BODIES = frozenset({"IGO", "UNO", "EUR"})
TOWARDS = frozenset({"to", "against", "with"})
SENDING = frozenset({"AGREE", "AID", "CONCEDE", "COOPERATE", "MOBILIZE", "RETREAT", "SUPPORT", "THREATEN"})
# acts that bear on the state where they are done
REACHING = frozenset(
    {"AID", "ASSAULT", "COERCE", "CONCEDE", "COOPERATE", "MOBILIZE", "RETREAT", "SANCTION", "SUPPORT", "AGREE"}
)
DEEPEST = 8  # steps down the tree
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
SHARED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT", "CONCEDE"})  # acts that several may do with each other
CONDITIONAL = frozenset({"REJECT", "THREATEN", "PROTEST", "SANCTION"})  # acts that may hang on what another does first
CONDITIONS = frozenset({"until", "unless", "if"})
HITTING = frozenset(
    {"ASSAULT", "COERCE", "REJECT", "PROTEST", "ACCUSE"}
)  # whose object is a target even where it is a thing
STRUCK = frozenset({"object", "on", "against"})

Found = tuple[tuple[Entity, ...], tuple[str, ...]]


def beyond_slots(match: Match, actors: tuple[Entity, ...], slots: Slots, parties: Parties) -> Found:
    """The recipients, and how they were found or that there are none; the first way that finds any."""
    frame = match.frame
    found: Found = ((), ())
    if frame.recipient and not frame.joint:
        found = _nearest(match, actors, parties)
    if not found[0] and frame.mode == "visit":
        towns = parties.hosts(t for slot in GOALS for t in slots.fill(match.trigger, slot))
        guests = {a.country for a in actors}
        abroad = tuple(e for e in towns if e.country not in guests)
        found = (abroad, ("recipient: the state of the town",)) if abroad else found
    if found[0] or frame.joint or not actors or (frame.type in SHARED and len({a.code for a in actors}) > 1):
        return found
    if frame.type in REACHING:
        found = _there(match, actors, parties) or found
    if not found[0] and frame.type in CONDITIONAL:
        found = _expected(match, actors, parties) or found
    if not found[0] and frame.type in HITTING:
        found = _hit(match, slots, parties) or found
    return found


def _nearest(match: Match, actors: tuple[Entity, ...], parties: Parties) -> Found:
    """Where no slot holds a recipient: the nearest actor in the complement, not reached through a circumstance."""
    level = [match.trigger]
    for _ in range(DEEPEST):
        level = [c for t in level for c in t.children if _leads_to_party(c, match) and c.i > match.trigger.i]
        found = without(parties.direct(t for t in level if not _is_means(t, match)), actors)
        found = not_means(found, actors, match, parties)
        if found:
            return found, ("recipient: nearest in the complement",)
    return (), ("recipient: nobody in the complement",)


def with_seats(entities: tuple[Entity, ...], parties: Parties) -> tuple[Entity, ...]:
    """With the states where the forces of international bodies stand: `troops for the UN force in Chad` are for Chad, too."""
    forces = [parties.head(e) for e in entities if e.code in BODIES and e.sector in FORCES]
    seats = [s for f in forces if f for s in parties.direct(grammar.of_preposition(f, "in")) if s.country]
    return (*entities, *without(seats, entities))


def not_means(
    entities: tuple[Entity, ...], actors: tuple[Entity, ...], match: Match, parties: Parties
) -> tuple[Entity, ...]:
    """Without the forces that are sent, kept or pulled out: `will withdraw its troops from Chad` is about Chad."""
    if match.frame.type not in SENDING:
        return entities
    own = {a.code for a in actors} | {None}
    goals = [t.i for p in match.trigger.all_children("prep") if p.lemma in TOWARDS for t in p.children]

    def is_goal(entity: Entity) -> bool:
        head = parties.head(entity)
        return head is not None and head.i in goals

    return tuple(e for e in entities if not (e.sector in FORCES and e.name is None and e.code in own) or is_goal(e))


def _there(match: Match, actors: tuple[Entity, ...], parties: Parties) -> Found | None:
    """The state where it is done, if it is not the actor's own; else the region or town (`declared an emergency in Oruro`)."""
    own = {a.country for a in actors} | {None}
    level, nearer = [match.trigger], None
    for _ in range(DEEPEST):
        level = [c for t in level for c in t.children if _leads_there(c, match)]
        tokens = [t for t in level if t.dep == "pobj" and t.head.lemma in PLACES]
        abroad = [e for e in (*parties.direct(tokens), *parties.hosts(tokens)) if e.country not in own]
        if abroad:
            return (abroad[0],), ("recipient: the state of the place",)
        nearer = nearer or next(iter(parties.regions(tokens)), None)
    return ((nearer,), ("recipient: the place",)) if nearer is not None else None


def _leads_there(token: Token, match: Match) -> bool:
    is_purpose = token.dep == "advcl" and any(c.lemma == "to" for c in token.all_children("aux"))
    return (is_purpose or token.dep in COMPLEMENT) and token.i > match.trigger.i and not _is_beside(token, match)


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


def _expected(match: Match, actors: tuple[Entity, ...], parties: Parties) -> Found | None:
    """Who is to act first: `will not lift the embargo until Peru holds elections`, `threatened to leave unless Peru pays`."""
    level = [match.trigger]
    for _ in range(3):
        level = [c for t in level for c in t.children]
        for clause in level:
            if clause.dep == "advcl" and any(c.lemma in CONDITIONS for c in clause.all_children("mark")):
                found = without(parties.direct(grammar.subject(clause)), actors)
                if found:
                    return found, ("recipient: whose act is the condition",)
    return None


def _hit(match: Match, slots: Slots, parties: Parties) -> Found | None:
    """The thing that is struck or curbed, with the state where it stands: `shelled a school in Donetsk`."""
    for slot in (name for name in match.frame.recipient if name in STRUCK):
        for token in slots.fill(match.trigger, slot):
            is_told = token in match.used or token.i == match.trigger.i
            if token.pos in {"NOUN", "PROPN"} and not is_told and token.lemma not in slots.light_verbs.abstract:
                return (parties.thing(token),), (f"recipient: what is hit, {slot}",)
    return None
