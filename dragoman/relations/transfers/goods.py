"""Goods in a noun phrase: what is handed over, how much of it, and in which unit or currency."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dragoman.lexicon.ties import Ties
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.quantity import quantity
from dragoman.model.span import Span
from dragoman.relations.transfers.amounts import Amounts
from dragoman.relations.transfers.counting import is_one
from dragoman.relations.transfers.items import MONEY, Item

ARTICLES = frozenset({"a", "an"})
ONES = ARTICLES | {"one", "first"}
PRONOUNS = frozenset({"they", "them", "these", "those"})
LIKE = frozenset({"same", "similar", "equal", "like"})
YEAR = 4  # digits
NAMES = frozenset({"ORG", "GPE", "PERSON", "NORP"})


@dataclass(frozen=True)
class Goods(Amounts):
    """Finds goods in the noun phrases of one story."""

    last: list[Item] = field(default_factory=list)  # items told so far, which a pronoun may stand for

    @cached_property
    def _ties(self) -> Ties:
        return self.story.ties

    @cached_property
    def _handing(self) -> frozenset[str]:
        return frozenset(self._ties.kinds("transfers", "noun_statuses"))

    def items(self, noun: Token) -> Iterator[Item]:
        """The goods of a noun phrase; what it is said to include, instead of the whole, where that is told."""
        front, noun = noun, self._counting(self._modelled(noun))
        listed = [t for n in _included(noun) for t in grammar.with_conjuncts(n)]
        found = [item for t in listed if (item := self.item(t)) is not None]
        if found and self.brand(noun) is None and noun.lemma not in self.words("generic") | self.words("bundles"):
            own = self.item(noun)
            found = found if own is None or (not own.counted and self.home(noun) is None) else [own]
        if noun.dep == "appos" and noun.pos in {"PRON", "DET"} and noun.lemma in self.words("quantifiers"):
            noun = noun.head  # `12 jets, all delivered by Peru`
        beside = [t for c in noun.all_children("appos") if c.conjuncts() for t in grammar.with_conjuncts(c)]
        nouns = (noun, *beside, *self._bundled(noun))
        whole = [self.with_amount(item) for t in nouns if (item := self.item(t)) is not None]
        if front is not noun:
            whole = [replace(i, counted=i.counted or self.counted(front)) for i in whole]
        whole += [w for i in whole[:1] for w in self._also_inside(noun, i)]
        yield from [*(i for i in whole if found and i.counted and self.currency(i.head)), *(found or whole)]

    def _modelled(self, noun: Token) -> Token:
        """The goods behind names of models that the parser takes for goods of their own (`T-54 and T-55 tanks`)."""
        category = self.brand(noun)
        for token in self.story.analysis.tokens[noun.i + 1 :] if category else ():
            if token.pos == "NOUN" and token.tag == "NNS" and self.category(token) == category:
                return token
            if token.dep != "cc" and self.brand(token) != category:
                return noun
        return noun

    def _bundled(self, noun: Token) -> list[Token]:
        """More goods in a bundle (`a team of ten doctors and two tons of medicine`)."""
        is_bundle = noun.lemma in self.words("bundles") and not is_one(noun, self.words("measures"))
        inside = grammar.of_preposition(noun, "of") if is_bundle else []
        return [t for t in inside[1:] if self.counted(t) or not self.counted(inside[0])]

    def _also_inside(self, noun: Token, first: Item) -> list[Item]:
        """More goods in what is both measure and carrier (`ten containers of shells and rifles`): of all of them so many."""
        is_shared = first.head is noun and noun.lemma in self.words("measures") & self.words("carriers")
        inside = grammar.of_preposition(noun, "of")[1:] if is_shared else []
        more = [i for t in inside if (i := self.item(t)) is not None and i.goods is not None]
        return [replace(i, counted=i.counted or first.counted, unit=i.unit or first.unit) for i in more]

    def _counting(self, noun: Token) -> Token:
        """The amount or bundle that goods stand behind (`a billion dollars' worth of arms that Peru ordered`), else the noun."""
        above = noun.head.head if noun.dep == "pobj" and noun.head.lemma == "of" else noun
        is_amount = self.counted(above) and self.currency(above) is not None
        return above if is_amount and self._behind(above, ("of",)) is noun else noun

    def item(self, noun: Token) -> Item | None:
        """The goods that one noun names, behind measures (`11,000 containers of munitions`) and bundles (`a batch of 12 tanks`)."""
        if noun.lemma in self.words("quantifiers") and noun.pos in {"PRON", "DET", "ADJ"}:
            parts = grammar.of_preposition(noun, "of")
            return self.item(parts[0]) if parts and parts[0].pos in {"NOUN", "PROPN"} else None
        if noun.lemma in {"amount", "sum"} and any(c.lemma in LIKE for c in noun.children):
            sums = (i for i in reversed(self.last) if i.category == MONEY and i.counted)
            return next((replace(i, head=noun, goods=None) for i in sums), None)  # `promised the same amount`
        if self._names_none(noun) or self._is_bare_number(noun):
            return self._meant(noun)
        if self.last and noun.pos == "NUM" and any(map(self._stands_for_last, grammar.of_preposition(noun, "of"))):
            goods = self._nearest(noun) or self.last[-1]
            return replace(goods, head=noun, counted=(*self.counted(noun), noun), unit=None, is_pronoun=True)
        is_name = noun.pos == "PROPN" and noun.ner in NAMES and self.brand(noun) is None
        if is_name and self._vessel(noun) is None and any(e.code for e in self.story.entities(noun)):
            return None
        return self._named(noun)

    def _nearest(self, noun: Token) -> Item | None:
        """Behind a number `of them`: the goods in the plural named last (`barred exports of masks and sent ten of them`)."""
        if all(t.lemma not in PRONOUNS for t in grammar.of_preposition(noun, "of")):
            return None
        before = (t for t in reversed(self.story.analysis.sentence_of(noun).tokens) if t.i < noun.i)
        named = next((t for t in before if t.tag == "NNS" and self.is_ware(t)), None)
        return self._plain(named, ()) if named is not None else None

    def _stands_for_last(self, noun: Token) -> bool:
        """`29 of them`, `29 of the systems`: of the goods told last."""
        last = self.last[-1].anchor
        is_same = noun.lemma == last.lemma or noun.text.lower() == last.text.lower()
        return noun.lemma in PRONOUNS or (is_same and any(c.lemma == "the" for c in noun.children) and noun.i != last.i)

    def _named(self, noun: Token) -> Item | None:
        """The goods or the sum of a noun that says itself what it is, or what it counts."""
        counted = self.counted(noun)
        currency = self.currency(noun)
        named = noun.child("npadvmod") if noun.lemma == "worth" else None
        if named is not None and self.is_ware(named):
            return self._worth(noun, named)  # `oil worth $2 million`, where the parser takes the worth for the object
        behind = self._behind(noun, ("of", "in") if currency else ("of",))
        if behind is not None:
            return self._measured(noun, behind, counted, currency)
        if self.last and counted and not currency and is_one(noun, self.words("measures")) and noun.pos == "NOUN":
            bulk = (i for i in reversed(self.last) if i.goods is not None and i.category in self.words("bulk"))
            known = next(bulk, None)
            if known is not None and not grammar.of_preposition(noun, "of"):  # `150,000 tons`, of what was told before
                return replace(known, head=noun, counted=(*counted, noun), unit=self.unit(noun), is_pronoun=True)
        if currency and any(t.pos == "NOUN" for t in grammar.of_preposition(noun, "of")):
            return None  # `blocked $200 million of its assets`
        if currency and counted and (noun.pos == "NUM" or self.is_currency(noun) or noun.lemma in {"m", "bn"}):
            return Item(noun, None, (*counted, noun), currency, MONEY)
        if self._carries_money(noun):
            return self._sum(noun, noun, counted, MONEY)
        if noun.pos == "NUM" and noun.lemma in {"million", "billion"} and counted:
            unit = next((i.unit for i in reversed(self.last) if i.category == MONEY and i.unit), None)
            if unit is None and self.last and self.last[-1].category in self.words("bulk"):
                return replace(self.last[-1], head=noun, counted=(*counted, noun), is_pronoun=True)
            return Item(noun, None, (*counted, noun), unit, MONEY)
        if noun.lemma in self._handing:
            goods = next((c for c in reversed(noun.all_children("compound", "amod")) if self.category(c)), None)
            return self._counted_item(noun, goods, counted) if goods is not None else self._plain(noun, counted)
        vessel = self._vessel(noun)
        if vessel is not None:
            return Item(noun, vessel, counted, None, self.category(vessel) or MONEY)  # `the frigate Esperanza`
        return self._plain(noun, counted)

    def _vessel(self, name: Token) -> Token | None:
        """The word for a ship in front of its name."""
        front = reversed(name.all_children("compound", "nmod", "amod")) if name.pos == "PROPN" else ()
        return next((c for c in front if c.pos in {"NOUN", "ADJ"} and self.category(c) == "ships"), None)

    def _worth(self, worth: Token, named: Token) -> Item:
        sums = (i for c in worth.all_children("npadvmod") if c is not named and (i := self.item(c)) is not None)
        amount = next((i for i in sums if i.counted and i.category == MONEY), None)
        category = self.category(named) or MONEY
        return Item(worth, named, amount.counted if amount else (), amount.unit if amount else None, category)

    def _names_none(self, noun: Token) -> bool:
        """Is it a pronoun, a verb, or denied? A model is goods whatever the tagger takes it for (`T-55s`)."""
        is_model = any(c.isdigit() for c in noun.text) and noun.text[:1].isalpha()
        is_denied = any(c.lemma in {"no", "never", "not"} for c in noun.all_children("det", "neg", "advmod"))
        return is_denied or (noun.pos in {"PRON", "VERB", "AUX"} and not is_model)

    def _is_bare_number(self, noun: Token) -> bool:
        """`handed over the first four`: a small number alone in the place of goods."""
        is_other = any(c.lemma in {"other", "latter", "former"} for c in noun.all_children("amod"))
        is_small = (
            not is_other
            and noun.pos == "NUM"
            and noun.text.lower() not in self.words("counters")
            and len(noun.text) != YEAR
        )
        inside = noun.dep in {"dobj", "nsubjpass"} and noun.ner in {"", "CARDINAL"}
        return is_small and inside and noun.child("prep", "quantmod", "compound", "nummod") is None

    def _meant(self, noun: Token) -> Item | None:
        """`them`, `the first four`: the goods in the plural named last, in this sentence or the one before."""
        is_many = noun.text.lower() in PRONOUNS and noun.dep in {"dobj", "nsubjpass"} and not self.story.entities(noun)
        if not (is_many or noun.pos == "NUM"):
            return None
        sentence = self.story.analysis.sentence_of(noun)
        here = self.story.analysis.sentences[max(sentence.index - 1, 0) : sentence.index + 1]
        before = (t for s in reversed(here) for t in reversed(s.tokens) if t.i < noun.i)
        found = next((t for t in before if t.tag in {"NNS", "NNPS"} and self._stands_for_many(t)), None)
        category = self.category(found) if found is not None else None
        if found is None or category is None:
            return None
        return Item(noun, found, (noun,) if noun.pos == "NUM" else (), None, category, is_pronoun=True)

    def _stands_for_many(self, noun: Token) -> bool:
        return self.category(noun) in self.words("hard") | {"vehicles"} and noun.lemma not in self.words("soft")

    def _plain(self, noun: Token, counted: tuple[Token, ...]) -> Item | None:
        return self._counted_item(noun, noun, counted) if self.category(noun) is not None else None

    def _carries_money(self, noun: Token) -> bool:
        return noun.lemma in self.words("money_carriers") and any(
            self.category(c) == MONEY for c in noun.all_children("compound")
        )

    def _behind(self, noun: Token, names: tuple[str, ...]) -> Token | None:
        """The goods behind `of` where the noun only counts or holds them."""
        counts = is_one(noun, self.words("measures")) or noun.lemma in self.words("bundles") | self.words("ordinals")
        if not (counts or noun.pos == "NUM" or self.is_currency(noun) or noun.text.lower() in self.words("counters")):
            return None
        behind = grammar.of_preposition(noun, *names)
        return behind[0] if behind and self.item(behind[0]) is not None else None

    def _measured(self, noun: Token, behind: Token, counted: tuple[Token, ...], currency: str | None) -> Item | None:
        inner = self.item(behind)
        is_counted = inner is not None and any(map(self.is_number, inner.counted))
        if inner is None or (is_counted and not currency and noun.lemma not in self.words("ordinals")):
            return inner
        if currency:
            return Item(noun, inner.goods, (*counted, noun), currency, self.category_of_sum(inner))
        if is_one(noun, self.words("measures")):
            if noun.lemma not in self.words("carriers"):  # `a shipload of grain` says little of how much
                counted = counted or tuple(c for c in noun.all_children("det") if c.text.lower() in ARTICLES)
            return Item(noun, inner.goods, (*counted, noun) if counted else (), self.unit(noun), inner.category)
        if noun.text.lower() in self.words("counters") or noun.pos == "NUM":
            return Item(noun, inner.goods, (*counted, noun), inner.unit or self.unit_before(noun), inner.category)
        counted = (noun,) if noun.lemma in self.words("ordinals") else inner.counted
        return Item(noun, inner.goods, counted, inner.unit, inner.category)

    def category_of_sum(self, goods: Item) -> str:
        """Money where a sum is of aid or loans, whatever for; else that of the goods that it buys."""
        return MONEY if self.categories.get(goods.anchor.lemma) == MONEY else goods.category

    def _counted_item(self, head: Token, goods: Token, counted: tuple[Token, ...]) -> Item:
        category = self.category(goods) or MONEY
        if category == MONEY:
            return self._sum(head, goods, counted, category)
        if not counted and goods.tag == "NN" and category in self.words("countable"):
            counted = tuple(c for c in head.all_children("det") if c.text.lower() in ARTICLES)
        worth = [t for c in head.children if c.lemma == "worth" and c.i > head.i for t in c.children]
        inner = next((i for t in worth if (i := self.item(t)) is not None and i.counted and i.category == MONEY), None)
        if not counted and inner is not None:
            return Item(head, goods, inner.counted, inner.unit, category)  # `arms worth $50 million`
        unit = self.currency(head) if any(t.tag == "$" for t in counted) else None
        if unit is None and counted and is_one(goods, self.words("measures")):
            unit = self.unit(goods)  # `600,000 doses`
        return Item(head, goods, counted, unit, category)

    def _sum(self, head: Token, goods: Token, counted: tuple[Token, ...], category: str) -> Item:
        """Money under a name, with its sum in front (`a $400m loan`) or behind (`a loan of 400 million marks`)."""
        currency = self.currency(head)
        if counted and currency:
            return Item(head, goods, counted, currency, category)
        for child in head.children:
            if child.i > head.i and child.lemma in self.words("amounts"):
                for amount in child.children:
                    inner = self.item(amount) if amount.pos in {"NUM", "NOUN", "SYM"} else None
                    if inner is not None and inner.category == MONEY and inner.counted:
                        return Item(head, goods, inner.counted, inner.unit, category)
        return Item(head, goods, counted, currency, category)

    def amount(self, item: Item) -> dict[str, Any] | None:
        """The quantity with its bounds, as `terms` has it."""
        counted = sorted({t.i: t for t in item.counted}.values(), key=lambda t: t.i)
        text = self.story.analysis.article.text
        found = quantity(counted, text, item.unit)
        is_single = item.head.tag == "NN" or item.head.lemma in self.words("ordinals")
        is_one_of = bool(counted) and counted[0].text.lower() in ONES | self.words("ordinals")
        if found is None and is_one_of and is_single:
            span = Span(counted[0].start, counted[-1].end)
            one = {"value": 1.0, "min": 1.0, "max": 1.0}
            return {**one, "unit": item.unit, "text": span.of(text), "start": span.start, "end": span.end}
        return found


def _included(noun: Token) -> Iterator[Token]:
    """What stands behind `including`, `such as`, `among them`, or between dashes right after the noun."""
    for child in (*noun.children, *noun.head.children):
        if child.i <= noun.i:
            continue
        if child.lemma in {"include", "including"}:
            yield from child.all_children("pobj", "dobj", "obj")
        elif child.lemma == "as" and any(c.lemma == "such" for c in child.children):
            yield from child.all_children("pobj")
