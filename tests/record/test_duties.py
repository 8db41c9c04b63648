"""Who is obliged to what if one state attacks another."""

from dragoman.lexicon.treaties import Clause
from dragoman.record.bonds import Bond
from dragoman.record.duties import duties

EVERY: frozenset[str] = frozenset()


def clause(kind: str, trigger: str = "attack", bound: str = "", towards: str = "", against: str = "") -> Clause:
    sides = (frozenset(codes.split()) for codes in (bound, towards, against))
    bound_, towards_, against_ = sides
    return Clause(kind, bound_, towards_, trigger, against_, "", "Article 1", "")


def bond(name: str, parties: str, *clauses: Clause, status: str = "in_force") -> Bond:
    return Bond(name, "table", frozenset(parties.split()), status, "1990-01-01", clauses, ("the text",))


def due(attacker: str, victim: str, *bonds: Bond, only_threat: bool = False) -> list[tuple[str, str, str]]:
    return [(d.who, d.kind, d.towards) for d in duties(attacker, victim, bonds, only_threat=only_threat)]


def test_allies_of_the_victim_are_bound_to_help_it() -> None:
    pact = bond("Pact", "NOR PER CHL", clause("defense"))
    assert due("BRA", "PER", pact) == [("CHL", "defense", "PER"), ("NOR", "defense", "PER")]


def test_allies_of_the_attacker_are_not() -> None:
    assert due("PER", "BRA", bond("Pact", "NOR PER CHL", clause("defense"))) == []


def test_an_attack_among_the_parties_breaks_their_word_and_is_told() -> None:
    pact = bond("Pact", "NOR PER CHL", clause("defense"), clause("nonaggression"))
    found = duties("CHL", "PER", [pact])
    assert [(d.who, d.kind, d.note) for d in found] == [
        ("CHL", "nonaggression", ""),
        ("NOR", "defense", "the attacker is a party, too"),
    ]


def test_a_duty_of_some_towards_some_against_some() -> None:
    pact = bond("Guarantee", "GBR POL", clause("defense", bound="GBR", towards="POL", against="DEU"))
    assert due("DEU", "POL", pact) == [("GBR", "defense", "POL")]
    assert due("RUS", "POL", pact) == []
    assert due("DEU", "GBR", pact) == []


def test_offense_binds_to_the_attacker_neutrality_to_both() -> None:
    plot = bond("Plot", "ITA DEU", clause("offense", "war"))
    aside = bond("Aside", "JPN RUS", clause("neutrality", "war"))
    assert due("DEU", "FRA", plot) == [("ITA", "offense", "DEU")]
    assert due("DEU", "RUS", aside) == [("JPN", "neutrality", "RUS")]
    assert due("RUS", "CHN", aside) == [("JPN", "neutrality", "RUS")]


def test_neutrality_towards_whoever_is_attacked_or_against_some_only() -> None:
    aside = bond("Aside", "JPN RUS", clause("neutrality", "attack"))
    some = bond("Some", "JPN RUS", clause("neutrality", "war", against="CHN"))
    assert due("RUS", "CHN", aside) == []
    assert due("CHN", "RUS", aside) == [("JPN", "neutrality", "RUS")]
    assert due("RUS", "CHN", some) == [("JPN", "neutrality", "RUS")]
    assert due("RUS", "POL", some) == []


def test_a_threat_calls_for_consultation_not_for_arms() -> None:
    pact = bond("Pact", "NOR PER", clause("defense"), clause("consultation", "threat"))
    assert due("BRA", "PER", pact, only_threat=True) == [("NOR", "consultation", "PER")]


def test_what_is_only_planned_or_over_binds_nobody() -> None:
    for status in ("proposed", "terminated", "suspended", "denied"):
        assert due("BRA", "PER", bond("Pact", "NOR PER", clause("defense"), status=status)) == []
