"""Which mentions of sanctions are of one tie, and what they tell together."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.relation import Relation

ORDER = ("threatened", "in_force", "imposed", "eased", "lifted")

OVER = ("eased", "lifted")


def add(found: list[Relation], relation: Relation, more: int = 0) -> None:
    """To the same tie told before, else as a new one; `more`: to so many of the last ones of the same sides, whatever they are."""
    alike = [n for n, first in enumerate(found) if more and _fits(first, relation, is_of_all=more > 1)]
    for one in alike[-more:]:
        is_over = relation.status in OVER
        found[one] = _joined(found[one], relation if is_over else replace(relation, status=found[one].status))
    if alike:
        return
    n = next((n for n, first in enumerate(found) if _is_same(first, relation)), None)
    if n is None:
        found.append(relation)
    else:
        found[n] = _joined(found[n], relation)


def summed(found: Sequence[Relation]) -> tuple[Relation, ...]:
    """With what leaves a side out joined to the only tie whose side it may be: `the sanctions on Peru`, `its embargo`."""
    whole = [r for r in found if codes(r, "sender") and codes(r, "target")]
    rest: list[Relation] = []
    for relation in found:
        if relation in whole:
            continue
        n = _fuller(whole, relation)
        if n is None:
            rest.append(_with_sender(whole, relation))
        else:
            whole[n] = _joined(whole[n], relation)
    return tuple(sorted((*whole, *rest), key=lambda r: (r.evidence[0].start, found_at(found, r))))


def _with_sender(whole: Sequence[Relation], relation: Relation) -> Relation:
    """With the only one who has put others on its targets."""
    alike = [r for r in whole if codes(relation, "target") <= codes(r, "target") and r.status != "threatened"]
    if codes(relation, "sender") or not alike or len({codes(r, "sender") for r in alike}) != 1:
        return relation
    senders = tuple(p for p in alike[0].parties if p.role == "sender")
    return replace(relation, parties=(*senders, *relation.parties))


def found_at(found: Sequence[Relation], relation: Relation) -> int:
    """The place of a tie, or of the one that it grew from."""
    return next((n for n, r in enumerate(found) if r.id == relation.id), len(found))


def _fuller(whole: Sequence[Relation], relation: Relation) -> int | None:
    """The tie of both sides that one of a single side repeats: the only one, or the only other side that there is."""
    known = [(role, codes(relation, role)) for role in ("sender", "target") if codes(relation, role)]
    alike = [tie for tie in whole if all(some <= codes(tie, role) for role, some in known)]
    if len({(codes(tie, "sender"), codes(tie, "target")) for tie in alike}) != 1:
        return None
    for n, tie in enumerate(whole):
        is_threat = (tie.status == "threatened", relation.status == "threatened")
        if is_threat == (True, False) or (is_threat == (False, True) and not codes(relation, "target")):
            continue
        mine, theirs = tie.terms["instrument"], relation.terms["instrument"]
        is_one_sentence = any(e in tie.evidence for e in relation.evidence) and tie.status == relation.status
        if tie in alike and (mine is None or theirs in {None, mine} or is_one_sentence):
            return n
    return None


def _is_same(first: Relation, later: Relation) -> bool:
    """The same sides and, where both tell it, instruments that go together; a threat is another tie than what is in force."""
    if not _has_sides_of(first, later):
        return False
    if _began_apart(first, later):
        return False
    is_one_sentence = any(e in first.evidence for e in later.evidence)
    mine, theirs = first.terms["instrument"], later.terms["instrument"]
    if is_one_sentence and first.status != later.status:
        is_other = (first.status, later.status) == ("in_force", "imposed")  # `extended the embargo and added a ban`
        return not is_other and (mine is None or theirs is None or mine == theirs)
    return mine is None or theirs is None or mine == theirs or is_one_sentence or _go_together(first, later)


def _has_sides_of(first: Relation, later: Relation) -> bool:
    is_one_stage = (first.status == "threatened") == (later.status == "threatened")
    return is_one_stage and all(codes(first, role) == codes(later, role) for role in ("sender", "target"))


def _fits(first: Relation, later: Relation, *, is_of_all: bool) -> bool:
    """May they be of the same sides, as far as the first tells them; for what is told of all, also as far as the later does?"""
    sides = ((codes(first, role), codes(later, role)) for role in ("sender", "target"))
    is_one_stage = (first.status == "threatened") == (later.status == "threatened")
    return is_one_stage and all(mine == theirs or not mine or (is_of_all and not theirs) for mine, theirs in sides)


def _began_apart(first: Relation, later: Relation) -> bool:
    """Measures of two kinds, each from a time of its own on."""
    kinds = {first.terms["instrument"], later.terms["instrument"]} - {None}
    is_one_kind = len(kinds) == 1 and {first.status, later.status} != {"in_force", "imposed"}
    if is_one_kind or first.begin is None or later.begin is None:
        return False
    return not (first.begin.startswith(later.begin) or later.begin.startswith(first.begin)) and bool(kinds)


def _go_together(first: Relation, later: Relation) -> bool:
    """Measures of several kinds by one sender are one tie as long as all of them stand; an arms embargo is one of its own."""
    if "arms" in {first.terms["instrument"], later.terms["instrument"]}:
        return False
    is_over = first.status in OVER
    return is_over == (later.status in OVER) or (is_over and later.status == "in_force" and later.begin is not None)


def _joined(first: Relation, later: Relation) -> Relation:
    """As far as it has come, with the evidence of both."""
    ahead = later if _rank(later) > _rank(first) else first
    return replace(
        first,
        status=ahead.status,
        begin=first.begin or later.begin,
        end=later.end or first.end,
        terms={name: first.terms[name] or later.terms[name] for name in first.terms},
        events=tuple(dict.fromkeys((*first.events, *later.events))),
        evidence=(*first.evidence, *(e for e in later.evidence if e not in first.evidence)),
        factuality=ahead.factuality,
        attribution=ahead.attribution,
        why=tuple(dict.fromkeys((*first.why, *later.why))),
    )


def _rank(relation: Relation) -> int:
    return ORDER.index(relation.status) if relation.status in ORDER else -1


def codes(relation: Relation, role: str) -> frozenset[str]:
    """Who stands on a side."""
    return frozenset(p.entity.code or p.entity.name or p.entity.text for p in relation.parties if p.role == role)
