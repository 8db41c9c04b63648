"""Quotations given to the cues that introduce them, and quotations that go on with an earlier one."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import antecedent, noun_phrase
from dragoman.lexicon.cues import Part, Pattern
from dragoman.model.analysis import Token
from dragoman.model.span import Span

ENDS = (".", "!", "?", ";", "...", "…")
BEFORE_QUOTE = (",", ":", "—", "–", "-", "that")
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP")
OPENERS = ("CC", "RB", ",", ":", "UH", "HYPH", "NFP")
STOPS = ("CC", "IN", "RB", "TO", ",", ".", ":", "-LRB-", "WRB", "VBG")


class Speech:
    """Walks the quotations of one page in order of text and remembers who spoke last."""

    def __init__(self, page: Page, candidates: Mapping[int, Candidate]) -> None:
        self.page = page
        self.found = dict(candidates)
        self.speaker: dict[int, int] = {}  # quotation -> key of the candidate
        self._starts = [t.start for t in page.analysis.tokens]
        self._siblings = _previous_siblings(page)
        self.direct: dict[int, list[int]] = {}  # key of the candidate -> its quotations

    def attach(self) -> dict[int, Candidate]:
        """The candidates with their quotations."""
        for number in range(len(self.page.quotations)):
            key = self._speaker_of(number)
            if key is not None:
                self.speaker[number] = key
                self.direct.setdefault(key, []).append(number)
        return {key: self._with_quotes(c) for key, c in self.found.items() if c.content or key in self.direct}

    def _speaker_of(self, number: int) -> int | None:
        page, quotation = self.page, self.page.quotations[number]
        if quotation.outer is None and number and self._goes_on(number):
            return self.speaker.get(self._previous(number))
        if not page.is_utterance(number):
            return None
        after, before = self._after(number), self._before(number)
        opens = all(t.tag in OPENERS for t in before)
        key = self._cue_after(number, after) if opens else None
        if key is None:
            key = self._cue_before(number, before)
        if key is None and not before and quotation.outer is None:
            key = self._continued(number, after)
        return key

    def _previous(self, number: int) -> int:
        return self._siblings[number]

    def _goes_on(self, number: int) -> bool:
        previous = self._previous(number)
        return previous >= 0 and self.page.quotations[previous].joined

    def _room(self, number: int) -> Span:
        """Where the words around a quotation may be looked for: its paragraph, or the quotation that holds it."""
        quotation = self.page.quotations[number]
        if quotation.outer is not None:
            outer = self.page.quotations[quotation.outer]
            return Span(outer.start + 1, outer.end)
        return self._paragraph(quotation.paragraph)

    def _paragraph(self, number: int) -> Span:
        return self._paragraphs().get(number, Span(0, 0))

    def _paragraphs(self) -> dict[int, Span]:
        if not hasattr(self, "_spans"):
            spans: dict[int, Span] = {}
            for sentence in self.page.analysis.sentences:
                known = spans.get(sentence.paragraph, sentence.span)
                spans[sentence.paragraph] = Span(known.start, sentence.end)
            self._spans = spans
        return self._spans

    def _own(self, token: Token, number: int) -> bool:
        """Does the token stand on the level of this quotation, not in a sibling?"""
        outer = self.page.quotations[number].outer
        return self.page.quote_of[token.i] == (-1 if outer is None else outer)

    def _after(self, number: int) -> list[Token]:
        """The words from the closing mark to the end of the sentence or the next quotation."""
        found: list[Token] = []
        room = self._room(number)
        end = self.page.quotations[number].end
        tokens = self.page.analysis.tokens
        for place in range(bisect_left(self._starts, end), len(tokens)):
            token = tokens[place]
            if token.start >= room.end or not self._own(token, number) or (token.text in ENDS and token.dep == "punct"):
                break
            found.append(token)
        return found

    def _before(self, number: int) -> list[Token]:
        """The words from the start of the sentence or the end of the last quotation to the opening mark."""
        start = self.page.quotations[number].start
        room = self._room(number)
        found: list[Token] = []
        tokens = self.page.analysis.tokens
        for place in range(bisect_left(self._starts, start) - 1, -1, -1):
            token = tokens[place]
            if (
                token.start < room.start
                or not self._own(token, number)
                or (token.text in ENDS and token.dep == "punct")
            ):
                break
            found.append(token)
        return found[::-1] or self._line_before(number)

    def _line_before(self, number: int) -> list[Token]:
        """`He declared:` as the end of the paragraph before."""
        quotation = self.page.quotations[number]
        if quotation.outer is not None or quotation.start != self._paragraph(quotation.paragraph).start:
            return []
        tokens = self.page.analysis.tokens_in(self._paragraph(quotation.paragraph - 1))
        if not tokens or tokens[-1].text != ":":
            return []
        return [t for t in self.page.analysis.sentence_of(tokens[-1]).tokens if self._own(t, number)]

    def _last_sign(self, number: int) -> str:
        words = self.page.quotations[number].span.of(self.page.text)
        return next((c for c in reversed(words) if c not in "\"”’'»` "), "")

    def _cue_after(self, number: int, after: list[Token]) -> int | None:
        if not after or not (self._last_sign(number) in ",?!—–-…" or after[0].text in (",", "—", "–", "-")):
            return None
        for token in after[:25]:
            if self._quoting(token):
                return self._sourced(token, after)
        return None

    def _cue_before(self, number: int, before: list[Token]) -> int | None:
        if not before:
            return None
        verbs = [t for t in before[-40:] if self._quoting(t)]
        if before[-1].text not in BEFORE_QUOTE and not (verbs and verbs[-1] is before[-1]):
            return None
        if not verbs:
            return self._by_colon(before)
        return self._sourced(verbs[-1], before)

    def _by_colon(self, before: list[Token]) -> int | None:
        """`Next came the envoy: "We agree."`: the colon is the cue, where a person stands right before it."""
        rows = self.page.cues.find(":", Part.PUNCTUATION)
        if len(before) < 2 or before[-1].text != ":" or before[-2].ner not in ("PERSON", "ORG") or not rows:
            return None
        colon = before[-1]
        head = _top(before[-2], before)
        source = tuple(t for t in noun_phrase(head, colon) if t in before)
        self.found[colon.i] = Candidate(colon, rows[0], (colon,), source, (), head)
        return colon.i

    def _quoting(self, token: Token) -> bool:
        candidate = self.found.get(token.i)
        if candidate is None:
            return False
        rows = self.page.cues.find(token.lemma, candidate.row.part)
        return any(Pattern.QUOTE in row.patterns for row in rows)

    def _sourced(self, verb: Token, around: list[Token]) -> int:
        """The key of the cue, with a source from the words nearby where the parse gave none, or one inside a quotation."""
        candidate = self.found[verb.i]
        head = next((t for t in candidate.source if t.head not in candidate.source), None)
        if head is None or self.page.quote_of[head.i] != self.page.quote_of[verb.i]:
            head = _neighbour(verb, around)
            source = tuple(t for t in noun_phrase(head, verb) if t in around) if head is not None else ()
            speaker = antecedent(head) if head is not None else None
            self.found[verb.i] = replace(candidate, source=source, speaker=speaker)
        return verb.i

    def _continued(self, number: int, after: list[Token]) -> int | None:
        """The speaker of the quotation before, in this paragraph or at the end of the last, where no cue is near."""
        quotation = self.page.quotations[number]
        previous = self._previous(number)
        alone = quotation.start == self._paragraph(quotation.paragraph).start
        earlier = self.page.quotations[previous] if previous >= 0 else None
        if earlier is not None and earlier.paragraph == quotation.paragraph and previous in self.speaker:
            return self.speaker[previous]
        if not alone:
            return self._indirect_speaker(number)
        whole = quotation.end >= self._paragraph(quotation.paragraph).end
        near = earlier is not None and earlier.paragraph == quotation.paragraph - 1
        return self.speaker.get(previous) if whole and near else None

    def _indirect_speaker(self, number: int) -> int | None:
        """`X said that A. "B."`: the cue of the sentence before."""
        start = self.page.quotations[number].start
        room = self._paragraph(self.page.quotations[number].paragraph)
        place = bisect_left(self._starts, start) - 1
        if place < 0 or self.page.analysis.tokens[place].start < room.start:
            return None
        for token in self.page.analysis.sentence_of(self.page.analysis.tokens[place]).tokens:
            candidate = self.found.get(token.i)
            if (
                candidate
                and candidate.source
                and token.end <= start
                and self._quoting(token)
                and self._own(token, number)
            ):
                return token.i
        return None

    def _with_quotes(self, candidate: Candidate) -> Candidate:
        quotes = tuple(self.direct.get(candidate.key, ()))
        if not quotes:
            return candidate
        spans = [self.page.quotations[n].span for n in quotes]
        kept = () if self._is_quoted(candidate, quotes) else candidate.content
        kept = tuple(t for t in kept if not any(s.holds(t.span) for s in spans)) or self._that(candidate, spans[0])
        rows = self.page.cues.find(candidate.head.lemma, candidate.row.part)
        row = (
            candidate.row
            if len(kept) > 1 or candidate.row.part is Part.PUNCTUATION
            else next((r for r in rows if Pattern.QUOTE in r.patterns), candidate.row)
        )
        return replace(candidate, content=kept, quotes=quotes, row=row)

    def _that(self, candidate: Candidate, first: Span) -> tuple[Token, ...]:
        """The word *that* right before the first quotation."""
        before = self.page.analysis.tokens_in(Span(max(first.start - 2, 0), first.start))
        return before[-1:] if before and before[-1].lemma == "that" and before[-1].i > candidate.head.i else ()

    def _is_quoted(self, candidate: Candidate, quotes: tuple[int, ...]) -> bool:
        """Is what the parser took for the clause nothing but the quotation with chaff around it?"""
        spans = [self.page.quotations[n].span for n in quotes]
        outside = [t for t in candidate.content if t.text[0].isalnum() and not any(s.touches(t.span) for s in spans)]
        inside = [t for t in candidate.content if any(s.touches(t.span) for s in spans)]
        first = spans[0]
        if not outside or first.end <= candidate.head.start:
            return True
        between = [t for t in outside if candidate.head.i < t.i and t.end <= first.start]
        return bool(inside) and len(between) < 2


def _previous_siblings(page: Page) -> list[int]:
    """For each quotation the one before it on the same level, or -1."""
    last: dict[int | None, int] = {}
    found: list[int] = []
    for number, quotation in enumerate(page.quotations):
        found.append(last.get(quotation.outer, -1))
        last[quotation.outer] = number
    return found


def _top(token: Token, around: list[Token]) -> Token:
    """The head of the whole phrase that a noun stands in: `Lee, a spokesman in Baghdad`."""
    while True:
        up = token.head.head if token.dep == "pobj" else token.head
        fits = token.dep in ("pobj", "appos", "compound", "conj", "nmod") and up.tag in NOMINAL
        if not fits or up not in around or (up.i > token.i and token.dep != "compound"):
            return token
        token = up


def _neighbour(verb: Token, around: list[Token]) -> Token | None:
    """The subject by position: the noun right before the verb, or right after it (`said the envoy`)."""
    before = [t for t in around if t.i < verb.i]
    for token in reversed(before):
        if token.tag in NOMINAL and not token.ner.startswith(("DATE", "TIME")):
            return _top(token, before)
        if token.tag in STOPS and token.tag not in ("RB", ","):
            break
    found = None
    for token in around:
        if token.i <= verb.i:
            continue
        if token.tag in STOPS:
            break
        if token.tag in NOMINAL:
            found = token
    return found
