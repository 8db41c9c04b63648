"""Regions that adjectives name."""

from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.world_regions import load_world_regions


@pytest.mark.parametrize(
    ("word", "inside", "outside"),
    [
        ("central asian", "KAZ KGZ", "AFG CHN"),
        ("baltic", "EST LVA LTU", "POL"),
        ("landlocked", "MNG PRY LSO", "PER"),
        ("island", "FJI MLT", "CHE"),
        ("gulf", "QAT", "EGY"),
        ("west african", "MLI GHA", "CMR"),
    ],
)
def test_members(word: str, inside: str, outside: str) -> None:
    members = load_world_regions()[word]
    assert members >= set(inside.split())
    assert not members & set(outside.split())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("words,members,source\nAlpine,AUT XYZ,own\n", 2, "codes of states.csv"),
        ("words,members,source\nAlpine,AUT,\n", 2, "a source"),
        ("words,members,source\nAlpine,AUT,own\nalpine,CHE,own\n", 3, "a word that no other row has"),
        ("words,members\n", 1, "words,members,source"),
    ],
)
def test_bad_rows(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "regions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said) as caught:
        load_world_regions(path)
    assert caught.value.line == line
