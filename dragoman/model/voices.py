"""The chain of voices behind a word: innermost source first, the publication last."""

from dragoman.model.article import Article
from dragoman.model.attribution import Attitude, Attribution, Claims
from dragoman.model.entity import Entity, Via, ViaRule
from dragoman.model.event import Voice

PERFORMED = frozenset(
    {"allow", "order", "forbid", "welcome", "support", "criticise"}
)  # groups of cues that do not claim


def chain(article: Article, claims: Claims, token: int) -> tuple[Voice, ...]:
    """Who says what a token tells, inner to outer, ending in the wire agency (if the story names one) and the publication."""
    claimed = [voice(article, a) for a in claims.chain(token) if _claims(a)]
    return tuple(_without_repeats([*claimed, *outer_voices(article)]))


def _claims(attribution: Attribution) -> bool:
    """Does somebody stand for the content? Not by praising or ordering it, nor by a promise or wish of nobody's."""
    nobody = not attribution.source and attribution.attitude is Attitude.EVENTUALITY
    return attribution.group not in PERFORMED and not nobody


def _without_repeats(voices: list[Voice]) -> list[Voice]:
    """One link where the same source stands twice in a row (`X tried to say that ...`)."""
    kept: list[Voice] = []
    for voice in voices:
        if kept and voice.text is not None and kept[-1].text == voice.text:
            continue
        kept.append(voice)
    return kept


def voice(article: Article, attribution: Attribution) -> Voice:
    """One attribution as a link of the chain; without a span where the source is left unsaid."""
    cue = " ".join(span.of(article.text) for span in attribution.cue) or None
    if not attribution.source:
        return Voice(attribution.entity, None, cue, None, None, attribution.form)
    first, last = attribution.source[0], attribution.source[-1]
    text = article.text[first.start : last.end]
    return Voice(attribution.entity, text, cue, first.start, last.end, attribution.form)


def outer_voices(article: Article) -> tuple[Voice, ...]:
    """The wire agency and the publication; one empty voice where neither is known."""
    names = [name for name in (article.agency, article.publication) if name]
    different: list[str | None] = [*dict.fromkeys(names)]
    return tuple(_outlet(article, name) for name in different or [None])


def _outlet(article: Article, name: str | None) -> Voice:
    start = article.text.find(name) if name else -1
    if name is None or start < 0:
        return Voice(None, name, None, None, None, None)
    end = start + len(name)
    via = Via(ViaRule.NAME)
    entity = Entity(name, start, end, name=name, sector="JRN", sectors=("JRN",), via=via)
    return Voice(entity, name, None, start, end, None)
