"""Stories for training: what a file says, how bad heads are refused, and that there is enough of each kind."""

from collections import Counter
from pathlib import Path

import pytest

from train.stories import FOLDER, Story, read_stories


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_stories_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "### sport, act | Fans held\nOne.\n\nTwo.\n\n### world | Talks\nThree.\n")
    assert list(read_stories(path)) == [
        Story("sport", "act", "Fans held", "One.\n\nTwo."),
        Story("world", None, "Talks", "Three."),
    ]
    assert list(read_stories(written(tmp_path, ""))) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Words.\n### sport | x\ny\n", 1),
        ("### sport | x\ny\n\n### sport\nz\n", 4),
        ("### sport, funny | x\ny\n", 1),
        ("### sport |\ny\n", 1),
    ],
)
def test_bad_heads_are_refused(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"some\.txt, line {line}: .*; allowed: "):
        list(read_stories(written(tmp_path, text)))


def test_the_stories_are_of_many_kinds_and_each_is_there_once() -> None:
    stories = [story for path in FOLDER.glob("*.txt") for story in read_stories(path)]
    labels = Counter(story.label for story in stories)
    assert labels["private"] > 150
    assert min(labels["act"], labels["public"]) >= 49
    assert labels.total() == len({story.text for story in stories})
    assert all(60 <= len(story.text.split()) <= 250 for story in stories)
