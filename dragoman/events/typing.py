"""PLOVER's rules that turn one type into another: what is planned or promised, what is only announced, what is threatened."""

from dragoman.model.attribution import Auxiliary, Factuality, Stance

PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
PLANNED = frozenset({Factuality.CT_POS, Factuality.PR_POS})
DENIED = frozenset({Factuality.CT_NEG, Factuality.PR_NEG, Factuality.PS_NEG})
AFFIRMED = {
    Factuality.CT_NEG: Factuality.CT_POS,
    Factuality.PR_NEG: Factuality.PR_POS,
    Factuality.PS_NEG: Factuality.PS_POS,
}
THREATS: dict[str, str | None] = {  # what a conflict that is announced threatens
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
    "PROTEST": "restrict",
    "COERCE": "restrict",
    "SANCTION": "relations",
}
THREAT_MODES = {"arrest": "arrest", "deport": "expel", "expel": "expel", "discontinue": "restrict"}


def of_refusal(stance: Stance) -> Stance:
    """The stance of a refusal that is told by a negation (`will not lift`): the negation is part of the act."""
    return Stance(AFFIRMED.get(stance.factuality, stance.factuality), None, stance.why)


def retype(kind: str, mode: str | None, stance: Stance) -> tuple[str, str | None, Auxiliary | None, tuple[str, ...]]:
    """Type, mode and auxiliary mode after the rules G1 to G4 of the manual, with the rule that was used.

    A CONSULT, SUPPORT, COOPERATE or AID that is planned or promised is AGREE; one that is only wanted, feared or asked
    for keeps its type and is future. A future RETREAT is CONCEDE, and a future CONCEDE stays one. Material conflict that is
    announced is THREATEN. The auxiliary mode stays: the act that the trigger tells is still to come.
    """
    auxiliary = stance.auxiliary
    if stance.factuality in DENIED:
        return kind, mode, Auxiliary.NEGATION, ()
    if auxiliary is Auxiliary.FUTURE:
        if kind in PROMISED and stance.factuality in PLANNED:
            return "AGREE", None, auxiliary, (f"G2: a future {kind} is AGREE",)
        if kind in {"RETREAT", "CONCEDE"}:
            return "CONCEDE", None, auxiliary, (f"G3: a future {kind} is CONCEDE",)
        if kind in THREATS and stance.factuality in PLANNED:
            return (
                "THREATEN",
                THREAT_MODES.get(mode or "", THREATS[kind]),
                auxiliary,
                (f"G1: a future {kind} is THREATEN",),
            )
    if kind in {"AGREE", "THREATEN"}:
        return kind, mode, None if auxiliary is Auxiliary.FUTURE else auxiliary, ()
    return kind, mode, auxiliary, ()
