import pytest

from dragoman import Reader
from eval.links.__main__ import answer
from eval.links.score import b_cubed
from eval.links.stories import STORIES, read_happenings

FLOOR = {"links": 0.85, "origins": 0.90}


def test_the_set_is_whole() -> None:
    happenings = read_happenings()
    assert [h.number for h in happenings] == list(range(1, 41))
    assert len({h.name for h in happenings}) == 40
    assert all(3 <= len(h.stories) <= 5 and 1 <= h.origins <= len(h.stories) for h in happenings)
    stories = [story for h in happenings for story in h.stories]
    assert all(story.text[story.start : story.end].isalpha() and "[" not in story.text for story in stories)
    assert STORIES.read_text(encoding="utf-8").count("[") == len(stories)


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [("aabb", "xxyy", 1, 1), ("aabb", "xxxx", 0.5, 1), ("aabb", "wxyz", 1, 0.5), ("aab", "xyy", 2 / 3, 2 / 3)],
)
def test_b_cubed(gold: str, found: str, precision: float, recall: float) -> None:
    score = b_cubed(dict(enumerate(gold)), dict(enumerate(found)))  # type: ignore[arg-type]
    assert (score.precision, score.recall) == pytest.approx((precision, recall))


def test_b_cubed_wants_the_same_items() -> None:
    with pytest.raises(ValueError, match="the same items"):
        b_cubed({"a": 1}, {"b": 1})


def test_links_and_origins_stand_above_their_floors(reader: Reader) -> None:
    happenings = [h for h in read_happenings() if h.number % 2 == 0]
    found = answer(happenings, reader)
    gold = {story.id: h.name for h in happenings for story in h.stories}
    assert b_cubed(gold, found.groups).f1 >= FLOOR["links"]
    right = [h for h in happenings if len(found.origins.get(h.name, ())) == h.origins]
    assert len(right) / len(happenings) >= FLOOR["origins"]
