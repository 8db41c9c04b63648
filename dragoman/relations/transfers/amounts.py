"""Amounts that stand behind goods without a number of their own: `oil from Peru, 13 million tonnes`, `jets, 30 of them`."""

from dataclasses import dataclass, replace
from itertools import takewhile

from dragoman.model.analysis import Token
from dragoman.relations.transfers.counting import is_one
from dragoman.relations.transfers.items import MONEY, Item
from dragoman.relations.transfers.wares import Wares

BEFORE_AMOUNTS = frozenset({",", "to", "at"})  # `oil, 3 million tons`; `raise sales of oil to 3 million tons`
OPENINGS = frozenset({",", "(", "-", "--", "–", "—"})  # before a number that says how many of the goods there are


@dataclass(frozen=True)
class Amounts(Wares):
    """Finds amounts behind the goods of one story."""

    def with_amount(self, item: Item) -> Item:
        """With the amount that follows goods without a number: `its oil from Peru, some 13 million tonnes`."""
        if item.counted:
            return item
        count = self._count_behind(item.head)
        if count:
            return replace(item, counted=count)
        for token in self.story.analysis.sentence_of(item.head).tokens:
            if token.i > item.head.i and token.pos in {"VERB", "AUX"}:
                return item
            counted = self.counted(token) if token.i > item.head.i else ()
            unit = self._unit_behind(item, token, counted[0].i) if counted else None
            if unit is not None:
                return replace(item, counted=(*counted, token), unit=unit)
        return item

    def _count_behind(self, noun: Token) -> tuple[Token, ...]:
        """`jets that Peru ordered, 30 of them`, `jets (19 in all)`: how many of the goods there are."""
        rest = [t for t in self.story.analysis.sentence_of(noun).tokens if t.i > noun.i]
        for n, token in enumerate(rest[:-1]):
            if token.i > noun.i and token.tag == "NNS" and self.is_ware(token):
                return ()
            if token.text in OPENINGS:
                count = list(takewhile(self._counts, rest[n + 1 :]))
                if any(map(self.is_number, count)) and _is_whole(rest[n + 1 + len(count) :]):
                    return tuple(count)
        return ()

    def _counts(self, token: Token) -> bool:
        """A number, or a word that bounds one; no sum."""
        is_plain = token.tag != "$" and self.is_number(token)
        return is_plain or token.lemma in self.words("bounds") or token.text.lower() in self.words("bounds")

    def _unit_behind(self, item: Item, noun: Token, start: int) -> str | None:
        """The unit of an amount behind goods that it belongs to: in apposition, behind `worth`, or that of a deal about them."""
        tokens = self.story.analysis.tokens
        opening, before = tokens[start - 1].lemma, tokens[start - 2].lemma if start > 1 else ""
        is_beside = opening in BEFORE_AMOUNTS or (opening in {"for", "of"} and before in self.words("bargains"))
        if self.is_currency(noun) or noun.pos == "NUM":
            is_sum = opening == "worth" or (is_beside and item.category == MONEY)
            return self.currency(noun) if is_sum else None
        if noun.lemma in self.words("bargains") and item.category != MONEY:
            return self.currency(noun)  # `fuel under a $360 million deal`
        return self._measure(noun) if is_beside and item.category in self.words("bulk") else None

    def _measure(self, noun: Token) -> str | None:
        return self.unit(noun) if is_one(noun, self.words("measures")) else None


def _is_whole(after: list[Token]) -> bool:
    """Does `of them`, `in all` follow a number, and no word that only some of the goods are (`10 of them damaged`)?"""
    words = [t.text.lower() for t in after[:2]]
    if words[:1] in (["altogether"], ["overall"]):
        return True
    if words == ["all", "told"] or (words[:1] == ["in"] and words[1:] in (["all"], ["total"])):
        return True
    return words == ["of", "them"] and (len(after) < 3 or after[2].pos in {"PUNCT", "ADP", "CCONJ"})
