"""`dragoman lexicon`."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_check_counts_what_is_known(run: Run, tmp_path: Path) -> None:
    result = run("lexicon", "check")
    assert result.exit_code == 0
    assert "ASSAULT" in result.output
    assert "people" in result.output


def test_check_names_what_is_wrong(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('type = "SUPPORT"\n[[frame]]\nid = "x"\nverb = ["hug"]\n', encoding="utf-8")
    result = run("lexicon", "check", "--lexicon", tmp_path)
    assert result.exit_code == 2
    assert "mine.toml, line 2" in result.output


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("summon", "ACCUSE"),
        ("denounce", "cue (verb)"),
        ("prime minister", "office Prime Minister"),
        ("Kremlin", "RUS"),
        ("qwertz", "nothing"),
    ],
)
def test_explain(run: Run, word: str, said: str) -> None:
    result = run("lexicon", "explain", word)
    assert result.exit_code == 0
    assert said in result.output


def test_coverage_tells_verbs_without_a_frame(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Norway yodelled on Monday. Chile yodelled too, and Peru attacked Chile.", encoding="utf-8")
    result = run("lexicon", "coverage", path)
    assert result.exit_code == 0
    assert "yodel" in result.output
    assert "attack" not in result.output.split("yodel")[0]


def test_code_keeps_what_is_between_states(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(
        "Norway accused Chile of spying on Monday. Norwegian police arrested a Norwegian banker.", encoding="utf-8"
    )
    both, between = run("code", path).output, run("code", path, "--interstate").output
    assert '"ARREST"' not in between
    assert '"COERCE"' in both
    assert '"COERCE"' not in between
    assert '"ACCUSE"' in between
