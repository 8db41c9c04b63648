"""Speech set out by the page instead of a verb: turns of a transcript (`SMITH: We agree.`), names after a dash (`"No." — A. Smith`)."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from dragoman.attribution.draft import Draft, form_of
from dragoman.attribution.page import Page
from dragoman.lexicon.cues import Part
from dragoman.model.article import ZoneKind
from dragoman.model.span import Span

WORD = r"(?:[^\W\d_a-z][\w.'’-]*)"
LABEL = re.compile(rf"[\"“”'‘]?(?P<name>{WORD}(?: {WORD}){{0,5}})(?: \([^)\n]{{1,60}}\))?(?P<cue>:)\s+(?=\S)")
CREDIT = re.compile(
    rf"[\"”»'’]\s{{0,3}}(?P<cue>[—―–-]{{1,2}})\s?(?P<name>{WORD}(?: {WORD}){{0,5}})(?<!\.)(?=\W*$|,)", re.MULTILINE
)
OPENING = "\"“”«„'‘"
FEWEST_TURNS = 3  # with fewer, a name and a colon may be a list or a heading
FEWEST_CAPITAL_TURNS = 2


def layout_drafts(page: Page) -> Iterator[Draft]:
    """One draft for each turn and each quotation with a name after a dash."""
    return chain(_turns(page), _credited(page))


def _paragraphs(page: Page) -> list[Span]:
    reported = (s for s in page.analysis.sentences if s.zone is not ZoneKind.HEADLINE)
    groups = (list(group) for _, group in groupby(reported, key=lambda s: s.paragraph))
    return [Span(group[0].start, group[-1].end) for group in groups]


def _turns(page: Page) -> Iterator[Draft]:
    """The turns of a transcript; paragraphs without a label between two turns belong to the one before."""
    paragraphs = _paragraphs(page)
    labels = {n: label for n, span in enumerate(paragraphs) if (label := _label(page, span))}
    names = {label["name"] for label in labels.values()}
    fewest = FEWEST_CAPITAL_TURNS if all(name.isupper() for name in names) else FEWEST_TURNS
    if len(labels) < fewest:
        return
    places = sorted(labels)
    for n, following in zip(places, [*places[1:], places[-1] + 1], strict=True):
        label = labels[n]
        first = Span(label.end(), paragraphs[n].end)
        rest = [p for p in paragraphs[n + 1 : following] if not p.of(page.text).startswith(("(", "["))]
        yield from _made(page, Span(*label.span("name")), Span(*label.span("cue")), [first, *rest])


def _label(page: Page, paragraph: Span) -> re.Match[str] | None:
    found = LABEL.match(page.text, paragraph.start, paragraph.end)
    return None if found is None or found["name"].lower() in page.cues.headline_labels else found


def _credited(page: Page) -> Iterator[Draft]:
    """A paragraph in quotation marks, a dash, a name: what is quoted is that person's."""
    for paragraph in _lines(page):
        found = CREDIT.search(page.text, paragraph.start, paragraph.end)
        if found is not None and page.text[paragraph.start] in OPENING:
            content = Span(paragraph.start, found.start() + 1)
            yield from _made(page, Span(*found.span("name")), Span(*found.span("cue")), [content])


def _lines(page: Page) -> Iterator[Span]:
    """The lines of the reporting zones; a line that only opens with a dash belongs to the one before."""
    spans: list[Span] = []
    for paragraph in _paragraphs(page):
        dashed = page.text[paragraph.start] in "—―–-" and spans and paragraph.start - spans[-1].end <= 3
        start = spans.pop().start if dashed else paragraph.start
        spans.append(Span(start, paragraph.end))
    return iter(spans)


def _made(page: Page, source: Span, cue: Span, content: Iterable[Span]) -> Iterator[Draft]:
    rows = page.cues.find(cue.of(page.text), Part.PUNCTUATION)
    contents = page.merged(s for s in content if any(c.isalnum() for c in s.of(page.text)))
    inside = page.analysis.tokens_in(source)
    if rows and contents and inside:
        yield Draft(rows[0], (source,), (cue,), contents, form_of(page, contents, -1), inside[-1])
