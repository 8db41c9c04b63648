"""Page furniture: paragraphs that belong to the page, not to the story."""

from dragoman.lexicon.house import House

STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
LONGEST_START = 240  # characters of a line known by its beginning
LONGEST_TAIL = 60  # characters of the heading of a list of other stories
LONGEST_HOLDING = 400  # characters of a line known by what it holds


def folded(text: str) -> str:
    """Lower case, quotation marks straight, white space single."""
    return " ".join(text.translate(STRAIGHT).lower().split())


def is_furniture(paragraph: str, house: House) -> bool:
    """Is this whole paragraph furniture? A paragraph without a letter or digit is (`×`, `* * *`)."""
    if not any(c.isalnum() for c in paragraph):
        return True
    if len(paragraph) > LONGEST_HOLDING:
        return False
    line = folded(paragraph)
    bare = line.strip(" .:;!?»«›‹→←↓↑▶►•·|*-–—[]()<>×_+#…")
    if bare in house.furniture_whole or any(phrase in line for phrase in house.furniture_holds):
        return True
    return len(line) <= LONGEST_START and begins(bare, house.furniture_starts)


def opens_tail(line: str, house: House) -> bool:
    """Is this the heading of a list of other stories (`More from The Norland Times`)?"""
    bare = folded(line).strip(" .:;!?»›→|*-–—")
    return len(bare) <= LONGEST_TAIL and any(
        bare == tail or (tail in ("more from", "more in") and bare.startswith(tail + " "))
        for tail in house.furniture_tails
    )


def begins(line: str, phrases: tuple[str, ...]) -> bool:
    """Does the line begin with one of the phrases, and not in the middle of a word?"""
    return any(
        line.startswith(p) and (not p[-1].isalnum() or not p[-1].isalpha() or not line[len(p) : len(p) + 1].isalpha())
        for p in phrases
    )
