"""Figures of a reader on stories annotated by hand.

Every figure is a `Tally`: how many entries the gold has, how many the reader gives, how many of these are right. Entries
are paired one to one, best pairs first; an entry that the gold marks as optional is neither missed nor spurious.

events.trigger      triggers that overlap, whatever their type
events.type         triggers that overlap, with an accepted type
events.FIELD        the same, and the field is right: parties (by code), names, mode, auxiliary, factuality, date, place, chain
events.whole        the same, and parties, factuality, date and chain are all right
relations           kind and coded parties with their roles, with evidence that touches the gold's anchor
relations.KIND      the same, of one kind
relations.status    the same, and the status is right (among relations for which the gold gives one)
relations.terms     single key terms of the gold's relations
attributions        speech with quoted words in it, and who passes it on: sources overlap and cues overlap
zones               characters outside the body, white space left out, that are given an accepted kind
metadata            title, day of publication, publication, agency, authors, place of the dateline
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dragoman.model.span import Span, hull
from eval.compare import FIELDS, WHOLE, Row, alike, term_of, term_right
from eval.gold import KINDS, META, Gold, GoldAttribution, GoldEvent, GoldRelation

BODY = "body"
G = TypeVar("G")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of entries: right ones, the reader's, the gold's."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right ones among the given; 0 where nothing is given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Right ones among the wanted; 0 where nothing is wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall: twice the right ones over all given and wanted."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 0.0


Figures = dict[str, Tally]


def score(gold: Gold, row: Row) -> Figures:
    """All figures of one story; `row` is a reading's `to_dict()` with the dateline's place under `dateline`."""
    return {
        **score_events(gold, row["events"]),
        **score_relations(gold, row["relations"]),
        "attributions": score_attributions(gold.attributions, row["attributions"]),
        "zones": score_zones(gold, row["zones"]),
        "metadata": score_metadata(gold.meta, row),
    }


def total(figures: Iterable[Figures]) -> Figures:
    """The figures of several stories added up, entry by entry."""
    sums: Figures = {}
    for one in figures:
        for name, tally in one.items():
            sums[name] = sums.get(name, Tally()) + tally
    return sums


def pair(wanted: Sequence[G], given: Sequence[R], fit: Callable[[G, R], float]) -> list[tuple[G, R]]:
    """Pairs one to one, best fit first, ties in order of text; a fit of 0 is no pair."""
    ranked = sorted(
        ((-fit(g, r), i, j) for i, g in enumerate(wanted) for j, r in enumerate(given) if fit(g, r) > 0),
    )
    left, right, found = set(range(len(wanted))), set(range(len(given))), []
    for _, i, j in ranked:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((wanted[i], given[j]))
    return found


def same_trigger(gold: GoldEvent, row: Row) -> bool:
    """Do the triggers share a character?"""
    return gold.trigger.touches(Span(row["trigger"]["start"], row["trigger"]["end"]))


def score_events(story: Gold, rows: Sequence[Row]) -> Figures:
    """The figures under `events`."""

    def found(gold: GoldEvent, row: Row) -> float:
        return 0.0 if not same_trigger(gold, row) else 1.0 + (not gold.optional) / 2

    def fit(gold: GoldEvent, row: Row) -> float:
        if not same_trigger(gold, row) or row["type"] not in gold.types:
            return 0.0
        return 1.0 + (not gold.optional) / 2 + sum(right(gold, row, story) for right in FIELDS.values())

    pairs = pair(story.events, rows, fit)
    must = [(gold, row) for gold, row in pairs if not gold.optional]
    given = len(rows) - (len(pairs) - len(must))
    wanted = sum(not gold.optional for gold in story.events)

    def tally(*fields: str) -> Tally:
        right = sum(all(FIELDS[name](gold, row, story) for name in fields) for gold, row in must)
        return Tally(right, given, wanted)

    return {
        "events.trigger": _tally(pair(story.events, rows, found), len(rows), story.events),
        "events.type": tally(),
        **{f"events.{name}": tally(name) for name in FIELDS},
        "events.whole": tally(*WHOLE),
    }


def _tally(pairs: Sequence[tuple[Any, Row]], given: int, wanted: Sequence[Any]) -> Tally:
    """Counts with optional entries left out on both sides."""
    spare = sum(gold.optional for gold, _ in pairs)
    return Tally(len(pairs) - spare, given - spare, sum(not gold.optional for gold in wanted))


def score_relations(story: Gold, rows: Sequence[Row]) -> Figures:
    """The figures under `relations`."""
    rows = [row for row in rows if coded(row)]
    figures, pairs = {}, []
    for kind in KINDS:
        wanted = [gold for gold in story.relations if gold.kind == kind]
        given = [row for row in rows if row["kind"] == kind]
        matched = pair(wanted, given, relation_fit)
        figures[f"relations.{kind}"] = _tally(matched, len(given), wanted)
        pairs += [(gold, row) for gold, row in matched if not gold.optional]
    must = [gold for gold in story.relations if not gold.optional]
    return {
        "relations": sum(figures.values(), Tally()),
        **figures,
        "relations.status": Tally(
            sum(row["status"] in gold.statuses for gold, row in pairs if gold.statuses),
            sum(row["status"] is not None for gold, row in pairs if gold.statuses),
            sum(bool(gold.statuses) for gold in must),
        ),
        "relations.terms": Tally(
            sum(_terms_right(gold, row) for gold, row in pairs),
            sum(term_of(row, name) is not None for gold, row in pairs for name in gold.terms),
            sum(len(gold.terms) for gold in must),
        ),
    }


def coded(row: Row) -> frozenset[tuple[str, str]]:
    """Code and role of the parties that have a code; others (`told reporters`) are left aside."""
    return frozenset((p["entity"]["code"], p["role"]) for p in row["parties"] if p["entity"].get("code"))


def relation_fit(gold: GoldRelation, row: Row) -> float:
    """0 where kind, parties or evidence do not fit; more for a right status and right terms."""
    touched = any(gold.anchor.touches(Span(quote["start"], quote["end"])) for quote in row["evidence"])
    if row["kind"] != gold.kind or coded(row) != gold.parties or not touched:
        return 0.0
    near: float = 1 / (1 + abs(row["evidence"][0]["start"] - gold.anchor.start))
    return 1.0 + near + (not gold.optional) / 2 + (row["status"] in gold.statuses) + _terms_right(gold, row)


def _terms_right(gold: GoldRelation, row: Row) -> int:
    return sum(term_right(name, value, term_of(row, name)) for name, value in gold.terms.items())


def score_attributions(wanted: Sequence[GoldAttribution], rows: Sequence[Row]) -> Tally:
    """Speech with quoted words in it: direct and mixed form."""
    given = [row for row in rows if row["form"] != "indirect"]
    return Tally(len(pair(wanted, given, _attribution_fit)), len(given), len(wanted))


def _attribution_fit(gold: GoldAttribution, row: Row) -> float:
    both = ((gold.source, row["source"]), (gold.cue, row["cue"]))
    return float(all(spans and span.touches(hull(Span(*s) for s in spans)) for span, spans in both))


def score_zones(story: Gold, rows: Sequence[Row]) -> Tally:
    """Characters, since one reader's two lines are another's one block."""
    wanted = {n: zone.kinds for zone in story.zones for n in _printed(story, zone.span)}
    given = {
        n: row["kind"] for row in rows if row["kind"] != BODY for n in _printed(story, Span(row["start"], row["end"]))
    }
    return Tally(sum(kind in wanted.get(n, ()) for n, kind in given.items()), len(given), len(wanted))


def _printed(story: Gold, span: Span) -> list[int]:
    return [n for n in range(*span) if not story.article.text[n].isspace()]


def score_metadata(meta: Mapping[str, Any], row: Row) -> Tally:
    """Fields; null and an empty list count as not given and not wanted."""
    own = {name: row.get(name) for name in META}
    right = sum(_same_meta(name, meta.get(name), own[name]) for name in META)
    return Tally(right, sum(bool(value) for value in own.values()), sum(bool(meta.get(name)) for name in META))


def _same_meta(name: str, wanted: Any, own: Any) -> bool:
    """Authors without order, the day of publication, the title without regard to case, the rest by their words."""
    if not wanted or not own:
        return False
    if name == "authors":
        return Counter(wanted) == Counter(own)
    if name == "published":
        return bool(own[:10] == wanted[:10])
    return bool(own.casefold() == wanted.casefold()) if name == "title" else alike(wanted, own)
