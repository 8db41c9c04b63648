"""The words of a text around those that were looked for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.store.words import asked

REACH = 140  # characters on each side of the first word found


def snippet(text: str, words: str | None) -> list[tuple[str, bool]]:
    """Pieces of the text around the first of the words, else of its beginning: the characters, and whether they were looked for."""
    terms = asked(words)[0] if words else []
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)", re.IGNORECASE) if terms else None
    first = found.search(text) if found else None
    at = first.start() if first else 0
    start, end = _widened(text, at - REACH, at + REACH)
    hits = [hit.span() for hit in found.finditer(text, start, end)] if found else []
    pieces = list(_pieces(text, start, end, hits))
    return [("… ", False)] * (start > 0) + pieces + [(" …", False)] * (end < len(text))


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The same, cut at white space."""
    begin = text.find(" ", start) + 1 if start > 0 else 0
    stop = text.rfind(" ", 0, end) if end < len(text) else len(text)
    return max(begin, 0), stop if stop > begin else min(end, len(text))


def _pieces(text: str, start: int, end: int, hits: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    edges = sorted({start, end, *(edge for hit in hits for edge in hit)})
    yield from ((text[a:b], (a, b) in hits) for a, b in pairwise(edges))
