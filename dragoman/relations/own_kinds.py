"""Ties of the kinds that a user adds by data file; see `lexicon.tie_kinds`."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.lexicon.tie_kinds import TieKind
from dragoman.model import grammar
from dragoman.model.analysis import Token
from dragoman.model.attribution import Auxiliary, Factuality
from dragoman.model.entity import Entity
from dragoman.model.relation import Party, Relation
from dragoman.model.span import Span
from dragoman.relations.story import Story, as_told

FALSE = frozenset({Factuality.CT_NEG, Factuality.PR_NEG})


def find_own_kinds(story: Story) -> tuple[Relation, ...]:
    """One tie for each kind and parties; later mentions add evidence, and the status that they tell."""
    found: dict[tuple[object, ...], Relation] = {}
    for kind in story.ties.kinds_added:
        for relation in _mentions(story, kind):
            key = (
                kind.kind,
                frozenset((p.role, p.entity.code or p.entity.name or p.entity.text) for p in relation.parties),
            )
            first = found.get(key)
            found[key] = relation if first is None else _joined(first, relation)
    return tuple(found.values())


def _joined(first: Relation, later: Relation) -> Relation:
    evidence = (*first.evidence, *(e for e in later.evidence if e not in first.evidence))
    terms = {name: first.terms[name] or later.terms[name] for name in first.terms}
    return replace(
        first, evidence=evidence, terms=terms, status=later.status or first.status, begin=first.begin or later.begin
    )


def _mentions(story: Story, kind: TieKind) -> Iterator[Relation]:
    for token in story.analysis.tokens:
        verbal = token.pos == "VERB" and token.lemma in kind.verbs
        if verbal or (token.pos == "NOUN" and token.lemma in kind.nouns):
            relation = _relation(story, kind, token)
            if relation is not None:
                yield relation


def _relation(story: Story, kind: TieKind, token: Token) -> Relation | None:
    roles = {
        role: next((e for slot in slots if (e := _actors(story, token, slot))), ())
        for role, slots in kind.roles.items()
    }
    teller = token if token.pos == "VERB" else next((t for t in token.ancestors() if t.pos == "VERB"), token)
    stance = story.claims.stance(teller.i)
    status = kind.statuses.get(teller.lemma, kind.status)
    if stance.factuality in FALSE:
        status = kind.denied
    elif stance.auxiliary is Auxiliary.FUTURE:
        status = kind.planned or status
    missing = any(not roles[role] for role in kind.required)
    if missing or (stance.factuality in FALSE and kind.denied is None):
        return None
    timex = story.timex_of(teller)
    day = as_told(timex.begin, timex.end_date) if timex is not None and timex.begin and timex.end_date else None
    return story.relation(
        kind.kind,
        token,
        [Party(entity, role) for role, entities in roles.items() for entity in entities],
        status=status,
        begin=day,
        terms={term: _words(story, token, slots) for term, slots in kind.terms.items()},
        told_by=teller,
        why=(f"{token.pos.lower()} {token.lemma!r}",),
    )


def _fill(token: Token, slot: str) -> list[Token]:
    """The heads in a slot of a verb or noun."""
    is_verb = token.pos == "VERB"
    if slot == "subject":
        own = [t for c in token.all_children("poss", "amod", "compound", "nmod") for t in grammar.with_conjuncts(c)]
        return grammar.subject(token) if is_verb else [*own, *grammar.of_preposition(token, "by")]
    if slot == "object":
        return grammar.objects(token) if is_verb else grammar.of_preposition(token, "of")
    if slot == "indirect":
        return grammar.indirect(token)
    behind = grammar.objects(token) if is_verb else []
    return grammar.of_preposition(token, slot) or [t for o in behind for t in grammar.of_preposition(o, slot)]


def _actors(story: Story, token: Token, slot: str) -> tuple[Entity, ...]:
    return tuple(e for t in _fill(token, slot) for e in story.entities(t))


def _words(story: Story, token: Token, slots: tuple[str, ...]) -> str | None:
    """The phrase in the first slot that is filled, as printed."""
    for slot in slots:
        for head in _fill(token, slot):
            words = head.subtree()
            return Span(words[0].start, words[-1].end).of(story.analysis.article.text)
    return None
