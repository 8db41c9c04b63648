"""Numbers in front of nouns, with what bounds them, and the units and currencies that they are in."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.model.analysis import Token
from dragoman.relations.story import Story

IN_FRONT = ("nummod", "quantmod", "det", "predet", "amod", "advmod", "nmod", "compound", "prep", "npadvmod")


@dataclass(frozen=True)
class Counting:
    """Counts in the noun phrases of one story."""

    story: Story

    @cached_property
    def _currencies(self) -> dict[str, str]:
        return self.story.ties.kinds("currencies", "codes")

    @cached_property
    def _shared(self) -> dict[str, dict[str, str]]:
        shared: dict[str, dict[str, str]] = self.story.ties.tables["currencies"]["shared"]
        return shared

    def words(self, name: str) -> frozenset[str]:
        """A list of `transfers.toml`."""
        return self.story.ties.words("transfers", name)

    def counted(self, noun: Token) -> tuple[Token, ...]:
        """The number in front of a noun with the words that bound it; empty for none."""
        left = [t for c in noun.all_children(*IN_FRONT) if c.i < noun.i for t in c.subtree() if t.i < noun.i]
        left += [noun.head, *noun.head.children] if noun.dep == "pobj" and noun.head.i < noun.i else []
        numbers = [t.i for t in left if t.i < noun.i and self.is_number(t) and t.dep not in {"poss", "pobj"}]
        numbers = [i for i in numbers if not self._is_of_name(i)] or self._astray(min(t.i for t in (noun, *left)))
        if not numbers:
            return ()
        tokens = self.story.analysis.tokens
        start, end = min(numbers), max(numbers)
        while (
            start > 0
            and tokens[start - 1].text.lower() in self.words("bounds")
            and self._bounds(tokens[start - 1], noun)
        ):
            start -= 1
        shown, first = tokens[start : end + 1], min(numbers) - start
        inner = ("-", "and", "to", "–")
        kept = (n for n, t in enumerate(shown) if n > first and not self.is_number(t) and t.lemma not in inner)
        return shown[: next(kept, len(shown))]

    def _astray(self, start: int) -> list[int]:
        """A number right before a phrase that the parser hangs on the receiver before it (`sold Riyadh 72 new jets`)."""
        before = self.story.analysis.tokens[start - 1] if start else None
        is_astray = before is not None and before.dep == "nummod" and before.head.dep == "dative"
        return [start - 1] if is_astray and before is not None and before.head.i < start - 1 else []

    def _is_of_name(self, i: int) -> bool:
        """Does a number belong to the name in front of it (`Dornier 228 aircraft`, `Block 70 jets`)?"""
        tokens = self.story.analysis.tokens
        before = tokens[i - 1] if i else None
        if before is None or before.pos != "PROPN" or before.ner in {"GPE", "NORP", "DATE"}:
            return False
        return tokens[i].text.isdigit() and not any(e.country for e in self.story.entities(before))

    def _bounds(self, token: Token, noun: Token) -> bool:
        """Is a word part of the number, and no particle of a verb or preposition that hangs on something before the phrase?"""
        tokens = self.story.analysis.tokens
        if token.lemma == "up" and tokens[token.i + 1].lemma == "to" and token.dep == "prt":
            return True  # `will send Peru up to 40 trucks`
        if token.dep in {"dative", "agent", "prt"} or (token.head.pos == "VERB" and token.head.i < token.i):
            return False
        if token.lemma == "over" and token.i > 0 and self.story.analysis.tokens[token.i - 1].pos == "VERB":
            return False  # `handed over 72 jets`
        inside = token.head.i >= token.i or token.dep in {"quantmod", "advmod", "amod"}
        before = token.dep == "prep" and token.head.i < token.i and token.lemma in {"to", "from", "of"}
        return inside and not (before and noun.dep == "pobj")

    def is_number(self, token: Token) -> bool:
        """Does a word count: a number, a sign of a currency, `dozens`; not of a model (`F-16`) or a size (`2,000-pound`)?"""
        word = token.text.lower()
        is_model = token.text[0].isalpha() and any(c.isdigit() for c in token.text)
        compound = self.story.analysis.tokens[token.i + 1 : token.i + 3]
        is_measure = len(compound) == 2 and compound[0].text == "-" and compound[1].tag != "CD"  # `2,000-pound bombs`
        return not is_model and not is_measure and (token.tag in {"CD", "$"} or word in self.words("counters"))

    def is_currency(self, noun: Token) -> bool:
        """Does a noun name a currency?"""
        return noun.lemma in self._currencies or noun.lemma in self._shared

    def currency(self, noun: Token) -> str | None:
        """ISO 4217 by the sign in front of a number or the word behind it; a shared name by the state in front of it."""
        inner = [t for c in noun.all_children(*IN_FRONT) if c.i < noun.i for t in c.subtree()]
        for token in (noun, *reversed(inner)):
            for word in (token.lemma, token.text.lower()):
                if word in self._shared:
                    return self._by_state(word, noun)
                if word in self._currencies:
                    return self._currencies[word]
        return None

    def _by_state(self, word: str, noun: Token) -> str:
        """The currency of the state that the phrase names, else of the one that the sentence names first, else the best known."""
        states = self._shared[word]
        own = [e.country for c in noun.all_children("amod", "compound") for e in self.story.entities(c)]
        known = self._currencies.get(word)
        sentence = self.story.analysis.sentence_of(noun)
        around = [] if known else [e.country for e in self.story.named_in(sentence)]
        return next((states[c] for c in (*own, *around) if c in states), known or word)

    def unit(self, noun: Token) -> str:
        """The measure in the singular, with what belongs to it (`cubic metre`)."""
        whole = [c.lemma for c in noun.all_children("amod") if c.lemma in self.words("measure_kinds")]
        lemma = noun.lemma if noun.lemma in self.words("measures") else noun.text.lower().removesuffix("s")
        return " ".join([*whole, lemma])

    def unit_before(self, noun: Token) -> str | None:
        """`120,000 tons of maize and 8,000 of oil`: the unit of the amount before."""
        if noun.dep != "conj":
            return None
        return self.unit(noun.head) if is_one(noun.head, self.words("measures")) else None


def is_one(noun: Token, words: frozenset[str]) -> bool:
    """Is a noun one of some words, also where the tagger has its plural for a word of its own?"""
    return noun.lemma in words or noun.text.lower().removesuffix("s") in words
