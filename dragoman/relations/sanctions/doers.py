"""Who puts a measure: the subject, whoever passed the law that does it, the council whose resolution it is."""

import re
from dataclasses import dataclass, replace

from dragoman.lexicon.naming import load_naming
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.relations.sanctions.measure import Grounds

RESOLUTION = re.compile(
    r"\bresolution (?:no\.? ?)?\d{2,4}\b", re.IGNORECASE
)  # of the Security Council where nobody else's

ALL = frozenset({"state", "member", "country", "nation", "government", "hemisphere"})


@dataclass(frozen=True)
class Doers(Grounds):
    """Reads the senders of a verb."""

    def of_verb(self, verb: Token) -> list[Entity]:
        """The doers; of what a law does, whoever passed it, or whose it is (`passed Resolution 757, which cuts off oil`)."""
        doers = self.spread(self._adjacent(verb) or grammar.subject(verb))
        laws = [t for t in doers if {t.lemma.lower(), *(c.lemma.lower() for c in t.children)} & self.words("laws")]
        found = [self._at_seat(e) for t in doers if t not in laws for e in self.who(t)]
        if not any(e.code for e in found) and verb.head is not verb and self._stands_for_above(verb, doers):
            return self.of_verb(verb.head)
        if found or not laws:
            return found or [e for t in doers for e in self.story.entities(t)]
        own = [e for t in laws for e in (self.whose(t) or self.who(t)) if e.code]
        above = [t.head for t in laws if t.dep in grammar.OBJECTS and t.head.lemma in self.words("passing")]
        passed = own or [e for v in above for t in grammar.subject(v) for e in self.who(t)]
        return passed or self.of_laws(laws)

    def of_laws(self, laws: list[Token]) -> list[Entity]:
        """Whose resolutions they are."""
        return [e for t in laws for e in self._council(t)]

    def over_law(self, verb: Token) -> Token | None:
        """What is done with the law by which something is so (`waived the Act, under which Peru was denied credits`)."""
        above = [t.head for t in verb.ancestors() if t.dep in grammar.OBJECTS and verb.dep == "relcl"]
        return next((v for v in above if v.lemma in self.words("passing") | self.words("putting")), None)

    def _adjacent(self, verb: Token) -> list[Token]:
        """The actor right before a verb without a subject, that the parse has put into a list (`over Chad and Peru had put`)."""
        if verb.dep != "conj" or grammar.is_passive(verb) or verb.child(*grammar.SUBJECTS) is not None:
            return []
        first = min([verb, *verb.all_children("aux", "neg")], key=lambda t: t.i)
        before = self.story.analysis.tokens[first.i - 1] if first.i > 0 else first
        is_listed = before.dep == "conj" and before.pos == "PROPN" and before.head is not verb
        return [before] if is_listed and any(e.code for e in self.story.entities(before)) else []

    def squeezed(self, noun: Token) -> tuple[Token, list[Entity]] | None:
        """A verb that the parse takes for a participle in front of a noun, with the actors right before it."""
        verb = next((c for c in noun.all_children("amod") if c.pos == "VERB" and c.tag in {"VBN", "VBD"}), None)
        if verb is None or verb.i == 0:
            return None
        before = self.story.analysis.tokens[verb.i - 1]
        mention = self.story.resolution.by_head.get(before.i)
        doers = [before, *(before.conjuncts() if before.dep == "conj" else ())]
        found = [e for t in doers for e in self.story.entities(t) if e.code and t.i < verb.i]
        return (verb, found) if mention is not None and found and before.pos in {"PROPN", "NOUN", "VERB"} else None

    def _at_seat(self, entity: Entity) -> Entity:
        """The Union, of its seat."""
        if entity.code is None or entity.text not in load_naming().seats:
            return entity
        return replace(entity, name="European Union", code="EUR", country=None, sector=None, sectors=())

    def _stands_for_above(self, verb: Token, doers: list[Token]) -> bool:
        """Is the doer `it` of a reported clause, or all states that are told to: so that it is whoever reports or tells?"""
        if verb.dep not in {"ccomp", "xcomp"}:
            return False
        is_all = any(t.lemma in ALL and any(c.lemma in {"all", "its", "every"} for c in t.children) for t in doers)
        return is_all or any(t.pos == "PRON" and t.lemma in {"it", "they", "we"} for t in doers)

    def _council(self, law: Token) -> list[Entity]:
        """The United Nations, of a resolution told by its number."""
        sentence = self.story.analysis.sentence_of(law)
        match = RESOLUTION.search(sentence.span.of(self.story.analysis.article.text))
        if match is None or "resolution" not in {t.lemma.lower() for t in (law, *law.children)}:
            return []
        return [council(law)]


def council(word: Token) -> Entity:
    """The United Nations, by the word that points to it."""
    via = Via(ViaRule.CONTEXT, word.start, word.end)
    return Entity(word.text, *word.span, name="United Nations", code="UNO", via=via)
