"""Captions: paragraphs that tell what a picture shows."""

from dragoman.article.credits import picture_credit_at_end
from dragoman.article.furniture import begins, folded
from dragoman.lexicon.house import House

LONGEST = 700  # characters


def is_caption(text: str, start: int, end: int, house: House) -> bool:
    """Is the paragraph `[start, end)` a caption: does it open as one, or close with the credit of a picture?"""
    if end - start > LONGEST:
        return False
    line = folded(text[start:end])
    return begins(line, house.caption_starts) or picture_credit_at_end(text, start, end, house) is not None
