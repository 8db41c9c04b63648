"""Sanctions told by nouns of a body of states that shuts a member out: `Peru's suspension from the league`."""

from collections.abc import Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Grounds, Measure, governor
from dragoman.relations.story import BODIES


class MemberMeasures(Grounds):
    """Reads these nouns."""

    def of_noun(self, noun: Token) -> Iterator[Measure]:
        """Of a state, from a body that is named or that does what the verb above tells."""
        if noun.lemma not in self.words("ousting"):
            return
        verb = governor(noun)
        members = [*noun.all_children("poss"), *grammar.of_preposition(noun, "of")]
        targets = [e for t in members for e in self.story.entities(t) if e.country and e.sector == "GOV"]
        doers = [] if verb is None else grammar.subject(verb)
        whence = [*grammar.of_preposition(noun, "from", "by"), *doers, *noun.all_children("amod", "compound")]
        senders = [e for t in whence for e in self.who(t) if e.code in BODIES and not e.country]
        if targets and senders:
            why = f"noun {noun.text!r}"
            yield Measure(noun, verb, tuple(senders[:1]), tuple(targets), self._stage(verb), "diplomatic", why)

    def _stage(self, verb: Token | None) -> str:
        """By the verb above: in force where it tells nothing of it."""
        told = "in_force" if verb is None else self._statuses.get(verb.lemma, "in_force")
        if verb is None or told == "in_force":
            return told
        is_open = self._auxiliary(verb) in OPEN or self.story.claims.stance(verb.i).factuality in NEGATIVE
        return ("threatened" if told == "imposed" else "in_force") if is_open else told
