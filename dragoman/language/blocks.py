"""Cut an article into the stretches that are parsed on their own: paragraphs inside one zone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.article import Article, Zone, ZoneKind
from dragoman.model.span import Span

BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
LINE_END = re.compile(r"\n")
OPEN_END = re.compile(r"[^.!?:;\"”’')\]\s]\s*$")
LONGEST = 10_000  # characters; a longer paragraph is cut, so that no input can exhaust memory or time
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[^\sa-z])")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text` has the length of the span, with line ends turned into spaces."""

    start: int
    text: str
    zone: ZoneKind
    paragraph: int


def blocks(article: Article) -> Iterator[Block]:
    """The paragraphs of the reporting zones, in order; white space at the edges is left out."""
    text = article.text
    wrapped = is_wrapped(text)
    number = 0
    for zone in article.zones or (Zone(0, len(text), ZoneKind.BODY),):
        if not zone.kind.reports:
            continue
        for span in _paragraphs(text, zone.span, wrapped=wrapped):
            yield Block(span.start, re.sub(r"\s", " ", span.of(text)), zone.kind, number)
            number += 1


def is_wrapped(text: str) -> bool:
    """Tell whether lines break inside sentences, as in old wires: only a blank line ends a paragraph then."""
    inner = open_ends = 0
    for paragraph in BLANK_LINE.split(text):
        lines = paragraph.split("\n")
        for line, following in pairwise(lines):
            inner += 1
            open_ends += bool(OPEN_END.search(line)) and len(line) > 40 and not following.startswith(("-", "•", "*"))
    return inner > 0 and open_ends / inner > 0.5


def _paragraphs(text: str, zone: Span, *, wrapped: bool) -> Iterator[Span]:
    edge = BLANK_LINE if wrapped else LINE_END
    start = zone.start
    for end, following in [(m.start(), m.end()) for m in edge.finditer(text, *zone)] + [(zone.end, zone.end)]:
        yield from _trimmed_pieces(text, start, end)
        start = following


def _trimmed_pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = end
        if end - start > LONGEST:
            stop = _cut(text, start)
        piece = text[start:stop]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            yield Span(start + left, start + len(piece.rstrip()))
        start = stop


def _cut(text: str, start: int) -> int:
    """Where to cut a paragraph that is too long: behind the last sentence that fits, else at white space, else anywhere."""
    half, most = start + LONGEST // 2, start + LONGEST
    ends = [match.end() for match in SENTENCE_END.finditer(text, half, most)]
    return ends[-1] if ends else max(text.rfind(" ", half, most), half)
