"""How a pact stands, between whom, since when and for how long, in sentences of our own."""

import pytest
from tied import all_codes as codes
from tied import pacts
from tied import told_pact as told

from dragoman import Reader

CASES: list[tuple[str, str, str, dict[str, object]]] = [
    ("Poland and Lithuania ratified the friendship treaty on Tuesday.", "LTU POL", "in_force", {}),
    (
        "The defence pact between Oman and Kenya entered into force on 1 March 2019.",
        "KEN OMN",
        "in_force",
        {"begin": "2019-03-01"},
    ),
    ("The treaty between Spain and Portugal expires in 2024.", "ESP PRT", "in_force", {"end": "2024"}),
    (
        "Spain and Portugal extended their friendship treaty by ten years.",
        "ESP PRT",
        "renewed",
        {"duration": "ten years"},
    ),
    ("Egypt tore up its treaty of friendship with Libya on Monday.", "EGY LBY", "terminated", {}),
    (
        "Turkey gave a year's notice of withdrawal from its non-aggression pact with Greece.",
        "GRC TUR",
        "terminated",
        {},
    ),
    (
        "Kenya and Ethiopia put their names to a defence accord on Friday.",
        "ETH KEN",
        "signed",
        {"signed": "2019-03-01"},
    ),
    ("Chile and Peru initialled a border treaty in Lima on Monday.", "CHL PER", "signed", {"signed": "2019-03-04"}),
    ("Ireland and Iceland have concluded a fisheries agreement.", "IRL ISL", "signed", {}),
    (
        "An armistice between Eritrea and Ethiopia was signed in Asmara yesterday.",
        "ERI ETH",
        "signed",
        {"signed": "2019-03-05"},
    ),
    ("A ceasefire between Armenia and Azerbaijan came into effect at midnight.", "ARM AZE", "in_force", {}),
    ("Hungary denounced its treaty of mutual assistance with Romania.", "HUN ROU", "terminated", {}),
    ("The alliance between France and Poland lapsed in 1939.", "FRA POL", "terminated", {}),
    ("The 1936 treaty between Britain and Egypt was abrogated by Cairo.", "EGY GBR", "terminated", {"signed": "1936"}),
    ("Talks on a non-aggression pact between Norway and Finland have broken down.", "FIN NOR", "proposed", {}),
    ("Norway rejected a Finnish offer of a non-aggression pact.", "FIN NOR", "proposed", {}),
    ("Denmark denied that it had signed a secret treaty with Sweden.", "DNK SWE", "proposed", {"fact": "CT-"}),
    ("Sudan and Chad are negotiating a mutual defence treaty.", "SDN TCD", "proposed", {}),
    ("A draft treaty between Sudan and Chad provides for mutual defence.", "SDN TCD", "proposed", {"kinds": "defense"}),
    ("Bulgaria and Greece have yet to sign the accord.", "BGR GRC", "proposed", {}),
    (
        "The presidents of Bolivia and Paraguay signed a peace treaty here yesterday.",
        "BOL PRY",
        "signed",
        {"signed": "2019-03-05", "kinds": "nonaggression"},
    ),
    (
        "In 1955 Hungary, Poland and Romania signed the Warsaw Treaty.",
        "HUN POL ROU",
        "signed",
        {"signed": "1955", "name": "Warsaw Treaty"},
    ),
    (
        "Thailand and Malaysia are linked by a defence agreement dating from 1971.",
        "MYS THA",
        "in_force",
        {"signed": "1971"},
    ),
    (
        "Under a treaty signed last month, Iran and Iraq will consult each other if either is threatened.",
        "IRN IRQ",
        "signed",
        {"signed": "2019-02", "kinds": "consultation"},
    ),
    ("Kenya's parliament approved a defence pact with Uganda on Monday.", "KEN UGA", "signed", {}),
    (
        "The instruments of ratification of the treaty between Japan and Peru were exchanged on Monday.",
        "JPN PER",
        "in_force",
        {},
    ),
    (
        "The pact commits Norway and Iceland to defend each other.\n\nIt was signed on Monday by both.",
        "ISL NOR",
        "signed",
        {"kinds": "defense"},
    ),
    ("Norway is bound to Iceland by a treaty of alliance.", "ISL NOR", "in_force", {}),
    ("Norway, Sweden and Denmark set up a defence union on Monday.", "DNK NOR SWE", "signed", {}),
    (
        "Foreign ministers of Kenya, Uganda and Tanzania adopted a charter of cooperation in Nairobi on Friday.",
        "KEN TZA UGA",
        "signed",
        {},
    ),
    ("France gave Romania a guarantee of its frontiers.", "FRA ROU", "signed", {"kinds": "defense"}),
    (
        "The Lima Declaration, signed by Peru and Ecuador on Friday, calls for regular consultations.",
        "ECU PER",
        "signed",
        {"name": "Lima Declaration", "signed": "2019-03-01", "kinds": "consultation"},
    ),
    ("Kenya has a defence agreement with Britain.", "GBR KEN", "in_force", {}),
    ("Britain allowed its base agreement with Oman to lapse.", "GBR OMN", "terminated", {}),
    (
        "The Philippines served notice on Monday that it was ending its visiting forces agreement with the United States.",
        "PHL USA",
        "terminated",
        {},
    ),
    ("Two memorandums of understanding were signed by Chile and Bolivia.", "BOL CHL", "signed", {"kinds": ""}),
    ("Morocco recalled the treaty of 1963 between Algeria and Mali.", "DZA MLI", "in_force", {"signed": "1963"}),
    (
        "A treaty binding Latvia and Estonia together for fifteen years was signed in Riga on Monday.",
        "EST LVA",
        "signed",
        {"duration": "fifteen years", "signed": "2019-03-04"},
    ),
    (
        "Latvia and Estonia signed a treaty of friendship and cooperation. It is valid for twenty years.",
        "EST LVA",
        "signed",
        {"duration": "twenty years", "name": "treaty of friendship and cooperation"},
    ),
    (
        "Latvia and Estonia signed a pact on Monday. Its term is five years.",
        "EST LVA",
        "signed",
        {"duration": "five years"},
    ),
    (
        "Latvia and Estonia signed a pact on Monday. It is to run for six years.",
        "EST LVA",
        "signed",
        {"duration": "six years"},
    ),
    (
        "Latvia and Estonia signed an alliance, which is to last two decades, on Monday.",
        "EST LVA",
        "signed",
        {"duration": "two decades"},
    ),
    ("Latvia and Estonia signed a 25-year treaty.", "EST LVA", "signed", {"duration": "25-year"}),
    (
        "RIGA, March 5 - A trade treaty with Estonia was signed here today.",
        "EST LVA",
        "signed",
        {"signed": "2019-03-05"},
    ),
    ("RIGA - Under a convention concluded here on Monday, Estonia will get Latvian wheat.", "EST LVA", "signed", {}),
    (
        "Latvia and Estonia signed a treaty replacing the pact of 1934.",
        "EST LVA",
        "signed",
        {"predecessor": "the pact of 1934"},
    ),
    (
        "The treaty between Latvia and Estonia, which replaces a 1934 agreement, was signed on Monday.",
        "EST LVA",
        "signed",
        {"predecessor": "a 1934 agreement"},
    ),
    (
        "The Treaty of Riga between Poland and Latvia has been in force since 1921.",
        "LVA POL",
        "in_force",
        {"name": "Treaty of Riga", "begin": "1921"},
    ),
    ("Brazil and Argentina proclaimed an alliance on Monday.", "ARG BRA", "signed", {}),
    ("Brazil and Argentina are allies under a treaty of 1985.", "ARG BRA", "in_force", {"signed": "1985"}),
    ("Iran has proposed that Iraq and Kuwait join a regional security pact.", "IRN IRQ KWT", "proposed", {}),
    ("Brazil's foreign minister will sign a defence pact with Peru on Friday.", "BRA PER", "proposed", {}),
    ("Officials said Brazil and Peru may sign an alliance next month.", "BRA PER", "proposed", {}),
    (
        "Brazil and Peru renewed for another five years the pact that they made in 2014.",
        "BRA PER",
        "renewed",
        {"duration": "five years"},
    ),
    ("Ethiopia accused Eritrea of breaking the peace agreement.", "ERI ETH", "in_force", {}),
    ("Nigeria and Ghana have revived a defence pact that lapsed in 2010.", "GHA NGA", "renewed", {}),
    (
        "Nigeria announced on Monday that it was leaving the West African bloc's defence pact with Ghana and Togo.",
        "GHA NGA TGO",
        "terminated",
        {},
    ),
    (
        "The governments of Nigeria and Ghana exchanged notes on Monday that bind each to consult the other if its frontier is threatened.",
        "GHA NGA",
        "signed",
        {"kinds": "consultation"},
    ),
    (
        "A treaty of alliance between Nigeria and Ghana, the first of its kind in West Africa, was published in Lagos on Monday.",
        "GHA NGA",
        "in_force",
        {},
    ),
    (
        "The text of a secret treaty between Nigeria and Ghana, signed in 1964, has come to light.",
        "GHA NGA",
        "signed",
        {"signed": "1964"},
    ),
    (
        "The treaty that Nigeria and Ghana signed in Accra on Monday runs for ten years.",
        "GHA NGA",
        "signed",
        {"signed": "2019-03-04", "duration": "ten years"},
    ),
    (
        "By a treaty concluded on Monday, Nigeria guarantees the independence of Togo.",
        "NGA TGO",
        "signed",
        {"kinds": "defense", "signed": "2019-03-04"},
    ),
    (
        "Nigeria and Ghana renewed their pact of 1964 for five years.",
        "GHA NGA",
        "renewed",
        {"signed": "1964", "duration": "five years"},
    ),
    ("A truce between Nigeria and Cameroon took effect on Monday.", "CMR NGA", "in_force", {"begin": "2019-03-04"}),
    ("Ghana's parliament ratified the treaty with Nigeria.", "GHA NGA", "in_force", {}),
    ("Ghana denounced the convention with Nigeria and Togo, giving a year's notice.", "GHA NGA TGO", "terminated", {}),
    ("Nigeria offered Ghana a treaty of non-aggression.", "GHA NGA", "proposed", {"kinds": "nonaggression"}),
    ("Ghana turned down a Nigerian proposal for a defence pact.", "GHA NGA", "proposed", {}),
    ("Nigeria wants a defence pact with Ghana and Togo.", "GHA NGA TGO", "proposed", {}),
    ("There is no military pact between Nigeria and Ghana, a spokesman said.", "GHA NGA", "proposed", {"fact": "CT-"}),
    ("Nigeria is said to be seeking an alliance with Ghana.", "GHA NGA", "proposed", {}),
    (
        "Nigeria and Ghana initialled the draft of a mutual assistance treaty.",
        "GHA NGA",
        "proposed",
        {"kinds": "defense"},
    ),
    (
        "Under the Treaty of Accra, Nigeria and Ghana are obliged to help each other.",
        "GHA NGA",
        "in_force",
        {"name": "Treaty of Accra", "kinds": "defense"},
    ),
    ("Nigeria's alliance with Ghana dates from 1964.", "GHA NGA", "in_force", {"signed": "1964"}),
    (
        "The Accra Pact, which united Nigeria, Ghana and Togo, was dissolved on Monday.",
        "GHA NGA TGO",
        "terminated",
        {"name": "Accra Pact"},
    ),
    ("Three countries, Nigeria, Ghana and Togo, signed the accord.", "GHA NGA TGO", "signed", {}),
    ("Togo has joined the defence treaty of Nigeria and Ghana.", "GHA NGA TGO", "in_force", {}),
    ("Togo acceded to the pact between Nigeria and Ghana on Monday.", "GHA NGA TGO", "in_force", {}),
    (
        "The Nigerian-Ghanaian treaty was signed by the two presidents on Monday.",
        "GHA NGA",
        "signed",
        {"signed": "2019-03-04"},
    ),
    ("The Anglo-Portuguese alliance is the oldest in the world.", "GBR PRT", "in_force", {}),
    ("President Putin signed into law the ratification of the treaty with Belarus.", "BLR RUS", "in_force", {}),
    ("The Danish and Swedish governments have concluded an agreement on the Sound.", "DNK SWE", "signed", {}),
    ("Denmark suspended the application of its treaty with Sweden.", "DNK SWE", "suspended", {}),
    (
        "The Danish-Swedish pact, signed in May 2012, expired on Friday.",
        "DNK SWE",
        "terminated",
        {"signed": "2012-05", "end": "2019-03-01"},
    ),
    ("Denmark and Sweden failed to agree on a defence union.", "DNK SWE", "proposed", {}),
    ("Belgium is to leave the alliance with France and Luxembourg.", "BEL FRA LUX", "in_force", {}),
    ("Kenya has agreed to extend its pact with Oman.", "KEN OMN", "renewed", {}),
    ("Kenya and Oman are bound by a treaty concluded in 1960.", "KEN OMN", "in_force", {"signed": "1960"}),
    ("Kenya is no longer bound by its treaty with Oman.", "KEN OMN", "terminated", {}),
    ("Kenya will not prolong its treaty with Oman.", "KEN OMN", "in_force", {}),
    ("The treaty between Kenya and Oman had lost its validity.", "KEN OMN", "terminated", {}),
    ("The treaty between Kenya and Oman would stay in force, he said.", "KEN OMN", "in_force", {}),
    ("Kenya and Oman are close to a treaty on fish.", "KEN OMN", "proposed", {}),
    (
        "Kenya said that a treaty with Oman, in force since 1958, would lapse.",
        "KEN OMN",
        "in_force",
        {"begin": "1958", "end": None},
    ),
    ("Kenya renewed its offer to dissolve the alliance with Oman.", "KEN OMN", "in_force", {}),
    ("Kenya and Oman signed a treaty to end a long war.", "KEN OMN", "signed", {}),
    (
        "The presidents of Kenya and Oman met on Monday. The two sides signed a reciprocal access agreement.",
        "KEN OMN",
        "signed",
        {"signed": "2019-03-04", "name": "reciprocal access agreement"},
    ),
    ("Kenya and Oman signed a new landmark treaty.", "KEN OMN", "signed", {"name": None}),
    (
        "Kenya and Oman signed an accord that is meant to clear the way for trade.",
        "KEN OMN",
        "signed",
        {"kinds": "cooperation"},
    ),
    ("Kenya and Oman signed an accord to build a railway.", "KEN OMN", "signed", {"kinds": "cooperation"}),
]


