"""Sanctions on envoys: expelled, told to leave, declared unwelcome."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, Measure
from dragoman.relations.story import is_public


@dataclass(frozen=True)
class EnvoyMeasures(Grounds):
    """Reads verbs whose object is an envoy of another state."""

    def of_verb(self, verb: Token) -> list[Measure]:
        """`expelled four Chilean diplomats`, `gave the envoy 48 hours to leave`, `declared him persona non grata`."""
        if not (self._expels(verb) or self._sends_away(verb) or self._recalls(verb)):
            return []
        return [told for told in self._told(verb) if self.story.claims.stance(verb.i).factuality not in NEGATIVE]

    def _told(self, verb: Token) -> Iterator[Measure]:
        senders = [e for t in grammar.subject(verb) for e in self.who(t) if e.country and is_public(e)]
        envoys = [t for t in self._objects(verb) if self._is_envoy(t) and self._is_own(t) == self._recalls(verb)]
        aims = grammar.of_preposition(verb, "from", "to", "in") if self._recalls(verb) else []
        posts = grammar.of_preposition(envoys[0], "from", "to", "in") if envoys else []
        targets = self._elsewhere([*aims, *posts, *([] if self._recalls(verb) else envoys)], senders)
        if senders and targets and envoys:
            status = "threatened" if self._auxiliary(verb) in OPEN else "imposed"
            why = f"verb {verb.lemma!r}"
            yield Measure(verb, verb, tuple(senders), tuple(targets), status, "diplomatic", why)

    def _elsewhere(self, tokens: list[Token], senders: list[Entity]) -> list[Entity]:
        return [e for e in self._others(tokens, senders) if e.country]

    def _objects(self, verb: Token) -> list[Token]:
        """What it is done to; also where a small clause hides it (`declared the envoy persona non grata`)."""
        inner = [t for c in verb.all_children("ccomp", "xcomp") for t in c.all_children("nsubj", "dobj", "nsubjpass")]
        found = [*grammar.objects(verb), *grammar.indirect(verb), *inner]
        found += [t for o in found for t in grammar.of_preposition(o, "of")]  # `the closure of the embassy`
        return [t for o in found for t in (o, *o.all_children("compound", "nmod", "appos"))]

    def _is_envoy(self, token: Token) -> bool:
        return token.lemma.lower() in self.words("envoys")

    def _is_own(self, token: Token) -> bool:
        """Is it the subject's own envoy (`its ambassador`)?"""
        return any(c.pos == "PRON" for c in token.all_children("poss"))

    def _expels(self, verb: Token) -> bool:
        return verb.lemma in self.words("ejecting")

    def _sends_away(self, verb: Token) -> bool:
        words = {t.lemma.lower() for t in verb.subtree()}
        unwelcome = verb.lemma in self.words("declaring") and bool(words & self.words("unwelcome"))
        return unwelcome or (verb.lemma in self.words("ordering") and bool(words & self.words("leaving")))

    def _recalls(self, verb: Token) -> bool:
        return verb.lemma in self.words("recalling")
