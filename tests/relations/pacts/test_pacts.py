"""Pacts: who is bound, told by verbs of signing, binding and leaving."""

import pytest

from dragoman import Reader

PACTS: list[tuple[str, set[str], str]] = [
    ("A 1994 friendship treaty between Greece and Albania remains in force.", {"GRC", "ALB"}, "in_force"),
    ("Libya and Malta are bound by a mutual defense pact.", {"LBY", "MLT"}, "in_force"),
    ("The non-aggression pact signed by Peru and Ecuador was suspended.", {"PER", "ECU"}, "suspended"),
    ("The treaty between Iran and Iraq entered into force on Friday.", {"IRN", "IRQ"}, "in_force"),
    ("Ethiopia pulled out of its border agreement with Eritrea.", {"ETH", "ERI"}, "terminated"),
    ("Belgium, Spain and Portugal signed a fisheries accord in Lisbon.", {"BEL", "ESP", "PRT"}, "signed"),
    ("Kenya and Uganda agreed on a draft treaty.", {"KEN", "UGA"}, "proposed"),
]


@pytest.mark.parametrize(("text", "parties", "status"), PACTS)
def test_pacts(reader: Reader, text: str, parties: set[str], status: str) -> None:
    (pact,) = (r for r in reader.read(text, published="2019-03-06").relations if r.kind == "pact")
    assert ({p.entity.code for p in pact.parties}, pact.status) == (parties, status)


def test_a_new_pact_is_another_unless_the_headline_or_an_earlier_mention_calls_it_new(reader: Reader) -> None:
    def count(text: str, title: str | None = None) -> int:
        return sum(r.kind == "pact" for r in reader.read(text, title=title, published="2019-03-06").relations)

    signed = "Peru and Chile signed a new trade treaty on Monday."
    assert count(signed, "Peru and Chile sign new trade treaty") == 1
    assert count(f"{signed} The new treaty covers fish.") == 1
    assert count("Peru and Chile signed a treaty on Monday. The presidents said their new treaty covered fish.") == 1
    assert count("Peru and Chile signed a treaty on Feb. 27. The presidents said their new treaty covered fish.") == 1
    assert count("Peru and Chile signed a treaty in 1921. Peru and Chile signed a new treaty on Monday.") == 2
