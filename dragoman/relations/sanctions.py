"""Sanctions: who has put whom under which measure, from the threat to the lifting, and in passing mentions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.relation import Party, Relation
from dragoman.relations.focus import counterpart
from dragoman.relations.measure import OPEN, Measure
from dragoman.relations.measure_unsaid import unsaid_senders
from dragoman.relations.measures import Measures
from dragoman.relations.sanction_sums import add, codes, summed
from dragoman.relations.sanction_terms import days, is_long_ago, terms
from dragoman.relations.story import Story, as_told, is_public

FALSE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})
NEAR = 400  # characters from a sanction to those who follow
WHEN = frozenset({"within", "in", "on", "after", "at"})  # before the time when others followed


def find_sanctions(story: Story) -> tuple[Relation, ...]:
    """One tie for each sender, its targets and the instrument, as far as the story has come; later mentions add evidence."""
    found: list[Relation] = []
    for relation in _mentions(story):
        add(found, relation)
    told = {(codes(r, "sender"), code) for r in found for code in codes(r, "target")}
    for relation in _of_events(story):
        if not any((codes(relation, "sender"), code) in told for code in codes(relation, "target")):
            add(found, relation)
    return summed(found)


def _mentions(story: Story) -> Iterator[Relation]:
    """The sanctions of all clauses, each sender's apart."""
    measures, last = Measures(story), None
    for token in story.analysis.tokens:
        for told in measures.of_token(token) or _followed(story, token, last):
            measure = _completed(story, _of_known(told), last)
            if not _is_told(measure):
                continue
            if measure.senders and {e.code or e.text for e in measure.targets} & {e.code for e in measure.senders}:
                continue
            if not measure.targets and (measure.status != "imposed" or measure.token.pos == "VERB"):
                continue  # nobody that a measure is on, or is taken off
            last = measure if any(e.country for e in measure.targets) else last
            for senders in _apart(measure.senders):
                yield _relation(story, measure, senders)


def _is_told(measure: Measure) -> bool:
    """Has it a side that is known; where a verb tells it, also none that is not?"""
    if measure.token.pos == "VERB" and measure.targets and not any(e.code or e.name for e in measure.targets):
        return False
    return bool(measure.senders or measure.targets)


def _of_known(told: Measure) -> Measure:
    """Without senders of no known state where others are known, or that are only somebody's office (`the leaders`)."""
    known = [e for e in told.senders if e.code] or [e for e in told.senders if e.sector is None]
    return replace(told, senders=tuple(known))


def _followed(story: Story, verb: Token, last: Measure | None) -> list[Measure]:
    """`Peru and Chile followed`, `Norway did so in April`: what was told just before, by others."""
    if last is None or verb.lemma not in story.ties.words("sanctions", "following") or verb.pos not in {"VERB", "AUX"}:
        return []
    if verb.start - last.token.end > NEAR or verb.child("xcomp", "ccomp"):
        return []
    so = story.ties.words("sanctions", "so")
    objects = verb.all_children("dobj")
    says_so = any(c.lemma == "as" for c in verb.all_children("mark")) or any(
        t.lemma in so for c in verb.children for t in c.subtree()
    )
    if any(t.lemma not in so for t in objects) or not (
        says_so or (verb.lemma == "follow" and all(c.lemma in WHEN for c in verb.all_children("prep")))
    ):
        return []
    senders = [e for t in grammar.surface_subject(verb) for e in story.entities(t) if is_public(e)]
    aims = [t for o in (verb, *objects) for t in grammar.of_preposition(o, "to", "with", "against")]
    others = tuple(e for t in aims for e in story.entities(t) if e.country)
    if others:  # `did the same to Chile`
        last = replace(last, senders=tuple(senders), targets=others)
        return [replace(last, token=verb, verb=verb, why=f"verb {verb.lemma!r}")] if senders else []
    own = {e.country for e in (*last.senders, *last.targets)}
    senders = [e for e in senders if e.country not in own]
    stance = story.claims.stance(verb.i)
    if not senders or stance.factuality in FALSE:
        return []
    status = "threatened" if stance.auxiliary in OPEN else last.status
    return [replace(last, token=verb, verb=verb, senders=tuple(senders), status=status, why=f"verb {verb.lemma!r}")]


def _apart(senders: tuple[Entity, ...]) -> list[tuple[Entity, ...]]:
    """The senders one by one: each has put a measure of its own."""
    by_code: dict[str, tuple[Entity, ...]] = {}
    for entity in senders:
        by_code.setdefault(entity.country or entity.name or entity.code or entity.text, (entity,))
    return list(by_code.values()) or [()]


