"""Goods that one state makes and another has: `Iraq's tanks are Soviet`, `American jets joined the Peruvian fleet`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.handovers import Handover
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.focus import state_here
from dragoman.relations.transfers.handover import Clauses, Telling, below
from dragoman.relations.transfers.items import Item, heads

HELD = Handover("held", (), (), (), status="delivered")
ORDERED = Handover("held", (), (), (), status="ordered")
PLACES = ("in", "into", "at", "on", "under", "with", "over", "to", "for")  # before whoever holds, or whither
NAMED = ("amod", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class Holdings(Clauses):
    """Reads nouns of goods that no word of handing over tells of."""

    def of_goods(self, noun: Token) -> Iterator[Telling]:
        """One telling for goods whose origin and holder the clause names, and differ."""
        if noun.dep == "compound" and self.goods.category(noun.head) is not None:
            return  # of the goods behind it
        item = self.goods.item(noun)
        if item is not None and (number := _number_of(noun)) is not None:
            item = replace(item, counted=number)
        if item is None or item.anchor.i != noun.i or not self._is_kept(item):
            return
        verb = next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
        if verb is None or self._is_taken(noun, verb) or self.is_none(verb):
            return
        told = heads([item])
        holders = tuple(e for e in self._holders(item, verb, told) if e.country)
        makers = tuple(e for e in self._origins(item, verb, told) if e.country) or self._home(item, verb)
        owners = {e.country for e in makers}
        others = tuple(e for e in holders if e.country not in owners)
        if makers and others:
            way = ORDERED if any(t.lemma == "order" for t in grammar.of_preposition(verb, "on")) else HELD
            yield Telling(verb, item, makers, others, way)

    def _home(self, item: Item, verb: Token) -> tuple[Entity, ...]:
        """Of goods that are new, or shown: the state that makes them (`Peru displayed its first Kfirs`)."""
        noun = item.anchor
        is_new = any(c.lemma in self.goods.words("novel") for c in noun.all_children("amod"))
        is_shown = verb.lemma in self.goods.words("showing") and noun.dep in grammar.OBJECTS
        return tuple(self.home(item)) if is_new or is_shown else ()

    def _is_kept(self, item: Item) -> bool:
        return item.category in self.goods.words("held") or self._is_helper(item)

    def _is_helper(self, item: Item) -> bool:
        """People whom a state lends, or its people in a number (`5,000 Cuban soldiers`)."""
        is_number = any(map(self.goods.is_number, item.counted)) or _number_of(item.anchor) is not None
        return item.anchor.lemma in self.goods.words("helpers") or (item.category == "personnel" and is_number)

    def _is_taken(self, noun: Token, verb: Token) -> bool:
        """`captured German tanks`, `destroyed ten Soviet jets`: not handed over."""
        taken = self.goods.words("taken")
        return verb.lemma in taken or any(c.lemma in taken for c in noun.all_children("amod", "acl", "relcl"))

    def _origins(self, item: Item, verb: Token, told: set[int]) -> list[Entity]:
        """Whose make goods are: in front of them, behind `from` or `of ... make`, or said of them."""
        noun = item.anchor
        front = [t for t in noun.all_children(*NAMED) if t.i < noun.i]
        found = [e for t in front for e in self.makers_in(t)] + self.made(item)
        makes = [t for h in (noun, verb) for t in grammar.of_preposition(h, "of") if self._is_make(t)]
        found += [e for m in makes for t in m.all_children("amod") for e in self.makers_in(t)]
        found += self._actors(below(noun, "from"), told)
        if verb.lemma in self.goods.words("stem") | self.goods.words("having"):
            found += self._actors(grammar.of_preposition(verb, "from"), told)
        return found or self._said(noun, verb, told)

    def _is_make(self, noun: Token) -> bool:
        return noun.lemma in self.goods.words("makes")

    def _said(self, noun: Token, verb: Token, told: set[int]) -> list[Entity]:
        """`are Soviet`, `are from Peru`: only of the subject itself."""
        whole = noun.head.head if noun.dep == "pobj" and noun.head.lemma == "of" else noun  # `most of Iraq's tanks`
        if verb.lemma not in grammar.COPULAS or whole.dep not in grammar.SUBJECTS:
            return []
        said = [e for t in verb.all_children("acomp", "attr") if t.pos in {"ADJ", "PROPN"} for e in self.makers_in(t)]
        return said or self._actors(grammar.of_preposition(verb, "from"), told)

    def _holders(self, item: Item, verb: Token, told: set[int]) -> list[Entity]:
        """Who has goods: their owner, the subject of a verb of having, an army or flag in the clause, or where they are seen."""
        noun = item.anchor
        found = self.owners(noun)
        found += self._actors((t for t in (*below(noun, "of"), *below(noun, "in")) if self._holds(t)), told)
        if not found and noun.dep in grammar.OBJECTS and verb.lemma in self.goods.words("having"):
            found = self._actors(grammar.subject(verb), told)
        return found or self._actors(self._armies(verb), told) or self._seen(item, verb, told)

    def _holds(self, noun: Token) -> bool:
        return noun.lemma in self.goods.words("holders")

    def _armies(self, verb: Token) -> list[Token]:
        places = [t for name in PLACES for t in grammar.of_preposition(verb, name)]
        objects = grammar.objects(verb) if verb.lemma in self.goods.words("joining") else []
        return [t for t in (*places, *objects) if self._holds(t)]

    def _seen(self, item: Item, verb: Token, told: set[int]) -> list[Entity]:
        """`rails from Peru pile up in Chile`: where goods are that do not go abroad by themselves."""
        is_helper = self._is_helper(item)
        is_sent = is_helper or bool(below(item.anchor, "from")) or item.category not in self.goods.words("movable")
        seen = self.goods.words("employment" if is_helper else "presence")
        if verb.lemma not in seen or not is_sent:
            return []
        places = [t for name in PLACES for t in grammar.of_preposition(verb, name)]
        if not is_helper or not any(t.lemma == "country" and t.child("det") for t in places):
            return self._actors(places, told)
        state = state_here(self.story, verb, {e.country for e in self.makers(item)})
        return [] if state is None else [state]


def _number_of(noun: Token) -> tuple[Token, ...] | None:
    """`puts the number of Cuban soldiers at about 3,000`: the tokens of the number, with what bounds it."""
    number = noun.head.head
    if noun.dep != "pobj" or number.lemma not in {"number", "strength"} or number.head.pos != "VERB":
        return None
    figures = [t for t in grammar.of_preposition(number.head, "at") if t.tag == "CD"]
    words = sorted({w.i: w for t in figures for w in (t, *t.subtree())}.values(), key=lambda w: w.i)
    return tuple(words) or None
