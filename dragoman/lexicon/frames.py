"""Event frames: which words tell which PLOVER event, and in which syntactic slots its parties stand.

The format of the files in data/events is described in docs/lexicon.md.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, Ontology, load_ontology

PARTS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
KEYS = {
    *PARTS,
    "id",
    "type",
    "mode",
    "cameo",
    "contexts",
    "actor",
    "recipient",
    "joint",
    "when",
    "unless",
    "absorbs",
    "note",
}
LISTS = (*PARTS, "contexts", "actor", "recipient")
TRUTHS = ("joint", "absorbs")
TABLES = ("when", "unless")
STRINGS = ("id", "type", "mode", "cameo", "note")
OPENING = re.compile(r"\s*\[\[\s*frame\s*\]\]\s*(?:#.*)?$")
GRAMMATICAL = {"subject", "object", "indirect", "clause", "clause_subject", "modifier", "predicate"}
PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind below beside between beyond by "
    "concerning despite during for from in inside into near of off on onto out outside over past per regarding since "
    "through throughout to toward towards under until up upon via with within without because".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the lexicon: the same event told by any of its words.

    `actor` and `recipient` list slots in order of preference. `when` and `unless` map a slot to lemmas that its head
    must, or must not, be among. `joint`: all who take part are actors. `absorbs`: the act named in the complement is
    not an event of its own (`agreed to send`, `demanded that X leave`).
    """

    id: str
    type: str
    words: tuple[tuple[str, str], ...]  # (part, phrase)
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ()
    joint: bool = False
    absorbs: bool = False
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Frames:
    """All frames, found by the first lemma of their words."""

    frames: tuple[Frame, ...]

    @cached_property
    def index(self) -> dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]]:
        """(part, first lemma) to (further words, frame), longest phrases first."""
        found: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = {}
        for frame in self.frames:
            for part, phrase in frame.words:
                first, *rest = phrase.split()
                found.setdefault((part, first), []).append((tuple(rest), frame))
        for entries in found.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return found


def load_frames(folders: Iterable[Path] = ()) -> Frames:
    """Frames of the package and of further folders; a frame with the id of an earlier one takes its place."""
    ontology = load_ontology()
    frames: dict[str, Frame] = {}
    for folder in (DATA / "events", *folders):
        for path in sorted(folder.glob("*.toml")):
            for frame in read_frames(path, ontology):
                frames[frame.id] = frame
    return Frames(tuple(frames.values()))


def read_frames(path: Path, ontology: Ontology) -> list[Frame]:
    """The frames of one file; LexiconError names the file, the entry's line, the value and what is allowed."""
    try:
        text = path.read_text(encoding="utf-8")
        raw = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(file=path.name, line=0, value=str(problem), allowed="a TOML file in UTF-8") from problem
    lines = [n for n, line in enumerate(text.split("\n"), 1) if OPENING.match(line)]
    entries = raw.get("frame", [])
    is_table = isinstance(entries, list) and len(entries) == len(lines)
    _Check(path.name, 0)(is_table, "frame", "each frame under a line [[frame]] of its own")
    seen: set[str] = set()
    found = []
    for line, entry in zip(lines, entries, strict=True):
        check = _Check(path.name, line)
        frame = _frame(entry, raw.get("type"), path.stem, ontology, check)
        check(frame.id not in seen, frame.id, "an id that no other frame of the file has")
        seen.add(frame.id)
        found.append(frame)
    return found


@dataclass(frozen=True, slots=True)
class _Check:
    file: str
    line: int

    def __call__(self, holds: bool, value: object, allowed: str) -> None:
        if not holds:
            raise LexiconError(file=self.file, line=self.line, value=str(value), allowed=allowed)


def _frame(entry: dict[str, Any], default: str | None, stem: str, ontology: Ontology, check: _Check) -> Frame:
    for key in entry:
        check(key in KEYS, key, f"one of {', '.join(sorted(KEYS))}")
    _check_kinds(entry, check)
    kind = entry.get("type", default)
    check(isinstance(kind, str) and kind in ontology.types, kind, f"a PLOVER type: {', '.join(ontology.types)}")
    check(isinstance(entry.get("id"), str), entry.get("id"), "an id for every frame")
    words = tuple((part, phrase) for key, part in PARTS.items() for phrase in entry.get(key, []))
    check(bool(words), entry["id"], "at least one of verbs, nouns, adjectives")
    for _, phrase in words:
        check(phrase == phrase.lower().strip() != "", phrase, "lemmas in lower case")
    _check_values(entry, str(kind), ontology, check)
    return Frame(
        f"{stem}.{entry['id']}",
        str(kind),
        words,
        mode=entry.get("mode"),
        cameo=entry.get("cameo"),
        contexts=tuple(entry.get("contexts", ())),
        actor=tuple(entry.get("actor", ("subject",))),
        recipient=tuple(entry.get("recipient", ())),
        joint=entry.get("joint", False),
        absorbs=entry.get("absorbs", False),
        when={slot: frozenset(lemmas) for slot, lemmas in entry.get("when", {}).items()},
        unless={slot: frozenset(lemmas) for slot, lemmas in entry.get("unless", {}).items()},
    )


def _check_kinds(entry: dict[str, Any], check: _Check) -> None:
    """Is each value of the sort that its key takes: a string, a list of strings, true or false, lists by slot?"""
    for key, value in entry.items():
        shown = f"{key} = {value!r}"
        if key in STRINGS:
            check(isinstance(value, str), shown, f"a string for {key}")
        elif key in LISTS:
            check(_is_strings(value), shown, f"a list of strings for {key}")
        elif key in TRUTHS:
            check(isinstance(value, bool), shown, f"true or false for {key}")
        elif key in TABLES:
            is_table = isinstance(value, dict) and all(_is_strings(lemmas) for lemmas in value.values())
            check(is_table, shown, f'a list of lemmas for each slot, as in {key}.object = ["treaty"]')


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check_values(entry: dict[str, Any], kind: str, ontology: Ontology, check: _Check) -> None:
    modes = ontology.types[kind].modes
    mode, cameo = entry.get("mode"), entry.get("cameo")
    check(mode is None or mode in modes, mode, f"a mode of {kind}: {', '.join(modes) or 'none'}")
    check(cameo is None or cameo in ontology.cameo, cameo, "a CAMEO code")
    for context in entry.get("contexts", []):
        check(context in ontology.contexts, context, f"a context: {', '.join(ontology.contexts)}")
    slots = {*entry.get("actor", []), *entry.get("recipient", []), *entry.get("when", {}), *entry.get("unless", {})}
    for slot in slots:
        known = all(piece in GRAMMATICAL or piece in PREPOSITIONS for piece in slot.split("."))
        check(known, slot, f"{', '.join(sorted(GRAMMATICAL))}, a preposition, or two of these joined by a full stop")
