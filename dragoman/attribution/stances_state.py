"""How certain a word is of what it tells, while the tree is walked; and how two such states make one."""

from dataclasses import dataclass
from typing import Final

from dragoman.lexicon.certainty import Effect
from dragoman.model.attribution import Auxiliary, Factuality, Stance

CERTAIN, PROBABLE, POSSIBLE, OPEN = 3, 2, 1, 0
DEGREES: Final = {"CT": CERTAIN, "PR": PROBABLE, "PS": POSSIBLE}
VALUES: Final = {
    (CERTAIN, False): Factuality.CT_POS,
    (PROBABLE, False): Factuality.PR_POS,
    (POSSIBLE, False): Factuality.PS_POS,
    (CERTAIN, True): Factuality.CT_NEG,
    (PROBABLE, True): Factuality.PR_NEG,
    (POSSIBLE, True): Factuality.PS_NEG,
}
RANK: Final = {None: 0, Auxiliary.HISTORICAL: 1, Auxiliary.FUTURE: 2, Auxiliary.HYPOTHETICAL: 3, Auxiliary.NEGATION: 0}


@dataclass(frozen=True, slots=True)
class State:
    """A degree of certainty (0 open to 3 certain), a polarity, an auxiliary mode (never negation), and the rules, innermost first."""

    degree: int = CERTAIN
    negative: bool = False
    auxiliary: Auxiliary | None = None
    why: tuple[str, ...] = ()
    exists: bool = False  # a claim or plan that is there, although what it says is denied by its governor

    @property
    def plain(self) -> bool:
        """Is it plain assertion?"""
        return self.exists or (self.degree == CERTAIN and not self.negative and self.auxiliary is None)

    def stance(self) -> Stance:
        """The state as a value of the model."""
        value = VALUES.get((self.degree, self.negative), Factuality.UU)
        denied = value is Factuality.CT_NEG and self.auxiliary is not Auxiliary.HYPOTHETICAL
        return Stance(value, Auxiliary.NEGATION if denied else self.auxiliary, self.why)


PLAIN: Final = State()


def state(value: Factuality, auxiliary: Auxiliary | None, why: str) -> State:
    """The state that a value stands for."""
    return State(DEGREES.get(value[:2], OPEN), value.endswith("-"), auxiliary, (why,))


def merge(outer: State, inner: State) -> State:
    """Both hold: the lesser certainty, polarities multiplied, the stronger auxiliary mode."""
    if not outer.why:
        return inner
    if not inner.why:
        return outer
    stronger = max(inner.auxiliary, outer.auxiliary, key=RANK.__getitem__)
    return State(
        min(outer.degree, inner.degree),
        outer.negative != inner.negative,
        stronger,
        _capped(inner.why + outer.why),
        outer.exists,
    )


def under(outer: State, effect: Effect, why: str) -> State:
    """What a word in state `outer` makes of what it governs."""
    if effect.value is effect.negated is Factuality.CT_POS:
        return PLAIN if not effect.carry else positive(outer)
    found = state(_value(outer, effect), effect.auxiliary, why)
    binds = effect.carry or (outer.degree == OPEN and outer.auxiliary is not Auxiliary.FUTURE)
    degree = min(found.degree, outer.degree) if binds else found.degree
    denied = found.negative and found.degree == CERTAIN and found.auxiliary is Auxiliary.HYPOTHETICAL
    auxiliary = (None if denied else found.auxiliary) or (outer.auxiliary if binds else None)
    if degree == CERTAIN and not found.negative and auxiliary is None:
        return PLAIN
    return State(degree, found.negative, auxiliary, _capped((why, *outer.why)))


def _value(outer: State, effect: Effect) -> Factuality:
    if not outer.negative:
        return effect.value
    if outer.exists and effect.value is Factuality.CT_POS:
        return Factuality.CT_NEG
    return effect.negated


def positive(outer: State) -> State:
    """The same without its negation: what a clause of its own shares with a denied neighbour."""
    if not outer.negative:
        return outer
    return PLAIN if outer.degree == CERTAIN else State(outer.degree, False, outer.auxiliary, outer.why)


def _capped(why: tuple[str, ...]) -> tuple[str, ...]:
    return why[:6]
