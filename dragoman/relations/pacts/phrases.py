"""Phrases of knowledge files looked for in a sentence's lemmas.

In a phrase `a|b` is either word, `~` up to four words, `...` up to twenty; `~` does not run over a word that opens a
condition or a clause of its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.model.analysis import Sentence, Token

WORD = r"(?!(?:if|when|whenever|unless|should|who|which|whoever)\b)\S+ "
GAPS = {"~": rf"(?:{WORD}){{0,4}}?", "...": r"(?:\S+ ){0,20}?"}


@dataclass(frozen=True, slots=True)
class Lemmas:
    """A sentence's lemmas in one string, a space between words, none around hyphens; `starts`: where each token begins."""

    text: str
    starts: tuple[int, ...]
    tokens: Sequence[Token]

    def tokens_of(self, match: re.Match[str]) -> list[Token]:
        """The tokens that a match covers."""
        return [t for t, at in zip(self.tokens, self.starts, strict=True) if match.start() <= at < match.end()]

    def all(self, phrases: Sequence[str]) -> Iterator[re.Match[str]]:
        """Matches of the phrases in their order, one for each phrase that is there."""
        here = frozenset(self.text.split())
        possible = (p for p in phrases if not any(some.isdisjoint(here) for some in _words(p)))
        return (m for phrase in possible if (m := _pattern(phrase).search(self.text)) is not None)

    def first(self, phrases: Sequence[str]) -> re.Match[str] | None:
        """The match of the first phrase that is there."""
        return next(self.all(phrases), None)

    def is_negated(self, match: re.Match[str], reach: int, negations: Collection[str]) -> bool:
        """Is there a negation in a match, or among so many words before it in the same clause?"""
        before = re.split(r"[,;:]", self.text[: match.start()])[-1].split()
        return any(word in negations for word in (*before[-reach:], *match.group().split()))


def lemmas_of(sentence: Sentence) -> Lemmas:
    """The string that phrases are looked for in."""
    parts: list[str] = []
    starts: list[int] = []
    at, before = 0, None
    for token in sentence.tokens:
        is_joined = before is not None and before.end == token.start and "-" in {token.text, before.text}
        gap = "" if is_joined or before is None else " "
        word = token.lemma.replace("’", "'").replace(" ", "")
        starts.append(at + len(gap))
        parts.append(gap + word)
        at += len(gap) + len(word)
        before = token
    return Lemmas("".join(parts) + " ", tuple(starts), sentence.tokens)


@cache
def _words(phrase: str) -> tuple[frozenset[str], ...]:
    """The words of which a sentence must have one each: told apart at once, before the pattern is tried."""
    return tuple(frozenset(word.split("|")) for word in phrase.split() if word not in GAPS)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    body = "".join(GAPS.get(word) or f"(?:{'|'.join(map(re.escape, word.split('|')))}) " for word in phrase.split())
    return re.compile(rf"(?:(?<=\s)|^){body}")
