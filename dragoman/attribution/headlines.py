"""Headlines in which a colon or dash does the work: `Seoul: North fires missile`, `North fires missile: Seoul`."""

from collections.abc import Iterator

from dragoman.attribution.draft import Draft, form_of
from dragoman.attribution.page import FINITE, Page
from dragoman.lexicon.cues import Part
from dragoman.model.analysis import Sentence, Token
from dragoman.model.article import ZoneKind
from dragoman.model.span import Span

LONGEST_SOURCE = 5
STOPS = (".", "!", "?")
LONGEST_HEADLINE = 160
NOMINAL = ("NN", "NNS", "NNP", "NNPS", "JJ", "CC", "DT", "POS", "CD", "IN", "FW", "VBG")
SPEAKERS = ("PERSON", "ORG", "GPE", "NORP")


def headline_drafts(page: Page) -> Iterator[Draft]:
    """One draft for each headline with such a mark."""
    for sentence in page.analysis.sentences:
        if _is_headline(page, sentence):
            yield from _halves(page, _line(page, sentence))
        if sentence.zone is not ZoneKind.HEADLINE and sentence.paragraph > 0:
            break


def _is_headline(page: Page, sentence: Sentence) -> bool:
    if sentence.zone is ZoneKind.HEADLINE:
        return sentence.index == 0 or page.analysis.sentences[sentence.index - 1].paragraph != sentence.paragraph
    line = _line(page, sentence)
    alone = page.analysis.sentences[-1].paragraph > 0 or line[-1].text not in STOPS
    return sentence.index == 0 and alone and line[-1].end - sentence.start < LONGEST_HEADLINE


def _line(page: Page, sentence: Sentence) -> tuple[Token, ...]:
    """All tokens of the paragraph that a headline is."""
    same = (s for s in page.analysis.sentences[sentence.index :] if s.paragraph == sentence.paragraph)
    return tuple(t for s in same for t in s.tokens)


def _halves(page: Page, line: tuple[Token, ...]) -> Iterator[Draft]:
    marks = [t for t in line[1:-1] if page.cues.find(t.text, Part.PUNCTUATION) and _stands_free(page, t)]
    if len(marks) != 1:
        return
    mark = marks[0]
    left = tuple(t for t in line if t.i < mark.i)
    right = tuple(t for t in line if t.i > mark.i)
    if mark.text == ":" and _is_speaker(page, left) and _is_claim(right):
        yield from _made(page, mark, left, right)
    elif _is_speaker(page, right) and (_is_claim(left) or (mark.text == ":" and _is_short_headline(left, right))):
        yield from _made(page, mark, right, left)


def _stands_free(page: Page, token: Token) -> bool:
    """Followed by space, and for dashes after a space too; a colon inside a time is none."""
    after = page.text[token.end : token.end + 1].isspace()
    return after and (token.text == ":" or page.text[token.start - 1 : token.start].isspace())


def _is_speaker(page: Page, half: tuple[Token, ...]) -> bool:
    words = [t for t in half if t.text[0].isalnum()]
    if not words or len(words) > LONGEST_SOURCE or not all(t.tag in NOMINAL or t.text[0].isupper() for t in words):
        return False
    said = " ".join(t.text for t in words).lower()
    if said in page.cues.headline_labels or words[-1].text[0].isdigit():
        return False
    return any(t.ner in SPEAKERS or t.tag in ("NNP", "NNPS") for t in words) or words[-1].tag in ("NNS", "NN")


def _is_claim(half: tuple[Token, ...]) -> bool:
    words = [t for t in half if t.text[0].isalnum()]
    return len(words) > 2 and any(t.tag in FINITE or t.tag in ("VBN", "VB") for t in words)


def _is_short_headline(left: tuple[Token, ...], right: tuple[Token, ...]) -> bool:
    """`North fires missile: Seoul`, where the tagger sees no verb: a short known speaker after a longer line."""
    return len(left) > 2 and len(right) < 4 and any(t.ner in SPEAKERS or t.tag == "NNS" for t in right)


def _made(page: Page, mark: Token, source: tuple[Token, ...], content: tuple[Token, ...]) -> Iterator[Draft]:
    row = page.cues.find(mark.text, Part.PUNCTUATION)[0]
    sources, contents = page.spans(source), page.spans(content)
    if sources and contents:
        head = next((t for t in reversed(source) if t.text[0].isalnum()), None)
        yield Draft(row, sources[:1], (Span(mark.start, mark.end),), contents, form_of(page, contents, -1), head)
