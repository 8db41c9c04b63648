"""The text of a story as HTML with its evidence marked: sources, cues, parties, triggers, dates, places."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any
from unicodedata import category

from markupsafe import Markup, escape

from dragoman.model.article import Zone, ZoneKind
from dragoman.model.span import Span
from dragoman.web.marks import Mark
from dragoman.web.signs import drawn
from dragoman.web.sweep import over

KINDS = {"actor": "party", "recipient": "party"}  # marks of an explanation by the kinds of a story


def marked_text(text: str, zones: Sequence[Zone], marks: Iterable[Mark]) -> Markup:
    """The text, escaped, paragraph by paragraph, in nested elements."""
    paragraphs = [
        (zone.kind, span)
        for zone in zones or (Zone(0, len(text), ZoneKind.BODY),)
        for span in _paragraphs(text, zone.span)
    ]
    seen: set[str] = set()
    parts = []
    for (kind, span), near in zip(paragraphs, _marks_by([s for _, s in paragraphs], marks), strict=True):
        parts.append(Markup('<p class="zone {}">{}</p>').format(kind.value, _segments(text, span, near, seen)))
    return Markup("\n").join(parts)


def marked_sentence(event: Mapping[str, Any], marks: Iterable[tuple[int, int, str]]) -> Markup:
    """The sentence of an event with the marks of its explanation: spans into the article, and what they are."""
    text, at = event["sentence"]["text"], event["sentence"]["start"]
    kinds = {**KINDS, "trigger": f"trigger q{event['quad']}"}
    near = ((Span(max(start - at, 0), min(end - at, len(text))), kind) for start, end, kind in marks)
    kept = [Mark(span, kinds.get(kind, kind), title=kind) for span, kind in near if span.start < span.end]
    return _segments(text, Span(0, len(text)), kept, set())


def _marks_by(spans: list[Span], marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """The marks that touch each of the spans, which are sorted; each mark is looked at only near its place."""
    waiting = deque(sorted(marks, key=lambda mark: mark.span.start))
    near: list[Mark] = []
    for span in spans:
        while waiting and waiting[0].span.start < span.end:
            near.append(waiting.popleft())
        near = [mark for mark in near if mark.span.end > span.start]
        yield near


def _paragraphs(text: str, zone: Span) -> Iterator[Span]:
    start = zone.start
    for line in text[zone.start : zone.end].split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _segments(text: str, span: Span, marks: list[Mark], seen: set[str]) -> Markup:
    """Cut at every edge of a mark; each piece carries the kinds of all marks over it. `seen`: ids given so far."""
    edges = sorted({span.start, span.end, *(e for m in marks for e in m.span if span.start < e < span.end)})
    pieces = [Span(a, b) for a, b in pairwise(edges)]
    held = over(pieces, ((mark.span, mark) for mark in marks))
    return Markup("").join(_piece(text, piece, marks, seen) for piece, marks in zip(pieces, held, strict=True))


def _piece(text: str, span: Span, marks: list[Mark], seen: set[str]) -> Markup:
    words = escape(visible(span.of(text)))
    if not marks:
        return words
    anchors = list(dict.fromkeys(m.anchor for m in marks if m.anchor and m.anchor not in seen))
    seen.update(anchors)
    marked = _element(words, span, marks)
    for anchor in anchors:  # an id of its own for each, also where two stand over the same words
        marked = Markup('<span id="{}">{}</span>').format(anchor, marked)
    return marked


def _element(words: Markup, span: Span, marks: list[Mark]) -> Markup:
    """A link to the card of the first event that the words tell, with the signs of all; else a stretch with classes."""
    given = {
        "class": " ".join(dict.fromkeys(k for m in marks for k in m.kind.split())),
        "title": " · ".join(dict.fromkeys(visible(m.title) for m in marks if m.title)),
        "data-of": " ".join(dict.fromkeys(m.of for m in marks if m.of)),
    }
    told = [m for m in marks if m.card]
    if not told:
        attributes = _attributes(given)
        return Markup("<span{}>{}</span>").format(attributes, words) if attributes else words
    signs = Markup("").join(drawn(m.quad, m.standing) for m in told if m.span.start == span.start)
    return Markup("<a{}>{}{}</a>").format(_attributes({**given, "href": f"#{told[0].card}"}), signs, words)


def _attributes(given: dict[str, str]) -> Markup:
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in given.items() if value)


def visible(text: str) -> str:
    """Without invisible characters, such as those that turn the direction of the text, and without control characters."""
    return "".join(c if c.isprintable() or c in " \n" else _replaced(c) for c in text)


def _replaced(character: str) -> str:
    kind = category(character)
    if kind == "Cf":
        return ""
    return " " if kind.startswith("Z") or character in "\t\r\v\f" else "\N{REPLACEMENT CHARACTER}"
