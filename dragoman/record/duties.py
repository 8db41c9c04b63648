"""Who is obliged to what if one state attacks another, by the words of the pacts. A treaty's text is no prediction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.lexicon.treaties import Clause
from dragoman.record.bonds import Bond

ORDER = ("nonaggression", "defense", "offense", "consultation", "neutrality")
IN_WORDS = {
    "nonaggression": "would break its word not to attack",
    "defense": "is bound to help",
    "offense": "is bound to join",
    "consultation": "is bound to consult with",
    "neutrality": "is bound to stay neutral towards",
}
LIMITS = (
    "This is what the texts say, not what states will do. Clauses have limits and exceptions that are not told here; "
    "pacts that are in neither the table nor the record are missing."
)
BEFORE_WAR = frozenset({"threat", "always"})


@dataclass(frozen=True, slots=True)
class Duty:
    """`who` (code) is bound to `kind` towards `towards` (code), by a clause of a bond; `note` says what limits it."""

    who: str
    kind: str
    towards: str
    bond: Bond
    clause: Clause
    note: str = ""


def duties(attacker: str, victim: str, bonds: Iterable[Bond], *, only_threat: bool = False) -> list[Duty]:
    """All duties that fall due, by kind (the attacker's own first), then by state.

    `only_threat`: the attack has not come yet, so that only what a threat calls for is due.
    """
    due = (d for b in bonds if b.is_binding for d in _of_bond(attacker, victim, b))
    found = {
        (d.who, d.kind, d.towards, d.bond.name): d for d in due if not only_threat or d.clause.trigger in BEFORE_WAR
    }
    return sorted(found.values(), key=lambda d: (ORDER.index(d.kind), d.who, d.bond.name))


def _of_bond(attacker: str, victim: str, bond: Bond) -> Iterator[Duty]:
    for clause in bond.clauses:
        if clause.against and attacker not in clause.against and clause.kind in {"defense", "consultation"}:
            continue
        bound = (clause.bound or bond.parties) & bond.parties
        towards = (clause.towards or bond.parties) & bond.parties
        yield from (
            Duty(who, clause.kind, to, bond, clause, note)
            for who, to, note in _due(attacker, victim, clause, bound, towards)
        )


def _due(
    attacker: str, victim: str, clause: Clause, bound: frozenset[str], towards: frozenset[str]
) -> Iterator[tuple[str, str, str]]:
    """(who, towards whom, note) by the kind of the clause."""
    others = sorted(bound - {attacker, victim})
    inside = "the attacker is a party, too" if attacker in bound | towards else ""
    if clause.kind == "nonaggression" and attacker in bound and victim in towards:
        yield attacker, victim, ""
    elif clause.kind == "defense" and victim in towards:
        yield from ((who, victim, inside) for who in others)
    elif clause.kind == "offense" and attacker in towards:
        yield from ((who, attacker, "") for who in others)
    elif clause.kind == "consultation" and victim in towards:
        yield from ((who, victim, inside) for who in others)
    elif clause.kind == "neutrality":
        sides = ((attacker, victim), (victim, attacker)) if clause.trigger != "attack" else ((victim, attacker),)
        for warring, enemy in sides:
            if warring in towards and (not clause.against or enemy in clause.against):
                yield from ((who, warring, "") for who in others)
