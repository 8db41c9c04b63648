"""Words that tell of a sanction, with sender, target, status and instrument as their clause has them."""

from dragoman.model.analysis import Token
from dragoman.relations.sanctions.bars import BarMeasures
from dragoman.relations.sanctions.envoys import EnvoyMeasures
from dragoman.relations.sanctions.measure import Measure
from dragoman.relations.sanctions.nouns import NounMeasures
from dragoman.relations.sanctions.verbs import VerbMeasures
from dragoman.relations.story import Story

TELLING = (  # lists of the verbs that may tell a sanction by themselves
    *("verbs", "lifting", "listing", "curbs", "expelling", "stopping", "outlawing_wares", "reopening", "holding"),
    *("barring", "shutting_out", "forbidding", "denying", "moving", "dealing"),
    *("ejecting", "declaring", "ordering", "recalling"),
)


class Measures:
    """Reads sanctions in the clauses of one story."""

    def __init__(self, story: Story) -> None:
        """A reader of nouns, and those of verbs."""
        self._nouns, self._verbs = NounMeasures(story), VerbMeasures(story)
        self._bars, self._envoys = BarMeasures(story), EnvoyMeasures(story)
        self._verbs_known = frozenset().union(*(story.ties.words("sanctions", name) for name in TELLING), {"cease"})

    def of_token(self, token: Token) -> list[Measure]:
        """What one token tells of states and bodies of states; what leagues and firms do among themselves is left out."""
        return [told for told in self._told(token) if self._nouns.is_public(told)]

    def _told(self, token: Token) -> list[Measure]:
        if token.pos in {"NOUN", "PROPN"} and token.dep not in {"compound", "amod"}:
            return self._nouns.of_noun(token)
        if token.dep == "amod" and token.pos in {"VERB", "ADJ"}:
            return list(self._verbs.of_participle(token))
        if token.pos == "PRON":
            return list(self._nouns.of_pointing(token))
        if token.pos != "VERB":
            return []
        if self._nouns.is_mistaken(token):
            return self._nouns.of_noun(token)
        if token.lemma not in self._verbs_known:
            return []
        return self._verbs.of_verb(token) or self._bars.of_verb(token) or self._envoys.of_verb(token)
