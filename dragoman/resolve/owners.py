"""Whose an actor is: the state or body that the words in front of its head, behind it or in apposition name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.lexicon.actors import ActorIndex, Named, NameKind
from dragoman.lexicon.naming import load_naming
from dragoman.lexicon.roles import Role
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.resolve import people
from dragoman.resolve.names import NameHit
from dragoman.resolve.phrases import Phrase, origins, phrase_at, role_of

TOWNS = frozenset({NameKind.CAPITAL, NameKind.PLACE})
OWNERS = (NameKind.METONYM, NameKind.BODY, NameKind.STATE, NameKind.ADJECTIVE, *TOWNS, NameKind.DEMONYM)
WORDS = load_naming()
DEEPEST = 3  # `a spokesman for the chief of the army of Peru`

Hits = Mapping[int, NameHit]


@dataclass(frozen=True)
class Owners:
    """Looks for owners. `day` is the article's; `named` holds the people named so far, by name and surname."""

    index: ActorIndex
    day: str | None
    named: Mapping[str, Entity]

    def first(self, phrase: Phrase, hits: Hits) -> Named | None:
        """The nearest owner of a phrase."""
        return next(iter(self.of(phrase, hits)), None)

    def of(self, phrase: Phrase, hits: Hits, depth: int = 0) -> list[Named]:
        """The states and bodies that an actor belongs to: those in front of the head, else those behind it."""
        found: dict[str, Named] = {}
        inside = {t.i for t in phrase.before}
        is_front = False
        for token in origins(phrase):
            if found and token.i not in inside and (is_front or token.dep != "conj"):
                break
            named = self._owner(hits[token.i]) if token.i in hits else None
            if named is None and token.i not in inside and depth < DEEPEST:
                named = self._nested(token, hits, depth)
            if named is not None:
                is_front = is_front or token.i in inside
                found.setdefault(named.code or named.name, named)
        return list(found.values())[::-1] if is_front else list(found.values())

    @staticmethod
    def beside(head: Token) -> Iterator[Token]:
        """What stands in apposition to a noun, or what the noun is in apposition to."""
        yield from head.all_children("appos")
        if head.dep == "appos":
            yield head.head

    def apposed_role(self, head: Token) -> Role | None:
        """The role that stands in apposition to a name."""
        return next((r for t in self.beside(head) if (r := role_of(t, self.index)) is not None), None)

    def apposed(self, head: Token, hits: Hits) -> Named | None:
        """The owner of what stands in apposition: `Interfax, a Russian agency`."""
        owners = (self.first(phrase_at(t, self.index), hits) for t in self.beside(head))
        return next((named for named in owners if named is not None and named.country), None)

    def sector(self, phrase: Phrase, default: str | None, named: Named | None) -> str | None:
        """The sector of an inner role or of the body that a general word belongs to; else the role's own."""
        general = phrase.role is None or bool(WORDS.general & {phrase.head.lemma, phrase.role.phrase.split()[-1]})
        if not general:
            return default
        for token in reversed(phrase.before):
            inner = role_of(token, self.index) if token.pos in {"NOUN", "PROPN"} else None
            if inner is not None and inner.kind == "institution" and inner.sector:
                return inner.sector
        if named is not None and named.kind in {NameKind.BODY, NameKind.METONYM} and named.sector:
            return named.sector
        return default

    def _nested(self, token: Token, hits: Hits, depth: int) -> Named | None:
        """A role behind a preposition, as the body that it is: the army in `a spokesman for the Danish army`."""
        phrase = phrase_at(token, self.index)
        if phrase.role is None:
            return None
        above = next(iter(self.of(phrase, hits, depth + 1)), None)
        sector = self.sector(phrase, phrase.role.sector, above)
        code, country = (above.code, above.country) if above else (None, None)
        return Named(NameKind.BODY, phrase.role.phrase, code, country, sector, (sector,) if sector else ())

    def _owner(self, hit: NameHit) -> Named | None:
        if hit.joined in WORDS.backed:
            return None
        named = hit.reading(*OWNERS)
        if named is not None:
            return named
        if not hit.is_person:
            return None
        person = people.choose(hit.readings, self.day, None)
        if person is not None:
            return person
        known = self.named.get(hit.tokens[-1].text)
        if known is not None and known.country:
            return Named(NameKind.PERSON, known.name or known.text, known.code, known.country, known.sector)
        return None
