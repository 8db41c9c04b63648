"""States that join, leave and are put out of bodies."""

import pytest
from tied import all_codes as codes
from tied import pacts
from tied import told_pact as told

from dragoman import Reader

CASES: list[tuple[str, str, str, dict[str, object]]] = [
    ("Croatia joined NATO in April 2009.", "HRV IGO", "in_force", {"begin": "2009-04"}),
    ("Hungary has withdrawn from the Warsaw Pact.", "HUN IGO", "terminated", {}),
    ("Ghana acceded to the African Union in 2001.", "GHA IGO", "in_force", {"begin": "2001"}),
    ("Bosnia applied to join NATO on Monday.", "BIH IGO", "proposed", {}),
    ("Mali was suspended from the African Union on Tuesday.", "IGO MLI", "suspended", {}),
    ("Qatar quit OPEC on January 1.", "IGO QAT", "terminated", {}),
    ("Cuba became a member of Comecon in 1972.", "CUB IGO", "in_force", {"begin": "1972"}),
    ("Finland will join NATO next year, its president said.", "FIN IGO", "proposed", {}),
    ("Burundi gave notice that it would leave the African Union.", "BDI IGO", "in_force", {}),
    ("Iraq's withdrawal from the Baghdad Pact was announced in 1959.", "IGO IRQ", "terminated", {}),
    ("Sweden's accession to NATO was ratified by Hungary on Monday.", "IGO SWE", "in_force", {}),
    ("Denmark froze its membership in the Arctic Council.", "DNK IGO", "suspended", {}),
    ("Morocco was admitted to the African Union.", "IGO MAR", "in_force", {}),
    ("Ukraine's application to join NATO was rejected.", "IGO UKR", "proposed", {}),
]


@pytest.mark.parametrize(("text", "parties", "status", "terms"), CASES, ids=[text for text, *_ in CASES])
def test_memberships(reader: Reader, text: str, parties: str, status: str, terms: dict[str, object]) -> None:
    (pact,) = pacts(reader, text)
    assert (codes(pact), pact.status) == (parties, status)
    assert {name: told(pact)[name] for name in terms} == terms


@pytest.mark.parametrize(
    "text",
    [
        "Denmark left NATO headquarters in the dark about the plan.",
        "Kenya joined the African Union in calling for calm.",
        "The minister left the European Union summit early.",
    ],
)
def test_no_membership(reader: Reader, text: str) -> None:
    assert pacts(reader, text) == []


def test_several_states_leave_one_body_together(reader: Reader) -> None:
    (pact,) = pacts(reader, "Mali, Niger and Burkina Faso have left the African Union.")
    assert (codes(pact), pact.status) == ("BFA IGO MLI NER", "terminated")


def test_a_body_that_no_table_has_is_known_by_its_last_word(reader: Reader) -> None:
    (pact,) = pacts(reader, "Pakistan is quitting the Central Treaty Organisation.")
    assert (codes(pact), pact.terms["name"]) == ("IGO PAK", "Central Treaty Organisation")
