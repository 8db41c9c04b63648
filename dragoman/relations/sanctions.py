"""Sanctions: who has put whom under which measure, from the threat to the lifting, and in passing mentions."""

from collections.abc import Iterable, Iterator

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.relation import Party, Relation
from dragoman.relations.story import Story, as_told
from dragoman.relations.wordings import legal_act, phrase

AIMS = ("to", "with", "on", "against", "from", "for")
ON = ("on", "against", "over", "for")


def find_sanctions(story: Story) -> tuple[Relation, ...]:
    """One tie for each pair of senders and targets and each instrument; later mentions add evidence."""
    merged: dict[tuple[object, ...], Relation] = {}
    for relation in _mentions(story):
        key = (_codes(relation, "sender"), _codes(relation, "target"), relation.terms["instrument"], relation.status)
        merged.setdefault(key, relation)
    told = {(_codes(r, "sender"), _codes(r, "target")) for r in merged.values()}
    for relation in _of_events(story):
        sides = (_codes(relation, "sender"), _codes(relation, "target"))
        if sides not in told:
            merged.setdefault((*sides, "event"), relation)
    return tuple(merged.values())


def _of_events(story: Story) -> Iterator[Relation]:
    """Measures without the word: `cut off all aid`, `broke relations`, `suspended Fiji`; and threats of them.

    Between different states or bodies only; what courts do, and envoys that are called home, are none.
    """
    kinds = story.ties.tables["sanctions"]["cameo"]
    for event in story.events:
        instrument = kinds.get(event.cameo or "")
        if event.type != "SANCTION" or instrument is None or not event.is_interstate:
            continue
        if not any(e.country for e in event.recipients):
            continue  # who leaves an organisation does not punish it
        token = story.analysis.token_at(event.trigger.start)
        if token is None or event.factuality in {Factuality.CT_NEG, Factuality.PR_NEG}:
            continue
        words = {w for t in token.subtree() for w in (t.lemma, t.text.lower())}
        named = story.ties.kinds("sanctions", "instruments")
        own = next((named[w] for t in token.subtree() for w in (t.lemma, t.text.lower()) if w in named), None)
        if words & story.ties.words("sanctions", "nouns"):
            continue  # told by its noun already
        day = as_told(event.date.begin, event.date.end) if event.date is not None else None
        yield story.relation(
            "sanction",
            token,
            [*(Party(e, "sender") for e in event.actors), *(Party(e, "target") for e in event.recipients)],
            status="imposed" if event.auxiliary is None else "threatened",
            terms=_terms(story, token, token, own or instrument),
            events=[event],
            begin=day,
            why=(f"event {event.trigger.text!r}",),
        )


def _codes(relation: Relation, role: str) -> frozenset[str]:
    return frozenset(p.entity.name or p.entity.code or p.entity.text for p in relation.parties if p.role == role)


def _mentions(story: Story) -> Iterator[Relation]:
    for token in story.analysis.tokens:
        if token.pos == "NOUN" and token.dep not in {"compound", "amod"} and _is_sanction(story, token):
            relation = _of_noun(story, token)
            if relation is not None:
                yield relation
        elif token.pos == "VERB":
            yield from _of_verb(story, token)


def _is_sanction(story: Story, noun: Token) -> bool:
    """A sanction by name, or a ban or restriction of trade, travel, ..."""
    if noun.lemma in story.ties.words("sanctions", "nouns"):
        return True
    return noun.lemma in story.ties.words("sanctions", "vague") and _instrument(story, noun) is not None


def _of_verb(story: Story, verb: Token) -> Iterator[Relation]:
    """`blacklisted two banks`, `froze the assets of officials`, `banned imports from Peru`: both parties must be told."""
    stance = story.claims.stance(verb.i)
    things = _hit(story, verb)
    senders = [e for t in grammar.subject(verb) for e in story.entities(t)]
    own = {e.country for e in senders}
    aims = (
        [e for n in (*things, verb) for t in grammar.of_preposition(n, *AIMS) for e in story.entities(t)]
        if things
        else []
    )
    targets = [
        e for e in aims or [e for t in things for e in _whose(story, t)] if e.country not in own or e.country is None
    ]
    if not senders or not targets or stance.factuality in {Factuality.CT_NEG, Factuality.PR_NEG}:
        return
    kinds = story.ties.kinds("sanctions", "instruments")
    yield story.relation(
        "sanction",
        verb,
        [*(Party(e, "sender") for e in senders), *(Party(e, "target") for e in targets)],
        status="imposed" if stance.auxiliary is None else "threatened",
        terms=_terms(story, verb, verb, next((kinds[t.lemma] for t in things if t.lemma in kinds), None)),
        why=(f"verb {verb.lemma!r}",),
    )


def _hit(story: Story, verb: Token) -> list[Token]:
    """What the verb hits: anything where the verb itself means a sanction, else only what its table lists."""
    things = grammar.objects(verb)
    if verb.lemma in story.ties.words("sanctions", "verbs"):
        return things
    if verb.lemma not in story.ties.words("sanctions", "curbs"):
        return []
    return [t for t in things if t.lemma in story.ties.words("sanctions", "curbed")]


