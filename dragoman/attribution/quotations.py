"""Quotation marks of an article, paired paragraph by paragraph from the characters alone; no syntax."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.model.analysis import Analysis
from dragoman.model.span import Span

DOUBLE_OPEN = "“«„"
DOUBLE_CLOSE = "”»"
DOUBLE = '"'
SINGLE_OPEN = "‘"
SINGLE_CLOSE = "’'"
MARKS = DOUBLE_OPEN + DOUBLE_CLOSE + DOUBLE + SINGLE_OPEN + SINGLE_CLOSE + "`"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks, marks included.

    `outer` is the index of the quotation that holds it, or None. `joined`: the paragraph ended without a closing mark
    and the next opens with a mark, so the next quotation goes on with this one.
    """

    start: int
    end: int
    paragraph: int
    outer: int | None = None
    joined: bool = False

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Open:
    start: int
    single: bool


def find_quotations(analysis: Analysis) -> tuple[Quotation, ...]:
    """All quotations in order of their start; an outer one stands before those that it holds."""
    text = analysis.article.text
    paragraphs = [
        (number, Span(group[0].start, group[-1].end))
        for number, group in ((n, list(g)) for n, g in groupby(analysis.sentences, key=lambda s: s.paragraph))
    ]
    found: list[Quotation] = []
    for place, (number, span) in enumerate(paragraphs):
        following = paragraphs[place + 1][1].start if place + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following] in DOUBLE_OPEN + DOUBLE + "'`"
        found.extend(_paired(text, span, number, goes_on=goes_on))
    return _nested(sorted(found, key=lambda q: (q.start, -q.end)))


def _paired(text: str, span: Span, number: int, *, goes_on: bool) -> Iterator[Quotation]:
    stack: list[_Open] = []
    for start, end in _marks(text, span):
        mark = text[start:end]
        if _closes(text, mark, start, end, stack):
            while stack:
                opened = stack.pop()
                if opened.single == _is_single(mark):
                    yield Quotation(opened.start, end, number)
                    break
        elif _opens(text, mark, span, (start, end), stack):
            stack.append(_Open(start, _is_single(mark)))
    first = next((opened for opened in stack if not opened.single), None)
    if first is not None and (goes_on or first.start == span.start):
        yield Quotation(first.start, span.end, number, joined=goes_on)


def _marks(text: str, span: Span) -> Iterator[tuple[int, int]]:
    position = span.start
    while position < span.end:
        if text[position] in MARKS:
            length = 2 if text[position : position + 2] in ("''", "``") and position + 2 <= span.end else 1
            yield position, position + length
            position += length
        else:
            position += 1


def _is_single(mark: str) -> bool:
    return len(mark) == 1 and mark in SINGLE_OPEN + SINGLE_CLOSE + "`"


def _closes(text: str, mark: str, start: int, end: int, stack: list[_Open]) -> bool:
    if _is_single(mark):
        inside = any(opened.single for opened in stack)
        return inside and mark in SINGLE_CLOSE and not text[start - 1].isspace() and not text[end : end + 1].isalnum()
    inside = any(not opened.single for opened in stack)
    return inside and mark not in DOUBLE_OPEN and mark != "``"


def _opens(text: str, mark: str, span: Span, at: tuple[int, int], stack: list[_Open]) -> bool:
    start, end = at
    after = text[end : min(end + 1, span.end)]
    if not after or (after.isspace() and mark != DOUBLE):
        return False
    if not _is_single(mark):
        return mark not in DOUBLE_CLOSE and not any(not opened.single for opened in stack)
    free = start == span.start or (not text[start - 1].isalnum() and text[start - 1] not in SINGLE_CLOSE + ".,")
    if not free or after.isdigit() or any(opened.single for opened in stack):
        return False
    return mark == SINGLE_OPEN or (mark == "'" and _has_partner(text, end, span.end))


def _has_partner(text: str, start: int, end: int) -> bool:
    """Is there a straight single mark later on that can close? Looks at most 2,000 characters ahead."""
    place = text.find("'", start, min(end, start + 2000))
    while place >= 0:
        if not text[place - 1].isspace() and not text[place + 1 : place + 2].isalnum():
            return True
        place = text.find("'", place + 1, min(end, start + 2000))
    return False


def _nested(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    open_now: list[int] = []
    for quotation in quotations:
        while open_now and found[open_now[-1]].end <= quotation.start:
            open_now.pop()
        outer = open_now[-1] if open_now else None
        if outer is not None and found[outer].end < quotation.end:
            continue
        open_now.append(len(found))
        found.append(replace(quotation, outer=outer))
    return tuple(found)