@pytest.mark.parametrize(("text", "parties", "status", "terms"), CASES, ids=[text for text, *_ in CASES])
def test_status_parties_and_terms(
    reader: Reader, text: str, parties: str, status: str, terms: dict[str, object]
) -> None:
    (pact,) = pacts(reader, text)
    assert (codes(pact), pact.status) == (parties, status)
    assert {name: told(pact)[name] for name in terms} == terms


QUIET = [
    "The company signed an agreement with the union in Ohio.",
    "The two sides agreed to meet again.",
    "He has signed a deal with Real Madrid.",
    "The treaty room of the palace in Vienna was restored.",
    "Norway played Sweden in the Union Cup.",
    "Union members joined the march in Oslo.",
    "Her understanding of Norway and Sweden is deep.",
    "Iran has kept its promise to Iraq's film festival.",
    "Brazilian plane maker Embrair and India's Adanis signed a preliminary agreement on regional jets.",
]


@pytest.mark.parametrize("text", QUIET)
def test_no_pact(reader: Reader, text: str) -> None:
    assert pacts(reader, text) == []


def test_a_plan_is_no_status_and_an_end_ahead_leaves_the_pact_in_force(reader: Reader) -> None:
    (pact,) = pacts(reader, "Norway threatened to tear up its fishing treaty with Iceland.")
    assert (pact.status, pact.end) == ("in_force", None)