def _of_noun(story: Story, noun: Token) -> Relation | None:
    verb = _governor(noun)
    status = _status(story, noun, verb)
    senders = _senders(story, noun, verb)
    targets = _targets(story, noun, verb, senders)
    if senders and not targets and status in {"imposed", "threatened", "lifted", "eased"}:
        other = story.counterpart(story.analysis.sentence_of(noun), {e.country for e in senders})
        targets = [other] if other is not None else []
    if targets and not senders:
        other = story.beside(story.analysis.sentence_of(noun), {e.country for e in targets})
        senders = [other] if other is not None else []
    if status is None or not (senders or targets):
        return None
    event = _event(story, (noun, verb))
    date = event.date if event is not None else None
    day = as_told(date.begin, date.end) if date is not None else None
    return story.relation(
        "sanction",
        noun,
        [*(Party(e, "sender") for e in senders), *(Party(e, "target") for e in targets)],
        status=status,
        terms=_terms(story, noun, verb, _instrument(story, noun)),
        events=[event] if event is not None else [],
        told_by=verb if event is not None and verb is not None and verb.start == event.trigger.start else None,
        begin=day if status == "imposed" else None,
        end=day if status == "lifted" else None,
        why=(f"{noun.text!r} under {verb.text!r}" if verb is not None else f"{noun.text!r}",),
    )


def _terms(story: Story, token: Token, verb: Token | None, instrument: str | None) -> dict[str, str | None]:
    """Instrument, reason and legal act, the last two as printed."""
    heads = (token,) if verb is None else (token, verb)
    return {
        "instrument": instrument,
        "reason": phrase(story, heads, *story.ties.words("sanctions", "reasons")),
        "act": legal_act(story, story.analysis.sentence_of(token)),
    }


def _governor(noun: Token) -> Token | None:
    return next((t for t in noun.ancestors() if t.pos in {"VERB", "AUX"}), None)


def _status(story: Story, noun: Token, verb: Token | None) -> str | None:
    """By the verb above, else in force where the sanctions are merely mentioned."""
    kinds = story.ties.kinds("sanctions", "statuses")
    if verb is None:
        return "in_force"
    found = kinds.get(verb.lemma)
    stance = story.claims.stance(verb.i)
    if found == "imposed" and stance.factuality in {Factuality.CT_NEG, Factuality.PR_NEG}:
        return None  # not imposed: no tie
    return "threatened" if found == "imposed" and stance.auxiliary is not None else (found or "in_force")


def _senders(story: Story, noun: Token, verb: Token | None) -> list[Entity]:
    in_front = [t for c in noun.all_children("amod", "compound", "poss", "nmod") for t in grammar.with_conjuncts(c)]
    tokens = [*in_front, *grammar.of_preposition(noun, "by", "from", "of")]
    own = [e for t in tokens for e in story.entities(t)]
    if own or verb is None or not _has_sender(story, noun, verb):
        return own
    return [e for t in grammar.subject(verb) for e in story.entities(t)]


def _has_sender(story: Story, noun: Token, verb: Token) -> bool:
    """Is the verb's subject the one who puts, keeps or lifts the sanctions?"""
    keeps = verb.lemma in story.ties.words("sanctions", "keep")
    return keeps or _status(story, noun, verb) in {"imposed", "threatened", "eased", "lifted"}


def _targets(story: Story, noun: Token, verb: Token | None, senders: Iterable[Entity]) -> list[Entity]:
    tokens = grammar.of_preposition(noun, *ON)
    if verb is not None and not tokens:
        tokens = grammar.of_preposition(verb, "on", "against")
    if verb is not None and not tokens and verb.lemma in story.ties.words("sanctions", "under"):
        tokens = grammar.surface_subject(verb)  # whoever faces sanctions or is subject to them
    spans = {e.span for e in senders}
    found = [e for t in tokens for e in _whose(story, t)]
    return [e for e in found if e.span not in spans]


def _whose(story: Story, token: Token) -> Iterator[Entity]:
    entities = story.entities(token)
    if entities:
        yield from entities
        return
    behind = grammar.of_preposition(token, "of", "in", "from", "to", "belonging")
    for below in (*token.all_children("poss", "amod", "compound"), *behind):
        yield from story.entities(below) or (e for c in below.all_children("amod") for e in story.entities(c))


def _instrument(story: Story, noun: Token) -> str | None:
    """By the words in and around the noun's phrase."""
    kinds = story.ties.kinds("sanctions", "instruments")
    return next((kinds[w] for t in noun.subtree() for w in (t.lemma, t.text.lower()) if w in kinds), None)


def _event(story: Story, tokens: Iterable[Token | None]) -> Event | None:
    found = (story.events_by_trigger.get(t.i) for t in tokens if t is not None)
    return next((event for event in found if event is not None), None)
