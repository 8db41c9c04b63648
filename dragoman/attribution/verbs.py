"""Verbs as cues: the frames of the lexicon matched against the dependencies of a verb."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.attribution.candidate import Candidate
from dragoman.attribution.frames import DATES, FILLERS, MATCHERS, Found
from dragoman.attribution.page import Page
from dragoman.attribution.phrases import antecedent, is_passive, verb_group, without_raised
from dragoman.attribution.sources import attributed, is_person_like, source_head
from dragoman.lexicon.cues import Cue, Part, Pattern
from dragoman.model.analysis import Token

PLACES = ("GPE", "LOC", "FAC")


def verb_candidates(page: Page) -> Iterator[Candidate]:
    """One candidate for each verb that the lexicon knows; those without content wait for a quotation."""
    for token in page.words:
        if not (token.tag.startswith("VB") and token.dep not in ("amod", "aux", "auxpass", "compound")):
            continue
        rows = page.cues.find(token.lemma, Part.VERB)
        if rows and (found := _candidate(page, token, rows)):
            yield found


def _candidate(page: Page, verb: Token, rows: tuple[Cue, ...]) -> Candidate | None:
    rows = tuple(row for row in rows if not _is_look_alike(verb, row))
    if (inverted := _inverted(page, verb, rows)) is not None:
        return inverted
    for pattern, match in MATCHERS:
        for row in rows:
            if (pattern is None and row.prepositions) or pattern in row.patterns:
                found = match(verb, row)
                if found and (candidate := _build(page, verb, row, found)):
                    return candidate
    quoting = next((row for row in rows if Pattern.QUOTE in row.patterns), None)
    return _build(page, verb, quoting, Found([])) if quoting else None


def _inverted(page: Page, verb: Token, rows: tuple[Cue, ...]) -> Candidate | None:
    """`The rebels, said the colonel, had fled`, which parsers take for rebels that said a colonel."""
    row = next((r for r in rows if r.group == "say" and {Pattern.CLAUSE, Pattern.QUOTE} <= r.patterns), None)
    own, speaker = verb.child("nsubj"), verb.child("dobj", "oprd")
    words = page.analysis.tokens
    if row is None or own is None or speaker is None or Pattern.ADDRESSEE in row.patterns:
        return None
    phrase = speaker.subtree()
    before, after = words[max(verb.i - 1, 0)], words[min(phrase[-1].i + 1, len(words) - 1)]
    if before.text != "," or after.text != "," or not own.i < verb.i < speaker.i or phrase[0].i != verb.i + 1:
        return None
    taken = {t.i for t in (verb, *phrase)}
    rest = tuple(t for t in page.analysis.sentence_of(verb).tokens if t.i not in taken)
    return Candidate(verb, row, (verb,), tuple(phrase), rest, speaker)


def _is_look_alike(verb: Token, row: Cue) -> bool:
    target = verb.child("nsubjpass") if is_passive(verb) else verb.child("dobj")
    if target is not None and (target.lemma in row.except_objects or target.ner in DATES):
        return True
    if target is not None and row.except_places and target.ner in PLACES:
        return True
    if any(c.dep in ("prt", "advmod") and c.lemma in row.except_particles for c in verb.children):
        return True
    return any(c.dep == "prep" and c.lemma in row.except_prepositions for c in verb.children)


def _build(page: Page, verb: Token, row: Cue, found: Found) -> Candidate | None:
    head = None if found.no_source else source_head(verb, page.cues.voiced)
    if row.group in ("seem", "hearsay") or (head is not None and head.lemma in FILLERS and is_passive(verb)):
        head = None
    if head is None and verb.dep == "acl":
        head, found = _misread_subject(verb, found)
    if not _source_fits(page, verb, row, head, spoken=not found.content):
        return None
    if found.no_source:
        row = _as_hearsay(page, row)
    cue = _cue_words(page, verb, found.extra)
    cue, source, head = attributed(page, cue, head, verb)
    taken = {t.i for t in (*cue, *source)}
    content = tuple(
        t for t in _own_side(page, verb, without_raised(found.content, page.cues.voiced)) if t.i not in taken
    )
    return Candidate(verb, row, cue, source, content, antecedent(head) if head is not None else None)


def _as_hearsay(page: Page, row: Cue) -> Cue:
    """`is said to`, `was reported to`: the same word without anybody behind it."""
    value = page.cues.value_of("hearsay")
    if value is None or row.group not in ("say", "report", "claim"):
        return row
    return replace(row, group="hearsay", value=value)


def _source_fits(page: Page, verb: Token, row: Cue, head: Token | None, *, spoken: bool) -> bool:
    if row.only_documents and (head is None or head.lemma not in page.cues.documents):
        return False
    unsaid = head is None and is_passive(verb) and Pattern.PASSIVE in row.patterns
    return spoken or unsaid or not row.only_persons or is_person_like(head)


def _misread_subject(verb: Token, found: Found) -> tuple[Token | None, Found]:
    """`The envoy called on Chad to stop`, read as `the envoy (who was) called ... to stop`: put right."""
    noun = verb.head
    if verb.tag != "VBN" or not found.extra or noun.i != verb.i - 1 or noun.dep not in ("nsubj", "ROOT"):
        return None, found
    rest = [t for t in noun.head.subtree() if t.i > found.content[-1].i] if noun.dep == "nsubj" else []
    return noun, Found([*found.content, *rest], found.extra)


def _own_side(page: Page, verb: Token, content: list[Token]) -> list[Token]:
    """The content without what a semicolon before the cue cuts off, and without remarks on it after the cue."""
    cut = max((t.i for t in content if t.i < verb.i and t.text == ";"), default=-1)
    gone: set[int] = set()
    if content and content[0].i < verb.i:
        for token in content:
            if token.i > verb.i and token.child("relcl") is not None and page.cues.find(token.lemma, Part.NOUN):
                gone |= {t.i for t in token.subtree()}
    return [t for t in content if t.i > cut and t.i not in gone]


def _cue_words(page: Page, verb: Token, extra: tuple[Token, ...]) -> tuple[Token, ...]:
    words = page.analysis.tokens
    group = verb_group(verb, words)
    chained = _chain_start(page, verb)
    if chained is not None and 0 < group[0].i - chained <= 5:
        group = list(words[chained : group[-1].i + 1])
    for token in extra:
        if token.i == group[-1].i + 1:
            group.append(token)
    return tuple(group)


def _chain_start(page: Page, verb: Token) -> int | None:
    """Where the cue begins if the verb hangs on one that adds no party: `has continued to insist`."""
    head, words = verb.head, page.analysis.tokens
    if verb.dep == "pcomp" and head.lemma == "as" and is_passive(head.head) and head.head.lemma in ("quote", "cite"):
        return verb_group(head.head, words)[0].i
    if (
        verb.dep != "xcomp"
        or head.i > verb.i
        or head.lemma not in page.cues.raising_verbs
        or head.child("dobj") is not None
    ):
        return None
    further = _chain_start(page, head)
    return further if further is not None else verb_group(head, words)[0].i
