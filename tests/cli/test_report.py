import io
from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.cli.report import clean, show
from dragoman.model.article import Rejection

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "a\rb",
    "a\x08b",
    "a\x00b",
    "\u202egnirts",
    "a\u2066b",
    "\x7f",
]


def report(reader: Reader, text: str, **known: str | None) -> str:
    out = io.StringIO()
    show(reader.read(text, **known), out)
    return out.getvalue()


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_control_characters_reach_the_terminal(reader: Reader, words: str) -> None:
    text = f"Norway {words} recalled its ambassador from Chile. “Chile {words} is right,” {words} Norway’s king said."
    shown = report(reader, text, title=f"T {words}", publication=f"P {words}")
    assert all(character.isprintable() or character == "\n" for character in shown)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x1b[1mb", "a [1mb"),
        ("a\n\t b", "a b"),
        ("so\u00adft", "soft"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
        ("", ""),
    ],
)
def test_clean(words: str, shown: str) -> None:
    assert clean(words) == shown


def test_markup_and_emoji_codes_of_a_story_stay_as_they_are(reader: Reader) -> None:
    shown = report(reader, "Norway recalled its ambassador from Chile.", title="[red]A[/red] :smile:")
    assert "[red]A[/red] :smile:" in shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_lines_fit_and_nothing_is_cut_off(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, path: Path, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    reading = reader.read(path.read_text(encoding="utf-8"))
    out = io.StringIO()
    show(reading, out)
    lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= min(width, 120)
    assert not any(line != line.rstrip() for line in lines)
    words = " ".join(out.getvalue().split())
    dates = {day for event in reading.events if event.date for day in (event.date.begin, event.date.end)}
    assert dates
    assert all(day in words for day in dates)


def test_counts_agree_with_their_nouns(reader: Reader) -> None:
    assert "1 event, in order" in report(reader, "Norway recalled its ambassador from Chile.")
    assert "0 events, in order" in report(reader, "Snow fell.")


def test_a_paraphrase_keeps_its_cue_and_a_quotation_its_marks(reader: Reader) -> None:
    text = "Norway accused Chile of stealing fish. “We have not stolen any fish from anybody,” Chile said."
    shown = " ".join(report(reader, text).split())
    assert "Norway (NOR): accused Chile of stealing fish" in shown
    assert "Chile (CHL): “We have not stolen any fish from anybody,”" in shown


def test_what_was_left_out_is_told_by_reason(reader: Reader) -> None:
    text = "OSLO (Fjord News) - The town was attacked, and the bridge was bombed.\n\n(Reporting by Ann Lee)"
    shown = " ".join(report(reader, text).split())
    assert "not coded, no stated actor attacked (ASSAULT), bombed (ASSAULT)" in shown
    assert "not read, credit (Reporting by Ann Lee)" in shown


def test_a_rejection_is_no_reading() -> None:
    assert str(Rejection("a.txt, line 3", "no text")) == "a.txt, line 3: no text"
