"""Who says what in an article: quotations and syntax, joined by the cue lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.draft import Draft, draft
from dragoman.attribution.headlines import headline_drafts
from dragoman.attribution.layout import layout_drafts
from dragoman.attribution.nesting import depths, parents, voices
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import is_passive, is_verb, noun_phrase
from dragoman.attribution.speech import Speech
from dragoman.attribution.verbs import verb_candidates
from dragoman.attribution.words import adposition_candidates, word_candidates
from dragoman.lexicon.cues import Cues, Part
from dragoman.lexicon.roles import load_roles
from dragoman.model.analysis import Analysis, Token
from dragoman.model.attribution import Attribution, SourceKind
from dragoman.model.entity import Entity
from dragoman.model.resolution import Resolution

FIRST_PERSON = frozenset({"i", "we"})
NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
DEEPEST = 10  # levels of nesting kept; news has four at most

__all__ = ["find_attributions", "voices"]


def find_attributions(analysis: Analysis, resolution: Resolution, cues: Cues) -> tuple[Attribution, ...]:
    """All attributions in order of their cues, nested ones too; `parent` tells which content holds which."""
    page = Page(analysis, cues)
    drafts = [d for c in candidates(page, frozenset(resolution.by_head)) if (d := draft(page, c))]
    drafts = _distinct([*headline_drafts(page), *layout_drafts(page), *drafts])
    drafts = [d for d, depth in zip(drafts, depths(parents(drafts)), strict=True) if depth <= DEEPEST]
    above = parents(drafts)
    return tuple(_attribution(n, d, above[n], resolution, cues) for n, d in enumerate(drafts))


def candidates(page: Page, actors: frozenset[int] = frozenset()) -> list[Candidate]:
    """Candidates of all parts of speech, with the quotations that belong to them; `actors`: heads of what can speak."""
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
    spoken |= {c.key: c for c in passed_on(page, {**{h.key: h for h in hosts}, **spoken}, actors)}
    return [*(_with_quotes_below(host, spoken) for host in hosts), *spoken.values()]


def passed_on(page: Page, spoken: Mapping[int, Candidate], actors: frozenset[int]) -> Iterator[Candidate]:
    """Whoever is cited says it under whoever cites: `The agency, citing officials, said ...`, `quoted by the agency`."""
    for candidate in spoken.values():
        verb = candidate.head
        if not is_verb(verb) or verb.lemma not in ("cite", "quote"):
            continue
        if verb.tag == "VBN" and verb.dep == "acl":
            yield from _quoted_by(candidate, spoken)
        elif is_passive(verb) and candidate.source:
            yield from _quoted_as_saying(page, candidate)
        else:
            yield from _citing(page, candidate, spoken, actors)


def _citing(
    page: Page, candidate: Candidate, spoken: Mapping[int, Candidate], actors: frozenset[int]
) -> Iterator[Candidate]:
    """`Citing its costs` gives a reason, and no source."""
    verb = candidate.head
    rows = page.cues.find(verb.text.lower(), Part.ADPOSITION) or page.cues.find("citing", Part.ADPOSITION)
    cited = verb.child("dobj")
    above = _teller(candidate, spoken)
    if above is None or not rows or cited is None or not (above.content or above.quotes):
        return
    speaks = cited.i in actors or cited.ner in NAMES or cited.lemma in _speakers() | page.cues.documents
    if not speaks and any(c.tag == "PRP$" for c in cited.children):
        return
    source = tuple(noun_phrase(cited, verb))
    taken = {t.i for t in (*verb.subtree(), *candidate.cue)}
    content = tuple(t for t in above.content if t.i not in taken)
    yield Candidate(verb, rows[0], (verb,), source, content, cited, above.quotes, under=above.key)


def _quoted_as_saying(page: Page, candidate: Candidate) -> Iterator[Candidate]:
    """`The envoy was quoted by the agency as saying ...`: the envoy says it, under the agency."""
    verb = candidate.head
    link = next((c for c in verb.all_children("prep") if c.lemma == "as"), None)
    saying, speaker = link.child("pcomp") if link is not None else None, verb.child("nsubjpass")
    rows = page.cues.find(saying.lemma, Part.VERB) if saying is not None else ()
    if saying is None or speaker is None or not rows:
        return
    source = tuple(noun_phrase(speaker, verb))
    taken = {t.i for t in (*source, *candidate.cue, *candidate.source, saying)}
    content = tuple(t for t in candidate.content if t.i not in taken)
    yield Candidate(saying, rows[0], (saying,), source, content, speaker, candidate.quotes, under=candidate.key)


def _teller(candidate: Candidate, spoken: Mapping[int, Candidate]) -> Candidate | None:
    """Whose report the citing belongs to: the verb that it hangs on, or the one whose source it stands beside."""
    verb = candidate.head
    near = spoken.get(verb.head.i)
    if near is not None and near is not candidate:
        return near
    beside = (c for c in spoken.values() if c is not candidate and verb.head.i in {t.i for t in c.source})
    return next(beside, None) if verb.dep in ("acl", "relcl") else None


def _quoted_by(candidate: Candidate, spoken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """`"...", said a commander, quoted by the Times`: the Times holds all of it."""
    verb = candidate.head
    for other in spoken.values():
        if other is not candidate and verb.head.i in {t.i for t in other.source} and candidate.source:
            taken = {t.i for t in verb.subtree()}
            words = {t.i: t for t in (*other.content, *other.source, *other.cue) if t.i not in taken}
            content = tuple(words[i] for i in sorted(words))
            yield replace(candidate, content=content, quotes=other.quotes)
            return


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


def _attribution(number: int, one: Draft, parent: int | None, resolution: Resolution, cues: Cues) -> Attribution:
    entity = _entity(one, resolution)
    return Attribution(
        id=f"a{number + 1}",
        source=one.source,
        cue=one.cue,
        content=one.content,
        form=one.form,
        attitude=one.row.attitude,
        group=one.row.group,
        parent=None if parent is None else f"a{parent + 1}",
        entity=entity,
        kind=_kind(one.speaker, entity, cues, is_inner=parent is not None),
    )


def _kind(speaker: Token | None, entity: Entity | None, cues: Cues, *, is_inner: bool) -> SourceKind:
    """What sort of source the words name; a pronoun is what it stands for."""
    if speaker is None:
        return SourceKind.UNNAMED
    if speaker.text.lower() in FIRST_PERSON and not is_inner:
        return SourceKind.AUTHOR
    if speaker.lemma in cues.documents:
        return SourceKind.DOCUMENT
    if (entity is not None and entity.name) or speaker.pos == "PROPN" or speaker.ner in NAMES:
        return SourceKind.NAMED
    several = speaker.tag in ("NNS", "NNPS") or speaker.text.lower() in ("they", "both", "some", "many", "others")
    return SourceKind.COLLECTIVE if several or speaker.lemma in _bodies() else SourceKind.UNNAMED


@cache
def _speakers() -> frozenset[str]:
    """Nouns for people, institutions and groups."""
    return frozenset(role.phrase for role in load_roles())


@cache
def _bodies() -> frozenset[str]:
    """Nouns for institutions and groups."""
    return frozenset(role.phrase for role in load_roles() if role.kind != "person")


def _entity(one: Draft, resolution: Resolution) -> Entity | None:
    mention = resolution.by_head.get(one.speaker.i) if one.speaker is not None else None
    return mention.entity if mention is not None else None
