import pytest

from dragoman.web.snippets import REACH, snippet

LONG = "The first word stands here. " * 30 + "Norway’s treaty with Chile was signed. " + "More follows after it. " * 30


def words(pieces: list[tuple[str, bool]]) -> str:
    return "".join(text for text, _ in pieces)


def hits(pieces: list[tuple[str, bool]]) -> list[str]:
    return [text for text, is_hit in pieces if is_hit]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("treaty", ["treaty"]),
        ("TREATY chile", ["treaty", "Chile"]),
        ('"treaty with"', ["treaty", "with"]),
        ("norway’s", ["Norway’s"]),
        ("eat", []),
        ("a.y (", []),
        (None, []),
    ],
)
def test_words_that_were_looked_for_are_told_apart(asked: str | None, found: list[str]) -> None:
    assert hits(snippet(LONG, asked)) == found


def test_a_snippet_is_cut_at_white_space_around_the_first_word() -> None:
    shown = words(snippet(LONG, "treaty"))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown.strip("… ") in LONG
    assert len(shown) <= 2 * REACH + 8


def test_without_words_it_is_the_beginning() -> None:
    assert words(snippet(LONG, None)).startswith("The first word")


@pytest.mark.parametrize("text", ["", "x", "one two", "x" * 5_000])
def test_short_and_unbroken_texts(text: str) -> None:
    shown = words(snippet(text, "x"))
    assert shown.removesuffix(" …") in text or shown == text
    assert len(shown) <= 2 * REACH + 8
