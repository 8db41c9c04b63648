"""Words of time: months, weekdays, units, numbers, holidays, references, and the classes that the grammar speaks of."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA

PIECE = re.compile(r"[0-9]+(?:[.,:/][0-9]+)*|[apAP]\.m\b\.?|[^\W\d_]+|\S")
TENSE_CLASSES = ("ahead", "implicative", "timetable")
OWN_SYMBOLS = frozenset("14N:#%u;")  # given to numbers and unknown words by the stage, not by the file


@dataclass(frozen=True, slots=True)
class Word:
    """The class of a word of time and its value; without one, the word itself."""

    symbol: str
    value: int | str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All words of time. `phrases` maps a first piece to (further pieces, word), longest first."""

    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    ahead: frozenset[str]
    implicative: frozenset[str]
    timetable: frozenset[str]


def split_pieces(text: str) -> Iterator[re.Match[str]]:
    """Words, numbers and marks, as matches. `1,200`, `5:45` and `6/18/2024` are one piece each; `1980s` is two."""
    return PIECE.finditer(text)


@cache
def load_time_words(path: Path = DATA / "times.toml") -> TimeWords:
    """The words of time; LexiconError where a class lacks a symbol, shares one, or repeats a word."""
    with path.open("rb") as file:
        raw = tomllib.load(file)
    _check_symbols(path.name, raw)
    words: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for text, word in _entries(path.name, {name: t for name, t in raw.items() if name not in TENSE_CLASSES}):
        first, *rest = (m[0] for m in split_pieces(text))
        if rest:
            phrases.setdefault(first, []).append((tuple(rest), word))
        elif text in words:
            raise LexiconError(file=path.name, line=0, value=text, allowed="a word of one class only")
        else:
            words[text] = word
    ordered = {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()}
    return TimeWords(words, ordered, *(frozenset(raw[name]["words"]) for name in TENSE_CLASSES))


def _entries(file: str, raw: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for table in raw.values():
        words = table["words"]
        pairs = words.items() if isinstance(words, dict) else ((word, word) for word in words)
        for text, value in pairs:
            if not text or text != text.lower():
                raise LexiconError(file=file, line=0, value=text, allowed="a word in lower case")
            if not isinstance(value, int | str):
                raise LexiconError(file=file, line=0, value=repr(value), allowed="a whole number or a string")
            yield text, Word(table["symbol"], value)


def _check_symbols(file: str, raw: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for name, table in raw.items():
        if not isinstance(table, dict) or set(table) != {"symbol", "words"}:
            raise LexiconError(file=file, line=0, value=name, allowed="a table with the keys symbol and words")
        symbol = table["symbol"]
        if not isinstance(symbol, str) or len(symbol) != 1 or symbol in seen or symbol in OWN_SYMBOLS:
            raise LexiconError(file=file, line=0, value=f"{name}: {symbol!r}", allowed="one character of its own")
        seen.add(symbol)
    for name in TENSE_CLASSES:
        if name not in raw:
            raise LexiconError(file=file, line=0, value=name, allowed="a table of this name")
