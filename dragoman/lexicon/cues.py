"""Cues of attribution (`data/cues.toml`): which words say that somebody says, and what they do to what is said."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from dragoman.lexicon.errors import LexiconError
from dragoman.model.attribution import Attitude, Factuality

DATA = Path(__file__).parent / "data" / "cues.toml"
TOP_KEYS = ("light_verbs", "raising_verbs", "documents", "headline_labels", "groups", "cues")
GROUP_KEYS = ("attitude", "value", "future")
CUE_KEYS = (
    "group",
    "part",
    "lemmas",
    "patterns",
    "prepositions",
    "direction",
    "value",
    "future",
    "except_objects",
    "except_particles",
    "except_prepositions",
    "only_persons",
    "only_documents",
    "except_places",
)


class Part(StrEnum):
    """The kind of word that a cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    ADPOSITION = "adposition"
    PUNCTUATION = "punctuation"


class Pattern(StrEnum):
    """A frame in which a lemma is a cue; `cues.toml` has an example of each."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    OBJECT_INFINITIVE = "object_infinitive"
    SMALL_CLAUSE = "small_clause"
    QUOTE = "quote"
    PASSIVE = "passive"
    ADDRESSEE = "addressee"


class Direction(StrEnum):
    """Where the content may stand, seen from the cue."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Cue:
    """One lemma in one row of the lexicon. `value` is what the source is made to hold for the content."""

    group: str
    lemma: str
    part: Part
    attitude: Attitude
    value: Factuality
    future: bool = False
    patterns: frozenset[Pattern] = frozenset()
    prepositions: frozenset[str] = frozenset()
    direction: Direction = Direction.BOTH
    except_objects: frozenset[str] = frozenset()
    except_particles: frozenset[str] = frozenset()
    except_prepositions: frozenset[str] = frozenset()
    only_persons: bool = False
    only_documents: bool = False
    except_places: bool = False

    @property
    def content_value(self) -> Factuality:
        """The same as `value`, under FactBank's point of view."""
        return self.value


@dataclass(frozen=True, slots=True)
class CueGroup:
    """What the cues of a group do to their content unless their row says otherwise."""

    name: str
    attitude: Attitude
    value: Factuality
    future: bool = False


@dataclass(frozen=True)
class Cues:
    """All cues. Look up by lemma and part; a lemma may have several rows, in the order of the file."""

    groups: Mapping[str, CueGroup]
    by_lemma: Mapping[tuple[str, Part], tuple[Cue, ...]]
    light_verbs: frozenset[str] = frozenset()
    raising_verbs: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    headline_labels: frozenset[str] = frozenset()

    def find(self, lemma: str, part: Part | str) -> tuple[Cue, ...]:
        """The rows of a lemma; () where it is no cue."""
        return self.by_lemma.get((lemma, Part(part)), ())

    def value_of(self, group: str) -> Factuality | None:
        """What a group makes its source hold for the content; None for an unknown group."""
        found = self.groups.get(group)
        return found.value if found else None

    def is_future(self, group: str) -> bool:
        """Is the content of this group's cues yet to come?"""
        found = self.groups.get(group)
        return bool(found and found.future)

    @cached_property
    def voiced(self) -> frozenset[str]:
        """Verbs whose subject must be able to speak: assertions and acts of will that may introduce a quotation."""
        held = (Attitude.ASSERTION, Attitude.EVENTUALITY)
        return frozenset(c.lemma for c in self.of_part(Part.VERB) if Pattern.QUOTE in c.patterns and c.attitude in held)

    @cached_property
    def long_adpositions(self) -> Mapping[str, Cue]:
        """Adpositions of three words and more, by the third."""
        return {c.lemma.split()[2]: c for c in self.of_part(Part.ADPOSITION) if c.lemma.count(" ") > 2}

    def of_part(self, part: Part | str) -> tuple[Cue, ...]:
        """All cues that are this kind of word."""
        wanted = Part(part)
        return tuple(cue for (_, kind), cues in self.by_lemma.items() if kind is wanted for cue in cues)


@cache
def load_cues(path: Path = DATA) -> Cues:
    """Read and check a cue lexicon; LexiconError names the file, the line, the value and what is allowed."""
    return parse_cues(path.read_text(encoding="utf-8"), file=str(path))


