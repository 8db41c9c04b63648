"""Candidates turned into spans."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.page import Page
from dragoman.lexicon.cues import Cue
from dragoman.model.analysis import Token
from dragoman.model.attribution import Form
from dragoman.model.span import Span


@dataclass(frozen=True)
class Draft:
    """An attribution without id and parent. `anchor` is a character of the cue."""

    row: Cue
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    speaker: Token | None
    key: int = -1
    under: int | None = None

    @property
    def anchor(self) -> int:
        """Where the cue starts."""
        return self.cue[0].start

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(s.end - s.start for s in self.content)

    def holds(self, offset: int) -> bool:
        """Does a character stand in the content?"""
        return any(s.start <= offset < s.end for s in self.content)


def draft(page: Page, candidate: Candidate) -> Draft | None:
    """Spans of one candidate; None where nothing is left of cue or content."""
    level = page.quote_of[candidate.head.i]
    cue = page.spans(candidate.cue, quotes=False) or (candidate.head.span,)
    source = _source(page, candidate, level)
    tokens = [t for t in candidate.content if level < 0 or page.within(t, level)]
    content = with_adjacent_quote(page, page.spans(tokens), level)
    content = page.merged([*content, *(page.quotations[n].span for n in candidate.quotes)])
    content = subtract(content, [*cue, *source])
    content = tuple(s for s in content if any(c.isalnum() for c in s.of(page.text)))
    if not content:
        return None
    form = form_of(page, content, level)
    return Draft(candidate.row, source, cue, content, form, candidate.speaker, candidate.key, candidate.under)


def with_adjacent_quote(page: Page, content: tuple[Span, ...], level: int) -> tuple[Span, ...]:
    """Content that runs up to a quoted piece takes it in: `vowed to fight "to the end."`."""
    if not content:
        return content
    end = content[-1].end
    for quotation in page.quotations_near(Span(end, end), level):
        if end <= quotation.start <= end + 1 and page.text[end : quotation.start].strip() == "":
            return (*content[:-1], Span(content[-1].start, quotation.end))
    return content


def _source(page: Page, candidate: Candidate, level: int) -> tuple[Span, ...]:
    if not candidate.source:
        return ()
    cue = {t.i for t in candidate.cue}
    tokens = [t for t in candidate.source if t.i not in cue and (level < 0 or page.within(t, level))]
    spans = page.spans(tokens)
    if not spans:
        return ()
    whole = _with_name(page, candidate, Span(spans[0].start, spans[-1].end))
    before = candidate.head.i > tokens[0].i
    if (
        before
        and "," in whole.of(page.text)
        and page.text[whole.end : whole.end + 1] == ","
        and _has_apposition(tokens)
    ):
        whole = Span(whole.start, whole.end + 1)
    return (whole,)


def _with_name(page: Page, candidate: Candidate, span: Span) -> Span:
    """The span, with the rest of a name that the parser broke off, up to the cue."""
    first = candidate.cue[0]
    gap = (
        [t for t in page.analysis.tokens_in(Span(span.end, first.start)) if t.start >= span.end]
        if span.end < first.start
        else []
    )
    if gap and len(gap) < 4 and all(t.tag in ("NNP", "NNPS") for t in gap):
        return Span(span.start, gap[-1].end)
    return span


def _has_apposition(tokens: Iterable[Token]) -> bool:
    return any(t.dep in ("appos", "relcl", "acl") for t in tokens)


def subtract(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of spans outside the holes."""
    left = list(spans)
    for hole in holes:
        pieces: list[Span] = []
        for span in left:
            if span.touches(hole):
                pieces += [Span(span.start, hole.start), Span(hole.end, span.end)]
            else:
                pieces.append(span)
        left = [p for p in pieces if p.start < p.end]
    return tuple(sorted(left))


def form_of(page: Page, content: Iterable[Span], level: int) -> Form:
    """Direct, indirect or mixed, by the quotations one level below that of the cue."""
    spans = list(content)
    below = [q.span for span in spans for q in page.quotations_near(span, level)]
    if all(any(q.holds(s) for q in below) or _made_of(s, below, page.text) for s in spans):
        return Form.DIRECT
    return Form.MIXED if any(q.touches(s) for q in below for s in spans) else Form.INDIRECT


def _made_of(span: Span, quotations: Iterable[Span], text: str) -> bool:
    rest = subtract([span], quotations)
    return bool(rest != (span,)) and not any(c.isalnum() for s in rest for c in s.of(text))
