"""Pairs of actors between whom no frame tells an act, for the pair model to judge: who may do something to whom."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from dragoman.events.parties import Parties
from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity

MOST = 1  # pairs of a sentence that are judged: the model is the dearest step after the parser
LEAST = 0.7  # probability from which a pair makes an event
CLAUSAL = frozenset({"advcl", "relcl", "ccomp", "parataxis", "conj"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A verb, the actor that is its subject, and another actor below it."""

    verb: Token
    actor: Entity
    recipient: Entity


def candidates(
    sentence: Sentence, parties: Parties, taken: Iterable[tuple[int, int]], idle: Container[str]
) -> list[Candidate]:
    """The pairs worth judging, in order of text; `taken`: starts of actor and recipient of events told already.

    `idle`: verbs that do nothing to anybody, such as those of saying.
    """
    told = set(taken)
    busy = {start for pair in told for start in pair}
    found: list[Candidate] = []
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.dep in {"aux", "auxpass", "amod"} or verb.lemma in idle:
            continue
        actors = [e for e in parties.direct(grammar.subject(verb)) if e.code]
        others = [e for t in _below(verb) for e in parties.direct([t]) if e.code]
        for actor in actors[:1]:
            for other in others:
                pair = (actor.start, other.start)
                apart = actor.end <= other.start or other.end <= actor.start
                if not _are_two(actor, other, sentence):
                    continue
                inside = all(sentence.start <= e.start and e.end <= sentence.end for e in (actor, other))
                if apart and inside and pair not in told and not {*pair} <= busy:
                    told.add(pair)
                    found.append(Candidate(verb, actor, other))
    return found[:MOST]


def _are_two(actor: Entity, other: Entity, sentence: Sentence) -> bool:
    """Are they different actors, neither of them only part of another name (`Kim Il Sung Square`)?"""
    if actor.name is not None and actor.name == other.name:
        return False
    head = next((t for t in reversed(sentence.tokens) if other.start <= t.start < other.end), None)
    return head is None or not (head.dep == "compound" and head.pos == "PROPN" and head.head.pos == "PROPN")


def _below(verb: Token) -> Iterator[Token]:
    """The words of a verb's complement, not those of clauses with a subject of their own."""
    waiting = [c for c in verb.children if c.dep not in {"nsubj", "nsubjpass", *CLAUSAL}]
    while waiting:
        token = waiting.pop(0)
        yield token
        waiting += [c for c in token.children if c.dep not in CLAUSAL]