def _completed(story: Story, told: Measure, last: Measure | None) -> Measure:
    """With the side that the clause leaves out: the only other state of the sentence, or as in the sanction told before.

    `that embargo` is the one told before. Officials, firms, people of no known state are taken for those of the state that is meant;
    nothing is guessed of other targets that are not known.
    """
    sentence = story.analysis.sentence_of(told.token)
    if any(e.code for e in told.targets):
        return replace(told, senders=unsaid_senders(story, told)) if not told.senders else told
    own = {e.country or e.code for e in told.senders}
    is_open = told.is_open or bool(told.targets)
    is_shut = is_open or told.is_loose
    other = story.beside(sentence, own, quoted=True, above=told.token) if told.senders and not is_shut else None
    if other is not None:
        return replace(told, targets=(other,))
    fits = last is not None and not {e.country for e in last.targets} & (own - {None})
    if told.back and last is not None and fits:
        senders, instrument = told.senders or last.senders, told.instrument or last.instrument
        return replace(told, senders=senders, targets=last.targets, instrument=instrument)
    if not told.senders or (told.is_open and not told.targets) or story.names_others(sentence, own, scenes=False):
        return told
    if told.is_loose and (last is None or told.status == "threatened" or told.token.start - last.token.end > NEAR):
        return told
    if last is not None and fits:
        return replace(told, targets=last.targets)
    if told.is_loose or any(e.name for e in told.targets):
        return told  # a firm or person of any country
    other = counterpart(story, sentence, own)
    return replace(told, targets=(other,)) if other is not None else told


def _relation(story: Story, told: Measure, senders: tuple[Entity, ...]) -> Relation:
    noun, verb = told.token, told.verb
    event = _event(story, (noun, verb))
    begin, end = days(story, told, event)
    is_old = told.status == "imposed" and is_long_ago(begin, story.analysis.article.published)
    is_teller = event is not None and verb is not None and verb.start == event.trigger.start
    relation = story.relation(
        "sanction",
        noun,
        [*(Party(e, "sender") for e in senders), *(Party(_at_home(e), "target") for e in told.targets)],
        status="in_force" if is_old else told.status,
        terms=terms(story, told),
        events=[event] if event is not None else [],
        told_by=verb if is_teller else None,
        begin=begin,
        end=end,
        why=(told.why,),
        apart=senders[0].name or senders[0].text if len(told.senders) > 1 else None,
    )
    if told.status == "in_force" and relation.factuality in FALSE:
        return replace(relation, factuality=Factuality.CT_POS)  # `evaded the sanctions`: these stand all the same
    return relation


def _at_home(target: Entity) -> Entity:
    """A firm that is hit stands for its state."""
    is_private = target.country is not None and target.code != target.country
    return replace(target, code=target.country) if is_private else target


def _event(story: Story, tokens: Sequence[Token | None]) -> Event | None:
    found = (story.events_by_trigger.get(t.i) for t in tokens if t is not None)
    return next((event for event in found if event is not None), None)


def _of_events(story: Story) -> Iterator[Relation]:
    """Measures without the word: `cut off all aid`, `broke relations`, `suspended Fiji`; and threats of them.

    Between different states or bodies only; what courts do, and envoys that are called home, are none.
    """
    kinds = story.ties.tables["sanctions"]["cameo"]
    named = story.ties.kinds("sanctions", "instruments")
    for event in story.events:
        instrument = kinds.get(event.cameo or "")
        if event.type != "SANCTION" or instrument is None or not event.is_interstate:
            continue
        if not any(e.country for e in event.recipients) or not any(map(is_public, event.actors)):
            continue  # who leaves an organisation does not punish it
        token = story.analysis.token_at(event.trigger.start)
        if token is None or event.factuality in FALSE:
            continue
        words = [w for t in token.subtree() for w in (t.lemma, t.text.lower())]
        if set(words) & story.ties.words("sanctions", "nouns"):
            continue  # told by its noun already
        own = next((named[w] for w in words if w in named), None)
        day = as_told(event.date.begin, event.date.end) if event.date is not None else None
        for senders in _apart(event.actors):
            yield story.relation(
                "sanction",
                token,
                [*(Party(e, "sender") for e in senders), *(Party(e, "target") for e in event.recipients)],
                status="threatened" if event.auxiliary in OPEN else "imposed",
                terms=terms(story, Measure(token, token, event.actors, event.recipients, "imposed", own or instrument, "event")),
                events=[event],
                begin=day,
                why=(f"event {event.trigger.text!r}",),
                apart=senders[0].name or senders[0].text if len(event.actors) > 1 else None,
            )
