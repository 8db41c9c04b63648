"""Who a sanction is on where the parse does not tell: the next that stands behind a word of aiming."""

from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.measure import Grounds

FAR = 14  # words from the sanction to the word of aiming
NEXT = 9  # words from there to the target
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
APART = frozenset({"by", "since", "after", "over", "between"})  # before those that no sanction is on
STOPS = frozenset({";", ":", "."})


@dataclass(frozen=True)
class Reach(Grounds):
    """Reads the words behind a noun in their order."""

    def targets(self, noun: Token, taken: list[Entity]) -> list[Entity]:
        """The first actors of known states behind `against`, `targeting`, `aimed at`, ... in the same clause."""
        behind = [t for t in self.story.analysis.sentence_of(noun).tokens if t.i > noun.i]
        for n, token in enumerate(behind[:FAR]):
            if token.text in STOPS or (token.tag in FINITE and not self._aims(token)):
                return []
            if self._aims(token):
                found = self._next(behind[n + 1 : n + 1 + NEXT], taken)
                if found:
                    return found
        return []

    def _aims(self, token: Token) -> bool:
        at_time = any(self._is_time(t) for t in token.all_children("pobj"))
        is_on = token.pos == "ADP" and token.lemma in {"against", "on", "upon"} and not at_time
        return is_on or token.lemma in self.words("aiming")

    def _next(self, tokens: list[Token], taken: list[Entity]) -> list[Entity]:
        for token in tokens:
            if token.text in STOPS or token.tag in FINITE or token.dep == "mark":
                return []
            found = [e for t in grammar.with_conjuncts(token) for e in self.others([t], taken)]
            first = token.head if token.dep == "conj" else token
            if found and (first.dep != "pobj" or first.head.lemma not in APART):
                return found
        return []
