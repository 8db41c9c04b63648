"""Whose the unnamed actors at home are: `police fired at demonstrators in Panama City` has two of Panama.

A role without a country belongs to the country that the story is about where it stands. Every country that is named
speaks for itself, the louder the nearer; one that does not clearly outvote the others is not taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.coreference import PointingWords
from dragoman.model.analysis import Analysis, Token
from dragoman.model.entity import Entity, Mention, Via, ViaRule
from dragoman.model.place import Place
from dragoman.model.span import Span

PLACE = 3.0  # what a place weighs in the clause of the role: what happens there is mostly done by people from there
SENTENCE, BEFORE, STORY = 2.0, 1.5, 0.25  # what any mention weighs by where it stands
AGAINST = 1.0  # what the other party of the clause weighs: it is often another country
NEAR = 2  # sentences before it that count as BEFORE
ARMED = frozenset({"MIL", "REB", "PRM", "CRM", "SPY"})  # those whom a government fights are often not its own
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
LEAST = 1.5  # weight of the country that is taken
SHARE = 0.6  # of all weight that it has


@dataclass(frozen=True, slots=True)
class _Witness:
    """A country named in the story: where, and by which characters; `side`: its dependency on the verb of its clause."""

    country: str
    sentence: int
    clause: int | None
    side: str
    is_place: bool
    span: Span


class Homes:
    """Looks for the country of roles that do not tell theirs."""

    def __init__(
        self,
        analysis: Analysis,
        mentions: Iterable[Mention],
        places: Sequence[Place],
        index: ActorIndex,
        words: PointingWords,
    ) -> None:
        self._analysis = analysis
        self._index = index
        self._words = words
        self._everywhere: defaultdict[str, list[_Witness]] = defaultdict(list)  # by country
        self._by_sentence: defaultdict[int, list[_Witness]] = defaultdict(list)
        for witness in self._heard(mentions, places):
            self._everywhere[witness.country].append(witness)
            self._by_sentence[witness.sentence].append(witness)

    def _heard(self, mentions: Iterable[Mention], places: Sequence[Place]) -> Iterable[_Witness]:
        taken: set[int] = set()  # characters
        for mention in mentions:
            for entity in mention.entities if not self._is_general(mention) else ():
                if entity.country:
                    taken.update(range(mention.span.start, mention.span.end))
                    token = self._analysis.tokens[mention.head]
                    yield self._witness(entity.country, token, mention.span, is_place=mention.kind == "place")
        for place in places:
            first = self._analysis.token_at(place.start)
            if place.country and first is not None and place.start not in taken:
                yield self._witness(place.country, first, place.span, is_place=place.precision != "country")

    def _witness(self, country: str, token: Token, span: Span, *, is_place: bool) -> _Witness:
        is_place = (is_place or token.dep == "pobj") and token.head.text.lower() not in self._words.aimed
        return _Witness(country, self._analysis.sentence_of(token).index, *_clause(token), is_place, span)

    def at_home(self, mention: Mention) -> Mention | None:
        """The mention with the country around it; None where it is no actor at home, or no country stands out."""
        entity, head = mention.entity, self._analysis.tokens[mention.head]
        if entity is None or not entity.sector or self._is_abroad(head, entity):
            return None
        if entity.code and not (self._is_general(mention) and self._is_nowhere_else(entity)):
            return None
        witness = self._loudest(head, entity)
        if witness is None:
            return None
        via = Via(ViaRule.CONTEXT, *witness.span)
        found = replace(entity, code=witness.country, country=witness.country, via=via)
        if entity.code:
            found = replace(found, name=entity.text, wikidata=None)
        return replace(mention, entities=(found,))

    def _is_general(self, mention: Mention) -> bool:
        """Is it a name that many countries have, of one that the words do not name (`Congress`, `the Supreme Court`)?"""
        entity = mention.entity
        by_name = entity is not None and entity.via is not None and entity.via.rule in {ViaRule.METONYM, ViaRule.NAME}
        return by_name and entity is not None and entity.text.lower() in self._index.roles

    def _is_nowhere_else(self, entity: Entity) -> bool:
        """Does nothing else in the story speak of its country?"""
        return entity.country not in self._everywhere

    def _is_abroad(self, head: Token, entity: Entity) -> bool:
        """Do its words say that it is foreign, of no country, or of several?"""
        words = {t.lemma.lower() for t in head.subtree() if t.i <= head.i} | {t.text.lower() for t in head.children}
        is_sent = head.dep in {"dobj", "nsubjpass"} and head.head.lemma in self._words.sent_abroad
        return is_sent or bool(words & self._words.rootless) or entity.sector in self._words.rootless_sectors

    def _loudest(self, head: Token, entity: Entity) -> _Witness | None:
        here, (clause, side) = self._analysis.sentence_of(head).index, _clause(head)
        is_open = entity.sector in ARMED or side in SUBJECT
        weight = {country: STORY * len(heard) for country, heard in self._everywhere.items()}
        best = {country: (STORY, heard[0]) for country, heard in self._everywhere.items()}
        for witness in (w for n in range(here - NEAR, here + 1) for w in self._by_sentence.get(n, ())):
            counts = SENTENCE if witness.sentence == here else BEFORE
            if witness.clause == clause is not None:
                is_other = (witness.side in SUBJECT) != (side in SUBJECT)
                counts = PLACE if witness.is_place else AGAINST if is_other and is_open else counts
            weight[witness.country] += counts - STORY
            if counts > best[witness.country][0]:
                best[witness.country] = (counts, witness)
        country = max(weight, key=lambda c: (weight[c], c), default=None)
        if country is None or weight[country] < max(LEAST, SHARE * sum(weight.values())):
            return None
        return best[country][1]


def _clause(token: Token) -> tuple[int | None, str]:
    """The verb that a word hangs on, however deep, and how what holds the word depends on it."""
    below = token
    for up in token.ancestors():
        if up.pos in {"VERB", "AUX"}:
            return up.i, below.dep
        below = up
    return None, ""
