"""Pacts of stories as bonds, beside the table of treaties."""

from typing import Any

from dragoman.lexicon.treaties import Clause, Membership, Treaty
from dragoman.record.bonds import merged, of_record, of_treaties

EVERY: frozenset[str] = frozenset()
HELP = Clause("defense", EVERY, EVERY, "attack", EVERY, "", "Article 5", "an armed attack against one")


def treaty(**given: Any) -> Treaty:
    known: dict[str, Any] = {
        "id": "pact",
        "name": "Pact of Lima",
        "aliases": (),
        "signed": "1990-03-01",
        "in_force": "1991",
        "ended": "",
        "status": "in_force",
        "note": "",
        "source": "1 LTS 1",
        "members": (
            Membership("PER", "1991", ""),
            Membership("NOR", "1991", "2001-05-04"),
            Membership("CHL", "1995-06-01", ""),
        ),
        "clauses": (HELP,),
    }
    return Treaty(**known | given)


def row(status: str, *, begin: str = "2001-02-03", voice: str = "Lima", **given: Any) -> dict[str, Any]:
    terms = {"name": given.pop("name", None), "signed": begin, "obligations": given.pop("obligations", [])}
    parties = [{"role": "party", "entity": {"code": code}} for code in given.pop("parties", ("PER", "CHL"))]
    return {
        "kind": "pact",
        "article_id": "a",
        "status": status,
        "begin": begin,
        "factuality": "CT+",
        "parties": parties,
        "terms": terms,
        "attribution": [{"text": voice}, {"text": "The Daily"}],
        **given,
    }


def test_parties_of_a_day() -> None:
    assert [b.parties for b in of_treaties([treaty()], "1993-01-01")] == [frozenset({"PER", "NOR"})]
    assert [b.parties for b in of_treaties([treaty()], "2001-05-04")] == [frozenset({"PER", "NOR", "CHL"})]
    assert [b.parties for b in of_treaties([treaty()], "2001-05-05")] == [frozenset({"PER", "CHL"})]
    assert list(of_treaties([treaty()], "1990-12-31")) == []
    assert list(of_treaties([treaty(ended="1999")], "2000-01-01")) == []
    assert len(list(of_treaties([treaty(ended="1999")], "1999-12-31"))) == 1


def test_one_bond_for_a_pact_of_several_stories() -> None:
    duty = {"kind": "defense", "quote": "help each other", "trigger": "if attacked"}
    [bond] = of_record(
        [row("signed", obligations=[duty]), row("in_force", begin="2002-01-01", voice="Santiago")], "2010-01-01"
    )
    assert (bond.status, bond.begin, bond.is_binding) == ("in_force", "2001-02-03", True)
    assert bond.voices == ("Lima, in The Daily", "Santiago, in The Daily")
    assert [(c.kind, c.quote) for c in bond.clauses] == [("defense", "help each other if attacked")]


def test_what_a_story_tells_later_is_not_known_before() -> None:
    assert of_record([row("signed", begin="2001-02-03")], "2001-02-02") == []


def test_plans_and_denials_bind_nobody() -> None:
    [planned] = of_record([row("proposed")], "2010-01-01")
    [denied] = of_record([row("signed", factuality="CT-")], "2010-01-01")
    assert not planned.is_binding
    assert (denied.is_binding, denied.disputed_by) == (False, ("Lima, in The Daily",))


def test_an_ended_pact_is_over() -> None:
    [bond] = of_record([row("signed"), row("terminated", begin="2005-01-01")], "2010-01-01")
    assert (bond.status, bond.is_binding) == ("terminated", False)


def test_a_story_adds_its_voice_to_a_treaty_of_the_table() -> None:
    known = of_treaties([treaty()], "2010-01-01")
    told = of_record([row("in_force", name="Pact of Lima")], "2010-01-01")
    [bond] = merged((*known, *told))
    assert bond.origin == "table"
    assert bond.voices[1:] == ("Lima, in The Daily",)
