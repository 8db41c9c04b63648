"""Parts of speech, morphology and fixed lemmas from tags and labels: what spaCy's attribute ruler gives, looked up instead of matched."""

from collections.abc import Mapping
from typing import Any

from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

Key = tuple[int, int, int, bool]  # tag, lower-case word where a rule names it, label, is it white space
GIVEN = frozenset({"POS", "MORPH", "LEMMA"})
SEEN = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})


class QuickAttributes:
    """Gives the tokens of a document the same attributes as an attribute ruler.

    A rule about one token that names words, tags and labels depends on nothing but the token's Key, so that it is asked once
    for each Key. Other rules run as they are, after these.
    """

    def __init__(self, ruler: Any) -> None:
        """`ruler`: spaCy's component of a loaded pipeline; it is left as it is."""
        self._vocab = ruler.vocab
        self._simple, self._others = AttributeRuler(ruler.vocab), AttributeRuler(ruler.vocab)
        words: set[str] = set()
        for pattern in ruler.patterns:
            named = [_named(tokens[0]) if len(tokens) == 1 else None for tokens in pattern["patterns"]]
            is_other = None in named or not pattern["attrs"].keys() <= GIVEN
            (self._others if is_other else self._simple).add(**pattern)
            words.update(word for found in named for word in found or ())
        self._words = frozenset(map(ruler.vocab.strings.add, words))
        self._known: dict[Key, tuple[int, Any, int]] = {}

    def __call__(self, doc: Any) -> Any:
        """The document, changed."""
        for token in doc:
            key = (token.tag, token.lower if token.lower in self._words else 0, token.dep, token.is_space)
            known = self._known.get(key)
            if known is None:
                known = self._known[key] = self._asked(token)
            pos, morph, lemma = known
            if pos:
                token.pos = pos
            if morph is not None:
                token.set_morph(morph)
            if lemma:
                token.lemma = lemma
        return self._others(doc)

    def _asked(self, token: Any) -> tuple[int, Any, int]:
        """Part of speech, morphology and lemma that the rules give; 0 and None where they give none."""
        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        [found] = self._simple(alone)
        return found.pos, (found.morph.key if found.has_morph() else None), found.lemma


def _named(condition: Mapping[str, Any]) -> list[str] | None:
    """The words that a rule about one token names; None where it looks at something else than a Key has."""
    word = condition.get("LOWER", [])
    if not condition.keys() <= SEEN or (isinstance(word, dict) and word.keys() != {"IN"}):
        return None
    return [word] if isinstance(word, str) else list(word["IN"] if isinstance(word, dict) else word)
