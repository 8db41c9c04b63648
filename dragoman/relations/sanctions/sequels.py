"""What the mention of a sanction takes over from the one told before it: its sides, and all of it for those who follow."""

from collections.abc import Container
from dataclasses import replace

from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.entity import Entity
from dragoman.relations.focus import counterpart
from dragoman.relations.sanctions.measure import NEGATIVE, OPEN, Measure, governor
from dragoman.relations.sanctions.unsaid import unsaid_senders
from dragoman.relations.story import Story, is_public

NEAR = 400  # characters from a sanction to what goes on about it
WHY = frozenset({"because", "after", "as"})
TO = (
    frozenset({"to", "into", "in", "for"}),
    frozenset({"from", "with"}),
)  # before the state that goods go to, or come from
WHEN = frozenset({"within", "in", "on", "after", "at"})  # before the time when others followed


def followed(story: Story, verb: Token, last: Measure | None) -> list[Measure]:
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
    if not senders or stance.factuality in NEGATIVE:
        return []
    status = "threatened" if stance.auxiliary in OPEN else last.status
    return [replace(last, token=verb, verb=verb, senders=tuple(senders), status=status, why=f"verb {verb.lemma!r}")]


def completed(story: Story, told: Measure, last: Measure | None) -> Measure | None:
    """With the side that the clause leaves out: the only other state of the sentence, or as in the sanction told before.

    `that embargo` is the one told before. Officials, firms, people of no known state are taken for those of the state that is meant;
    nothing is guessed of other targets that are not known. None for what goes on about a sanction where none was told.
    """
    is_near = last is not None and told.token.start - last.token.end <= NEAR
    if last is not None and is_near and not told.senders and told.token.pos == "VERB" and _is_on_senders(told, last):
        told = replace(told, targets=(), by_last=True)  # `their assets in Peru were frozen`, of what Peru has put
    if told.by_last:
        return _of_last(told, last) if last is not None and is_near else None
    if any(e.code for e in told.targets):
        senders = told.senders or unsaid_senders(story, told)
        if not senders and told.back and told.status == "in_force" and last is not None and is_near:
            senders = last.senders  # `the ban on sales to Peru remained`
        return replace(told, senders=senders)
    return _aimed(story, told, last, is_near=is_near)


def _aimed(story: Story, told: Measure, last: Measure | None, *, is_near: bool) -> Measure:
    """With the target that the clause leaves out."""
    sentence = story.analysis.sentence_of(told.token)
    own = {e.country or e.code for e in told.senders}
    given = _culprit(story, told, own)
    if given is not None:
        return replace(told, targets=(given,))
    is_open = told.is_open or bool(told.targets) or _is_own_export(told)
    is_shut = is_open or told.is_loose
    fits = last is not None and not {e.country for e in last.targets} & (own - {None})
    other = story.beside(sentence, own, quoted=True, above=told.token) if told.senders and not is_shut else None
    is_faint = is_near and fits and told.token.pos == "NOUN" and _is_only_whose(story, other, told)
    if other is not None and not (told.back and fits and is_near) and not is_faint:
        return replace(told, targets=(other,))
    if (told.back or is_faint) and last is not None and fits:
        is_yet = last.status == "threatened" and told.status == "in_force"  # `how the sanctions will be enforced`
        told = replace(told, status="threatened") if is_yet else told
        senders, instrument = told.senders or last.senders, told.instrument or last.instrument
        return replace(told, senders=senders, targets=last.targets, instrument=instrument)
    where = _where_broken(story, told, own)
    if where is not None:
        return replace(told, targets=(where,))
    if not told.senders or (told.is_open and not told.targets) or story.names_others(sentence, own, scenes=False):
        return told
    if told.is_loose and (not is_near or told.status == "threatened"):
        return told
    if last is not None and fits:
        return replace(told, targets=last.targets)
    if told.is_loose or _is_own_export(told) or any(e.name for e in told.targets):
        return told  # a firm or person of any country
    other = counterpart(story, sentence, own)
    return replace(told, targets=(other,)) if other is not None else told


def _is_own_export(told: Measure) -> bool:
    """A curb on what the sender sells abroad, to nobody in particular: `barred the export of masks`."""
    below = {t.lemma for n in (told.token, told.verb or told.token) for c in n.children for t in (c, *c.children)}
    return bool(told.senders) and bool(below & {"export", "exports", "exportation"})


def _is_only_whose(story: Story, other: Entity | None, told: Measure) -> bool:
    """Does a state stand in the sentence only as that whose another thing is (`American cities`), away from the measure?"""
    head = story.analysis.head_of(other.span) if other is not None else None
    if head is None or head.dep not in {"amod", "poss", "compound"}:
        return False
    return told.token not in head.ancestors() or governor(head) in told.token.subtree()


def _where_broken(story: Story, told: Measure, own: Container[str | None]) -> Entity | None:
    """Where goods go `despite the embargo`, `in breach of the ban`: the state named last before it."""
    noun, aside = told.token, story.ties.words("sanctions", "aside") | story.ties.words("sanctions", "broken")
    if not any(t.lemma in aside for t in (noun.head, noun.head.head)):
        return None
    before = [t for t in story.analysis.sentence_of(noun).tokens if t.i < noun.i and t.dep == "pobj"]
    for ways in TO:
        states = [e for t in before if t.head.lemma in ways for e in story.entities(t) if e.country]
        states = [e for e in states if e.country not in own]
        if states:
            return states[-1]
    return None


def _culprit(story: Story, told: Measure, own: Container[str | None]) -> Entity | None:
    """Of a measure that is told with its reason: the state that has given it (`because Peru refused`)."""
    heads = [t for t in (told.token, told.verb) if t is not None]
    clauses = [c for t in heads for c in t.all_children("advcl") if any(m.lemma in WHY for m in c.all_children("mark"))]
    states = (e for c in clauses for t in grammar.subject(c) for e in story.entities(t) if e.country)
    return next((e for e in states if e.country not in own), None)


def _is_on_senders(told: Measure, last: Measure) -> bool:
    hit, known = ({e.country for e in some if e.country} for some in (told.targets, last.senders))
    return bool(hit) and hit <= known


def _of_last(told: Measure, last: Measure) -> Measure | None:
    """More of the sanction told before; None where it is on others, or by those that it is on."""
    targets = tuple(e for e in told.targets if e.code) or last.targets
    senders = told.senders or last.senders
    hit = {e.country for e in last.targets}
    if {e.country for e in senders} & hit:
        return None
    if not {e.country for e in targets} <= hit:
        return replace(told, by_last=False) if told.senders else None
    status = last.status if "threatened" in {told.status, last.status} else told.status
    return replace(told, senders=senders, targets=targets, status=status)
