import pytest

from dragoman.language.blocks import LONGEST, blocks, is_wrapped
from dragoman.model.article import Article, Zone, ZoneKind

WRAPPED = (
    "Norway and Chile signed a treaty on fishing in the southern seas on\nMonday after talks that had gone on for more than two "
    "years in the\nport of Bergen.\n\nChile praised Norway.\n"
)


def texts(text: str, *zones: Zone) -> list[str]:
    return [block.text for block in blocks(Article("a", text, zones))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two.", ["One. Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\n \nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("  One\ttwo.  ", ["One two."]),
        ("\n\n", []),
        (WRAPPED, [" ".join(WRAPPED.split("\n\n")[0].split("\n")), "Chile praised Norway."]),
    ],
    ids=range(7),
)
def test_paragraphs(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_only_what_reports_is_parsed() -> None:
    text = "By Ann Lee\nNorway left.\nCopyright"
    zones = [Zone(0, 10, ZoneKind.BYLINE), Zone(11, 23, ZoneKind.BODY), Zone(24, 33, ZoneKind.CREDIT)]
    assert texts(text, *zones) == ["Norway left."]


def test_lines_that_break_inside_sentences() -> None:
    assert is_wrapped(WRAPPED)
    assert not is_wrapped("Norway left.\nChile stayed.\nPeru slept.")
    assert not is_wrapped("")


@pytest.mark.parametrize(
    "unit", ["Norway left Chile again. ", "Norway and ", "a", "Mr. X. "], ids=["sentences", "words", "one word", "dots"]
)
def test_a_long_paragraph_is_cut_and_nothing_is_lost(unit: str) -> None:
    text = unit * (3 * LONGEST // len(unit))
    found = list(blocks(Article("a", text)))
    assert len(found) > 2
    assert all(len(block.text) <= LONGEST for block in found)
    assert all(text[block.start : block.start + len(block.text)] == block.text for block in found)
    assert "".join("".join(block.text for block in found).split()) == "".join(text.split())


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    text = "Norway left Chile again. " * (3 * LONGEST // 25)
    assert all(block.text.endswith("again.") for block in blocks(Article("a", text)))
