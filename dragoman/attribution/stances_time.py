"""Words of time that put an event long ago or ahead."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from dragoman.model.analysis import Token

YEAR: Final = re.compile(r"(1[0-9]|20)\d\d(s?)")
SPAN: Final = 2  # years: what is longer ago than that is no news
ADJUNCTS: Final = frozenset({"prep", "npadvmod", "advmod"})
INSIDE: Final = frozenset("in during before at by until throughout between around back on".split())
DOWN: Final = frozenset("pobj prep nummod amod compound det appos npadvmod advmod conj poss dobj".split())
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Words = Mapping[str, frozenset[str]]


def is_historical(token: Token, words: Words, year: int | None) -> str:
    """Why a word is past history, or an empty string: a year, decades ago, an age with a name."""
    for word in _time_words(token):
        found = YEAR.fullmatch(word.text)
        if found and year is not None and year - int(word.text[:4]) > SPAN:
            return f"year {word.text}"
        if word.lemma in words["distant"] and _is_ago(word):
            return f"time {word.lemma} ago"
        if word.lemma in ("war", "era", "age", "empire", "depression", "ii") and _is_era(word, words):
            return "time of an age past"
    return ""


def follows(token: Token, words: Words, published: date | None) -> bool:
    """Does the clause name a time to come: tomorrow, next week, a year after that of publication?"""
    for word in _time_words(token):
        if word.text.lower() in ("tomorrow", "soon", "shortly"):
            return True
        if (
            token.tag == "VBG"
            and word.lemma in WEEKDAYS
            and not (published and WEEKDAYS[published.weekday()] == word.lemma)
        ):
            return True
        if word.lemma in words["calendar"] and any(c.text.lower() in words["following"] for c in word.children):
            return True
        if published and YEAR.fullmatch(word.text) and int(word.text[:4]) > published.year:
            return True
    return False


def noun_follows(token: Token, words: Words) -> bool:
    """`Next week's summit`, `tomorrow's talks`, `the summit next month`."""
    when = [c for c in token.children if c.dep in ("poss", "npadvmod") and c.lemma in words["calendar"]]
    return any(_names_next(c, words) for c in when)


def _names_next(word: Token, words: Words) -> bool:
    return word.text.lower() == "tomorrow" or any(c.text.lower() in words["following"] for c in word.children)


def _time_words(token: Token) -> Iterator[Token]:
    """The words of the time phrases that hang on a verb or stand before or after a noun."""
    for child in token.children:
        if child.dep == "prep":
            if child.lemma in INSIDE or (token.pos == "NOUN" and child.lemma == "of"):
                yield from _below(child, 4)
        elif child.dep in ("npadvmod", "advmod") or (
            token.pos == "NOUN" and child.dep in ("nummod", "amod", "compound")
        ):
            yield child
            yield from _below(child, 2)


def _below(token: Token, depth: int) -> Iterator[Token]:
    if depth == 0:
        return
    for child in token.children:
        if child.dep in DOWN:
            yield child
            yield from _below(child, depth - 1)


def _is_ago(token: Token) -> bool:
    return token.head.lemma == "ago" or any(c.lemma in ("ago", "earlier") for c in token.children)


def _is_era(token: Token, words: Words) -> bool:
    names = [c.text.lower() for c in token.children if c.dep in ("compound", "amod")] + [token.text.lower()]
    return any(era.split() == names[-len(era.split()) :] or era in " ".join(names) for era in words["eras"])
