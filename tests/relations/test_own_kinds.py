"""Kinds of ties that a user adds by data file."""

from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.tie_kinds import load_tie_kinds
from dragoman.record import wording

RECOGNITION = """
kind = "recognition"
verbs = ["recognize", "recognise"]
nouns = ["recognition"]
status = "recognized"
planned = "announced"
denied = "refused"

[roles]
recognizer = ["subject"]
recognized = ["object"]

[statuses]
withdrawn = ["withdraw", "revoke"]

[terms]
capacity = ["as"]
"""


@pytest.fixture(scope="module")
def recognizing(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    folder = tmp_path_factory.mktemp("own")
    (folder / "ties").mkdir()
    (folder / "ties" / "recognition.toml").write_text(RECOGNITION, encoding="utf-8")
    return Reader(lexicon=[folder])


@pytest.mark.parametrize(
    ("text", "recognizer", "recognized", "status"),
    [
        ("Peru recognized Kosovo as an independent state.", "PER", "KOS", "recognized"),
        ("Norway will recognise Palestine next month.", "NOR", "PSE", "announced"),
        ("Serbia did not recognize Kosovo.", "SRB", "KOS", "refused"),
        ("Ghana withdrew its recognition of Kosovo.", "GHA", "KOS", "withdrawn"),
    ],
)
def test_a_kind_of_ones_own(recognizing: Reader, text: str, recognizer: str, recognized: str, status: str) -> None:
    [tie] = [r for r in recognizing.read(text).relations if r.kind == "recognition"]
    assert {p.role: p.entity.code for p in tie.parties} == {"recognizer": recognizer, "recognized": recognized}
    assert tie.status == status


def test_terms_are_quoted_and_mentions_merged(recognizing: Reader) -> None:
    text = "Peru recognized Kosovo as an independent state. Chile did not follow. Peru had long wanted to recognize Kosovo."
    [tie] = [r for r in recognizing.read(text).relations if r.kind == "recognition"]
    assert tie.terms == {"capacity": "an independent state"}
    assert len(tie.evidence) == 2
    assert wording.tie(tie).startswith("recognizer: ")


def test_without_the_file_there_is_no_such_tie(reader: Reader) -> None:
    assert "recognition" not in {r.kind for r in reader.read("Peru recognized Kosovo.").relations}


@pytest.mark.parametrize(
    ("broken", "value"),
    [
        ('kind = "pact"\nverbs = ["x"]\nroles = {a = ["subject"]}', "kind = 'pact'"),
        ('kind = "tie"\nverbs = ["x"]', "roles = {}"),
        ('kind = "tie"\nroles = {a = ["subject"]}', "no words"),
        ('kind = "tie"\nverbs = ["x"]\nroles = {a = "subject"}', "roles = {'a': 'subject'}"),
        ('kind = "tie"\nverbs = ["x"]\nroles = {a = ["subject"]}\nrequired = ["b"]', "required = ['b']"),
        ('kind = "tie"\nverbs = ["x"]\nroles = {a = ["subject"]}\ncolour = 1', "colour"),
        ("kind =", "Invalid value"),
    ],
)
def test_a_bad_file_is_named_with_what_is_allowed(tmp_path: Path, broken: str, value: str) -> None:
    (tmp_path / "ties").mkdir()
    (tmp_path / "ties" / "own.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(LexiconError) as problem:
        load_tie_kinds([tmp_path])
    assert value in str(problem.value)
    assert "own.toml" in str(problem.value)
