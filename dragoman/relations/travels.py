"""Who travels where: verbs and nouns of coming, staying and going, with the person who moves and the states that are the goals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity, ViaRule
from dragoman.model.place import Place
from dragoman.relations.story import Story

GOALS = {  # prepositions that lead to the host, by the way of moving; "" is the object
    "arrive": ("to", "in", "at", "into", "on", ""),
    "stay": ("in", "at", "through", "of", "to", ""),
    "leave": ("of", "from", ""),
    "present": ("in",),
    "take": ("to", "into", "through"),
}
OFFICIALS = frozenset({"GOV", "LEG", "OPP", "PTY", "JUD", "SPY", "MIL", "REB"})
PLACES = frozenset({ViaRule.DEMONYM, ViaRule.CAPITAL, ViaRule.PLACE})
FALSE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})


@dataclass(frozen=True, slots=True)
class Move:
    """A word of travel: who moves, to or from which states, in which way (arrive, stay, leave, take)."""

    token: Token
    way: str
    visitor: Entity
    hosts: tuple[Entity, ...]
    goals: tuple[Token, ...]
    is_told: bool
    is_planned: bool
    is_past: bool
    is_off: bool

    def day(self, story: Story, side: str) -> str | None:
        """The first or last day that the word is dated to (`begin`, `end`)."""
        timex = story.timex_of(self.token)
        return None if timex is None else (timex.begin if side == "begin" else timex.end_date)


def moves(story: Story) -> Iterator[Move]:
    """All words of travel of officials to states that are not their own, in order of text."""
    for token in story.analysis.tokens:
        for move in _moves(story, token):
            if move.hosts:
                yield move


def said_of(story: Story, visitor: Entity) -> Iterator[Move]:
    """Words of travel of one visitor without a goal: `he had arrived late Tuesday`."""
    for token in story.analysis.tokens:
        for move in _moves(story, token):
            if not move.hosts and (move.visitor.name or move.visitor.code) == (visitor.name or visitor.code):
                yield move


def _moves(story: Story, token: Token) -> Iterator[Move]:
    way = _way(story, token)
    if way is None:
        return
    visitors = [e for t in _movers(token, way) for e in story.entities(t) if is_official(story, e, t)]
    goals = [t for name in GOALS[way] for t in _goals(token, name)]
    if way == "present":
        goals = [t for t in goals if _is_town(story, t)]
    stance = story.claims.stance(token.i)
    for visitor in visitors[:2]:
        hosts = {e.country: e for t in goals for e in story.entities(t) if e.country not in {None, visitor.country}}
        yield Move(
            token,
            way,
            visitor,
            tuple(hosts.values()),
            tuple(goals),
            stance.factuality not in FALSE and stance.auxiliary is not Auxiliary.FUTURE,
            stance.auxiliary is Auxiliary.FUTURE,
            way == "leave"
            or stance.auxiliary is Auxiliary.HISTORICAL
            or any(c.lemma == "have" and c.tag == "VBD" for c in token.children),
            stance.factuality in FALSE,
        )


def _way(story: Story, token: Token) -> str | None:
    if token.pos in {"VERB", "AUX"}:
        if token.lemma == "be":
            return (
                "stay"
                if not token.all_children("attr", "acomp", "oprd", "expl") and token.dep not in {"aux", "auxpass"}
                else None
            )
        is_present = token.lemma in story.ties.words("visits", "present")
        return story.ties.kinds("visits", "moves").get(token.lemma) or ("present" if is_present else None)
    return "stay" if token.pos == "NOUN" and token.lemma in story.ties.words("visits", "visit") else None


def _movers(token: Token, way: str) -> list[Token]:
    if token.pos == "NOUN":
        owners = [t for c in token.all_children("poss") for t in grammar.with_conjuncts(c)]
        by = grammar.of_preposition(token, "by")
        return owners or by or (grammar.surface_subject(token.head) if token.head.pos == "VERB" else [])
    return grammar.objects(token) if way == "take" else grammar.subject(token)


def _is_town(story: Story, token: Token) -> bool:
    return any(p.span.touches(token.span) and p.precision in {"city", "site"} for p in story.resolution.places)


def _goals(token: Token, name: str) -> list[Token]:
    if name:
        return grammar.of_preposition(token, name)
    return grammar.objects(token) if token.pos == "VERB" and not grammar.is_passive(token) else []


def is_official(story: Story, entity: Entity, token: Token | None) -> bool:
    """A person or delegation of a state; not the state, its troops or its planes."""
    if token is None:
        return False
    if entity.country and token.lemma in story.ties.words("visits", "delegations"):
        return True
    is_state = entity.via is not None and entity.via.rule in PLACES and not entity.office
    return (
        bool(entity.country)
        and not is_state
        and token.lemma not in story.ties.words("visits", "groups")
        and (entity.office is not None or entity.sector in OFFICIALS)
    )


def places_of(story: Story, move: Move) -> Iterable[Place]:
    """The places that a move leads to."""
    spans = [t.span for t in move.goals]
    return (p for p in story.resolution.places if any(p.span.touches(s) for s in spans))
