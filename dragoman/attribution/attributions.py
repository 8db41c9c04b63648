"""Who says what in an article: quotations and syntax, joined by the cue lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.draft import Draft, draft
from dragoman.attribution.headlines import headline_drafts
from dragoman.attribution.layout import layout_drafts
from dragoman.attribution.nesting import depths, parents, voices
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import is_verb, noun_phrase
from dragoman.attribution.speech import Speech
from dragoman.attribution.verbs import verb_candidates
from dragoman.attribution.words import adposition_candidates, word_candidates
from dragoman.lexicon.cues import Cues, Part
from dragoman.model.analysis import Analysis
from dragoman.model.attribution import Attribution
from dragoman.model.entity import Entity
from dragoman.model.resolution import Resolution

DEEPEST = 10  # levels of nesting kept; news has four at most

__all__ = ["find_attributions", "voices"]


def find_attributions(analysis: Analysis, resolution: Resolution, cues: Cues) -> tuple[Attribution, ...]:
    """All attributions in order of their cues, nested ones too; `parent` tells which content holds which."""
    page = Page(analysis, cues)
    drafts = [d for c in candidates(page) if (d := draft(page, c))]
    drafts = _distinct([*headline_drafts(page), *layout_drafts(page), *drafts])
    drafts = [d for d, depth in zip(drafts, depths(parents(drafts)), strict=True) if depth <= DEEPEST]
    above = parents(drafts)
    return tuple(_attribution(n, d, above[n], resolution) for n, d in enumerate(drafts))


def candidates(page: Page) -> list[Candidate]:
    """Candidates of all parts of speech, with the quotations that belong to them."""
    hosts = list(adposition_candidates(page))
    said_above = {t.i for host in hosts for t in (*host.cue, *host.source)}
    phrases = set(said_above)
    found: dict[int, Candidate] = {}
    for candidate in word_candidates(page):
        found[candidate.key] = candidate
        phrases |= {t.i for t in candidate.cue if t.i != candidate.key}
    for candidate in verb_candidates(page):
        found.setdefault(candidate.key, candidate)
        phrases |= {t.i for t in candidate.cue if t.i < candidate.key and is_verb(t)}
    found = {key: _without(c, said_above) for key, c in found.items() if key not in phrases and not _merges(c, found)}
    spoken = Speech(page, found).attach()
    spoken |= {c.key: c for c in passed_on(page, spoken)}
    return [*(_with_quotes_below(host, spoken) for host in hosts), *spoken.values()]


def passed_on(page: Page, spoken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """`The agency, citing officials, said ...`: the officials say it, under the agency."""
    for candidate in spoken.values():
        verb = candidate.head
        rows = page.cues.find(verb.text.lower(), Part.ADPOSITION)
        above = spoken.get(verb.head.i)
        cited = verb.child("dobj")
        if not rows or above is None or above is candidate or cited is None or not (above.content or above.quotes):
            continue
        source = tuple(noun_phrase(cited, verb))
        taken = {t.i for t in (*source, *candidate.cue)}
        content = tuple(t for t in above.content if t.i not in taken)
        yield Candidate(verb, rows[0], (verb,), source, content, cited, above.quotes, under=above.key)


def _merges(candidate: Candidate, found: Mapping[int, Candidate]) -> bool:
    """`seems to think`: the thinking is the cue."""
    return candidate.row.group == "seem" and any(c.i in found for c in candidate.head.all_children("xcomp"))


def _without(candidate: Candidate, phrases: set[int]) -> Candidate:
    """What a source is credited with does not hold `according to ...`: that phrase is of the layer above."""
    if phrases.isdisjoint(t.i for t in candidate.content):
        return candidate
    return replace(candidate, content=tuple(t for t in candidate.content if t.i not in phrases))


def _with_quotes_below(host: Candidate, spoken: Mapping[int, Candidate]) -> Candidate:
    """`He said "...", according to the agency`: what the inner source is quoted with is content of the outer too."""
    inner = {n for t in host.content if t.i in spoken for n in spoken[t.i].quotes}
    return replace(host, quotes=tuple(sorted(inner)))


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """In order of cue; of two with the same cue the first stays."""
    found: dict[int, Draft] = {}
    for one in drafts:
        found.setdefault(one.anchor, one)
    return [found[anchor] for anchor in sorted(found)]


def _attribution(number: int, one: Draft, parent: int | None, resolution: Resolution) -> Attribution:
    return Attribution(
        id=f"a{number + 1}",
        source=one.source,
        cue=one.cue,
        content=one.content,
        form=one.form,
        attitude=one.row.attitude,
        group=one.row.group,
        parent=None if parent is None else f"a{parent + 1}",
        entity=_entity(one, resolution),
    )


def _entity(one: Draft, resolution: Resolution) -> Entity | None:
    mention = resolution.by_head.get(one.speaker.i) if one.speaker is not None else None
    return mention.entity if mention is not None else None
