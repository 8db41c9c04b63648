"""The text of a story as HTML with its evidence marked: sources, cues, parties, triggers, dates, places."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from unicodedata import category

from dragoman.model.article import Zone, ZoneKind
from dragoman.model.span import Span
from dragoman.reading import Reading


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked: a class for its kind ("": none), and an id for links to it ("": none)."""

    span: Span
    kind: str
    anchor: str = ""
    title: str = ""


def marked_text(reading: Reading) -> str:
    """The text, escaped, paragraph by paragraph, in nested spans."""
    text = reading.article.text
    zones = reading.article.zones or (Zone(0, len(text), ZoneKind.BODY),)
    paragraphs = [(zone.kind, span) for zone in zones for span in _paragraphs(text, zone.span)]
    seen: set[str] = set()
    parts = []
    for (kind, span), marks in zip(paragraphs, _marks_by([s for _, s in paragraphs], marks_of(reading)), strict=True):
        parts.append(f'<p class="zone {kind.value}">{_segments(text, span, marks, seen)}</p>')
    return "\n".join(parts)


def _marks_by(spans: list[Span], marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The marks that touch each of the spans, which are sorted; each mark is looked at only near its place."""
    waiting = deque(sorted(marks, key=lambda mark: mark.span.start))
    near: list[Mark] = []
    for span in spans:
        while waiting and waiting[0].span.start < span.end:
            near.append(waiting.popleft())
        near = [mark for mark in near if mark.span.end > span.start]
        yield near


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Everything worth marking."""
    for attribution in reading.attributions:
        if attribution.parent is None or attribution.form.value != "indirect":
            yield from (Mark(span, "source") for span in attribution.source)
            yield from (Mark(span, "cue", title=f"says: {attribution.form.value}") for span in attribution.cue)
    for event in reading.events:
        yield Mark(event.trigger.span, f"trigger q{event.quad}", event.id, event.type)
        for entity in (*event.actors, *event.recipients):
            yield Mark(entity.span, "party", title=f"{entity.name or ''} {entity.code or ''}".strip())
        if event.date is not None:
            yield Mark(Span(event.date.start, event.date.stop), "date", title=event.date.begin)
        if event.place is not None:
            yield Mark(Span(event.place.start, event.place.stop), "place", title=event.place.country or "")
    for relation in reading.relations:
        yield from (Mark(quote.span, "", relation.id) for quote in relation.evidence)


def _paragraphs(text: str, zone: Span) -> Iterator[Span]:
    start = zone.start
    for line in text[zone.start : zone.end].split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _segments(text: str, span: Span, marks: list[Mark], seen: set[str]) -> str:
    """Cut at every edge of a mark; each piece carries the kinds of all marks over it. `seen`: ids given so far."""
    edges = sorted({span.start, span.end, *(e for m in marks for e in m.span if span.start < e < span.end)})
    return "".join(_piece(text, Span(a, b), marks, seen) for a, b in pairwise(edges))


def _piece(text: str, span: Span, marks: list[Mark], seen: set[str]) -> str:
    words = escape(visible(span.of(text)))
    over = [m for m in marks if m.span.holds(span)]
    if not over:
        return words
    kinds = " ".join(dict.fromkeys(k for m in over for k in m.kind.split()))
    title = " · ".join(dict.fromkeys(visible(m.title) for m in over if m.title))
    hint = f' title="{escape(title)}"' if title else ""
    marked = f'<span class="{kinds}"{hint}>{words}</span>' if kinds else words
    for anchor in dict.fromkeys(m.anchor for m in over if m.anchor and m.anchor not in seen):
        seen.add(anchor)  # an id of its own for each, also where two stand over the same words
        marked = f'<span id="{escape(anchor)}">{marked}</span>'
    return marked


def visible(text: str) -> str:
    """Without invisible characters, such as those that turn the direction of the text, and without control characters."""
    return "".join(c if c.isprintable() or c in " \n" else _replaced(c) for c in text)


def _replaced(character: str) -> str:
    kind = category(character)
    if kind == "Cf":
        return ""
    return " " if kind.startswith("Z") or character in "\t\r\v\f" else "\N{REPLACEMENT CHARACTER}"
