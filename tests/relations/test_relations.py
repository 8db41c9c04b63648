"""Ties in sentences of our own: parties by role and code, status, and what the terms say."""

from typing import Any

import pytest
from tied import codes_of as codes

from dragoman import Reader
from dragoman.model.relation import Relation

PUBLISHED = "2019-03-06"  # a Wednesday


def ties(reader: Reader, text: str, kind: str) -> list[Relation]:
    reading = reader.read(text, published=PUBLISHED, publication="Tagus Post")
    return [r for r in reading.relations if r.kind == kind]


def tie(reader: Reader, text: str, kind: str) -> Relation:
    found = ties(reader, text, kind)
    assert len(found) == 1, [dict(r.terms) for r in found]
    return found[0]


PACTS: list[tuple[str, set[str], str, str | None]] = [
    ("Norway and Chile signed a defense treaty on Monday.", {"NOR", "CHL"}, "signed", "2019-03-04"),
    ("Norway signed an economic agreement with Chile on Tuesday.", {"NOR", "CHL"}, "signed", "2019-03-05"),
    ("A non-aggression pact between Norway and Chile was signed.", {"NOR", "CHL"}, "signed", None),
    ("Norway and Chile ratified a friendship treaty.", {"NOR", "CHL"}, "in_force", None),
    ("Norway and Chile renewed their friendship treaty.", {"NOR", "CHL"}, "renewed", None),
    ("Norway suspended its extradition treaty with Chile.", {"NOR", "CHL"}, "suspended", None),
    ("Norway withdrew from a fishing treaty with Chile.", {"NOR", "CHL"}, "terminated", None),
    ("Norway and Chile will sign a defense treaty next week.", {"NOR", "CHL"}, "proposed", None),
    ("Norway proposed a defense pact with Chile.", {"NOR", "CHL"}, "proposed", None),
]


@pytest.mark.parametrize(("text", "parties", "status", "signed"), PACTS, ids=[text for text, *_ in PACTS])
def test_pacts(reader: Reader, text: str, parties: set[str], status: str, signed: str | None) -> None:
    pact = tie(reader, text, "pact")
    assert (codes(pact, "party"), pact.status, pact.terms["signed"]) == (parties, status, signed)


@pytest.mark.parametrize(
    "text",
    ["Norway signed a treaty.", "Norway praised Chile.", "The lawyer signed a plea agreement with the court."],
)
def test_no_pact(reader: Reader, text: str) -> None:
    assert ties(reader, text, "pact") == []


DUTIES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("They will come to each other's aid if either is attacked.", [("defense", "if either is attacked")]),
    ("They promise mutual assistance in the event of an invasion.", [("defense", "in the event of an invasion")]),
    ("The pact obliges both to remain neutral in wars of others.", [("neutrality", None)]),
    ("The pact obliges both not to attack each other.", [("nonaggression", None)]),
    (
        "The pact obliges both to consult each other if peace is threatened.",
        [("consultation", "if peace is threatened")],
    ),
    ("The pact provides for economic cooperation.", [("cooperation", None)]),
    ("The pact has nine pages.", []),
]


@pytest.mark.parametrize(("text", "duties"), DUTIES, ids=[text for text, _ in DUTIES])
def test_obligations(reader: Reader, text: str, duties: list[tuple[str, str | None]]) -> None:
    story = f"Norway and Chile signed a pact on Monday. {text}".replace("They ", "Under the pact they ")
    pact = tie(reader, story, "pact")
    found = [(duty["kind"], duty["trigger"]) for duty in pact.terms["obligations"]]
    assert found == duties
    assert all(story[duty["start"] : duty["end"]] == duty["quote"] for duty in pact.terms["obligations"])


def test_two_mentions_of_a_pact_are_one_tie(reader: Reader) -> None:
    text = "Norway and Chile signed a pact on Monday. The pact obliges both not to attack each other. Chile praised it."
    pact = tie(reader, text, "pact")
    assert [quote.text for quote in pact.evidence] == [s + "." for s in text.split(".")[:2] for s in [s.strip()]]


TRANSFERS: list[tuple[str, set[str], set[str], str, str, float | None]] = [
    ("Norway delivered 12 helicopters to Chile.", {"NOR"}, {"CHL"}, "delivered", "aircraft", 12),
    ("Norway shipped 3,000 rifles to Chile on Monday.", {"NOR"}, {"CHL"}, "shipped", "small_arms", 3000),
    ("Chile bought two submarines from Norway.", {"NOR"}, {"CHL"}, "ordered", "ships", 2),
    ("Norway will send 40 tanks to Chile.", {"NOR"}, {"CHL"}, "promised", "armour", 40),
    ("Norway promised to send 40 tanks to Chile.", {"NOR"}, {"CHL"}, "promised", "armour", 40),
    ("Norway refused to sell missiles to Chile.", {"NOR"}, {"CHL"}, "refused", "missiles", None),
    ("Norway gave Chile five drones.", {"NOR"}, {"CHL"}, "delivered", "drones", 5),
    ("Norway supplied Chile with 20 howitzers.", {"NOR"}, {"CHL"}, "delivered", "artillery", 20),
    ("Norway transferred 20 howitzers to Chile.", {"NOR"}, {"CHL"}, "shipped", "artillery", 20),
    ("Norway exported 500 rifles to Chile.", {"NOR"}, {"CHL"}, "shipped", "small_arms", 500),
    ("Chile imported 500 rifles from Norway.", {"NOR"}, {"CHL"}, "delivered", "small_arms", 500),
]


