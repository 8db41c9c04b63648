"""What stands in a slot of a frame: the tokens that fill `subject`, `object`, `on`, `object.with`, ..."""

from collections.abc import Callable, Container
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token

CARRYING = frozenset("in into under on with to for out".split())  # `engage in talks`, `come under attack`
OCCASION = frozenset("after before during following follow at in on".split())  # `left after talks with Turkey`
MODIFIERS = ("amod", "compound", "poss", "nmod", "nummod")


@dataclass(frozen=True, slots=True)
class LightVerbs:
    """Verbs that lend an event noun their subject: as its doer, or as the one who undergoes it."""

    carries: frozenset[str]
    suffers: frozenset[str]
    undergone: frozenset[str] = frozenset()  # nouns whose possessor undergoes the act: `the envoy's murder`
    abstract: frozenset[str] = frozenset()  # nouns that are no target


@dataclass(frozen=True)
class Slots:
    """Fills slots; `is_actor` tells whether a token heads a mention of an actor, `sector` that actor's PLOVER sector."""

    light_verbs: LightVerbs
    is_actor: Callable[[Token], bool]
    sector: Callable[[Token], str | None]

    def fill(self, token: Token, slot: str) -> list[Token]:
        """The heads of what stands in a slot of the predicate; a dotted slot is walked step by step."""
        first, _, rest = slot.partition(".")
        found = self._fill_one(token, first)
        return [t for f in found for t in self.fill(f, rest)] if rest else found

    def _fill_one(self, token: Token, slot: str) -> list[Token]:
        if slot == "clause":
            return grammar.clauses(token)
        if slot == "clause_subject":
            return self._clause_subjects(token)
        if slot == "modifier":
            return self.modifiers(token)
        predicate = token.pos in {"VERB", "AUX"}
        if slot == "subject":
            return self._verb_subject(token) if predicate else self.noun_subject(token)
        if slot == "object":
            return self._verb_object(token) if predicate else self._noun_object(token)
        if slot == "predicate":
            return token.all_children("oprd", "acomp", "attr")
        if slot == "indirect":
            return grammar.indirect(token) if predicate else []
        found = grammar.of_preposition(token, slot)
        carrier = self._carrier(token)
        if not found and not predicate and carrier is not None:
            found = grammar.of_preposition(
                carrier, slot
            )  # "held talks on Friday with X": the parser's choice of head varies
        return found

    def _verb_subject(self, verb: Token) -> list[Token]:
        return grammar.subject(verb)

    def _verb_object(self, verb: Token) -> list[Token]:
        return grammar.objects(verb)

    def _clause_subjects(self, token: Token) -> list[Token]:
        found = []
        for verb in grammar.clauses(token):
            found += grammar.objects(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        return [t for t in found if t.i != token.i]

    def modifiers(self, noun: Token) -> list[Token]:
        """Possessors, adjectives and nouns in front, with what is coordinated with them; of a verb, `must` and `jointly`."""
        if noun.pos in {"VERB", "AUX"}:
            return noun.all_children("aux", "advmod")
        return [t for c in noun.all_children(*MODIFIERS) for t in grammar.with_conjuncts(c)]

    def _is_undergone(self, noun: Token) -> bool:
        """Is the possessor the one to whom it is done? Not where an of-phrase names that one (`Israel's murder of X`)."""
        return noun.lemma in self.light_verbs.undergone and not grammar.of_preposition(noun, "of")

    def _noun_object(self, noun: Token) -> list[Token]:
        owner = noun.child("poss") if self._is_undergone(noun) else None
        return grammar.with_conjuncts(owner) if owner is not None else grammar.of_preposition(noun, "of")

    def noun_subject(self, noun: Token) -> list[Token]:
        """Whose act the noun names: possessor, by-phrase, adjective of origin, subject of a light verb."""
        undergone = self._is_undergone(noun)
        for found in (
            [] if undergone else grammar.with_conjuncts(noun.child("poss")),
            grammar.of_preposition(noun, "by"),
            [] if undergone else [t for t in self.modifiers(noun) if self.is_actor(t)],
            self._light_subject(noun, self.light_verbs.carries),
            grammar.copula_subject(noun),
        ):
            if found:
                return found
        return []

    def _carrier(self, noun: Token) -> Token | None:
        """The light verb that a noun is object of."""
        head = noun.head
        while head.dep == "conj" and head.pos == "NOUN":
            head = head.head
        if head.dep == "prep" and head.lemma in CARRYING and head.head.pos == "VERB":
            head = head.head
        known = self.light_verbs.carries | self.light_verbs.suffers
        return head if head.pos in {"VERB", "AUX"} and head.lemma in known else None

    def _light_subject(self, noun: Token, verbs: Container[str]) -> list[Token]:
        verb = self._carrier(noun)
        if verb is None or verb.lemma not in verbs or any(t.i == noun.i for t in grammar.subject(verb)):
            return []
        return grammar.subject(verb)

    @staticmethod
    def host_subject(noun: Token) -> list[Token]:
        """Who does what the noun is the occasion of (`Lavrov left after talks with Turkey`): he took part in it."""
        link = noun.head
        if noun.dep != "pobj" or link.lemma not in OCCASION or link.head.pos not in {"VERB", "AUX"}:
            return []
        return grammar.surface_subject(link.head)

    def sufferers(self, noun: Token) -> list[Token]:
        """Who undergoes the act by a light verb (`came under`, `faced`, `suffered`)."""
        return self._light_subject(noun, self.light_verbs.suffers)
