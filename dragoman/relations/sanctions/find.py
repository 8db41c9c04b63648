"""Sanctions: who has put whom under which measure, from the threat to the lifting, and in passing mentions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.analysis import Token
from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Event
from dragoman.model.relation import Party, Relation
from dragoman.relations.sanctions.measure import OPEN, Measure
from dragoman.relations.sanctions.measures import Measures
from dragoman.relations.sanctions.sequels import completed, followed
from dragoman.relations.sanctions.sums import add, codes, summed
from dragoman.relations.sanctions.terms import days, is_long_ago, terms
from dragoman.relations.story import Story, as_told, is_public

ALL = 99
FALSE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})


def find_sanctions(story: Story) -> tuple[Relation, ...]:
    """One tie for each sender, its targets and the instrument, as far as the story has come; later mentions add evidence."""
    found: list[Relation] = []
    for relation, more in _mentions(story):
        add(found, relation, more)
    told = {(codes(r, "sender"), code) for r in found for code in codes(r, "target")}
    where = {(codes(r, "sender"), e.start) for r in found for e in r.evidence}
    for relation in _of_events(story):
        senders = codes(relation, "sender")
        is_told = any((senders, e.start) in where for e in relation.evidence)
        if not is_told and not any((senders, code) in told for code in codes(relation, "target")):
            add(found, relation)
    return summed(found)


def _mentions(story: Story) -> Iterator[tuple[Relation, int]]:
    """The sanctions of all clauses, each sender's apart, with the number of those told before that it tells more of."""
    measures, last = Measures(story), None
    for token in story.analysis.tokens:
        for told in measures.of_token(token) or followed(story, token, last):
            measure = completed(story, _of_known(told), last)
            if measure is None or not _is_told(measure):
                continue
            if measure.senders and {e.code or e.text for e in measure.targets} & {e.code for e in measure.senders}:
                continue
            if not measure.targets and (measure.status != "imposed" or measure.token.pos == "VERB"):
                continue  # nobody that a measure is on, or is taken off
            last = measure if any(e.country for e in measure.targets) else last
            for senders in _apart(measure.senders):
                yield _relation(story, measure, senders), _more(measure)


def _more(told: Measure) -> int:
    """`the measures were lifted`: all; `it also bans`: the last."""
    return 0 if not told.by_last else ALL if told.token.tag == "NNS" else 1


def _is_told(measure: Measure) -> bool:
    """Has it a side that is known; where a verb tells it, also none that is not?"""
    if measure.token.pos == "VERB" and measure.targets and not any(e.code or e.name for e in measure.targets):
        return False
    return bool(measure.senders or measure.targets)


def _of_known(told: Measure) -> Measure:
    """Without senders of no known state where others are known, or that are only somebody's office (`the leaders`)."""
    known = [e for e in told.senders if e.code] or [e for e in told.senders if e.sector is None]
    return replace(told, senders=tuple(known))


def _apart(senders: tuple[Entity, ...]) -> list[tuple[Entity, ...]]:
    """The senders one by one: each has put a measure of its own."""
    by_code: dict[str, tuple[Entity, ...]] = {}
    for entity in senders:
        by_code.setdefault(entity.country or entity.name or entity.code or entity.text, (entity,))
    return list(by_code.values()) or [()]


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
        words_above = [token.head.lemma] if token.dep in {"acl", "relcl"} else []
        if {*words, *words_above} & story.ties.words("sanctions", "nouns"):
            continue  # told by its noun already
        own = next((named[w] for w in words if w in named), None)
        day = as_told(event.date.begin, event.date.end) if event.date is not None else None
        for senders in _apart(event.actors):
            yield story.relation(
                "sanction",
                token,
                [*(Party(e, "sender") for e in senders), *(Party(e, "target") for e in event.recipients)],
                status="threatened" if event.auxiliary in OPEN else "imposed",
                terms=terms(story, Measure(token, token, (), event.recipients, "imposed", own or instrument, "event")),
                events=[event],
                begin=day,
                why=(f"event {event.trigger.text!r}",),
                apart=senders[0].name or senders[0].text if len(event.actors) > 1 else None,
            )
