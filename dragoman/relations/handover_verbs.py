"""Handovers told by verbs: `sold 12 jets to Peru`, `Peru got arms from Chile`, `the arms reached Peru`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.handovers import Handover, Handovers
from dragoman.model import grammar
from dragoman.model.analysis import Sentence, Token
from dragoman.model.entity import Entity
from dragoman.relations.goods import MONEY, Item, heads
from dragoman.relations.handover import Clauses, Telling, below
from dragoman.relations.story import BODIES

DRAWN = frozenset({"nmod", "compound", "npadvmod", "appos"})
STATES = frozenset({"GPE", "NORP", "LOC"})
HAVING = frozenset({"have", "buy", "get", "keep", "purchase", "take"})  # what one lets another do with goods
LICENCES = frozenset({"licence", "license", "permit"})
WHITHER = frozenset({"in", "at", "into", "to", "on", "near"})
GAPPED = frozenset({"conj", "appos", "npadvmod", "dep", "nsubj"})  # of a state whose verb is left out
PLAIN = frozenset({"subject", "object", "dative"})  # slots that are no prepositions


@dataclass(frozen=True, slots=True)
class VerbHandovers(Clauses):
    """Reads the verbs."""

    def of_verb(self, verb: Token, way: Handover) -> Iterator[Telling]:
        """What a verb tells in one of its ways."""
        if verb.lemma == "let":
            yield from self._let(verb, way)
            return
        items = next((found for slot in way.goods if (found := self._items_in(verb, slot, way))), [])
        items += [i for i in self._added(verb, items) if items]
        modifies = way.name == "build" and verb.dep in {"amod", "acl"}  # `a frigate built in Peru`: whose it is
        if not items or modifies or self._is_own_move(verb, items, way) or self.is_none(verb):
            return
        if verb.lemma in self.goods.words("freezing") and {i.anchor.lemma for i in items} <= self.goods.words("frozen"):
            return
        suppliers = self._licensers(verb, way) or self._side(verb, way.supplier, items)
        recipients = self._side(verb, ("subject",) if self._licensers(verb, way) else way.recipient, items, suppliers)
        if way.name == "ask":
            suppliers, recipients = self._asked_for_others(verb, items, suppliers, recipients)
        if way.name == "move" and not recipients:
            recipients = self._scene(verb, suppliers)
        if way.name == "pay" and not suppliers and not any(self.makers(i) for i in items):
            return  # who pays for goods of an unknown seller may pay for others
        if way.name in {"give", "deny"} and not recipients:
            recipients = self._asked_for(verb, suppliers) or self._drawn_in(verb, suppliers)
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
        return [i for i in found if slot != "for" or i.category != MONEY or way.name == "ask"]

    def _loads(self, nouns: Iterable[Token]) -> list[Token]:
        """What carriers carry: `a ship carrying food`, `trucks laden with tents`, `a plane with ten doctors`."""
        inner = [t for n in nouns for t in (n, *grammar.of_preposition(n, "of"))]
        loads = [c for t in inner for c in t.all_children("acl", "relcl") if c.lemma in self.goods.words("carrying")]
        carried = [t for load in loads if load.tag != "VBN" for t in grammar.objects(load)]
        loaded = [*carried, *(t for load in loads for t in grammar.of_preposition(load, "with"))]
        return loaded or [t for n in inner for t in grammar.of_preposition(n, "with", "of") if self._is_load(n, t)]

    def _is_load(self, carrier: Token, noun: Token) -> bool:
        return noun.head.lemma == "with" or carrier.lemma in self.goods.words("carriers")

    def _added(self, verb: Token, items: list[Item]) -> Iterator[Item]:
        """`besides 8,000 tons of oil`, `plus missiles`: more goods behind a preposition of the verb or of its goods."""
        additions = self.goods.words("additions")
        for head in (verb, *(i.head for i in items)):
            for child in head.all_children("prep"):
                if child.lemma in additions:
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

    def _slot(self, verb: Token, slot: str) -> list[Token]:
        """The tokens in one slot of a verb; prepositions also where the parser hangs them on its object."""
        if slot == "subject":
            own = grammar.surface_subject(verb) if _is_mover(verb, self._words) else grammar.subject(verb)
            is_ready = not own and verb.dep == "xcomp" and verb.head.pos == "ADJ"  # `Peru is ready to sell`
            return grammar.copula_subject(verb.head) if is_ready else own
        ready = [
            c for c in verb.children if c.lemma == "available" and verb.lemma == "make"
        ]  # `made ten tanks available`
        inside = [t for c in ready for o in c.all_children("nsubj") for t in grammar.with_conjuncts(o)]
        objects = grammar.objects(verb) or inside or self._loose(verb)
        if grammar.is_passive(verb):
            objects = [*objects, *(t for c in verb.all_children("dobj") for t in grammar.with_conjuncts(c))]
        if slot == "object":
            return objects
        if slot == "dative":
            return grammar.indirect(verb)
        inner = [t for o in objects if o.i > verb.i or grammar.is_passive(verb) for t in below(o, slot)]
        return [*(t for h in (verb, *ready) for t in grammar.of_preposition(h, slot)), *inner]

    def _loose(self, verb: Token) -> list[Token]:
        """Goods far behind the verb that the parser takes for a time (`received from Peru last summer 350 guns`)."""
        loose = [c for c in verb.all_children("npadvmod") if c.i > verb.i and c.ner not in {"DATE", "TIME"}]
        return [t for c in loose if self.goods.is_ware(c) for t in grammar.with_conjuncts(c)]

    def _side(
        self, verb: Token, slots: Iterable[str], items: list[Item], other: Iterable[Entity] = ()
    ) -> tuple[Entity, ...]:
        """The actors of the first slot that holds any; a passive's agent also where it hangs on the object."""
        taken, told = {e.code for e in other}, heads(items)
        for slot in slots:
            if slot == "maker":
                found = [e for i in items for e in self.makers(i) if e.code not in taken]
                if found:
                    return tuple(dict.fromkeys(found))
                continue
            if slot == "by" and grammar.is_passive(verb):
                continue  # `ordered by Peru`: who takes, not who supplies
            tokens = self._slot(verb, slot)
            if slot == "subject" and not tokens and grammar.is_passive(verb):
                tokens = self._slot(verb, "by")
            if slot not in PLAIN:
                carriers = [i.anchor.head for i in items if i.anchor.head.dep == "acl"]
                beside = [t for c in carriers for t in grammar.of_preposition(c, slot)]
                tokens += [t for t in (*beside, *(t for i in items for t in below(i.anchor, slot))) if t not in tokens]
            if slot == "object":
                tokens = [t for t in tokens if t.dep != "conj" or t.head.i not in told]  # `sent three and Chile ten`
            things = [
                e for t in tokens if t.i not in told for e in self.story.entities(t) if e.code and slot == "subject"
            ]
            tokens = [t for t in tokens if not self._is_denied(t)]
            found = [e for e in self._actors(tokens, told) or things if e.code not in taken]
            if found:
                return tuple(found)
        return ()

    def _is_denied(self, token: Token) -> bool:
        """`not from Peru but from Chile`."""
        before = self.story.analysis.tokens[token.head.i - 1] if token.dep == "pobj" and token.head.i else None
        return before is not None and before.lemma in {"not", "never"}

    def _has_other(self, verb: Token, slots: Iterable[str], items: list[Item]) -> bool:
        """Does a side's slot hold somebody that is not known: a noun that is neither goods nor a purpose?"""
        told = heads(items)
        tokens = [t for slot in slots if slot in {"dative", "to", "from"} for t in self._slot(verb, slot)]
        others = (t for t in tokens if t.lemma not in self.goods.words("here"))
        return any(t.pos in {"NOUN", "PROPN"} and t.i not in told and not self._is_thing(t) for t in others)

    def _drawn_in(self, verb: Token, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The receiver right behind the verb that the parser takes for a part of the goods (`lent the Poles eight million pounds`)."""
        own = {e.country for e in suppliers}
        for noun in grammar.objects(verb):
            near = [c for c in noun.children if c.pos == "PROPN" and c.dep in DRAWN and verb.i < c.i <= verb.i + 2]
            for word in (c for c in near if self.goods.brand(c) is None):
                named = self.story.entities(word) or (self.story.entities(noun) if word.ner in STATES else ())
                found = tuple(e for e in named if e.country and e.country not in own and e.sector == "GOV")
                if found:
                    return found
        return ()

    def _licensers(self, verb: Token, way: Handover) -> tuple[Entity, ...]:
        """`builds jets under licence from Peru`: whose design is built."""
        if way.name != "build":
            return ()
        licences = [t for t in grammar.of_preposition(verb, "under", "on", "with") if t.lemma in LICENCES]
        return tuple(self._actors((t for n in licences for t in grammar.of_preposition(n, "from", "of")), set()))

    def _asked_for_others(
        self, verb: Token, items: list[Item], suppliers: tuple[Entity, ...], recipients: tuple[Entity, ...]
    ) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """`asked Congress for $60 million in aid to Peru`: who asks supplies, where its goods are to go to another."""
        own = {e.country for e in (*suppliers, *recipients)}
        behind = [t for i in items for n in {i.head, i.anchor} for t in below(n, "to")]
        others = tuple(e for e in self._actors(behind, heads(items)) if e.country and e.country not in own)
        return (suppliers or recipients, others) if others and len(own) == 1 else (suppliers, recipients)

    def _scene(self, verb: Token, suppliers: Iterable[Entity]) -> tuple[Entity, ...]:
        """Where goods come to, deep in the phrase of their way (`landed at a base south of Lima`)."""
        own = {e.country for e in suppliers}
        places = [t for c in verb.all_children("prep") if c.lemma in WHITHER for t in c.subtree()]
        found = (e for t in places for e in self.story.entities(t) if e.country and e.country not in own)
        return tuple(found)[:1]

    def _asked_for(self, verb: Token, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """`Peru asked Chile to supply jets`: who asks is to receive."""
        above = verb.head
        asks = any(way.name == "ask" for way in self._words.verbs.get(above.lemma, ()))
        if verb.dep not in {"xcomp", "ccomp", "advcl"} or not asks or not above.all_children("dobj", "dative"):
            return ()
        codes = {e.code for e in suppliers}
        return tuple(e for e in self._actors(grammar.subject(above), set()) if e.code not in codes)


def _is_mover(verb: Token, words: Handovers) -> bool:
    return any(way.name == "move" for way in words.verbs.get(verb.lemma, ()))


def _in_exchange(verb: Token) -> list[Token]:
    """What stands behind `in exchange for` and `in return for` under a verb or its object."""
    swaps = [
        t
        for h in (verb, *grammar.objects(verb))
        for t in grammar.of_preposition(h, "in")
        if t.lemma in {"exchange", "return"}
    ]
    return [t for swap in swaps for t in grammar.of_preposition(swap, "for")]
