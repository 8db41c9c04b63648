"""What all attribution rules look at: the analysis, its quotations and the cues; and spans made from tokens."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dragoman.attribution.quotations import Quotation, find_quotations
from dragoman.lexicon.cues import Cues
from dragoman.model.analysis import Analysis, Token
from dragoman.model.span import Span

FINITE = ("VBD", "VBP", "VBZ", "MD")
LONGEST_SENTENCE = 500  # tokens
SAID = ".!?,…—–-"


@dataclass(frozen=True)
class Page:
    """One article as the attribution rules see it."""

    analysis: Analysis
    cues: Cues

    @property
    def text(self) -> str:
        """The text of the article."""
        return self.analysis.article.text

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that may be cues: all but those of sentences too long to be prose (cost grows with their square)."""
        return tuple(t for s in self.analysis.sentences if len(s.tokens) <= LONGEST_SENTENCE for t in s.tokens)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, outer before inner."""
        return find_quotations(self.analysis)

    @cached_property
    def quote_of(self) -> tuple[int, ...]:
        """For each token the index of the innermost quotation that holds it, or -1. Marks count as inside."""
        found = [-1] * len(self.analysis.tokens)
        for number, quotation in enumerate(self.quotations):
            for token in self.analysis.tokens_in(quotation.span):
                found[token.i] = number
        return tuple(found)

    def top_quote(self, token: Token) -> int:
        """The index of the outermost quotation that holds a token, or -1."""
        number = self.quote_of[token.i]
        while number >= 0 and (outer := self.quotations[number].outer) is not None:
            number = outer
        return number

    def within(self, token: Token, number: int) -> bool:
        """Does the token stand in this quotation, at any depth? -1 stands for the article itself."""
        held = self.quote_of[token.i]
        while held >= 0 and held != number:
            outer = self.quotations[held].outer
            held = -1 if outer is None else outer
        return held == number

    def is_utterance(self, number: int) -> bool:
        """Is the quotation something said, rather than a title, a slogan or a scare quote?"""
        return self._utterances[number]

    @cached_property
    def _utterances(self) -> tuple[bool, ...]:
        return tuple(self._utterance(q) for q in self.quotations)

    def _utterance(self, quotation: Quotation) -> bool:
        inside = self.analysis.tokens_in(quotation.span)
        words = [t for t in inside if t.text[:1].isalnum()]
        if not words:
            return False
        last = next((c for c in reversed(quotation.span.of(self.text)) if c not in "\"”’'»` "), "")
        if last and last in SAID:
            return True
        titled = sum(w.text[0].isupper() for w in words if len(w.text) > 3)
        long = sum(len(w.text) > 3 for w in words)
        return any(w.tag in FINITE for w in words) and not (long and titled == long)

    @cached_property
    def _levels(self) -> dict[int, tuple[list[int], list[Quotation]]]:
        """Quotations by the index of what holds them (-1: nothing): their starts, and themselves; disjoint, in order."""
        found: dict[int, tuple[list[int], list[Quotation]]] = {}
        for quotation in self.quotations:
            starts, same = found.setdefault(-1 if quotation.outer is None else quotation.outer, ([], []))
            starts.append(quotation.start)
            same.append(quotation)
        return found

    def quotations_near(self, span: Span, level: int) -> list[Quotation]:
        """The quotations right inside a level that touch a span or start at most one character after it."""
        starts, same = self._levels.get(level, ([], []))
        first, last = max(bisect_right(starts, span.start) - 1, 0), bisect_right(starts, span.end + 1)
        return [q for q in same[first:last] if q.end > span.start]

    def spans(self, tokens: Iterable[Token], *, quotes: bool = True) -> tuple[Span, ...]:
        """The characters of tokens: unbroken runs, without punctuation at the ends but with whole quotations."""
        runs: list[list[Token]] = []
        for token in sorted(set(tokens), key=_index):
            if runs and runs[-1][-1].i == token.i - 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        found = [self.with_bracket(span) for run in runs if (span := _trimmed(run))]
        return self.merged([self.with_marks(s) if quotes else s for s in found])

    def with_bracket(self, span: Span) -> Span:
        """The span, with the bracket that closes one opened inside it: `Lee (R-Utah)`."""
        inside = span.of(self.text)
        for opening, closing in ("()", "[]"):
            if inside.count(opening) > inside.count(closing) and self.text[span.end : span.end + 1] == closing:
                return Span(span.start, span.end + 1)
        return span

    def with_marks(self, span: Span) -> Span:
        """The span, widened to the marks of every quotation whose words it covers."""
        start, end = span
        place = max(bisect_right(self._quote_starts, span.end), 0)
        for quotation in reversed(self.quotations[:place]):
            if quotation.start < span.start - 2:
                break
            inner = self._inner(quotation)
            if inner.start < inner.end and span.start <= inner.start and inner.end <= span.end:
                start, end = min(start, quotation.start), max(end, quotation.end)
        return Span(start, end)

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    def _inner(self, quotation: Quotation) -> Span:
        start, end = quotation.span
        while start < end and not self.text[start].isalnum():
            start += 1
        while end > start and not self.text[end - 1].isalnum():
            end -= 1
        return Span(start, end)

    def merged(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Sorted spans; those that touch, or have only white space between them, become one."""
        found: list[Span] = []
        for span in sorted(spans):
            if found and (span.start <= found[-1].end or self.text[found[-1].end : span.start].isspace()):
                found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
            else:
                found.append(span)
        return tuple(found)


def _index(token: Token) -> int:
    return token.i


def _trimmed(run: list[Token]) -> Span | None:
    """The run without punctuation at its ends; None where it is nothing else."""
    kept = [
        n
        for n, token in enumerate(run)
        if token.tag in ("POS", "$", "CD") or any(c.isalnum() or c == "%" for c in token.text)
    ]
    return Span(run[kept[0]].start, run[kept[-1]].end) if kept else None