@pytest.mark.parametrize(
    ("text", "suppliers", "recipients", "status", "category", "value"), TRANSFERS, ids=[text for text, *_ in TRANSFERS]
)
def test_transfers(
    reader: Reader,
    text: str,
    suppliers: set[str],
    recipients: set[str],
    status: str,
    category: str,
    value: float | None,
) -> None:
    transfer = tie(reader, text, "transfer")
    assert codes(transfer, "supplier") == suppliers
    assert codes(transfer, "recipient") == recipients
    assert (transfer.status, transfer.terms["category"]) == (status, category)
    if value is not None:
        assert transfer.terms["quantity"]["value"] == value
        assert transfer.terms["quantity"]["text"] in text


def test_a_transfer_that_a_third_party_tells_is_alleged(reader: Reader) -> None:
    assert tie(reader, "Peru said Norway shipped 300 rifles to Chile.", "transfer").status == "alleged"


def test_no_transfer(reader: Reader) -> None:
    for text in ("Norway gave Chile a warning.", "Norway sent 300 rifles.", "Norway delivered a speech to Chile."):
        assert ties(reader, text, "transfer") == []


SANCTIONS: list[tuple[str, set[str], set[str], str, str | None]] = [
    ("Norway imposed trade sanctions on Chile.", {"NOR"}, {"CHL"}, "imposed", "trade"),
    ("Norway slapped an arms embargo on Chile on Monday.", {"NOR"}, {"CHL"}, "imposed", "arms"),
    ("Norway lifted financial sanctions on Chile.", {"NOR"}, {"CHL"}, "lifted", "financial"),
    ("Norway eased travel sanctions against Chile.", {"NOR"}, {"CHL"}, "eased", "travel"),
    ("Norway threatened sanctions against Chile.", {"NOR"}, {"CHL"}, "threatened", None),
    ("Norway may impose sanctions on Chile.", {"NOR"}, {"CHL"}, "threatened", None),
    ("Norwegian sanctions on Chile remain.", {"NOR"}, {"CHL"}, "in_force", None),
    ("Sanctions were imposed on Chile by Norway.", {"NOR"}, {"CHL"}, "imposed", None),
]


@pytest.mark.parametrize(
    ("text", "senders", "targets", "status", "instrument"), SANCTIONS, ids=[text for text, *_ in SANCTIONS]
)
def test_sanctions(
    reader: Reader, text: str, senders: set[str], targets: set[str], status: str, instrument: str | None
) -> None:
    sanction = tie(reader, text, "sanction")
    found: tuple[Any, ...] = (codes(sanction, "sender"), codes(sanction, "target"), sanction.status)
    assert found == (senders, targets, status)
    assert sanction.terms["instrument"] == instrument


VISITS: list[tuple[str, set[str], set[str], str]] = [
    ("Norway's foreign minister arrived in Chile on Monday for a visit.", {"NOR"}, {"CHL"}, "under_way"),
    ("Norway's prime minister visited Chile.", {"NOR"}, {"CHL"}, "under_way"),
    ("Norway's prime minister visited Chile and left the country on Tuesday.", {"NOR"}, {"CHL"}, "ended"),
    ("Norway's prime minister will visit Chile next week.", {"NOR"}, {"CHL"}, "planned"),
    ("Norway's prime minister did not visit Chile.", {"NOR"}, {"CHL"}, "cancelled"),
]


@pytest.mark.parametrize(("text", "visitors", "hosts", "status"), VISITS, ids=[text for text, *_ in VISITS])
def test_visits(reader: Reader, text: str, visitors: set[str], hosts: set[str], status: str) -> None:
    visit = tie(reader, text, "visit")
    assert (codes(visit, "visitor"), codes(visit, "host"), visit.status) == (visitors, hosts, status)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Norway's prime minister visited Chile.", "head"),
        ("Norway's foreign minister visited Chile.", "minister"),
        ("A Norwegian envoy visited Chile.", "envoy"),
    ],
)
def test_levels_of_visits(reader: Reader, text: str, level: str) -> None:
    assert tie(reader, text, "visit").terms["level"] == level


STATEMENTS: list[tuple[str, str, str, str]] = [
    ("“We will never again leave our harbour,” Chile's president said.", "CHL", "“We will never again leave our harbour,”", "direct"),
    ("Norway's foreign minister said the talks had failed again.", "NOR", "the talks had failed again", "indirect"),
    ("The talks had failed again, Norway's foreign minister said.", "NOR", "The talks had failed again", "indirect"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "words", "form"), STATEMENTS, ids=[text for text, *_ in STATEMENTS])
def test_statements(reader: Reader, text: str, code: str, words: str, form: str) -> None:
    statement = tie(reader, text, "statement")
    assert codes(statement, "speaker") == {code}
    assert (statement.terms["quote"], statement.terms["form"]) == (words, form)


def test_the_addressee_of_a_statement(reader: Reader) -> None:
    statement = tie(reader, "Norway's foreign minister told Chile that the talks had failed.", "statement")
    assert codes(statement, "addressee") == {"CHL"}
    assert statement.terms["addressee"] == ["Chile"]


def test_the_occasion_of_a_statement(reader: Reader) -> None:
    statement = tie(reader, "“The talks have failed for good,” Chile's president said in a speech.", "statement")
    assert statement.terms["occasion"] == "a speech"


def test_what_the_press_says_is_no_statement(reader: Reader) -> None:
    assert ties(reader, "The New York Times said the talks had failed again.", "statement") == []