def test_a_pact_with_another_day_or_another_name_is_another(reader: Reader) -> None:
    text = (
        "Norway and Iceland signed a treaty on Monday. The pact of 1934 between Norway and Iceland was never ratified."
    )
    assert [p.terms["signed"] for p in pacts(reader, text)] == ["2019-03-04", "1934"]


def test_what_others_say_of_a_pact_adds_no_party(reader: Reader) -> None:
    text = "Norway and Iceland signed a treaty on Monday. Denmark rejected the treaty."
    assert [(codes(p), p.status) for p in pacts(reader, text)] == [("ISL NOR", "signed")]


def test_members_that_are_listed_stand_for_their_body(reader: Reader) -> None:
    text = "Mali suspended its membership of the African Union. The other members are Ghana, Togo and Benin."
    (pact,) = pacts(reader, text)
    assert (codes(pact), pact.status, pact.terms["name"]) == ("BEN GHA MLI TGO", "suspended", "African Union")


def test_a_capital_in_a_name_is_no_party(reader: Reader) -> None:
    (pact,) = pacts(reader, "Norway and Iceland signed the Lisbon Agreement on Monday.")
    assert (codes(pact), pact.terms["name"]) == ("ISL NOR", "Lisbon Agreement")


def test_the_capital_of_the_day_in_the_dateline_names_the_other_party(reader: Reader) -> None:
    text = "LAGOS, Aug. 22 - A trade agreement with Denmark was signed here on Monday."
    (pact,) = (r for r in reader.read(text, published="1967-08-23").relations if r.kind == "pact")
    assert (codes(pact), pact.terms["signed"]) == ("DNK NGA", "1967-08-21")
