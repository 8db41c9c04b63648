"""Who is bound by a pact whose own words leave it open: its rule, the two states of a story, the place of signing, those of before."""

import pytest

from dragoman import Reader
from tests.relations.tied import all_codes, pacts

CASES: list[tuple[str, list[str]]] = [
    # the rule of the pact
    ("Norway and Iceland will patrol the strait together under a new accord.", ["ISL NOR"]),
    ("Under the accord, Chad will open two airfields to Niger.", ["NER TCD"]),
    # the two states that a story speaks of
    ("Peru and Chile opened talks on Monday. A cultural agreement between the two countries was signed.", ["CHL PER"]),
    ("Ghana and Togo closed a chapter on Friday when their presidents signed a border treaty.", ["GHA TGO"]),
    ("The two governments signed a fisheries accord.", []),
    # the place of signing, where the story names that state apart from it
    ("Norway called the Finnish offer fair. Norway initialled a trade accord in Helsinki.", ["FIN NOR"]),
    # those of the pact just named, for another of its own day
    (
        "Peru and Chile signed a treaty in 1921. It was followed by an alliance, concluded at Arica on 9 August 1924.",
        ["CHL PER", "CHL PER"],
    ),
    # one with each of several
    ("Peru signed agreements with Chile and Bolivia on Monday.", ["CHL PER", "BOL PER"]),
    ("Peru signed an agreement with Chile and Bolivia on Monday.", ["BOL CHL PER"]),
    # who joined later; one that leaves
    ("Peru and Chile concluded the Arica Pact in 1921. Bolivia and Ecuador joined later.", ["BOL CHL ECU PER"]),
    ("Bolivia has withdrawn from the Arica Pact.", ["BOL"]),
    # who only brings others together, or speaks of a pact of others
    ("Peru and Chile signed an accord brokered by Cuba.", ["CHL PER"]),
    ("Kenya welcomed the accord between Peru and Chile.", ["CHL PER"]),
    ("Kenya denounced the pact that Peru concluded with Chile.", ["CHL PER"]),
    # one more beside the pact just named
    (
        "Peru and Chile signed a treaty on Monday. Two protocols, on fish and on roads, were initialled as well.",
        ["CHL PER", "CHL PER"],
    ),
    ("Peru and Chile signed a treaty on Monday, the first accord between them in years.", ["CHL PER"]),
    (
        "Peru and Chile signed a treaty on Monday. Both must ratify it, like the border accord that was concluded in May 2017.",
        ["CHL PER", "CHL PER"],
    ),
    (
        "Peru and Chile signed a joint statement on Monday. Talks on a trade treaty between Peru and Chile are to follow.",
        ["CHL PER", "CHL PER"],
    ),
    # one that is like it, with the one who speaks most
    (
        "Peru extended its pact with Chile. Peru was glad. A similar agreement with Cuba was signed on Monday.",
        ["CHL PER", "CUB PER"],
    ),
    # accords that nobody is said to sign, or only those without a name
    ("Peru's president met Chile's. Six accords were signed, most of them on energy.", ["CHL PER"]),
    ("Peru's president met Chile's. The leaders oversaw the signing of five accords on trade.", ["CHL PER"]),
    ("Peru's president met Chile's. Shell signed an accord on gas.", []),
    ("Peru and Bahrain signed agreements with Israel on Monday.", ["ISR PER", "BHR ISR"]),
    # common ventures; what binds oneself
    ("Britain, Italy and Spain agreed in May to jointly build a patrol ship.", ["ESP GBR ITA"]),
    ("Turkey and Azerbaijan agreed on Friday to double the capacity of a pipeline.", ["AZE TUR"]),
    ("Turkey and Azerbaijan agreed to meet again in May.", []),
    ("Turkey and Azerbaijan bound themselves to consult each other if either is attacked.", ["AZE TUR"]),
    # whose words nobody is known by; rebels
    ("Kenya has a pact with the Marlovians. Uganda said so.", []),
    ("The Colombian government and the FARC rebels signed a peace accord in Havana.", []),
    # the state before a relative clause
    ("Ghana, whose alliance with Togo has lapsed, said nothing.", ["GHA TGO"]),
    # nouns that only some verbs make a pact
    ("Peru and Ecuador made peace on Monday.", ["ECU PER"]),
    ("Peru made peace with its critics.", []),
    ("Peru and Ecuador reached a settlement on Friday.", ["ECU PER"]),
    ("Congress adopted an act on trade with Ecuador.", []),
]


@pytest.mark.parametrize(("text", "parties"), CASES, ids=[text for text, _ in CASES])
def test_parties(reader: Reader, text: str, parties: list[str]) -> None:
    assert [all_codes(pact) for pact in pacts(reader, text)] == parties


STANDINGS = [
    ("Peru and Chile signed a treaty in 1921. It was scrapped in 1932.", "terminated", "1932"),
    ("Peru and Chile concluded an accord in 2018. It was renewed last year.", "renewed", None),
    ("Peru and Chile signed a treaty in 1921. It signed another with Cuba.", "signed", None),
    ("Peru denounced its 1936 treaty with Chile.", "terminated", None),
    ("The treaty between Peru and Chile ended a long war.", "in_force", None),
    ("An agreement between Peru and Chile is expected to be signed in May.", "proposed", None),
    ("Peru put its accord with Chile on ice.", "suspended", None),
]


@pytest.mark.parametrize(("text", "status", "end"), STANDINGS, ids=[text for text, *_ in STANDINGS])
def test_standing(reader: Reader, text: str, status: str, end: str | None) -> None:
    pact = pacts(reader, text)[0]
    assert (pact.status, pact.end) == (status, end)


CONTENTS = [
    ("Peru signed an agreement with Chile on cheap wheat.", "agreement with Chile on cheap wheat"),
    ("Peru and Chile signed two memorandums of understanding on oil.", "memorandums of understanding on oil"),
    ("Peru and Chile signed a police accord.", "police accord"),
    ("Peru and Chile signed a pact.", None),
]


@pytest.mark.parametrize(("text", "quote"), CONTENTS, ids=[text for text, _ in CONTENTS])
def test_contents_of_a_name(reader: Reader, text: str, quote: str | None) -> None:
    (pact,) = pacts(reader, text)
    assert [duty["quote"] for duty in pact.terms["obligations"]] == ([] if quote is None else [quote])


def test_the_day_on_which_somebody_says_it_is_not_that_of_what_he_says(reader: Reader) -> None:
    (pact,) = pacts(reader, "The minister said on Tuesday that Peru had torn up its agreement with Chile.")
    assert (pact.status, pact.end) == ("terminated", None)


def test_what_a_pact_rules_is_not_what_becomes_of_it(reader: Reader) -> None:
    (pact,) = pacts(reader, "Peru and Chile signed an accord on Monday, under which Chilean troops will leave Arica.")
    assert (pact.status, pact.end) == ("signed", None)
