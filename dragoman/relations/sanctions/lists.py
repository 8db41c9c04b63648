"""Sanctions told by the lists that one is put on or struck off."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, OWNERS, Grounds, Measure, governor


@dataclass(frozen=True)
class ListMeasures(Grounds):
    """Reads the nouns that are such lists."""

    def is_list(self, noun: Token) -> bool:
        """A list of those under sanctions, that one is put on or struck off."""
        if noun.lemma not in self.words("lists") or noun.dep != "pobj":
            return False
        around = {t.lemma for t in noun.subtree()} | {t.text.lower() for t in noun.subtree()}
        verb = governor(noun)
        named = noun.lemma == "blacklist" or bool(around & self.words("blacklisting"))
        return named and verb is not None and verb.lemma in self.words("enlisting") | self.words("striking")

    def _listers(self, noun: Token) -> list[Entity]:
        """Whose list it is."""
        front = [t for c in noun.all_children(*OWNERS) for t in grammar.with_conjuncts(c)]
        return [e for t in front for e in self.story.entities(t)]

    def of_list(self, noun: Token) -> Iterator[Measure]:
        """`put two banks on its blacklist`, `struck off the list`."""
        verb = governor(noun)
        if verb is None or self.story.claims.stance(verb.i).factuality in NEGATIVE:
            return
        senders = self._listers(noun) or [e for t in grammar.subject(verb) for e in self.who(t)]
        targets = self.deep(grammar.objects(verb), senders)
        planned = self._auxiliary(verb) in OPEN
        status = "lifted" if verb.lemma in self.words("striking") else "threatened" if planned else "imposed"
        if targets:
            named = (self.instrument(t) for t in (noun, *grammar.objects(verb)))
            instrument = next(filter(None, named), None)
            yield Measure(
                noun, verb, tuple(senders), tuple(targets), status, instrument, f"{noun.text!r} under {verb.text!r}"
            )
