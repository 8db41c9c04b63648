"""What tells of a handover, and the questions that readers of verbs, nouns and goods share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.lexicon.handovers import Handover, Handovers, load_handovers
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.goods import Goods, Item
from dragoman.relations.story import Story

OWNERS = ("poss", "amod", "compound", "nmod")
PHRASES = 3  # nested phrases from goods up to the word that hands them over


@dataclass(frozen=True, slots=True)
class Telling:
    """One word that tells that an item is handed over, and the sides that its clause names."""

    teller: Token
    item: Item
    suppliers: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    way: Handover
    is_open: bool = False  # its clause has a recipient that no actor is known for (`to its former friend`)
    like: "Telling | None" = None  # of goods in a list: the transfer that the list is about

    @property
    def strength(self) -> int:
        """How much the word says: a verb of handing over most, goods between two states least."""
        return 0 if self.way.name == "bare" else 2 if self.teller.pos == "VERB" else 1

    @property
    def is_whole(self) -> bool:
        """Are both sides told, and different?"""
        return bool(self.suppliers and self.recipients)


@dataclass(frozen=True, slots=True)
class Clauses:
    """Actors and makers around goods in the clauses of one story."""

    story: Story
    goods: Goods

    @property
    def _words(self) -> Handovers:
        return load_handovers()

    def _is_none(self, verb: Token) -> bool:
        """`nobody may sell arms to Peru`, `Peru has banned the sale of arms`: nothing is handed over."""
        nobody = any(t.lemma in self.goods.words("nobody") for t in grammar.surface_subject(verb))
        above = verb.head if verb.dep in {"xcomp", "pcomp", "dobj", "pobj"} else None
        return nobody or (above is not None and above.lemma in self.goods.words("banning"))

    def _fitting(self, items: Iterable[Item], way: Handover) -> list[Item]:
        soft = way.name in {"move", "serve", "build"}
        means = self.goods.words("means") if way.name == "take" else ()
        kept = (i for i in items if (not way.only or i.category in way.only) and i.anchor.lemma not in means)
        return [i for i in kept if not soft or i.anchor.lemma not in self.goods.words("soft") or way.only]

    def _actors(self, tokens: Iterable[Token], told: set[int]) -> list[Entity]:
        """The actors with a code, of tokens that are no goods."""
        return [e for t in tokens if t.i not in told and not self._is_thing(t) for e in self._entities(t)]

    def _is_thing(self, token: Token) -> bool:
        return token.pos == "NOUN" and self.goods.category(token) not in {None, "personnel"}

    def _entities(self, token: Token) -> list[Entity]:
        found = [e for e in self.story.entities(token) if e.code]
        if found:
            return found
        if token.pos not in {"NOUN", "PROPN"}:
            return []
        below = (*token.all_children("poss", "amod", "compound"), *grammar.of_preposition(token, "of", "in"))
        return [e for t in below for e in self._makers_in(t)]

    def _telling(
        self, teller: Token, item: Item, way: Handover, suppliers: tuple[Entity, ...], recipients: tuple[Entity, ...]
    ) -> Telling:
        """With the maker as supplier where the clause names none (`Swedish-made jets reached Peru`)."""
        if not suppliers:
            codes = {e.code for e in recipients}
            suppliers = tuple(e for e in self.makers(item) if e.code not in codes)
        if not recipients:
            codes = {e.code for e in suppliers}
            recipients = tuple(e for e in self._meant_for(item) if e.code not in codes)
        return Telling(teller, item, suppliers, recipients, way)

    def makers(self, item: Item) -> list[Entity]:
        """Whose goods they are: `American arms`, `Swedish-made jets`, `a frigate built in Peru`."""
        found: list[Entity] = []
        for token in dict.fromkeys((item.anchor, item.head)):
            own = token.all_children(*OWNERS)
            made = [
                c for c in token.children if c.lemma in self.goods.words("origins") and c.tag in {"VBN", "JJ", "VBD"}
            ]
            inside = [t for m in made for t in m.all_children("npadvmod", "compound", "amod", "nmod", "nsubj")]
            places = [t for m in made for t in grammar.of_preposition(m, "in", "by", "at")]
            presents = [c for c in token.all_children("appos") if c.lemma in self.goods.words("presents")]
            places += [t for c in presents for t in grammar.of_preposition(c, "from", "of")]
            found += [e for t in (*own, *inside, *places) for e in self._makers_in(t)]
        return found

    def _makers_in(self, token: Token) -> Iterator[Entity]:
        """The state that a word in front of goods names: as an actor of its own, or as a mere adjective."""
        named = [e for e in self.story.entities(token) if e.code]
        origin = self.story.origin(token) if not named else None
        yield from named or ([origin] if origin is not None else [])

    def _meant_for(self, item: Item) -> list[Entity]:
        """`jets for the Peruvian air force`, `arms bound for Peru`."""
        tokens = [t for n in dict.fromkeys((item.anchor, item.head)) for t in below(n, "for")]
        bound = [c for n in (item.anchor, item.head) for c in n.children if c.lemma in self.goods.words("bound")]
        return self._actors(
            [*tokens, *(t for b in bound for t in grammar.of_preposition(b, "for", "to"))], {item.head.i}
        )


def phrasal(verb: Token) -> str:
    """The verb's lemma with its particle, or with the adverb or preposition right behind it (`sign for`)."""
    near = (c for c in verb.children if c.dep == "prt" or (c.dep in {"prep", "advmod"} and c.i == verb.i + 1))
    child = next((c for c in near if not bounds_number(c)), None)
    return verb.lemma if child is None else f"{verb.lemma} {child.lemma}"


def bounds_number(particle: Token) -> bool:
    """Does an `up` that the parser hangs on the verb belong to a number (`will send Peru up to 40 trucks`)?"""
    numbers = particle.head.all_children("dobj", "obj")
    return particle.lemma == "up" and any(
        t.lemma == "to" and t.i == particle.i + 1 and t.dep in {"quantmod", "prep"}
        for n in numbers
        for t in n.subtree()
    )


def governor(noun: Token) -> Token | None:
    """The verb that a noun hangs on, up through a few phrases, without crossing a clause."""
    token = noun
    for _ in range(PHRASES):
        token = token.head
        if token.pos == "VERB":
            return token
        if token.head is token or token.pos not in {"NOUN", "ADP", "SCONJ"}:
            return None
    return None


def below(noun: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition under a noun, or under what stands behind its `of` (`tonnes of rice to Peru`)."""
    inner = [*grammar.of_preposition(noun, "of"), *(c for c in noun.all_children("amod") if c.lemma == "worth")]
    return [t for n in (noun, *inner) for t in grammar.of_preposition(n, preposition)]
