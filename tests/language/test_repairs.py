"""Attachments that are put right, on rows as a parser gives them."""

import pytest

from dragoman.language.repairs import repaired
from dragoman.model.analysis import TokenRow


def rows(text: str) -> list[TokenRow]:
    """`word/tag/dep>head` with heads as indices; the lemma is the word, or what stands in brackets behind it."""
    found, at = [], 0
    for piece in text.split():
        (word, tag, rest), lemma = piece.split("/"), ""
        dep, head = rest.split(">")
        if "(" in word:
            word, lemma = word.rstrip(")").split("(")
        found.append(TokenRow(at, at + len(word), word, lemma or word.lower(), "X", tag, dep, int(head)))
        at += len(word) + 1
    return found


TOLD = "army/NN/nsubj>1 told(tell)/VBD/ROOT>1 council/NN/dobj>1 that/IN/mark>5 rebels/NNS/nsubj>5 fled/VBD/relcl>2"
IN_A_SPEECH = "he/PRP/nsubj>1 said(say)/VBD/ROOT>1 in/IN/prep>1 broadcast/NN/pobj>2 that/IN/mark>6 rebels/NNS/nsubj>6 fled/VBD/relcl>3"
CITED = (
    "it/PRP/nsubj>1 said(say)/VBD/ROOT>1 rebels/NNS/nsubj>3 fled/VBD/ccomp>1 ,/,/punct>3 citing(cite)/VBG/advcl>3 "
    "scouts/NNS/dobj>5"
)
REMARK = "port/NN/nsubj>1 closed/VBD/ROOT>1 ,/,/punct>1 officials/NNS/nsubj>4 said(say)/VBD/conj>1"


@pytest.mark.parametrize(
    ("text", "token", "dep", "head"),
    [(TOLD, 5, "ccomp", 1), (IN_A_SPEECH, 6, "ccomp", 1), (CITED, 5, "advcl", 1), (REMARK, 4, "parataxis", 1)],
)
def test_repaired(text: str, token: int, dep: str, head: int) -> None:
    before = rows(text)
    after = repaired(before)
    assert (after[token].dep, after[token].head) == (dep, head)
    assert [r for n, r in enumerate(after) if n != token] == [r for n, r in enumerate(before) if n != token]


@pytest.mark.parametrize(
    "text",
    [
        TOLD.replace("told(tell)", "saw(see)").replace("saw(see)", "built(build)"),  # no verb of telling
        TOLD.replace(
            "that/IN/mark>5 rebels/NNS/nsubj>5", "that/WDT/nsubj>5 then/RB/advmod>5"
        ),  # a true relative clause
        TOLD.replace("council", "claim"),  # a noun with a clause of its own
        REMARK.replace("closed/VBD/ROOT>1 ,/,/punct>1", "closed/VBD/ROOT>1 and/CC/cc>1"),
        CITED.replace(",/,/punct>3", "then/RB/advmod>3"),
    ],
)
def test_left_as_it_is(text: str) -> None:
    assert repaired(rows(text)) == rows(text)
