"""Statements: who said what to whom, and where."""

import pytest

from dragoman import Reader

STATEMENTS: list[tuple[str, str, set[str], str, str | None]] = [  # text, speaker, addressees, quote, occasion
    ("Norway's foreign minister assured Nepal that aid would continue.", "NOR", {"NPL"},
     "that aid would continue", None),
    ('Angela Merkel warned Poland in an interview with ZDF that "rules matter".', "DEU", {"POL"},
     'that "rules matter"', "an interview"),
    ('"We will not yield," Hassan Rouhani said in a speech in Tehran.', "IRN", set(), '"We will not yield,"',
     "a speech"),
    ("Turkey's president told Germany's chancellor that the camps would be closed.", "TUR", {"DEU"},
     "that the camps would be closed", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "addressees", "quote", "occasion"), STATEMENTS)
def test_statements(
    reader: Reader, text: str, speaker: str, addressees: set[str], quote: str, occasion: str | None
) -> None:
    (told,) = (r for r in reader.read(text, published="2019-03-06").relations if r.kind == "statement")
    assert {p.entity.code for p in told.parties if p.role == "speaker"} == {speaker}
    assert {p.entity.code for p in told.parties if p.role == "addressee"} == addressees
    assert (told.terms["quote"], told.terms["occasion"]) == (quote, occasion)
