"""Promises between states that are told without a pact's noun: `agreed not to attack each other`."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.obligations import Obligation, find_obligations
from dragoman.relations.pact_parties import can_sign, keys
from dragoman.relations.pact_statuses import Telling, telling
from dragoman.relations.story import Story


@dataclass(frozen=True, slots=True)
class Vow:
    """Who promises whom what: the verb, the states, the duties that stand behind the verb."""

    parties: tuple[Entity, ...]
    told: Telling
    obligations: tuple[Obligation, ...]


def vow_in(story: Story, sentence: Sentence) -> Vow | None:
    """The first promise of a sentence with two states in it and a duty stronger than cooperation."""
    verbs = story.ties.kinds("pacts", "vows")
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in verbs:
            continue
        parties = tuple(_parties(story, verb))
        if len(keys(parties)) < 2:
            continue
        told = telling(story, verbs[verb.lemma], verb)
        duties = [o for o in find_obligations(story, sentence) if o.kind != "cooperation" and o.rank == 0]
        duties = [o for o in duties if o.words.end > verb.end]
        if duties and told.is_real:
            return Vow(parties, told, tuple(duties))
    return None


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
