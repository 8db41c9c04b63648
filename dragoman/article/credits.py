"""Credits: who reported, edited, photographed or owns; whole paragraphs and what hangs at their ends."""

import re

from dragoman.article.bylines import is_names
from dragoman.article.furniture import begins, folded
from dragoman.lexicon.house import House
from dragoman.model.span import Span

LONGEST_CREDIT = 400  # characters of a paragraph that is a credit
LONGEST_PARENTHESIS = 240
LONGEST_PICTURE = 120
OWNED = re.compile(r"(?:Copyright (?:©|\(c\)|(?:19|20)\d\d)|© ?(?:19|20)\d\d|\(c\) ?(?:19|20)\d\d)", re.IGNORECASE)
AGENCY_PICTURE = re.compile(
    r"(?:REUTERS|AP Photo|AFP|EPA|Xinhua|TASS|Yonhap|Kyodo|Getty Images) ?/ ?[A-Z][\w.'’\- ]{1,40}[.)]?$"
)
NAME_AND_OUTLET = re.compile(r"(?:[A-Z][\w.'’\-]{1,20} ){1,3}?[A-Z][\w.'’\-]{1,20} ?/ ?[A-Z][\w.'’\- ]{2,40}")
PICTURE_TAIL = re.compile(
    r"(?:(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: credit)?: ?[^\n:]{2,90}|(?:[A-Z][\w.'’\-]{1,20} ){1,3}?/ ?[A-Z][^\n.]{1,60}"
    r"|[A-Z][\w.'’\-]{1,20}(?: [A-Z][\w.'’\-]{1,20}){0,3} ?/ ?[A-Z][^\n./]{1,30}(?:/ ?[A-Z][^\n./]{1,30})?|[A-Z]{2,8}/Getty Images)$"
)
REPORTED = re.compile(r"^(?P<names>[^.]{3,120}?) reported from (?P<place>[^.]{2,60})\.?$")
OWNER = re.compile(
    r"(?:Copyright|©|\(c\))[ ©(c)]{0,8}(?:(?:19|20)\d\d)?(?: ?[-–] ?(?:19|20)\d\d)?,? ?(?P<owner>[A-Z][^.,;:\n(]{1,60})",
    re.IGNORECASE,
)


def is_credit(paragraph: str, house: House) -> bool:
    """Is this whole paragraph a credit?"""
    if len(paragraph) > LONGEST_CREDIT:
        return False
    line = folded(paragraph).lstrip("([*-–—_ ")
    if begins(line, house.credit_starts):
        return not _is_prose(paragraph, line)
    if any(phrase in line for phrase in house.credit_holds):
        return True
    reported = REPORTED.match(paragraph)
    return bool(reported and is_names(reported["names"], house) and is_names(reported["place"], house))


def _is_prose(paragraph: str, line: str) -> bool:
    """A sentence such as `Produced by state firms, the missile flew ...`: not names and no marks of a credit."""
    first_words = line.split()[:4]
    if paragraph[0] in "([" or "by" not in first_words or ":" in paragraph:
        return False
    words = [w for w in paragraph.split()[2:] if w[0].isalpha()]
    small = sum(w[0].islower() and w not in ("and", "in", "with", "by", "for", "editing", "writing") for w in words)
    return small > 0.4 * len(words)


def credit_at_end(text: str, start: int, end: int, house: House) -> Span | None:
    """A credit that closes the paragraph `[start, end)`: `(Reporting by ...)`, `Copyright © ...`, `(Name/Agency)`."""
    return _parenthesis(text, start, end, house) or _owner(text, start, end)


def _parenthesis(text: str, start: int, end: int, house: House) -> Span | None:
    closed = text[start:end].rstrip(".")
    opened = text.rfind("(", max(start, end - LONGEST_PARENTHESIS), end)
    if opened <= start or not closed.endswith(")") or ")" in text[opened : start + len(closed) - 1]:
        return None
    inner = folded(text[opened + 1 : start + len(closed) - 1])
    if begins(inner, house.credit_starts) or is_picture_credit(text[opened + 1 : start + len(closed) - 1], house):
        return Span(opened, end)
    return None


def _owner(text: str, start: int, end: int) -> Span | None:
    match = OWNED.search(text, max(start, end - LONGEST_PARENTHESIS), end)
    return Span(match.start(), end) if match and match.start() > start else None


def is_picture_credit(inner: str, house: House) -> bool:
    """Does a parenthesis hold the credit of a picture, such as `Contributor/Getty Images` or `Photo: Jane Roe`?"""
    if len(inner) > LONGEST_PICTURE:
        return False
    line = folded(inner)
    if any(re.search(rf"\b{re.escape(mark)}\b", line) for mark in house.picture_credits):
        return len(line.split()) <= 12
    parts = [p.strip() for p in line.split("/")]
    known = len(parts) > 1 and any(p in house.agencies or p in house.outlets for p in parts)
    return known or NAME_AND_OUTLET.fullmatch(inner.strip()) is not None


def picture_credit_at_end(text: str, start: int, end: int, house: House) -> Span | None:
    """The picture credit that closes a caption `[start, end)`, in parentheses or bare (`... REUTERS/Jane Roe`)."""
    found = _parenthesis(text, start, end, house)
    if found:
        return found
    piece = text[start:end]
    low = max((piece.rfind(s, max(0, len(piece) - 140)) for s in (". ", ".” ", "] ", ") ")), default=-1)
    if low < 0:
        return None
    tail_start = start + piece.index(" ", low) + 1
    tail = text[tail_start:end]
    if AGENCY_PICTURE.match(tail) or (PICTURE_TAIL.match(tail) and is_picture_credit(tail, house)):
        return Span(tail_start, end)
    return None


def owner_of(credit: str) -> str | None:
    """The owner that a copyright line names: `Copyright © 2024, ABC Audio. All rights reserved.`."""
    match = OWNER.search(credit)
    owner = match["owner"].strip() if match else ""
    return owner if owner and not owner.lower().startswith("all rights") else None
