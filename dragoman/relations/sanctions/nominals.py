"""Nouns over a sanction that say what becomes of it: `the lifting of`, `an end to`, `sanctions relief`."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, governor

OVER = frozenset({"of", "to", "on", "from", "in", "against", "for"})
CERTAIN = frozenset({Factuality.CT_POS, Factuality.PR_POS})


@dataclass(frozen=True)
class Nominals(Grounds):
    """Finds such nouns and reads the stage that they tell."""

    @cached_property
    def _stages(self) -> dict[str, str]:
        return self.story.ties.kinds("sanctions", "nominals")

    def over(self, noun: Token) -> Token | None:
        """The noun over a sanction that tells its stage; the sanction's own head of `sanctions relief`."""
        if noun.lemma in self._stages and not (noun.lemma in self.words("vague") and self._is_itself(noun)):
            return noun
        first = noun.head if noun.dep == "conj" and noun.head.pos in {"NOUN", "PROPN"} else noun
        if first.dep == "pobj" and first.head.lemma in OVER:
            above = first.head.head
            if above.dep == "prep":  # `the imposition by the council of sanctions`
                above = above.head
            return above if above.pos in {"NOUN", "VERB"} and above.lemma in self._stages else None
        if first.dep == "dobj" and first.head.tag == "VBG":
            word = first.head.text.lower()
            return first.head if first.head.dep in {"nsubj", "pcomp", "dobj"} and word in self._stages else None
        return None

    def _is_itself(self, noun: Token) -> bool:
        """Is it the sanction: `the suspension of imports`, not `of sanctions`?"""
        below = [*grammar.of_preposition(noun, "of"), *noun.all_children("compound", "nmod")]
        return not any(t.lemma in self.words("nouns") | self.words("vague") for t in below)

    def stage(self, over: Token) -> str | None:
        """Imposed, lifted, ... as far as it is so; in force for what is only wished to end; None for what is not to be."""
        told = self._stages.get(over.lemma) or self._stages.get(over.text.lower())
        verb = governor(over)
        if verb is None or told is None or told == "in_force":
            return told
        is_wished = self._is_wished(verb)
        if told in {"lifted", "eased"}:
            return "in_force" if is_wished or self._is_denied(verb) else told
        if self._is_denied(verb):
            return None
        return "threatened" if is_wished else told

    def _is_wished(self, verb: Token) -> bool:
        lemmas = {
            verb.lemma,
            *(t.lemma for t in verb.ancestors() if t.pos == "VERB" and verb.dep in {"xcomp", "ccomp"}),
        }
        if lemmas & (self.words("calling") | self.words("pondering")):
            return True
        stance = self.story.claims.stance(verb.i)
        is_open = stance.auxiliary in OPEN or stance.factuality is Factuality.UU
        return is_open or stance.auxiliary is Auxiliary.HYPOTHETICAL

    def _is_denied(self, verb: Token) -> bool:
        return verb.lemma in self.words("opposing") or self.story.claims.stance(verb.i).factuality in NEGATIVE

    def doers(self, over: Token) -> list[Token]:
        """Who does it: behind `by`, in front as the owner, or the subject of a verb that announces it."""
        own = [
            *grammar.of_preposition(over, "by"),
            *(t for c in over.all_children("poss") for t in grammar.with_conjuncts(c)),
        ]
        verb = governor(over)
        if (
            own
            or verb is None
            or verb.lemma not in self.words("announcing")
            or over.dep not in {"dobj", "pobj", "conj"}
        ):
            return own
        return grammar.subject(verb)
