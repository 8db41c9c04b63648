"""Which category of goods a noun names: by its words, by the name of a make or model, or by what stands in front of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.span import Span
from dragoman.relations.transfers.counting import Counting

MODEL = re.compile(r"([a-z]{1,5})-?\d")  # letters and a number: `F-16`, `Su-30MK2`
FRONT = frozenset({"compound", "amod", "nmod", "nummod"})
LONGEST = 4  # tokens of a name


@dataclass(frozen=True)
class Wares(Counting):
    """Categories of the nouns of one story."""

    _known: dict[int, str | None] = field(default_factory=dict)

    @cached_property
    def categories(self) -> dict[str, str]:
        """Head word to category."""
        return self.story.ties.kinds("transfers", "categories")

    @cached_property
    def _brands(self) -> dict[str, str]:
        return self.story.ties.kinds("transfers", "brands")

    @cached_property
    def _models(self) -> dict[str, str]:
        return self.story.ties.kinds("transfers", "models")

    @cached_property
    def _homes(self) -> dict[str, str]:
        return self.story.ties.kinds("transfers", "homes")

    @cached_property
    def _lasts(self) -> frozenset[str]:
        """The last words of names of several words."""
        ties = self.story.ties
        return ties.last_words("transfers", "categories") | ties.last_words("transfers", "brands")

    def category(self, noun: Token) -> str | None:
        """By several words (`aircraft carrier`), by make or model, by the noun, or by the words before one that says little."""
        if noun.i not in self._known:
            self._known[noun.i] = self._category(noun)
        return self._known[noun.i]

    def is_ware(self, noun: Token) -> bool:
        """Does a noun name goods, and no currency?"""
        return self.category(noun) is not None and not self.is_currency(noun)

    def brand(self, noun: Token) -> str | None:
        """The category of a make or model, whatever the tagger takes its name for (`Exocets`, `F-16s`, `Sputnik V`)."""
        model = MODEL.match(noun.text.lower())
        if model is not None and "-" in noun.text and model[1] in self._models:
            exact = next((self._brands[f] for f in _forms(noun) if f in self._brands), None)
            return exact or self._models[model[1]]
        if not noun.text[:1].isupper() and not noun.text[:1].isdigit():
            return None
        return next((self._brands[f] for f in (*_forms(noun), *self._names(noun)) if f in self._brands), None)

    def home(self, noun: Token) -> str | None:
        """The state whose make a noun names, itself or in front (`Kfirs`, `Mirage jets`); ISO 3166."""
        named = [noun, *(c for c in reversed(noun.children) if c.dep in FRONT and c.i < noun.i)]
        return next((code for t in named if self.brand(t) and (code := self._home(t)) is not None), None)

    def _home(self, noun: Token) -> str | None:
        model = MODEL.match(noun.text.lower())
        exact = model is not None and re.match(r"[a-z]{1,5}-?\d+", noun.text.lower())
        names = [*_forms(noun), *self._names(noun), *([exact[0], model[1]] if model and exact else ())]
        return next((self._homes[n] for n in names if n in self._homes), None)

    def _category(self, noun: Token) -> str | None:
        if any(c.lemma in self.words("not_of_goods") for c in noun.children if c.i < noun.i):
            return None  # `mutual assistance`
        brand = self.brand(noun)
        if brand is not None:
            return brand
        if noun.lemma in self.words("plural") and noun.text.lower() == noun.lemma:
            return None
        return self._fitted(noun) or self._by_words(noun) or self._by_front(noun)

    def _fitted(self, noun: Token) -> str | None:
        """Of parts: what they are for (`spare parts for tanks`)."""
        behind = grammar.of_preposition(noun, "for") if noun.lemma in self.words("parts") else []
        return next((c for t in behind if (c := self._by_words(t) or self._by_front(t)) in self.words("hard")), None)

    def _by_words(self, noun: Token) -> str | None:
        """By the words right in front and the noun (`air defence system`), or by one of those that hang on it and the noun."""
        inner = [c.lemma for c in noun.children if c.dep in {"compound", "amod", "nmod"} and c.i < noun.i]
        pairs = [f"{word} {form}" for word in inner for form in _forms(noun)]
        return next((self.categories[w] for w in (*self._names(noun), *pairs) if w in self.categories), None)

    def _by_front(self, noun: Token) -> str | None:
        """By the noun, or by the words in front of one that says little (`food aid`, `S-400 units`)."""
        forms = () if noun.lemma in self.words("modifiers") else _forms(noun)
        own = next((self.categories[w] for w in forms if w in self.categories), None)
        front = [c for c in noun.children if c.dep in FRONT and c.i < noun.i]
        named = next((b for c in reversed(front) if (b := self.brand(c))), None)
        if noun.lemma in self.words("shells"):
            named = named or next((b for c in reversed(front) if (b := self._by_words(c))), None)
            if named is not None or own is None:
                return named
        if named is not None and noun.lemma in self.words("vague") | self.words("soft"):
            return named  # `Mirage trainers`
        is_vague = own is None or noun.lemma in self.words("vague")
        if is_vague and (own is not None or noun.lemma in self.words("generic")):
            words = (c.lemma for c in front if c.dep != "nummod")
            return next((self.categories[w] for w in words if w in self.categories), own)
        return own

    def _names(self, noun: Token) -> Iterator[str]:
        """What may be a name of several words that ends with a token, the longest first (`surface-to-air missile`)."""
        if not any(form in self._lasts for form in _forms(noun)):
            return
        tokens, text = self.story.analysis.tokens, self.story.analysis.article.text
        for n in range(min(LONGEST, noun.i), 0, -1):
            front = text[tokens[noun.i - n].start : noun.start].lower()
            yield from (front + form for form in _forms(noun))

    def phrase(self, goods: Token) -> Span:
        """The noun of the goods with the words in front that are no owner, article or number."""
        start = goods
        inner = [t for c in goods.children if c.i < goods.i and c.dep not in {"relcl", "acl"} for t in c.subtree()]
        tokens = self.story.analysis.tokens
        for token in sorted(inner, key=lambda t: -t.i):
            is_mark = (
                token.pos in {"NUM", "NOUN"}
                and token.i > 0
                and tokens[token.i - 1].pos == "PROPN"
                and token.text[0].isdigit()
            )
            if (
                token.i != start.i - 1
                or self._is_party(token)
                or (
                    self._opens(token)
                    and not self._is_hyphened(token)
                    and not (is_mark and tokens[token.i - 1] in inner)
                )
            ):
                break
            start = token
        return Span(start.start, goods.end)

    def _is_party(self, token: Token) -> bool:
        """Is a word the name of a state that the parser has drawn into the phrase (`lent Nicosia missiles`)?"""
        return token.pos == "PROPN" and token.ner == "GPE"

    def _is_hyphened(self, token: Token) -> bool:
        """`over-age`: one word that the tokenizer takes apart."""
        return self.story.analysis.tokens[token.i + 1].text == "-"

    def _opens(self, token: Token) -> bool:
        """Does a word stand before the name of the goods: an article, an owner, a number, or what bounds it?"""
        is_model = token.text[0].isalpha() and any(c.isdigit() for c in token.text)
        bare = (
            token.dep in {"det", "poss", "quantmod", "predet", "case", "neg", "preconj"}
            or token.lemma in self.words("bounds")
            or token.tag in {"$", "DT", "POS", "PRP$", ",", "CD"}
        )
        bare = bare or self.is_currency(token) or (token.tag == "RB" and token.head.tag != "VBN")
        return not is_model and (bare or self.is_number(token))


def _forms(noun: Token) -> tuple[str, ...]:
    """A noun as it may stand in the tables: its lemma, its text, and without a plural's s."""
    text = noun.text.lower()
    return (noun.lemma, text, text.removesuffix("s"))
