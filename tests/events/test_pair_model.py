"""The pair model: how pairs are encoded, and that its numbers are probabilities that do not depend on the machine's mood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.pair_encoding import LONGEST, MARKERS, encode_pair
from dragoman.events.pair_model import NONE, load_pair_model
from dragoman.lexicon.ontology import load_ontology
from dragoman.model.span import Span

MODEL = load_pair_model()
TEXT = "Estonia accused Russia of jamming its satellite signals on Monday."
ACTOR, RECIPIENT = Span(0, 7), Span(16, 22)


def words(ids: tuple[int, ...]) -> str:
    return str(MODEL.tokenizer.decode(list(ids), skip_special_tokens=False))


def test_markers_stand_around_the_parties() -> None:
    codes = encode_pair(MODEL.tokenizer, TEXT, RECIPIENT, ACTOR)
    pieces = [MODEL.tokenizer.id_to_token(n) for n in codes.ids]
    assert pieces[codes.actor] == MARKERS[0]
    assert pieces[codes.actor + 1] == "russia"
    assert pieces[codes.recipient] == MARKERS[2]
    assert pieces[codes.recipient + 1] == "estonia"
    assert (pieces[0], pieces[-1]) == ("[CLS]", "[SEP]")


@given(st.integers(0, 150), st.integers(0, 150), st.integers(0, 150))
def test_long_sentences_are_cut_around_the_parties(before: int, between: int, after: int) -> None:
    text = "and " * before + "Peru" + " and" * between + " Chile" + " and" * after
    start = text.index("Peru")
    other = text.index("Chile")
    codes = encode_pair(MODEL.tokenizer, text, Span(start, start + 4), Span(other, other + 5))
    assert len(codes.ids) <= LONGEST
    assert 0 < codes.actor < len(codes.ids)
    assert 0 < codes.recipient < len(codes.ids)
    if between < LONGEST - 10:
        assert MODEL.tokenizer.id_to_token(codes.ids[codes.actor]) == MARKERS[0]
        assert MODEL.tokenizer.id_to_token(codes.ids[codes.recipient]) == MARKERS[2]


def test_probabilities_cover_the_ontology_and_none() -> None:
    p = MODEL.judge(TEXT, ACTOR, RECIPIENT).types
    assert set(p) == {*load_ontology().types, NONE}
    assert sum(p.values()) == pytest.approx(1, abs=0.01)
    assert p == MODEL.judge(TEXT, ACTOR, RECIPIENT).types


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        (TEXT, ACTOR, RECIPIENT, "ACCUSE"),
        ("Turkish jets bombed Kurdish rebels near Dohuk.", Span(0, 12), Span(20, 34), "ASSAULT"),
        ("Police arrested the opposition leader in Lusaka.", Span(0, 6), Span(16, 37), "COERCE"),
        ("Peru's president met her Chilean counterpart in Lima.", Span(0, 16), Span(21, 44), "CONSULT"),
    ],
)
def test_plain_acts(text: str, actor: Span, recipient: Span, kind: str) -> None:
    p = MODEL.judge(text, actor, recipient).types
    assert max(p, key=lambda name: p[name]) == kind
