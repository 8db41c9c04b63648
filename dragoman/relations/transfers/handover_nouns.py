"""Handovers told by nouns: `Peru's sale of ships to Chile`, `the main buyer of jets`; and by goods alone: `jets from Peru`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon.handovers import Handover
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.transfers.handover import OWNERS, Clauses, Telling, below, governor
from dragoman.relations.transfers.items import MONEY, Item, heads

BARE = Handover("bare", (), (), ())


@dataclass(frozen=True, slots=True)
class NounHandovers(Clauses):
    """Reads the nouns."""

    def of_noun(self, noun: Token, way: Handover) -> Iterator[Telling]:
        """`Peru's sale of ships to Chile`, `approved a loan to Peru`, `Peru, the main buyer of jets`."""
        if noun.dep in {"compound", "amod"} or self.is_none(noun) or self._is_curbed(noun) or self._is_ground(noun):
            return
        slots = (self._noun_items(noun, slot, way) for slot in way.goods)
        items = next((found for found in slots if found), []) or ([own] if (own := self._sum(noun)) else [])
        verb = governor(noun)
        if not items or (verb is not None and self._is_nothing(verb, way, items)):
            return
        told = heads(items) | {noun.i}
        suppliers = self._noun_side(noun, way, way.supplier, items, told)
        recipients = self._noun_side(noun, way, way.recipient, items, told, suppliers)
        if not suppliers and len({e.code for e in recipients}) > 1 and way.name == "take":
            return  # a deal of two states: who of them sells is not told
        aims = [] if recipients else self._noun_slot(noun, "to", items)
        is_open = any(t.pos in {"NOUN", "PROPN"} and not self._is_thing(t) for t in aims)
        for item in items:
            yield replace(self._telling(noun, item, way, suppliers, recipients), is_open=is_open)

    def _is_nothing(self, verb: Token, way: Handover, items: list[Item]) -> bool:
        return self.is_figure(verb, items) or (way.name == "give" and self.is_stopped(verb, items))

    def _is_ground(self, noun: Token) -> bool:
        """`sells gas under a deal for ten billion cubic metres`: the verb tells who hands over."""
        verb = noun.head.head
        is_under = noun.dep == "pobj" and noun.head.lemma == "under" and noun.lemma in self.goods.words("bargains")
        return is_under and verb.pos == "VERB" and verb.lemma in self._words.verbs

    def _is_curbed(self, noun: Token) -> bool:
        """`curbs on exports of chips`: a sanction."""
        above = noun.head.head if noun.dep == "pobj" else noun.head
        curbs = self.goods.words("curbs")
        if above.pos == "VERB" and noun.dep == "pobj" and noun.head.lemma == "on":
            objects = grammar.objects(above)
            return any(t.lemma in curbs for t in (*objects, above.head))  # `the ban that Peru put on sales of jets`
        return noun.dep in {"pobj", "conj"} and above.pos == "NOUN" and above.lemma in curbs

    def _noun_items(self, noun: Token, slot: str, way: Handover) -> list[Item]:
        nouns = self._noun_slot(noun, slot, ())
        found = self._fitting((item for n in nouns for item in self.goods.items(n)), way)
        return [i for i in found if i.goods is not None]

    def _sum(self, noun: Token) -> Item | None:
        """Money that the noun names itself (`a loan of 20 million`, `the aid`)."""
        item = self.goods.item(noun)
        return item if item is not None and item.category == MONEY and item.anchor is noun else None

    def _noun_slot(self, noun: Token, slot: str, items: Iterable[Item]) -> list[Token]:
        if slot == "self":
            is_ware = self.goods.category(noun) is not None and noun.lemma not in self.goods.words("bundles")
            return [noun] if is_ware else []
        if slot == "front":
            front = [c for c in noun.all_children("compound", "amod") if self.goods.is_ware(c)]
            return front[-1:]
        if slot == "of" and noun.is_root and noun.lemma in self.goods.words("misread"):
            loose = [c for c in noun.all_children("dobj", "appos", "npadvmod") if c.i > noun.i]
            if loose:
                return loose  # `Peru imports 80 percent of its gas`, taken for a noun
        if slot == "owner":
            return [t for c in noun.all_children(*OWNERS) for t in grammar.with_conjuncts(c)]
        verb = noun.head if noun.dep in {"dobj", "nsubjpass"} and slot not in {"of", "with", "by"} else None
        own = grammar.of_preposition(noun, slot) if slot in {"of", "front"} else below(noun, slot)
        return [
            *own,
            *(t for i in items for t in below(i.head, slot)),
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
        owners = (
            [c for i in items for c in i.anchor.all_children("poss")]
            if way.name == "supplier" and not is_supplier
            else []
        )
        return tuple(e for e in self._actors(owners, told) if e.code not in taken)  # `the supplier of its jets`

    def _above(self, noun: Token, way: Handover, is_supplier: bool) -> list[Token]:
        """The subject of the verb that a noun hangs on, where it is on the side that is asked for."""
        verb = governor(noun)
        if verb is None:
            return []
        gains, grants = verb.lemma in self.goods.words("gains"), verb.lemma in self.goods.words("grants")
        subject_supplies = not gains if way.name == "give" else grants
        subject = [t for t in grammar.subject(verb) if t.i != noun.i]
        names = ("with", "from", "by") if way.name != "give" else ()
        beside = [t for name in names for t in grammar.of_preposition(verb, name)]
        if subject_supplies is is_supplier:
            return subject
        return beside if is_supplier else []

    def of_goods(self, noun: Token) -> Iterator[Telling]:
        """`jets from Peru`, `guns for Peru`: goods with whence or whither, whatever their verb."""
        if (
            noun.dep in {"compound", "amod"}
            or noun.lemma in self.goods.words("soft")
            or noun.lemma in self._words.nouns
        ):
            return
        if self.goods.category(noun) is None and not self.goods.is_currency(noun):
            return
        if noun.lemma in self.goods.words("carriers") and noun.head.lemma in self.goods.words("carrying"):
            return  # `planes from Peru brought water`: what they bring is the goods
        item = self.goods.item(noun)
        verb = next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)
        is_figure = noun.tag == "NN" and not (item and item.counted) and noun.lemma not in self.goods.words("mass")
        if item is None or item.anchor.i != noun.i or verb is None or is_figure:
            return  # a single `weapon` or `rocket` is mostly a figure of speech
        told = heads([item])
        suppliers = tuple(e for e in self._actors(below(noun, "from"), told) if e.country)
        recipients = tuple(e for e in self._actors([*below(noun, "to"), *below(noun, "for")], told) if e.country)
        if not suppliers and not recipients:
            return
        if not suppliers:
            buyer = grammar.subject(verb) if noun.dep in grammar.OBJECTS and noun.head is verb else []
            makers = [
                *self.makers(item),
                *self._carriers(noun),
                *(e for e in self._actors(buyer, told) if e not in recipients),
            ]
            suppliers = tuple(e for e in makers if e.country)
        if {e.country for e in suppliers} & {e.country for e in recipients}:
            return
        yield Telling(verb, item, suppliers, recipients, BARE)

    def _carriers(self, noun: Token) -> list[Entity]:
        """Whose ship or plane it is that goods are in: `a Peruvian freighter with arms for Chile`."""
        if noun.dep not in {"pobj", "dobj"}:
            return []
        above = noun.head.head  # over a preposition, or over `carrying`
        if above.lemma not in self.goods.words("carriers"):
            return []
        return [e for t in above.all_children("amod", "compound", "poss") for e in self.makers_in(t)]


def _said_of(noun: Token) -> list[Token]:
    """Of whom a noun is said: `Peru is the buyer`, `Peru, the buyer`, `the buyer, Peru`."""
    before = [noun.head] if noun.dep == "appos" else []
    if noun.dep == "pobj" and noun.head.lemma == "as":  # `stepped in as supplier`
        before = grammar.subject(noun.head.head)
    return [*grammar.copula_subject(noun), *before, *noun.all_children("appos")]
