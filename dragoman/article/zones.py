"""Mark what each stretch of a story is. No character is changed, and every character but white space is in one zone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.article.bylines import Byline, published_by, read_byline
from dragoman.article.captions import is_caption
from dragoman.article.credits import credit_at_end, is_credit, picture_credit_at_end
from dragoman.article.datelines import find_dateline
from dragoman.article.furniture import folded, is_furniture
from dragoman.article.headlines import SENTENCE_END, looks_like_headline, same_headline
from dragoman.article.paragraphs import paragraphs, trimmed
from dragoman.lexicon.house import House
from dragoman.model.article import Dateline, Zone, ZoneKind
from dragoman.model.span import Span

TOP = 10  # paragraphs among which bylines stand
DATELINED = 2  # paragraphs of the body that may open with a dateline
LONGEST_KICKER = 40  # characters of a line above the headline
SPEAKER = re.compile(r"[A-Z][A-Z.'’ \-]{1,40}: ")


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text, and what bylines, dateline and credits say."""

    zones: tuple[Zone, ...]
    headline: Span | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    credits: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Draft:
    """Paragraphs and their kinds while they are being found; None: not yet known, in the end body."""

    text: str
    house: House
    spans: list[Span]
    kinds: list[ZoneKind | None]
    bylines: list[Byline] = field(default_factory=list)

    def words(self, n: int) -> str:
        return self.spans[n].of(self.text)

    def unknown(self) -> Iterator[int]:
        return (n for n, kind in enumerate(self.kinds) if kind is None)


def mark(
    text: str, *, house: House, title: str | None = None, published: str | None = None, captions: Iterable[str] = ()
) -> Layout:
    """The layout of a text. `captions`: folded texts of paragraphs known to be captions."""
    spans = paragraphs(text)
    draft = _Draft(text, house, spans, [None] * len(spans))
    if title:
        _mark_title(draft, title)
    if len(spans) > 1:
        _mark_plain(draft, frozenset(captions))
        _mark_bylines(draft)
        _mark_headline(draft)
    return _layout(draft, published)


def _mark_title(draft: _Draft, title: str) -> None:
    for n in range(min(3, len(draft.spans))):
        if same_headline(draft.words(n), title):
            draft.kinds[n] = ZoneKind.HEADLINE
            return


def _mark_plain(draft: _Draft, captions: frozenset[str]) -> None:
    """Furniture, credits and captions, wherever they stand."""
    for n in list(draft.unknown()):
        words = draft.words(n)
        if folded(words) in captions:
            draft.kinds[n] = ZoneKind.CAPTION
        elif is_furniture(words, draft.house):
            draft.kinds[n] = ZoneKind.FURNITURE
        elif is_credit(words, draft.house):
            draft.kinds[n] = ZoneKind.CREDIT
        elif is_caption(draft.text, *draft.spans[n], draft.house):
            draft.kinds[n] = ZoneKind.CAPTION


def _mark_bylines(draft: _Draft) -> None:
    for n in [n for n in draft.unknown() if n < TOP]:
        byline = read_byline(draft.words(n), draft.house)
        if byline and not (n == 0 and not _is_signed(draft.words(n), byline)):
            draft.kinds[n] = ZoneKind.BYLINE
            draft.bylines.append(byline)


def _is_signed(line: str, byline: Byline) -> bool:
    """May a first line be a byline: does it say `By`, or give nothing but a date?"""
    return line[:3].lower() == "by " or (byline.date is not None and not byline.outlet)


def _mark_headline(draft: _Draft) -> None:
    """The first unknown paragraph that may be one; a short line above it (`World News`) may be passed over."""
    if ZoneKind.HEADLINE in draft.kinds:
        return
    for n in list(draft.unknown())[:2]:
        if ZoneKind.CAPTION in draft.kinds[:n] or _has_dateline(draft, n):
            return
        if _may_be_headline(draft, n):
            draft.kinds[n] = ZoneKind.HEADLINE
            return
        if len(draft.words(n)) > LONGEST_KICKER or SENTENCE_END.search(draft.words(n)):
            return


def _may_be_headline(draft: _Draft, n: int) -> bool:
    following = next((m for m in draft.unknown() if m > n), None)
    if following is None:
        return False
    opened = any(k in (ZoneKind.BYLINE, ZoneKind.CAPTION) for k in draft.kinds[n + 1 : n + 3])
    parted = draft.text.count("\n", draft.spans[n].end, draft.spans[n + 1].start) > 1
    return looks_like_headline(
        draft.words(n), draft.words(following), opened=opened or _has_dateline(draft, following), parted=parted
    )


def _has_dateline(draft: _Draft, n: int) -> bool:
    return find_dateline(draft.text, *draft.spans[n], house=draft.house, colon=False) is not None


def _layout(draft: _Draft, published: str | None) -> Layout:
    """Cut the paragraphs into zones."""
    zones: list[Zone] = []
    datelines: list[Dateline] = []
    body = list(draft.unknown())
    speakers = sum(bool(SPEAKER.match(draft.words(n))) for n in body)
    year_from = published or published_by(draft.bylines)
    for n, (span, kind) in enumerate(zip(draft.spans, draft.kinds, strict=True)):
        start = span.start
        if kind is None and n in body[:DATELINED]:
            dateline = find_dateline(
                draft.text, *span, house=draft.house, published=year_from, colon=speakers < 2 and n == body[0]
            )
            if dateline:
                datelines.append(dateline)
                zones.append(Zone(dateline.start, dateline.end, ZoneKind.DATELINE))
                start = dateline.end
        zones += _pieces(draft, start, span.end, kind or ZoneKind.BODY)
    headline = next((z.span for z in zones if z.kind is ZoneKind.HEADLINE), None)
    credited = tuple(z.span for z in zones if z.kind is ZoneKind.CREDIT)
    return Layout(tuple(_merged(zones)), headline, tuple(draft.bylines), next(iter(datelines), None), credited)


def _pieces(draft: _Draft, start: int, end: int, kind: ZoneKind) -> Iterator[Zone]:
    """The zones of one paragraph: caption or body, and the credit that closes it."""
    credit = None
    if kind is ZoneKind.CAPTION:
        credit = picture_credit_at_end(draft.text, start, end, draft.house)
    elif kind is ZoneKind.BODY:
        credit = credit_at_end(draft.text, start, end, draft.house)
    for low, high, its in ((start, credit.start if credit else end, kind), (*(credit or (end, end)), ZoneKind.CREDIT)):
        span = trimmed(draft.text, low, high)
        if span:
            yield Zone(span.start, span.end, its)


def _merged(zones: Iterable[Zone]) -> Iterator[Zone]:
    """Neighbouring paragraphs of the body as one zone."""
    held: Zone | None = None
    for zone in zones:
        if held and held.kind is zone.kind is ZoneKind.BODY:
            held = Zone(held.start, zone.end, ZoneKind.BODY)
            continue
        if held:
            yield held
        held = zone
    if held:
        yield held
