"""The corpus of pairs: `pairs/*.tsv`, columns type, mode, style, sentence; `[A:...]` marks the actor, `[R:...]` the recipient.

And that of fields: `fields/*.tsv`, columns field, sentence. A sentence is public where it is about politics, war or the state.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from dragoman.lexicon.ontology import load_ontology
from dragoman.model.span import Span

FOLDER = Path(__file__).parent / "pairs"
FIELDS_FOLDER = Path(__file__).parent / "fields"
FIELDS_HEADER = ["field", "sentence"]
PUBLIC = "public"
FIELDS = (PUBLIC, "sport", "business", "other")
QUIET = "quiet_none.tsv"  # the pairs of private life
HEADER = ["type", "mode", "style", "sentence"]
STYLES = ("wire", "web")
NONE = "NONE"
MARK = re.compile(r"\[([AR]):([^\[\]]+)\]")
HELD_OUT = 8  # one in so many sentences is kept for calibration


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence without marks, the spans of its two parties, and what the first does to the second."""

    text: str
    actor: Span
    recipient: Span
    type: str
    mode: str
    style: str
    is_private: bool = False

    @property
    def is_held_out(self) -> bool:
        """By the sentence, so that all pairs of a sentence fall on one side."""
        return _is_held_out(self.text)


@dataclass(frozen=True, slots=True)
class FieldSentence:
    """A sentence of public or of private life."""

    text: str
    field: str

    @property
    def is_private(self) -> bool:
        """Is it about sport, business or the rest?"""
        return self.field != PUBLIC

    @property
    def is_held_out(self) -> bool:
        """By the sentence."""
        return _is_held_out(self.text)


def _is_held_out(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[0] % HELD_OUT == 0


def read_fields(folder: Path = FIELDS_FOLDER) -> tuple[FieldSentence, ...]:
    """All sentences with their fields, in order of file and line; ValueError names file, line, value and what is allowed."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = line.split("\t")
            if number == 1 and cells == FIELDS_HEADER:
                continue
            if number == 1 or len(cells) != len(FIELDS_HEADER) or cells[0] not in FIELDS or not cells[1].strip():
                expected = FIELDS_HEADER if number == 1 else f"one of {', '.join(FIELDS)}, and a sentence"
                raise ValueError(f"{path.name}, line {number}: {line!r}; expected {expected}")
            found.append(FieldSentence(cells[1], cells[0]))
    return tuple(found)


def read_pairs(folder: Path = FOLDER) -> tuple[Pair, ...]:
    """All pairs in order of file and line; ValueError names file, line, value and what is allowed."""
    return tuple(pair for path in sorted(folder.glob("*.tsv")) for pair in _of_file(path))


def turned(pair: Pair) -> Pair:
    """With the two parties changed over; nobody has said what the second does to the first."""
    return replace(pair, actor=pair.recipient, recipient=pair.actor)


def renamed(pair: Pair, names: Sequence[str], chance: Random) -> Pair:
    """With two other names for the parties, by chance; a name with a capital stands only for such a one."""
    others = dict(zip((True, False), chance.sample(names, 2), strict=True))
    text, last, spans = "", 0, {}
    for span, is_actor in sorted(((pair.actor, True), (pair.recipient, False))):
        name, other = span.of(pair.text), others[is_actor]
        name = other if name[:1].isupper() == other[:1].isupper() else name
        text += pair.text[last : span.start]
        spans[is_actor], last = Span(len(text), len(text) + len(name)), span.end
        text += name
    return replace(pair, text=text + pair.text[last:], actor=spans[True], recipient=spans[False])


def _of_file(path: Path) -> Iterator[Pair]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if number == 1:
            if cells != HEADER:
                raise ValueError(f"{path.name}, line 1: {line!r}; expected {HEADER}")
            continue
        try:
            yield _pair(cells, is_private=path.name == QUIET)
        except ValueError as problem:
            raise ValueError(f"{path.name}, line {number}: {problem}") from None


def _pair(cells: list[str], *, is_private: bool) -> Pair:
    if len(cells) != len(HEADER):
        raise ValueError(f"{cells}; expected {len(HEADER)} cells")
    kind, mode, style, marked = cells
    types = load_ontology().types
    if kind != NONE and kind not in types:
        raise ValueError(f"type {kind!r}; allowed: {', '.join((*types, NONE))}")
    modes = types[kind].modes if kind != NONE else {}
    odd = next((m for m in mode.split("|") if m != "-" and m not in modes), None)
    if odd is not None:
        raise ValueError(f"mode {odd!r} of {kind}; allowed: {', '.join(modes)} or -")
    if style not in STYLES:
        raise ValueError(f"style {style!r}; allowed: {', '.join(STYLES)}")
    text, spans, last = "", {}, 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        spans[found[1]] = Span(len(text), len(text) + len(found[2]))
        text, last = text + found[2], found.end()
    text += marked[last:]
    if set(spans) != {"A", "R"} or len(MARK.findall(marked)) != 2 or set("[]") & set(text):
        raise ValueError(f"{marked!r}; expected one [A:...] and one [R:...]")
    return Pair(text, spans["A"], spans["R"], kind, mode, style, is_private)
