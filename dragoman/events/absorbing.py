"""Acts that are part of another act: what is agreed, demanded, refused or threatened, and the same act told twice."""

from collections.abc import Iterable, Iterator

from dragoman.events.acts import Act
from dragoman.events.matching import Match
from dragoman.model import grammar
from dragoman.model.analysis import Token

INSIDE = frozenset("dobj obj xcomp ccomp conj prep pobj pcomp acl compound amod nsubj nsubjpass dative".split())

WEIGHING = frozenset({"consider", "contemplate", "explore", "mull", "ponder", "weigh"})
WEIGHED = frozenset("dobj xcomp ccomp pcomp prep pobj conj compound".split())


REPORTED = frozenset({"ACCUSE"})  # what somebody is accused of is an act on the accuser's word


def absorbed_tokens(matches: Iterable[Match]) -> set[int]:
    """Indices of the tokens whose acts belong to an absorbing match (`agreed to send`) or are only weighed."""
    found: set[int] = set()
    for match in matches:
        if match.frame.absorbs and match.frame.type not in REPORTED:
            for token in (*grammar.clauses(match.trigger), *_complements(match.trigger)):
                found |= {t.i for t in _inside(token)}
            found.discard(match.trigger.i)
        elif is_weighed(match.trigger):
            found.add(match.trigger.i)
    return found


def is_weighed(token: Token) -> bool:
    """Is the act only thought about (`is considering sending aid`)? A policy option that is weighed is no event."""
    while token.dep in WEIGHED and not token.is_root:
        token = token.head
        if token.pos == "VERB" and token.lemma in WEIGHING:
            return True
    return False


def _complements(token: Token) -> Iterator[Token]:
    """Nouns that the act is about: objects, and what stands behind its prepositions."""
    for child in token.children:
        if child.dep in {"dobj", "obj", "nsubjpass"}:
            yield child
        if child.dep in {"prep", "dative"}:
            yield from (c for c in child.children if c.dep == "pobj")


def _inside(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep in INSIDE:
            yield from _inside(child)


def without_repeats(acts: list[Act]) -> list[Act]:
    """Each act once: of two of one type whose triggers hang together and whose parties agree, the upper one stays."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda a: (_depth(a.match.trigger), a.match.trigger.i)):
        if not any(_repeats(act, other) for other in kept):
            kept.append(act)
    return sorted(kept, key=lambda a: a.match.trigger.i)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors())


def _repeats(act: Act, other: Act) -> bool:
    if act.match.frame.type != other.match.frame.type:
        return False
    same = _names(act) == _names(other)
    is_noun = act.match.trigger.pos not in {"VERB", "AUX"}
    above = is_noun and any(t.i == other.match.trigger.i for t in act.match.trigger.ancestors())
    return same or (above and _names(act) <= _names(other))


def _names(act: Act) -> set[object]:
    return {e.name or e.span for e in (*act.actors, *act.recipients)}
