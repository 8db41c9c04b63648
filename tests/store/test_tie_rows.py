"""Whose word the ties of two parties are, in both databases."""

from typing import Any

from made_stories import add, entity, story

from dragoman.store import Record
from dragoman.store.filters import Filter
from dragoman.store.overviews import tellings

DAY = "2020-05-05"
LONG = (
    "Norway warned Chile. The two have argued about cod, shrimp and the price of lemons for longer than anybody in either "
    "fishing port can remember, and nobody there expects it to end before the winter."
)


def voice(text: str, code: str | None = None, start: int | None = None) -> dict[str, Any]:
    source = entity(text, 0, text, code) if code else None
    return {"source": source, "text": text, "cue": "said", "start": start, "end": start, "form": None}


def told(name: str, *, text: str = "Norway warned Chile.", outlet: str = "Post", **given: Any) -> dict[str, Any]:
    """A story of a sanction, on the word of the outlet unless `attribution` tells of others."""
    chain = given.get("attribution", [])
    parties = [
        {"role": role, "entity": entity("x", 0, code, code)} for role, code in (("sender", "NOR"), ("target", "CHI"))
    ]
    tie = {
        "id": f"r-{name}", "article_id": name, "kind": "sanction", "status": "imposed", "begin": DAY, "end": None, "terms": {},
        "parties": parties, "events": [], "attribution": [*chain, voice(outlet)], "factuality": "CT+", "evidence": [],
        "why": [], "coder": None,
    }  # fmt: skip
    row = story(name, text, day=DAY, outlet=outlet, attribution=[*chain, voice(outlet)])
    return {**row, **{key: value for key, value in given.items() if key != "attribution"}, "relations": [tie]}


def origins(record: Record) -> dict[str, str | None]:
    return {row["article_id"]: row["origin"] for row in record.tie_rows("NOR", "CHI")}


def test_rows_are_those_of_the_relations_with_their_origin(record: Record) -> None:
    add(record, [told("a"), told("b", outlet="Star")])
    record.link()
    rows = list(record.tie_rows("NOR", "CHI"))
    assert [{name: row[name] for name in row if name != "origin"} for row in rows] == list(
        record.relation_rows(party=("NOR", "CHI"))
    )
    assert list(record.tie_rows("NOR", "PER")) == []


def test_the_origin_is_the_innermost_name_else_the_agency_else_the_outlet(record: Record) -> None:
    rows = [
        told("named", attribution=[voice("Lima", "PER")]),
        told("agency", agency="Reuters"),
        told("outlet"),
        told("officials", attribution=[voice("officials")], outlet="Star"),
    ]
    add(record, rows)
    record.link()
    assert origins(record) == {"named": "government of PER", "agency": "reuters", "outlet": "post", "officials": "star"}


def test_documents_have_their_own_word_and_authors_that_of_the_outlet(record: Record) -> None:
    def said(kind: str) -> dict[str, Any]:
        return {
            "id": "t1",
            "source": [[4, 9]],
            "kind": kind,
            "parent": None,
            "form": None,
            "attitude": None,
            "entity": None,
        }

    chain = [voice("the White Paper", start=4)]
    kinds = ("document", "author", "unnamed")
    add(record, [told(kind, attribution=chain, attributions=[said(kind)]) for kind in kinds])
    record.link()
    assert origins(record) == {"document": "white paper", "author": "post", "unnamed": "post"}


def test_a_reprint_goes_by_the_first_that_printed_it_and_by_an_agency_that_any_of_them_names(record: Record) -> None:
    add(record, [told("first", text=LONG), told("reprint", text=LONG, outlet="Star"), told("other", outlet="Mail")])
    record.link()
    assert origins(record) == {"first": "post", "reprint": "post", "other": "mail"}
    add(record, [told("third", text=LONG, outlet="Gazette", agency="Reuters")])
    record.link()
    assert origins(record) == {"first": "reuters", "reprint": "reuters", "other": "mail", "third": "reuters"}
    record.forget("first")
    assert origins(record) == {"reprint": "star", "other": "mail", "third": "reuters"}


def test_what_is_not_linked_yet_has_no_origin(record: Record) -> None:
    add(record, [told("old")])
    assert origins(record) == {"old": None}
    record.link()
    add(record, [told("new", outlet="Star")])
    assert origins(record) == {"old": "post", "new": None}
    record.link()
    assert origins(record) == {"old": "post", "new": "star"}


def test_a_tie_has_the_origin_of_the_events_of_its_story(record: Record) -> None:
    chains: dict[str, list[dict[str, Any]]] = {"a": [voice("Lima", "PER")], "b": [], "c": [voice("officials")]}
    add(record, [told(name, attribution=chain, outlet=f"Paper {name}") for name, chain in chains.items()])
    record.link()
    found = tellings(record.backend, "NOR", "CHI", Filter())
    assert {row["article_id"]: row["origin"] for row in found} == origins(record)


def test_what_was_taken_back_tells_nothing(record: Record) -> None:
    add(record, [told("a"), told("b", outlet="Star")])
    record.link()
    record.retract("a")
    assert origins(record) == {"b": "star"}
