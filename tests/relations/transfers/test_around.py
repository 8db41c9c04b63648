"""What the story around a clause adds: sides left out, goods listed afterwards; and how mentions of one transfer merge."""

import pytest
from tied import transfers

from dragoman import Reader
from dragoman.model.relation import Relation

Told = tuple[str, str, str | None, str | None]


def told(relation: Relation) -> Told:
    suppliers, recipients = (
        ",".join(p.entity.code or "" for p in relation.parties if p.role == role) for role in ("supplier", "recipient")
    )
    return suppliers, recipients, relation.status, relation.terms["goods"]


STORIES: list[tuple[str, list[Told]]] = [
    (  # a list of what a deal covers
        "Norway promised a package of aid to Estonia. It includes 100 missiles and up to 40 trucks.",
        [
            ("NOR", "EST", "promised", "aid"),
            ("NOR", "EST", "promised", "missiles"),
            ("NOR", "EST", "promised", "trucks"),
        ],
    ),
    (
        "Norway is sending arms to Estonia. Among them are ten howitzers and thousands of shells.",
        [
            ("NOR", "EST", "shipped", "arms"),
            ("NOR", "EST", "shipped", "howitzers"),
            ("NOR", "EST", "shipped", "shells"),
        ],
    ),
    (  # what somebody saw of it
        "Italy has shipped arms to Nepal. On the quay reporters saw rifles, mortars and crates of ammunition.",
        [
            ("ITA", "NPL", "shipped", "arms"),
            ("ITA", "NPL", "shipped", "rifles"),
            ("ITA", "NPL", "shipped", "mortars"),
            ("ITA", "NPL", "shipped", "ammunition"),
        ],
    ),
    (  # another state: another matter
        "Italy has shipped arms to Nepal. In Chile, police found rifles, mortars and ammunition.",
        [("ITA", "NPL", "shipped", "arms")],
    ),
    (  # the side told before
        "Kenya bought 12 jets from Brazil. Chile, an old friend, has provided trucks.",
        [("BRA", "KEN", "ordered", "jets"), ("CHL", "KEN", "delivered", "trucks")],
    ),
    (  # both sides told before
        "Ghana will get maize from Argentina. Not less than 400,000 tons of wheat would be sold next year.",
        [("ARG", "GHA", "promised", "maize"), ("ARG", "GHA", "promised", "wheat")],
    ),
    (  # a pronoun for the goods
        "Japan handed a patrol boat to Palau. Over the next years it will donate six of them to Samoa.",
        [("JPN", "PLW", "delivered", "patrol boat"), ("JPN", "WSM", "promised", "patrol boat")],
    ),
    (  # the state that the story is about
        "Kenya is at war. Kenya's army is short of fuel, and Kenya has turned to others. Brazil delivered 20 tanks.",
        [("BRA", "KEN", "delivered", "tanks")],
    ),
    (  # who does something else in the sentence receives nothing
        "Kenya is at war. Kenya's army is short of fuel. Brazil delivered 20 tanks, and Chile kept silent.",
        [("BRA", "KEN", "delivered", "tanks")],
    ),
    (  # a number alone, and others without a verb
        "Italy gave Nepal 40 jeeps. Chile handed over the first ten.",
        [("ITA", "NPL", "delivered", "jeeps"), ("CHL", "NPL", "delivered", "jeeps")],
    ),
    (
        "Ghana needs help. Ghana's harvest failed, and Ghana is in debt. Japan offered 700 million dollars, and Peru 640 million.",
        [("JPN", "GHA", "promised", "700 million dollars"), ("PER", "GHA", "promised", "640 million")],
    ),
    (  # them
        "Kenya lost 12 jets in the storm. It had bought them from Brazil.",
        [("BRA", "KEN", "ordered", "jets")],
    ),
    (  # of several suppliers none is guessed
        "Peru has sold tanks to Kenya. Chile has sold trucks to Kenya. Kenya also bought rifles.",
        [("PER", "KEN", "ordered", "tanks"), ("CHL", "KEN", "ordered", "trucks"), ("", "KEN", "ordered", "rifles")],
    ),
    (  # nobody is guessed for a receiver that is not known
        "Chile and Peru signed a treaty in Quito. Norway has cut off all aid to its former friend.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[text for text, _ in STORIES])
def test_stories(reader: Reader, text: str, expected: list[Told]) -> None:
    assert [told(r) for r in transfers(reader, text)] == expected


def test_mentions_of_one_transfer_are_one_tie_with_all_evidence(reader: Reader) -> None:
    text = "Norway will sell 12 tanks to Kenya. By now Norway has delivered the tanks to Kenya."
    (relation,) = transfers(reader, text)
    assert (relation.status, relation.terms["quantity"]["value"]) == ("delivered", 12)
    assert [e.text for e in relation.evidence] == [s.strip() + "." for s in text.rstrip(".").split(". ")]


def test_another_amount_is_another_tie(reader: Reader) -> None:
    relations = transfers(reader, "Norway sold 12 tanks to Kenya in May. Norway sold 30 tanks to Kenya in July.")
    assert [r.terms["quantity"]["value"] for r in relations] == [12, 30]


def test_a_claim_and_its_denial_stay_side_by_side(reader: Reader) -> None:
    text = "A minister in Peru said that Norway shipped rifles to Kenya. Norway denied that it had shipped rifles to Kenya."
    assert [r.factuality for r in transfers(reader, text)] == ["CT+", "CT-"]


def test_a_request_that_is_turned_down_is_refused(reader: Reader) -> None:
    (relation,) = transfers(reader, "Kenya asked Norway for tanks. On Monday Norway refused to sell tanks to Kenya.")
    assert relation.status == "refused"


def test_a_former_capital_tells_where_a_story_was_filed(reader: Reader) -> None:
    text = "LAGOS, Aug 21 - Britain has provided rifles and armoured cars."
    relations = [r for r in reader.read(text, published="1967-08-21").relations if r.kind == "transfer"]
    assert {told(r)[:2] for r in relations} == {("GBR", "NGA")}
