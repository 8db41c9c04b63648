"""Stories annotated by hand: one TOML file each, checked while it is read.

A stretch of text is written as it is printed, with `[...]` around the part that is meant where the words around it are
needed to tell it from others: `Merkel [signed] a new`. It must occur exactly once in the story.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from dragoman.article import read_sources
from dragoman.lexicon.ontology import load_ontology
from dragoman.model.article import Article, ZoneKind
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.span import Span

HERE = Path(__file__).parent
ROOT = HERE.parent
FIELDS = ("mode", "auxiliary", "actors", "recipients", "date", "place", "chain")
KINDS = {
    "pact": ("party",),
    "transfer": ("supplier", "recipient"),
    "sanction": ("sender", "target"),
    "visit": ("visitor", "host"),
    "statement": ("speaker", "addressee"),
}
TERMS = (
    "begin",
    "end",
    "signed",
    "obligations",
    "goods",
    "category",
    "quantity",
    "instrument",
    "level",
    "place",
    "quote",
)
META = ("title", "published", "publication", "agency", "authors", "dateline")
TOP = ("story", "meta", "zones", "events", "relations", "attributions")
EVENT = ("trigger", "type", "voices", "factuality", "open", "optional", *FIELDS[:-1])
RELATION = ("kind", "anchor", "status", "parties", "terms", "optional")


class GoldError(ValueError):
    """An annotation that cannot be used: file, value, and what is allowed."""


@dataclass(frozen=True, slots=True)
class GoldZone:
    """A stretch outside the body; `kinds` are the names that a careful reader would accept for it."""

    span: Span
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An act. Tuples of types, modes, auxiliaries, factualities and places hold what is accepted; empty stands for null.

    `open` names the fields in which null is right too. An `optional` event is neither missed nor spurious.
    Actors and recipients are (code, name or None).
    """

    trigger: Span
    types: tuple[str, ...]
    modes: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    factualities: tuple[str, ...]
    actors: tuple[tuple[str, str | None], ...]
    recipients: tuple[tuple[str, str | None], ...]
    date: tuple[str, str] | None
    places: tuple[str, ...]
    voices: tuple[str, ...]
    open: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A tie: its kind, (code, role) of the parties, a stretch that its evidence must touch, accepted statuses, key terms."""

    kind: str
    anchor: Span
    statuses: tuple[str, ...]
    parties: frozenset[tuple[str, str]]
    terms: Mapping[str, Any]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """Who is quoted, and the word that says so."""

    source: Span
    cue: Span


@dataclass(frozen=True)
class Gold:
    """One story with its whole record."""

    name: str
    story: Path
    article: Article
    meta: Mapping[str, Any]
    zones: tuple[GoldZone, ...]
    events: tuple[GoldEvent, ...]
    relations: tuple[GoldRelation, ...]
    attributions: tuple[GoldAttribution, ...]


def load_all(folder: Path = HERE / "gold", root: Path = ROOT) -> tuple[Gold, ...]:
    """All annotated stories, in order of file name."""
    return tuple(load(path, root) for path in sorted(folder.glob("*.toml")))


def load(path: Path, root: Path = ROOT) -> Gold:
    """One annotated story; its `story` is a path from `root`. GoldError where file or story cannot be used."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise GoldError(f"{path}: {error}") from error
    return _Loader(path).gold(table, root)