def parse_cues(text: str, *, file: str) -> Cues:
    """Check the text of a cue lexicon; see `load_cues`."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise LexiconError(file=file, line=0, value=str(problem), allowed="TOML") from problem
    reader = _Reader(file, text)
    reader.check_keys(raw, TOP_KEYS, "", None)
    groups = {name: reader.group(name, row) for name, row in raw.get("groups", {}).items()}
    found: dict[tuple[str, Part], list[Cue]] = {}
    for number, row in enumerate(raw.get("cues", []), start=1):
        for cue in reader.cues(row, number, groups):
            found.setdefault((cue.lemma, cue.part), []).append(cue)
    lists = {key: frozenset(reader.words(raw, key, None)) for key in TOP_KEYS[:4]}
    return Cues(groups, {key: tuple(cues) for key, cues in found.items()}, **lists)


Member = TypeVar("Member", bound=StrEnum)


class _Reader:
    """Turns rows into values and knows the line of each row."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        lines = text.splitlines()
        self.row_lines = [n for n, line in enumerate(lines, start=1) if line.strip() == "[[cues]]"]
        self.group_lines = {line.split("=")[0].strip(): n for n, line in enumerate(lines, start=1) if "=" in line}

    def error(self, line: int | None, value: object, allowed: Iterable[str] | str) -> LexiconError:
        wanted = allowed if isinstance(allowed, str) else ", ".join(allowed)
        return LexiconError(file=self.file, line=line or 0, value=str(value), allowed=wanted)

    def check_keys(self, row: Any, allowed: tuple[str, ...], what: str, line: int | None) -> None:
        if not isinstance(row, dict):
            raise self.error(line, what or row, "a table")
        for key in row:
            if key not in allowed:
                raise self.error(line, f"{what}{key}", allowed)

    def member(self, kind: type[Member], value: object, line: int | None) -> Member:
        try:
            return kind(str(value))
        except ValueError:
            raise self.error(line, value, [m.value for m in kind]) from None

    def words(self, row: Mapping[str, Any], key: str, line: int | None) -> list[str]:
        values = row.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v and v == v.lower() for v in values):
            raise self.error(line, f"{key} = {values!r}", "a list of lower-case words")
        return values

    def truth(self, row: Mapping[str, Any], key: str, line: int | None, default: bool) -> bool:
        value = row.get(key, default)
        if not isinstance(value, bool):
            raise self.error(line, f"{key} = {value!r}", "true, false")
        return value

    def group(self, name: str, row: Any) -> CueGroup:
        line = self.group_lines.get(name)
        self.check_keys(row, GROUP_KEYS, f"groups.{name}.", line)
        attitude = self.member(Attitude, row.get("attitude"), line)
        value = self.member(Factuality, row.get("value"), line)
        return CueGroup(name, attitude, value, self.truth(row, "future", line, False))

    def cues(self, row: Any, number: int, groups: Mapping[str, CueGroup]) -> list[Cue]:
        line = self.row_lines[number - 1] if number <= len(self.row_lines) else None
        self.check_keys(row, CUE_KEYS, "cues.", line)
        group = groups.get(str(row.get("group")))
        if group is None:
            raise self.error(line, f"group = {row.get('group')!r}", groups)
        lemmas = self.words(row, "lemmas", line)
        if not lemmas:
            raise self.error(line, "lemmas", "at least one word")
        shared: dict[str, Any] = {
            "part": self.member(Part, row.get("part"), line),
            "attitude": group.attitude,
            "value": self.member(Factuality, row.get("value", group.value), line),
            "future": self.truth(row, "future", line, group.future),
            "patterns": frozenset(self.member(Pattern, p, line) for p in self.words(row, "patterns", line)),
            "direction": self.member(Direction, row.get("direction", Direction.BOTH), line),
            "only_persons": self.truth(row, "only_persons", line, False),
            "except_places": self.truth(row, "except_places", line, False),
            "only_documents": self.truth(row, "only_documents", line, False),
        }
        for key in ("prepositions", "except_objects", "except_particles", "except_prepositions"):
            shared[key] = frozenset(self.words(row, key, line))
        return [Cue(group=group.name, lemma=lemma, **shared) for lemma in lemmas]
