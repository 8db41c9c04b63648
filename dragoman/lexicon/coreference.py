"""Words that point back to an actor: pronouns, `the two leaders`, `the country`."""

import tomllib
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.bodies import KINDS
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA


@dataclass(frozen=True, slots=True)
class PointingWords:
    """Lemmas by what they may stand for (data/coreference.toml)."""

    person: frozenset[str]
    thing: frozenset[str]
    several: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    female_names: frozenset[str]  # given names, lower case
    male_names: frozenset[str]
    pair_people: frozenset[str]
    pair_states: frozenset[str]
    pair_marks: frozenset[str]
    offices: dict[str, frozenset[str]]  # noun of a pair to words of the offices that it may stand for
    state: frozenset[str]
    beside: frozenset[str]  # of a state: the other one, of whom was spoken
    other: frozenset[str]
    not_owned: frozenset[str]
    same_office: frozenset[str]
    rootless: frozenset[str]
    rootless_sectors: frozenset[str]
    sent_abroad: frozenset[str]  # verbs whose object mostly is a foreigner
    aimed: frozenset[str]  # prepositions before whom an act is done to
    bodies: dict[str, frozenset[str]]  # noun to the kinds of bodies.csv that it may stand for
    speech: frozenset[str]
    weather: frozenset[str]


@cache
def load_pointing_words() -> PointingWords:
    """Read the sets that ship with the package."""
    with (DATA / "coreference.toml").open("rb") as file:
        raw = tomllib.load(file)
    pronouns, pairs, single = raw["pronouns"], raw["pairs"], raw["single"]
    return PointingWords(
        person=frozenset(pronouns["person"]),
        thing=frozenset(pronouns["thing"]),
        several=frozenset(pronouns["several"]),
        female=frozenset(pronouns["female"]),
        male=frozenset(pronouns["male"]),
        female_names=frozenset(raw["given"]["female"]),
        male_names=frozenset(raw["given"]["male"]),
        pair_people=frozenset(pairs["people"]),
        pair_states=frozenset(pairs["states"]),
        pair_marks=frozenset(pairs["marks"]),
        offices={noun: frozenset(words) for noun, words in raw["offices"].items()},
        state=frozenset(single["state"]),
        beside=frozenset(single["beside"]),
        other=frozenset(single["other"]),
        not_owned=frozenset(raw["owned"]["not"]),
        same_office=frozenset(raw["owned"]["same_office"]),
        rootless=frozenset(raw["rootless"]["words"]),
        sent_abroad=frozenset(raw["rootless"]["sent_abroad"]),
        aimed=frozenset(raw["rootless"]["aimed"]),
        rootless_sectors=frozenset(raw["rootless"]["sectors"]),
        bodies=_bodies(raw["bodies"]),
        speech=frozenset(raw["verbs"]["speech"]),
        weather=frozenset(raw["verbs"]["weather"]),
    )


def _bodies(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Kinds by noun; `LexiconError` for a kind that bodies.csv does not know."""
    for noun, kinds in raw.items():
        odd = next((kind for kind in kinds if kind not in KINDS), None)
        if odd is not None:
            allowed = "one of " + " ".join(sorted(KINDS))
            raise LexiconError(file="coreference.toml", line=0, value=f"{noun}: {odd}", allowed=allowed)
    return {noun: frozenset(kinds) for noun, kinds in raw.items()}
