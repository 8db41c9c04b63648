"""Paragraphs of a plain text, whether lines are paragraphs or are wrapped at a width."""

import itertools
import re
from collections.abc import Iterator

from dragoman.model.span import Span

LINE = re.compile(r"[^\n]+")
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
SHORTEST_WRAPPED = 40  # characters; a line cut by wrapping is longer
LEAST_CUT = 0.4  # share of line ends; in wrapped prose four of five lines begin with a small letter


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, without white space at their edges. A line that runs on into the next is joined to it."""
    blocks = _between(text, 0, len(text), BLANK)
    if _is_wrapped(text, blocks):
        return blocks
    return [span for block in blocks for span in _lines(text, block)]


def _between(text: str, start: int, end: int, edge: re.Pattern[str]) -> list[Span]:
    spans, low = [], start
    for high, following in [(m.start(), m.end()) for m in edge.finditer(text, start, end)] + [(end, end)]:
        if span := trimmed(text, low, high):
            spans.append(span)
        low = following
    return spans


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its edges; None where nothing else is in it."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + len(piece.rstrip())) if left < len(piece) else None


def _is_wrapped(text: str, blocks: list[Span]) -> bool:
    """Do many line ends inside blocks cut a sentence: a long open line, then a small letter?"""
    inner = cut = 0
    for block in blocks:
        lines = block.of(text).split("\n")
        inner += len(lines) - 1
        for line, following in itertools.pairwise(lines):
            cut += len(line) > SHORTEST_WRAPPED and _is_open(line) and following.lstrip()[:1].islower()
    return inner > 0 and cut / inner > LEAST_CUT


def _is_open(line: str) -> bool:
    last = line.rstrip()[-1:]
    return last.isalnum() or last in ",-–"


def _lines(text: str, block: Span) -> Iterator[Span]:
    held: Span | None = None
    for match in LINE.finditer(text, *block):
        span = trimmed(text, *match.span())
        if span is None:
            continue
        if held and _is_open(held.of(text)) and text[span.start].islower():
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
