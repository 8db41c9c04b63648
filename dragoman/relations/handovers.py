"""Words that tell of a handover, with their goods and the two sides: by verbs, by nouns, and by goods between two sides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.handovers import Handover, Handovers, load_handovers
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.goods import MONEY, Goods, Item, heads
from dragoman.relations.story import Story

Sides = tuple[tuple[Entity, ...], tuple[Entity, ...]]
PLAIN = frozenset({"subject", "object", "dative"})  # slots that are no prepositions
OWNERS = ("poss", "amod", "compound", "nmod")
BATCH = frozenset({"first", "batch", "shipment", "consignment", "more", "another", "delivery", "last", "further"})
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
class Reader:
    """Reads handovers of one story, token by token."""

    story: Story
    goods: Goods

    @property
    def _words(self) -> Handovers:
        return load_handovers()

    def of_token(self, token: Token) -> list[Telling]:
        """What a verb or noun tells; the first of its ways that fits."""
        if token.pos not in {"VERB", "NOUN"} and token.lemma != "have":
            return []
        read = self._of_noun if token.pos == "NOUN" else self._of_verb
        every = [told for way in self._ways(token) if (told := list(read(token, way)))]
        best = next((told for told in every if told[0].is_whole), every[0] if every else [])
        return best or (list(self._of_goods(token)) if token.pos == "NOUN" else [])

    def _ways(self, token: Token) -> tuple[Handover, ...]:
        if token.pos == "NOUN":
            return self._words.nouns.get(token.lemma, ())
        own = self._words.verbs.get(phrasal(token))
        particle = token.child("prt")
        if own is None and particle is not None and particle.lemma not in self.goods.words("neutral"):
            return ()  # `brought up the gas`, `sold out`
        return own if own is not None else self._words.verbs.get(token.lemma, ())

    # ------------------------------------------------------------------ verbs

    def _of_verb(self, verb: Token, way: Handover) -> Iterator[Telling]:
        items = next((found for slot in way.goods if (found := self._items_in(verb, slot, way))), [])
        items += [i for i in self._added(verb, items) if items]
        modifies = way.name == "build" and verb.dep in {"amod", "acl"}  # `a frigate built in Peru`: whose it is
        if not items or modifies or self._is_own_move(verb, items, way) or self._is_none(verb):
            return
        suppliers = self._side(verb, way.supplier, items)
        recipients = self._side(verb, way.recipient, items, suppliers)
        if way.name in {"give", "deny"} and not recipients:
            recipients = self._asked_for(verb, suppliers)
        is_open = not recipients and self._has_other(verb, way, items)
        for item in items:
            yield replace(self._telling(verb, item, way, suppliers, recipients), is_open=is_open)
        for noun in _in_exchange(verb) if suppliers and recipients else ():
            for item in self.goods.items(noun):  # the same deal the other way round; whether it was kept is not told
                yield Telling(verb, item, recipients, suppliers, replace(way, name="exchange", status=None))

    def _items_in(self, verb: Token, slot: str, way: Handover) -> list[Item]:
        """The goods in one slot; what a subject carries instead of the carrier (`trucks carrying food`)."""
        nouns = self._slot(verb, slot)
        if slot == "subject":
            inner = [t for n in nouns for t in (n, *grammar.of_preposition(n, "of"))]
            loads = [
                c for t in inner for c in t.all_children("acl", "relcl") if c.lemma in self.goods.words("carrying")
            ]
            loaded = [t for load in loads for t in [*grammar.objects(load), *grammar.of_preposition(load, "with")]]
            nouns = loaded or [t for n in inner for t in grammar.of_preposition(n, "with")] or nouns
        told = [self._with_goods(verb, item) for noun in nouns for item in self.goods.items(noun)]
        found = self._fitting(told, way)
        return [i for i in found if slot != "for" or i.category != MONEY or way.name == "ask"]

    def _added(self, verb: Token, items: list[Item]) -> Iterator[Item]:
        """`besides 8,000 tons of oil`, `plus missiles`: more goods behind a preposition of the verb or of its goods."""
        additions = self.goods.words("additions")
        for head in (verb, *(i.head for i in items)):
            for child in head.all_children("prep"):
                if child.lemma in additions:
                    nouns = [t for c in child.all_children("pobj") for t in grammar.with_conjuncts(c)]
                    yield from (item for noun in nouns for item in self.goods.items(noun))

    def _is_none(self, verb: Token) -> bool:
        """`nobody may sell arms to Peru`, `Peru has banned the sale of arms`: nothing is handed over."""
        nobody = any(t.lemma in self.goods.words("nobody") for t in grammar.surface_subject(verb))
        above = verb.head if verb.dep in {"xcomp", "pcomp", "dobj", "pobj"} else None
        return nobody or (above is not None and above.lemma in self.goods.words("banning"))

    def _with_goods(self, verb: Token, item: Item) -> Item:
        """`pledged 2.5 billion yen in food aid`: a sum with what it is for."""
        behind = grammar.of_preposition(verb, "in") if item.goods is None else []
        goods = next((i for t in behind if (i := self.goods.item(t)) is not None and i.goods is not None), None)
        if goods is None or goods.goods is None:
            return item
        return replace(item, goods=goods.goods, category=self.goods.category_of_sum(goods))

    def _fitting(self, items: Iterable[Item], way: Handover) -> list[Item]:
        soft = way.name in {"move", "serve", "build"}
        means = self.goods.words("means") if way.name == "take" else ()
        kept = (i for i in items if (not way.only or i.category in way.only) and i.anchor.lemma not in means)
        return [i for i in kept if not soft or i.anchor.lemma not in self.goods.words("soft") or way.only]

    def _is_own_move(self, verb: Token, items: list[Item], way: Handover) -> bool:
        """`flew his own aircraft to Peru`, `sent its warships to the gulf`: moved, and nothing handed over."""
        movable = self.goods.words("movable")
        if way.name == "move":
            comes_from = grammar.of_preposition(verb, "from") or any(_below(i.head, "from") for i in items)
            crosses = verb.lemma in self.goods.words("crossing")
            moves = {i.category for i in items} <= movable | ({"personnel"} if crosses else frozenset())
            is_part = any(t.lemma in BATCH for i in items for t in (i.head, *i.counted))
            return moves and (crosses or not (comes_from or is_part))
        if verb.lemma not in self.goods.words("deployed"):
            return False
        if {i.category for i in items} <= movable and any(grammar.is_purpose(c) for c in verb.all_children("advcl")):
            return True  # `sent a frigate to watch the strait`
        owned = (i.goods is not None and any(c.tag == "PRP$" for c in i.goods.children) for i in items)
        return all(i.category in movable and own for i, own in zip(items, owned, strict=True))

    def _slot(self, verb: Token, slot: str) -> list[Token]:
        """The tokens in one slot of a verb; prepositions also where the parser hangs them on its object."""
        if slot == "subject":
            return grammar.surface_subject(verb) if slot and _is_mover(verb, self._words) else grammar.subject(verb)
        objects = grammar.objects(verb)
        if grammar.is_passive(verb):
            objects = [*objects, *(t for c in verb.all_children("dobj") for t in grammar.with_conjuncts(c))]
        if slot == "object":
            return objects
        if slot == "dative":
            return grammar.indirect(verb)
        inner = [t for o in objects if o.i > verb.i or grammar.is_passive(verb) for t in _below(o, slot)]
        return [*grammar.of_preposition(verb, slot), *inner]

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
            tokens = self._slot(verb, slot)
            if slot == "subject" and not tokens and grammar.is_passive(verb):
                tokens = self._slot(verb, "by")
            if slot not in PLAIN:
                carriers = [i.anchor.head for i in items if i.anchor.head.dep == "acl"]
                beside = [t for c in carriers for t in grammar.of_preposition(c, slot)]
                tokens += [t for t in (*beside, *(t for i in items for t in _below(i.anchor, slot))) if t not in tokens]
            things = [
                e for t in tokens if t.i not in told for e in self.story.entities(t) if e.code and slot == "subject"
            ]
            found = [e for e in self._actors(tokens, told) or things if e.code not in taken]
            if found:
                return tuple(found)
        return ()

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

    def _has_other(self, verb: Token, way: Handover, items: list[Item]) -> bool:
        """Does a recipient's slot hold somebody that is not known: a noun that is neither goods nor a purpose?"""
        told = heads(items)
        tokens = [t for slot in way.recipient if slot in {"dative", "to"} for t in self._slot(verb, slot)]
        return any(t.pos in {"NOUN", "PROPN"} and t.i not in told and not self._is_thing(t) for t in tokens)

    def _asked_for(self, verb: Token, suppliers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """`Peru asked Chile to supply jets`: who asks is to receive."""
        above = verb.head
        asks = any(way.name == "ask" for way in self._words.verbs.get(above.lemma, ()))
        if verb.dep not in {"xcomp", "ccomp", "advcl"} or not asks or not above.all_children("dobj", "dative"):
            return ()
        codes = {e.code for e in suppliers}
        return tuple(e for e in self._actors(grammar.subject(above), set()) if e.code not in codes)

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
            found += [e for t in (*own, *inside, *places) for e in self._makers_in(t)]
        return found

    def _makers_in(self, token: Token) -> Iterator[Entity]:
        """The state that a word in front of goods names: as an actor of its own, or as a mere adjective."""
        named = [e for e in self.story.entities(token) if e.code]
        origin = self.story.origin(token) if not named else None
        yield from named or ([origin] if origin is not None else [])

    def _meant_for(self, item: Item) -> list[Entity]:
        """`jets for the Peruvian air force`, `arms bound for Peru`."""
        tokens = [t for n in dict.fromkeys((item.anchor, item.head)) for t in _below(n, "for")]
        bound = [c for n in (item.anchor, item.head) for c in n.children if c.lemma in self.goods.words("bound")]
        return self._actors(
            [*tokens, *(t for b in bound for t in grammar.of_preposition(b, "for", "to"))], {item.head.i}
        )

    # ------------------------------------------------------------------ nouns

    def _of_noun(self, noun: Token, way: Handover) -> Iterator[Telling]:
        """`Peru's sale of ships to Chile`, `approved a loan to Peru`, `Peru, the main buyer of jets`."""
        if noun.dep in {"compound", "amod"} or self._is_none(noun):
            return
        slots = (self._noun_items(noun, slot, way) for slot in way.goods)
        items = next((found for found in slots if found), []) or ([own] if (own := self._sum(noun)) else [])
        if not items:
            return
        told = heads(items) | {noun.i}
        suppliers = self._noun_side(noun, way, way.supplier, items, told)
        recipients = self._noun_side(noun, way, way.recipient, items, told, suppliers)
        aims = [] if recipients else self._noun_slot(noun, "to", items)
        is_open = any(t.pos in {"NOUN", "PROPN"} and not self._is_thing(t) for t in aims)
        for item in items:
            yield replace(self._telling(noun, item, way, suppliers, recipients), is_open=is_open)

    def _noun_items(self, noun: Token, slot: str, way: Handover) -> list[Item]:
        nouns = self._noun_slot(noun, slot, ())
        found = self._fitting((item for n in nouns for item in self.goods.items(n)), way)
        return [i for i in found if i.goods is not None]

    def _sum(self, noun: Token) -> Item | None:
        """Money that the noun names itself (`a loan of 20 million`, `the aid`)."""
        item = self.goods.item(noun)
        return item if item is not None and item.category == "money" else None

    def _noun_slot(self, noun: Token, slot: str, items: Iterable[Item]) -> list[Token]:
        if slot == "self":
            return (
                [noun]
                if self.goods.category(noun) is not None and noun.lemma not in self.goods.words("bundles")
                else []
            )
        if slot == "front":
            front = [c for c in noun.all_children("compound", "amod") if self.goods.is_ware(c)]
            return front[-1:]
        if slot == "owner":
            own = [t for c in noun.all_children(*OWNERS) for t in grammar.with_conjuncts(c)]
            return own
        verb = noun.head if noun.dep in {"dobj", "nsubjpass"} and slot not in {"of", "with", "by"} else None
        own = grammar.of_preposition(noun, slot) if slot in {"of", "front"} else _below(noun, slot)
        return [
            *own,
            *(t for i in items for t in _below(i.head, slot)),
            *(grammar.of_preposition(verb, slot) if verb else ()),
        ]

    def _noun_side(
        self,
        noun: Token,
        way: Handover,
        slots: Iterable[str],
        items: list[Item],
        told: set[int],
        other: Iterable[Entity] = (),
    ) -> tuple[Entity, ...]:
        taken = {e.code for e in other}
        is_supplier = slots is way.supplier
        for slot in slots:
            if slot == "above":
                tokens = self._above(noun, way, is_supplier)
            elif slot == "self":
                tokens = _said_of(noun)
            else:
                tokens = self._noun_slot(noun, slot, items)
            found = [e for e in self._actors(tokens, told) if e.code not in taken]
            if found:
                return tuple(found)
        return ()

    def _above(self, noun: Token, way: Handover, is_supplier: bool) -> list[Token]:
        """The subject of the verb that a noun hangs on, where it is on the side that is asked for."""
        verb = governor(noun)
        if verb is None:
            return []
        gains, grants = verb.lemma in self.goods.words("gains"), verb.lemma in self.goods.words("grants")
        subject_supplies = not gains if way.name == "give" else grants
        subject = [t for t in grammar.subject(verb) if t.i != noun.i]
        beside = (
            [t for p in ("with", "from", "by") for t in grammar.of_preposition(verb, p)] if way.name != "give" else []
        )
        if subject_supplies is is_supplier:
            return subject
        return beside if is_supplier else []

    # ------------------------------------------------------------------ goods

    def _of_goods(self, noun: Token) -> Iterator[Telling]:
        """`jets from Peru`, `guns for Peru`: goods with whence or whither, whatever their verb."""
        if (
            noun.dep in {"compound", "amod"}
            or noun.lemma in self.goods.words("soft")
            or noun.lemma in self._words.nouns
        ):
            return
        item = self.goods.item(noun)
        verb = next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
        is_figure = noun.tag == "NN" and not (item and item.counted) and noun.lemma not in self.goods.words("mass")
        if item is None or item.anchor.i != noun.i or verb is None or is_figure:
            return  # a single `weapon` or `rocket` is mostly a figure of speech
        told = heads([item])
        suppliers = tuple(e for e in self._actors(_below(noun, "from"), told) if e.country)
        recipients = tuple(e for e in self._actors([*_below(noun, "to"), *_below(noun, "for")], told) if e.country)
        if not suppliers and not recipients:
            return
        if not suppliers:
            buyer = grammar.subject(verb) if noun.dep in grammar.OBJECTS and noun.head is verb else []
            makers = [*self.makers(item), *(e for e in self._actors(buyer, told) if e not in recipients)]
            suppliers = tuple(e for e in makers if e.country)
        if {e.country for e in suppliers} & {e.country for e in recipients}:
            return
        yield Telling(verb, item, suppliers, recipients, BARE)


BARE = Handover("bare", (), (), ())


def phrasal(verb: Token) -> str:
    """The verb's lemma with its particle, or with the adverb or preposition right behind it (`sign for`)."""
    child = next(
        (c for c in verb.children if c.dep == "prt" or (c.dep in {"prep", "advmod"} and c.i == verb.i + 1)), None
    )
    return verb.lemma if child is None else f"{verb.lemma} {child.lemma}"


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


def _is_mover(verb: Token, words: Handovers) -> bool:
    return any(way.name == "move" for way in words.verbs.get(verb.lemma, ()))


def _said_of(noun: Token) -> list[Token]:
    """Of whom a noun is said: `Peru is the buyer`, `Peru, the buyer`, `the buyer, Peru`."""
    before = [noun.head] if noun.dep == "appos" else []
    return [*grammar.copula_subject(noun), *before, *noun.all_children("appos")]


def _below(noun: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition under a noun, or under what stands behind its `of` (`tonnes of rice to Peru`)."""
    inner = [*grammar.of_preposition(noun, "of"), *(c for c in noun.all_children("amod") if c.lemma == "worth")]
    return [t for n in (noun, *inner) for t in grammar.of_preposition(n, preposition)]


def _in_exchange(verb: Token) -> list[Token]:
    """What stands behind `in exchange for` and `in return for` under a verb or its object."""
    swaps = [
        t
        for h in (verb, *grammar.objects(verb))
        for t in grammar.of_preposition(h, "in")
        if t.lemma in {"exchange", "return"}
    ]
    return [t for swap in swaps for t in grammar.of_preposition(swap, "for")]