class _Loader:
    """Checks one file; knows its name for messages and, once read, the text of the story."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = ""
        self.ontology = load_ontology()

    def fail(self, message: str) -> NoReturn:
        raise GoldError(f"{self.path}: {message}")

    def gold(self, table: Mapping[str, Any], root: Path) -> Gold:
        self.keys(table, TOP, "the file", needed=("story", "meta"))
        self.keys(table["meta"], META, "meta")
        story = root / table["story"]
        article = next(iter(read_sources([story])), None)
        if not isinstance(article, Article):
            self.fail(f"story {str(story)!r} cannot be read: {article}")
        self.text = article.text
        return Gold(
            self.path.stem,
            story,
            article,
            table["meta"],
            tuple(self.zone(row) for row in table.get("zones", [])),
            tuple(self.event(row) for row in table.get("events", [])),
            tuple(self.relation(row) for row in table.get("relations", [])),
            tuple(self.attribution(row) for row in table.get("attributions", [])),
        )

    def zone(self, row: Mapping[str, Any]) -> GoldZone:
        self.keys(row, ("kind", "text"), "a zone", needed=("kind", "text"))
        return GoldZone(self.locate(row["text"]), self.choice(row["kind"], [k.value for k in ZoneKind], "kind"))

    def event(self, row: Mapping[str, Any]) -> GoldEvent:
        self.keys(row, EVENT, "an event", needed=("trigger", "type"))
        types = self.choice(row["type"], self.ontology.types, "type")
        modes = {mode for name in types for mode in self.ontology.types[name].modes}
        where = row.get("open", [])
        return GoldEvent(
            self.locate(row["trigger"]),
            types,
            self.choice(row.get("mode", []), modes, "mode"),
            self.choice(row.get("auxiliary", []), [a.value for a in Auxiliary], "auxiliary"),
            self.choice(row.get("factuality", "CT+"), [f.value for f in Factuality], "factuality"),
            self.people(row.get("actors", [])),
            self.people(row.get("recipients", [])),
            self.days(row.get("date")),
            as_tuple(row.get("place", [])),
            tuple(self.printed(voice) for voice in row.get("voices", [])),
            frozenset(self.choice(where, FIELDS, "open")),
            bool(row.get("optional", False)),
        )

    def relation(self, row: Mapping[str, Any]) -> GoldRelation:
        self.keys(row, RELATION, "a relation", needed=("kind", "anchor", "parties"))
        (kind,) = self.choice(row["kind"], KINDS, "kind")
        self.keys(row["parties"], KINDS[kind], f"the parties of a {kind}")
        self.keys(row.get("terms", {}), TERMS, "terms")
        parties = ((code, role) for role, codes in row["parties"].items() for code, _ in self.people(codes))
        return GoldRelation(
            kind,
            self.locate(row["anchor"]),
            as_tuple(row.get("status", [])),
            frozenset(parties),
            row.get("terms", {}),
            bool(row.get("optional", False)),
        )

    def attribution(self, row: Mapping[str, Any]) -> GoldAttribution:
        self.keys(row, ("source", "cue"), "an attribution", needed=("source", "cue"))
        return GoldAttribution(self.locate(row["source"]), self.locate(row["cue"]))

    def keys(self, row: Mapping[str, Any], allowed: Iterable[str], what: str, needed: Iterable[str] = ()) -> None:
        """Nothing unknown, nothing lacking."""
        names = [*allowed]
        for key in row:
            if key not in names:
                self.fail(f"unknown key {key!r} in {what}; allowed: {', '.join(names)}")
        for key in needed:
            if key not in row:
                self.fail(f"{what} lacks {key!r}: {dict(row)!r}")

    def choice(self, value: Any, allowed: Iterable[str], what: str) -> tuple[str, ...]:
        """One value or several, all of them allowed."""
        names = sorted(allowed)
        for one in as_tuple(value):
            if one not in names:
                self.fail(f"{what} {one!r}; allowed: {', '.join(names)}")
        return as_tuple(value)

    def people(self, values: Iterable[str]) -> tuple[tuple[str, str | None], ...]:
        """`FRA:Emmanuel Macron` or `FRA`."""
        found = []
        for value in values:
            code, _, name = value.partition(":")
            if len(code) != 3 or not code.isalpha() or not code.isupper():
                self.fail(f"party {value!r}; allowed: three capital letters, and a name behind a colon")
            found.append((code, name or None))
        return tuple(found)

    def days(self, value: Any) -> tuple[str, str] | None:
        """A pair of ISO days."""
        if value is None:
            return None
        if len(value) != 2 or not all(isinstance(day, str) and len(day) == 10 for day in value) or value[0] > value[1]:
            self.fail(f"date {value!r}; allowed: first and last day, such as ['2019-01-22', '2019-01-22']")
        return value[0], value[1]

    def printed(self, words: str) -> str:
        """Words that stand somewhere in the story."""
        if words not in self.text:
            self.fail(f"{words!r} is not in the story")
        return words

    def locate(self, marked: str) -> Span:
        """The span of a stretch, or of the part of it in brackets."""
        words = marked.replace("[", "").replace("]", "")
        times = self.text.count(words) if words else 0
        if times != 1:
            self.fail(f"{words!r} occurs {times} times in the story; allowed: once, with [] inside more words")
        start = self.text.index(words)
        if "[" not in marked:
            return Span(start, start + len(words))
        first, last = marked.index("["), marked.index("]") - 1
        return Span(start + first, start + last)


def as_tuple(value: Any) -> tuple[str, ...]:
    """One string or a list of them as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)
