"""Speech set out by the page: transcripts and names after a dash."""

import pytest

from dragoman import Reader

TRANSCRIPT = (
    "A partial transcript follows:\n\n"
    '"KOSTA: Will the ministers sign on Friday?\n\n'
    "BEYENE: They will, if the guards leave the bridge.\n\n"
    "We have waited long enough.\n\n"
    "(CROSSTALK)\n\n"
    "KOSTA: And if they stay?\n\n"
    "BEYENE: Then we go home."
)


def layers(reader: Reader, text: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Source, cue and content of each attribution that no other holds."""
    found = [a for a in reader.read(text).attributions if a.parent is None]
    return [
        ([s.of(text) for s in a.source], [s.of(text) for s in a.cue], [s.of(text) for s in a.content]) for a in found
    ]


def test_turns_of_a_transcript_belong_to_the_name_before_the_colon(reader: Reader) -> None:
    found = [row for row in layers(reader, TRANSCRIPT) if row[1] == [":"]]
    assert [row[0] for row in found] == [["KOSTA"], ["BEYENE"], ["KOSTA"], ["BEYENE"]]
    assert found[1][2] == ["They will, if the guards leave the bridge.\n\nWe have waited long enough."]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Readers wrote to us.\n\n“The embargo starves children.” — Amara Diallo\n\n“It must stay.” — Jan Novak",
            "Amara Diallo",
        ),
        ('Readers wrote to us.\n\n"The embargo starves children."\n\n- Amara Diallo, Conakry', "Amara Diallo"),
        ("Readers wrote to us.\n\n”The embargo starves children.”― Amara D. Diallo.", "Amara D. Diallo"),
    ],
)
def test_a_quotation_belongs_to_the_name_after_the_dash(reader: Reader, text: str, name: str) -> None:
    assert any(row[0] == [name] and "starves children" in row[2][0] for row in layers(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "The bus left at noon.\n\nBridges: Two were closed by the army.\n\nTraffic was light.",
        "The talks went on.\n\n“Never again” — the slogan was on every wall.",
        "The paper has 3 parts.\n\nPARIS: 12 degrees, rain.",
    ],
)
def test_headings_and_asides_are_no_speech(reader: Reader, text: str) -> None:
    assert not [row for row in layers(reader, text) if row[1] in ([":"], ["—"])]
