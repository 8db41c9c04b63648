"""What words do to the certainty of what they govern: `data/certainty.toml`, checked."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from dragoman.lexicon.errors import LexiconError
from dragoman.model.attribution import Auxiliary, Factuality

FILE = Path(__file__).parent / "data" / "certainty.toml"
LEMMA = re.compile(r"[a-z'’][a-z'’-]*( [a-z]+)?")
PREPOSITIONS = ("about", "against", "at", "for", "from", "of", "on", "over", "to", "toward", "towards")
GOVERNING = ("about", "against", "for", "from", "of", "on", "to")
FLIPPED = {
    Factuality.CT_POS: Factuality.CT_NEG,
    Factuality.PR_POS: Factuality.PR_NEG,
    Factuality.PS_POS: Factuality.PS_NEG,
    Factuality.CT_NEG: Factuality.CT_POS,
    Factuality.PR_NEG: Factuality.PR_POS,
    Factuality.PS_NEG: Factuality.PS_POS,
    Factuality.CT_U: Factuality.CT_U,
    Factuality.UU: Factuality.UU,
}
Member = TypeVar("Member", bound=StrEnum)


class Part(StrEnum):
    """Parts of speech of predicates."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class Place(StrEnum):
    """What a predicate governs: a clause, a noun (as object, subject of a passive), the subject of an active verb, the noun modified."""

    CLAUSE = "clause"
    OBJECT = "object"
    SUBJECT = "subject"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does: `value` where it is itself asserted, `negated` where denied; `carry`: its own certainty goes on."""

    value: Factuality
    negated: Factuality
    auxiliary: Auxiliary | None = None
    carry: bool = False
    prepositions: frozenset[str] = frozenset(GOVERNING)
    direct: bool = True  # not through a preposition alone


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal verb: plain and negated, and both before `have` and a participle."""

    value: Factuality
    negated: Factuality
    perfect: Factuality
    perfect_negated: Factuality
    auxiliary: Auxiliary


@dataclass(frozen=True, slots=True)
class Certainty:
    """The tables: predicates by part, lemma and place; modals, adverbs and clause marks by lemma; named word lists."""

    predicates: Mapping[tuple[Part, str, Place], Effect]
    modals: Mapping[str, Modal]
    adverbs: Mapping[str, Effect]
    marks: Mapping[str, Effect]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def effect(self, part: Part, lemma: str, place: Place) -> Effect | None:
        """What a predicate does to what it governs there, or None."""
        return self.predicates.get((part, lemma, place))


WORD_LISTS = (
    "calendar",
    "definite",
    "denying_determiners",
    "distant",
    "eras",
    "existing",
    "following",
    "lapsed",
    "purposive",
    "resultative",
)
TABLES = {
    "predicate": ("part", "on", "lemmas", "value", "negated", "auxiliary", "carry", "prepositions", "note"),
    "modal": ("lemmas", "value", "negated", "perfect", "perfect_negated", "auxiliary", "note"),
    "adverb": ("lemmas", "value", "auxiliary", "note"),
    "mark": ("lemmas", "value", "auxiliary", "note"),
    "words": WORD_LISTS,
}


@cache
def load_certainty(path: Path = FILE) -> Certainty:
    """The table of a file; LexiconError for an unknown key or value, a lemma that is no word, a row given twice."""
    source = path.read_text(encoding="utf-8")
    try:
        raw = tomllib.loads(source)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(file=path.name, line=0, value=str(problem), allowed="TOML") from problem
    return _Check(path.name, source).certainty(raw)


@dataclass(frozen=True, slots=True)
class _Check:
    """Reads rows; knows the file, so that it can say where something is wrong."""

    file: str
    source: str

    def certainty(self, raw: Mapping[str, Any]) -> Certainty:
        self.keys(raw, tuple(TABLES))
        words = raw.get("words", {})
        self.keys(words, WORD_LISTS)
        return Certainty(
            predicates=self.table(self.predicates(raw)),
            modals=self.table((lemma, self.modal(row)) for lemma, row in self.rows(raw, "modal")),
            adverbs=self.table((lemma, self.effect(row)) for lemma, row in self.rows(raw, "adverb")),
            marks=self.table((lemma, self.effect(row)) for lemma, row in self.rows(raw, "mark")),
            words={name: frozenset(words.get(name, ())) for name in WORD_LISTS},
        )

    def rows(self, raw: Mapping[str, Any], table: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for row in raw.get(table, ()):
            self.keys(row, TABLES[table])
            for lemma in self.needed(row, "lemmas"):
                if not (isinstance(lemma, str) and LEMMA.fullmatch(lemma)):
                    self.fail(str(lemma), "a lower-case lemma")
                yield lemma, row

    def predicates(self, raw: Mapping[str, Any]) -> Iterator[tuple[tuple[Part, str, Place], Effect]]:
        for lemma, row in self.rows(raw, "predicate"):
            part = self.member(self.needed(row, "part"), Part)
            for place in self.needed(row, "on"):
                yield (part, lemma, self.member(place, Place)), self.effect(row)

    def effect(self, row: Mapping[str, Any]) -> Effect:
        value = self.member(self.needed(row, "value"), Factuality)
        carry = bool(row.get("carry", False))
        turned = FLIPPED[value] if carry else Factuality.UU
        return Effect(
            value=value,
            negated=self.member(row["negated"], Factuality) if "negated" in row else turned,
            auxiliary=self.member(row["auxiliary"], Auxiliary) if "auxiliary" in row else None,
            carry=carry,
            prepositions=frozenset(self.one_of(p, PREPOSITIONS) for p in row.get("prepositions", GOVERNING)),
            direct="prepositions" not in row,
        )

    def modal(self, row: Mapping[str, Any]) -> Modal:
        value, negated, perfect, perfect_negated = (
            self.member(self.needed(row, key), Factuality) for key in ("value", "negated", "perfect", "perfect_negated")
        )
        return Modal(value, negated, perfect, perfect_negated, self.member(self.needed(row, "auxiliary"), Auxiliary))

    def table(self, pairs: Iterator[tuple[Any, Any]]) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key, value in pairs:
            if key in found:
                self.fail(key if isinstance(key, str) else key[1], "each lemma once for its part and place")
            found[key] = value
        return found

    def keys(self, row: Mapping[str, Any], allowed: tuple[str, ...]) -> None:
        for key in row:
            self.one_of(key, allowed)

    def needed(self, row: Mapping[str, Any], key: str) -> Any:
        if key not in row:
            self.fail(str(row.get("lemmas", "row")), f"a row with the key {key}")
        return row[key]

    def one_of(self, value: str, allowed: tuple[str, ...]) -> str:
        if value not in allowed:
            self.fail(value, ", ".join(allowed))
        return value

    def member(self, value: Any, kind: type[Member]) -> Member:
        return kind(self.one_of(value, tuple(kind)))

    def fail(self, value: str, allowed: str) -> None:
        at = self.source.find(f'"{value}"') if f'"{value}"' in self.source else self.source.find(value)
        line = self.source.count("\n", 0, at) + 1 if at >= 0 else 0
        raise LexiconError(file=self.file, line=line, value=value, allowed=allowed)
