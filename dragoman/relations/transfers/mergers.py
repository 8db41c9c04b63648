"""Mentions of one transfer become one tie with all their evidence; claims that differ stay side by side."""

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.model.relation import Party, Relation

ORDER = ("requested", "promised", "ordered", "shipped", "delivered")
OPEN = frozenset({"requested", "promised", "ordered"})


def merged(relations: Sequence[Relation], generic: Container[str], anaphors: Container[str]) -> tuple[Relation, ...]:
    """The ties of one story in order of first mention.

    `generic` goods are any of their kind; `anaphors` by themselves may stand for goods of their category told before.
    """
    found: list[Relation] = []
    for relation in relations:
        n = next((n for n, first in enumerate(found) if _is_same(first, relation, generic, anaphors)), None)
        if n is None:
            found.append(relation)
        else:
            found[n] = _joined(found[n], relation)
    return tuple(found)


def _is_same(first: Relation, later: Relation, generic: Container[str], anaphors: Container[str]) -> bool:
    """The same goods between the same sides, no other amount, and no claim against claim."""
    if not all(_agree(first, later, role) for role in ("supplier", "recipient")):
        return False
    if _same_goods(first, later, generic):
        return _same_amount(first, later) and _same_fate(first, later)
    is_one_course = "refused" not in {first.status, later.status} and first.factuality[-1] == later.factuality[-1]
    return is_one_course and _stands_for(first, later, anaphors)


def _agree(first: Relation, later: Relation, role: str) -> bool:
    """Is a side the same, or told by one of the two only?"""
    mine, theirs = _side(first, role), _side(later, role)
    return not mine or not theirs or mine == theirs


def _side(relation: Relation, role: str) -> frozenset[str | None]:
    return frozenset(p.entity.code for p in relation.parties if p.role == role)


def _same_goods(first: Relation, later: Relation, generic: Container[str]) -> bool:
    mine, theirs = (_head(r.terms["goods"]) for r in (first, later))
    if first.terms["category"] != later.terms["category"]:
        return False
    if mine is None or theirs is None:
        return mine is theirs or first.terms["category"] == "money"
    return mine == theirs or (mine in generic and theirs in generic)


def _stands_for(first: Relation, later: Relation, anaphors: Container[str]) -> bool:
    """`The aircraft was handed over`: a bare noun without an amount, of the category and both sides of goods told before."""
    if first.terms["category"] != later.terms["category"] or not all(_side(r, "recipient") for r in (first, later)):
        return False
    if set(first.evidence) & set(later.evidence) and str(later.terms["goods"]).endswith("s"):
        return False  # goods of one list
    bare = [r for r in (first, later) if r.terms["quantity"] is None and " " not in (r.terms["goods"] or " ")]
    return (
        later in bare
        and _head(later.terms["goods"]) in anaphors
        and _side(first, "supplier") == _side(later, "supplier")
    )


def _head(goods: str | None) -> str | None:
    return goods.split()[-1].lower().removesuffix("s") if goods else None


def _same_amount(first: Relation, later: Relation) -> bool:
    mine, theirs = first.terms["quantity"], later.terms["quantity"]
    if mine is None or theirs is None:
        return True
    if mine["unit"] and theirs["unit"] and mine["unit"] != theirs["unit"]:
        return True  # how much, and for what sum
    return all(mine[name] == theirs[name] for name in ("value", "min", "max"))


def _same_fate(first: Relation, later: Relation) -> bool:
    """One course of things: not claimed by one voice and denied or told otherwise by another; not refused after it came."""
    statuses = {first.status, later.status}
    if "refused" in statuses:
        return statuses <= {*OPEN, "refused", None}
    if first.factuality.endswith("-") and later.factuality.endswith("-"):
        return True  # denied twice
    if "alleged" in statuses and len(statuses) > 1:
        return False
    return first.factuality[-1] == later.factuality[-1] or "u" in {first.factuality[-1], later.factuality[-1]}


def _joined(first: Relation, later: Relation) -> Relation:
    evidence = (*first.evidence, *(e for e in later.evidence if e not in first.evidence))
    terms = {name: first.terms[name] or later.terms[name] for name in first.terms}
    roles = {p.role for p in first.parties}
    parties: tuple[Party, ...] = (*first.parties, *(p for p in later.parties if p.role not in roles))
    events = tuple(dict.fromkeys((*first.events, *later.events)))
    base = later if _rank(later) > _rank(first) else first
    return replace(
        first,
        evidence=evidence,
        terms=terms,
        parties=parties,
        events=events,
        status=base.status,
        begin=base.begin or first.begin or later.begin,
        end=base.end or first.end or later.end,
        factuality=base.factuality,
        attribution=base.attribution,
        why=tuple(dict.fromkeys((*first.why, *later.why))),
    )


def _rank(relation: Relation) -> int:
    """How far a transfer has come; a refusal ends what was open."""
    return (
        len(ORDER) if relation.status == "refused" else ORDER.index(relation.status) if relation.status in ORDER else -1
    )
