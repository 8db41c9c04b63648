"""PLOVER's general rules: planned acts, denied acts, acts without a doer, collectives, acts inside acts, repeats."""

import pytest

from dragoman import Reader
from dragoman.events.typing import retype
from dragoman.model.attribution import Auxiliary, Factuality, Stance

FUTURE = Stance(Factuality.CT_POS, Auxiliary.FUTURE)
WISHED = Stance(Factuality.UU, Auxiliary.FUTURE)
DENIED = Stance(Factuality.CT_NEG)


@pytest.mark.parametrize(
    ("kind", "mode", "stance", "expected"),
    [
        ("CONSULT", "visit", FUTURE, ("AGREE", None, Auxiliary.FUTURE)),
        ("AID", None, FUTURE, ("AGREE", None, Auxiliary.FUTURE)),
        ("AID", None, WISHED, ("AID", None, Auxiliary.FUTURE)),
        ("RETREAT", "withdraw", FUTURE, ("CONCEDE", None, Auxiliary.FUTURE)),
        ("ASSAULT", "aerial", DENIED, ("ASSAULT", "aerial", Auxiliary.NEGATION)),
        ("SUPPORT", None, Stance(), ("SUPPORT", None, None)),
    ],
)
def test_types_turn_with_the_stance(kind: str, mode: str | None, stance: Stance, expected: tuple[object, ...]) -> None:
    assert retype(kind, mode, stance)[:3] == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Four soldiers were killed in an attack in Mali.", "no stated actor"),
        ("The West imposed sanctions on Belarus.", "a collective without a country"),
        ("Chad agreed to send troops to Mali.", "part of another act"),
    ],
)
def test_what_is_no_event_of_its_own_is_kept_with_the_reason(reader: Reader, text: str, reason: str) -> None:
    passed_over = reader.read(text).coding.passed_over
    assert any(reason in p.reason for p in passed_over)


def test_an_act_is_told_once(reader: Reader) -> None:
    events = reader.read("Chad and Niger held talks on a visit by Chad's president.").events
    assert [e.type for e in events].count("CONSULT") == len(
        {(e.trigger.start, e.actors) for e in events if e.type == "CONSULT"}
    )


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Niger's president left Chad after talks with Mali.", "CONSULT", ["Niger's president", "Mali"], []),
        ("Before a meeting with Mali, Chad recalled its envoy.", "CONSULT", ["Chad", "Mali"], []),
        (
            "Chad's foreign minister praised the farmers during a visit to Mali.",
            "CONSULT",
            ["Chad's foreign minister"],
            ["Mali"],
        ),
        ("The talks with Mali ended and Chad left.", "CONSULT", ["Mali"], []),
    ],
)
def test_whoever_acts_on_an_occasion_takes_part_in_it(
    reader: Reader, text: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    events = [e for e in reader.read(text).events if e.type == kind]
    assert ([[a.text for a in e.actors] for e in events], [[r.text for r in e.recipients] for e in events]) == (
        [actors],
        [recipients],
    )


def test_a_second_verb_keeps_its_object_to_itself(reader: Reader) -> None:
    events = reader.read("Chad declared a state of emergency in March and sent troops to Mali.").events
    told = {e.type: [r.text for r in e.recipients] for e in events}
    assert told["COERCE"] == []
    assert told["MOBILIZE"] == ["Mali"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "expected"),
    [
        ("Iran condemned Israel.", (0, 4), (15, 21), "ACCUSE"),
        ("Iran met Israel.", (0, 4), (9, 15), "CONSULT"),
        ("Iran is a neighbour of Iraq.", (0, 4), (23, 27), "NONE"),
    ],
)
def test_a_marked_pair_is_typed(
    reader: Reader, text: str, actor: tuple[int, int], recipient: tuple[int, int], expected: str
) -> None:
    verdict = reader.classify(text, actor=actor, recipient=recipient)
    assert verdict.type == expected
    assert sum(verdict.p.values()) == pytest.approx(1, abs=0.01)
    assert len(verdict.p) == 17


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Turkey condemned the journalist's arrest by Iran.", "COERCE", ["IRN"], [None]),
        ("Israel's killing of a scientist angered Iran.", "ASSAULT", ["ISR"], [None]),
    ],
)
def test_a_possessor_may_undergo_the_act(
    reader: Reader, text: str, kind: str, actors: list[str], recipients: list[str | None]
) -> None:
    event = next(e for e in reader.read(text).events if e.type == kind)
    assert [e.code for e in event.actors] == actors
    assert [e.code for e in event.recipients] == recipients


def test_a_murder_is_not_its_victims_act(reader: Reader) -> None:
    assert not [
        e for e in reader.read("Oslo said the Chilean envoy's murder was a crime.").events if e.type == "ASSAULT"
    ]


def test_calling_names_is_no_phone_call(reader: Reader) -> None:
    assert not [
        e for e in reader.read("Erdogan called the Dutch government a Nazi remnant.").events if e.mode == "phone"
    ]
