"""Handovers told by verbs: `sold 12 jets to Peru`, `Peru got arms from Chile`, `the arms reached Peru`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.handovers import Handover
from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.story import BODIES
from dragoman.relations.transfers.handover import Telling, below
from dragoman.relations.transfers.handover_sides import Sides
from dragoman.relations.transfers.items import MONEY, Item, heads

HAVING = frozenset({"have", "buy", "get", "keep", "purchase", "take"})  # what one lets another do with goods
TOGETHER = frozenset({"together", "along"})  # before `with`
GAPPED = frozenset({"conj", "appos", "npadvmod", "dep", "nsubj"})  # of a state whose verb is left out


@dataclass(frozen=True, slots=True)
class VerbHandovers(Sides):
    """Reads the verbs."""

    def of_verb(self, verb: Token, way: Handover) -> Iterator[Telling]:
        """What a verb tells in one of its ways."""
        if verb.lemma == "let":
            yield from self._let(verb, way)
            return
        items = next((found for slot in way.goods if (found := self._items_in(verb, slot, way))), [])
        items += [i for i in self._added(verb, items) if items]
        if not items or self._is_nothing(verb, way, items):
            return
        suppliers, recipients = self.sides(verb, way, items)
        if way.name == "pay" and not suppliers and not any(self.makers(i) for i in items):
            return  # who pays for goods of an unknown seller may pay for others
        is_open = not recipients and self._has_other(verb, way.recipient, items)
        is_open = is_open or (not suppliers and way.name == "take" and self._has_other(verb, way.supplier, items))
        for item in items:
            yield replace(self._telling(verb, item, way, suppliers, recipients), is_open=is_open)
        if way.name == "give" and suppliers and items[0].counted:
            yield from (
                self._telling(verb, item, way, others, recipients) for item, others in self._gapped(verb, items)
            )
        for noun in _in_exchange(verb) if suppliers and recipients else ():
            for item in self.goods.items(noun):  # the same deal the other way round; whether it was kept is not told
                yield Telling(verb, item, recipients, suppliers, replace(way, name="exchange", status=None))

    def _is_nothing(self, verb: Token, way: Handover, items: list[Item]) -> bool:
        """Does a verb hand over nothing: moves its own, withholds as a punishment, or means something else?"""
        modifies = way.name == "build" and verb.dep in {"amod", "acl"}  # `a frigate built in Peru`: whose it is
        freezes = verb.lemma in self.goods.words("freezing")
        if freezes and {i.anchor.lemma for i in items} <= self.goods.words("frozen"):
            return True
        stops = way.name == "deny" and self.is_stopped(verb, items)
        moves = self._is_own_move(verb, items, way)
        return modifies or stops or moves or _is_unreal(verb) or self.is_none(verb) or self.is_figure(verb, items)

    def _let(self, verb: Token, way: Handover) -> Iterator[Telling]:
        """`Peru let Chile have ten tanks`."""
        for have in (
            c for c in verb.all_children("ccomp", "xcomp") if any(t.lemma in HAVING for t in (c, *c.children))
        ):
            items = self._fitting((i for n in grammar.objects(have) for i in self.goods.items(n)), way)
            suppliers = tuple(self._actors(grammar.subject(verb), heads(items)))
            recipients = tuple(self._actors(grammar.surface_subject(have), heads(items)))
            yield from (self._telling(verb, item, way, suppliers, recipients) for item in items)

    def _gapped(self, verb: Token, items: list[Item]) -> Iterator[tuple[Item, tuple[Entity, ...]]]:
        """`offered 700 million, and Chile 640 million`, `sent three and Chile ten`: others and their numbers, without a verb."""
        sentence, first = self.story.analysis.sentence_of(verb), items[0]
        others: tuple[Entity, ...] = ()
        for token in sentence.tokens:
            if token.i <= items[-1].head.i or token.pos == "PUNCT":
                continue
            if token.pos in {"VERB", "AUX"}:
                return
            found = tuple(e for e in self.story.entities(token) if e.country or e.code in BODIES)
            if found and (token.dep in GAPPED or token.head.pos == "NUM"):
                others = found
            elif others and token.pos == "NUM" and self._ends_number(sentence, token):
                counted = (*self.goods.counted(token), token)
                yield replace(first, head=token, counted=counted, is_pronoun=True), others
                others = ()

    def _ends_number(self, sentence: Sentence, token: Token) -> bool:
        """Is it the last word of a number that no noun of its own follows?"""
        after = next((t for t in sentence.tokens if t.i == token.i + 1), None)
        return after is None or after.pos not in {"NUM", "NOUN", "PROPN", "ADJ"}

    def _items_in(self, verb: Token, slot: str, way: Handover) -> list[Item]:
        """The goods in one slot; what a subject carries instead of the carrier (`trucks carrying food`)."""
        nouns = self._slot(verb, slot)
        if slot == "for" and way.name == "take" and grammar.objects(verb):
            return []  # `obtained an exemption for its oil`
        if slot == "subject" or any(n.lemma in self.goods.words("carriers") for n in nouns):
            nouns = self._loads(nouns) or nouns
        told = [self._with_goods(verb, item) for noun in nouns for item in self.goods.items(noun)]
        if slot == "object" and told and {i.category for i in told} <= self.goods.words("movable"):
            loads = [
                t for n in nouns for t in (*grammar.of_preposition(n, "with"), *grammar.of_preposition(verb, "with"))
            ]
            inside = [i for t in loads for i in self.goods.items(t)]  # `sent two ships with tents`
            told = [*told, *inside] if {i.category for i in inside} <= {"personnel"} else inside
        found = self._fitting(told, way)
        return [i for i in found if slot != "for" or i.category != MONEY or way.name in {"ask", "thank"}]

    def _loads(self, nouns: Iterable[Token]) -> list[Token]:
        """What carriers carry: `a ship carrying food`, `trucks laden with tents`, `a plane with ten doctors`."""
        inner = [t for n in nouns for t in (n, *grammar.of_preposition(n, "of"))]
        loads = [c for t in inner for c in t.all_children("acl", "relcl") if c.lemma in self.goods.words("carrying")]
        carried = [t for load in loads if load.tag != "VBN" for t in grammar.objects(load)]
        loaded = [*carried, *(t for load in loads for t in grammar.of_preposition(load, "with"))]
        return loaded or [t for n in inner for t in grammar.of_preposition(n, "with", "of") if self._is_load(n, t)]

    def _is_load(self, carrier: Token, noun: Token) -> bool:
        """Behind `with`, or `of` a carrier that does not measure its load (`ten containers of shells`)."""
        carries = self.goods.words("carriers") - self.goods.words("measures")
        return noun.head.lemma == "with" or carrier.lemma in carries

    def _added(self, verb: Token, items: list[Item]) -> Iterator[Item]:
        """`besides 8,000 tons of oil`, `plus missiles`: more goods behind a preposition of the verb or of its goods."""
        additions = self.goods.words("additions")
        for head in (verb, *(i.head for i in items)):
            for child in head.all_children("prep"):
                is_joined = child.lemma == "with" and any(c.lemma in TOGETHER for c in child.children)
                if child.lemma in additions or is_joined:
                    nouns = [t for c in child.all_children("pobj") for t in grammar.with_conjuncts(c)]
                    yield from (item for noun in nouns for item in self.goods.items(noun))

    def _with_goods(self, verb: Token, item: Item) -> Item:
        """`pledged 2.5 billion yen in food aid`: a sum with what it is for."""
        behind = grammar.of_preposition(verb, "in") if item.goods is None else []
        goods = next((i for t in behind if (i := self.goods.item(t)) is not None and i.goods is not None), None)
        if goods is None or goods.goods is None:
            return item
        return replace(item, goods=goods.goods, category=self.goods.category_of_sum(goods))

    def _is_own_move(self, verb: Token, items: list[Item], way: Handover) -> bool:
        """`flew his own aircraft to Peru`, `sent its warships to the gulf`: moved, and nothing handed over."""
        movable = self.goods.words("movable")
        if way.name == "move" and not grammar.is_passive(verb):
            comes_from = grammar.of_preposition(verb, "from") or any(below(i.head, "from") for i in items)
            crosses = verb.lemma in self.goods.words("crossing")
            if verb.lemma in self.goods.words("leaving") and all(map(self._are_sent, items)):
                return False  # `a thousand Peruvian police officers are to go to Chile`
            if all(i.anchor.lemma in self.goods.words("helpers") for i in items):
                return False  # `ten Cuban doctors landed in Peru`
            if not heads(items) & {t.i for t in grammar.subject(verb)} and {i.category for i in items} != {"personnel"}:
                return False  # `a plane with trucks and doctors landed`: the load of what moves
            moves = {i.category for i in items} <= movable | ({"personnel"} if crosses else frozenset())
            beside = [c for i in items for c in i.head.all_children("appos", "amod")]
            is_part = any(t.lemma in self.goods.words("ordinals") for t in beside) or any(
                t.lemma in self.goods.words("part_of_more") for i in items for t in (i.head, *i.counted)
            )
            is_part = is_part or any(self.givers(i, verb) for i in items)
            return moves and not is_part and (crosses or not comes_from)
        if verb.lemma not in self.goods.words("deployed") or grammar.is_passive(verb):
            return False
        if {i.category for i in items} <= movable and any(grammar.is_purpose(c) for c in verb.all_children("advcl")):
            return True  # `sent a frigate to watch the strait`
        owned = (i.goods is not None and any(c.tag == "PRP$" for c in i.goods.children) for i in items)
        return all(i.category in movable and own for i, own in zip(items, owned, strict=True))


def _in_exchange(verb: Token) -> list[Token]:
    """What stands behind `in exchange for` and `in return for` under a verb or its object."""
    swaps = [
        t
        for h in (verb, *grammar.objects(verb))
        for t in grammar.of_preposition(h, "in")
        if t.lemma in {"exchange", "return"}
    ]
    return [t for swap in swaps for t in grammar.of_preposition(swap, "for")]


def _is_unreal(verb: Token) -> bool:
    """`because they would have come with crews of their own`."""
    aux = {c.lemma for c in verb.all_children("aux")}
    return verb.dep == "advcl" and "have" in aux and bool(aux & {"would", "could", "might"})
