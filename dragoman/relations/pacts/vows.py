"""Promises between states that are told without a pact's noun: `agreed not to attack each other`, `agreed to build a ship together`."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.pacts.clauses import clause_around
from dragoman.relations.pacts.obligations import WEAK, Obligation, find_obligations
from dragoman.relations.pacts.parties import can_sign, keys
from dragoman.relations.pacts.statuses import Telling, telling
from dragoman.relations.story import Story

ONESELF = frozenset({"itself", "themselves"})


@dataclass(frozen=True, slots=True)
class Vow:
    """Who promises whom what: the verb, the states, the duties that stand behind the verb."""

    parties: tuple[Entity, ...]
    told: Telling
    obligations: tuple[Obligation, ...]


def vow_in(story: Story, sentence: Sentence) -> Vow | None:
    """The first promise of a sentence with two states in it and a duty stronger than cooperation, or a common venture."""
    for verb in sentence.tokens:
        status = _promised(story, verb)
        if status is None:
            continue
        parties = tuple(_parties(story, verb))
        if len(keys(parties)) < 2:
            continue
        told = telling(story, status, verb)
        duties = [o for o in find_obligations(story, sentence) if o.kind != "cooperation" and o.rank == 0]
        duties = [o for o in duties if o.words.end > verb.end] or list(_venture(story, verb))
        if duties and told.is_real:
            return Vow(parties, told, tuple(duties))
    return None


def _venture(story: Story, verb: Token) -> Iterator[Obligation]:
    """What two agree to do in common: `agreed to build a dam together`, `agreed to share its water`."""
    ventures = story.ties.tables["pacts"]["ventures"]
    if verb.lemma not in ventures["agreeing"]:
        return
    for deed in (d for x in verb.all_children("xcomp") for d in (x, *x.all_children("conj"))):
        is_joint = deed.lemma in ventures["shared"] and any(t.lemma in ventures["jointly"] for t in deed.subtree())
        if is_joint or deed.lemma in ventures["mutual"]:
            yield Obligation(WEAK, clause_around(story, [deed], None), None, story.chain(deed), deed.span)
            return


def _promised(story: Story, verb: Token) -> str | None:
    """What a verb of promising makes of the pact that it tells; some promise only where they bind oneself."""
    if verb.pos != "VERB":
        return None
    is_oneself = any(t.lemma in ONESELF for t in verb.all_children("dobj"))
    table = "binding_oneself" if is_oneself else "vows"
    return story.ties.kinds("pacts", table).get(verb.lemma)


def _parties(story: Story, verb: Token) -> Iterator[Entity]:
    """Two or more that promise together; else the one that promises and the one state named behind the verb."""
    own = [e for t in grammar.surface_subject(verb) for e in story.entities(t) if can_sign(story, e)]
    yield from own
    if len(keys(own)) != 1:
        return
    below = [
        e
        for t in verb.subtree()
        if t.i > verb.i
        for e in story.entities(t)
        if e.country and e.country != own[0].country
    ]
    if len(keys(below)) == 1:
        yield below[0]
