"""Headlines: a short first paragraph that is no sentence of the report."""

import re

from dragoman.article.furniture import folded

LONGEST = 220  # characters
MOST_WORDS = 25
STOP = re.compile(r"[.…;:,][\"'”’»)]*$")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
SMALL_WORDS = frozenset("a an and as at but by for from in into is it its of on or over the to up vs with".split())


def same_headline(line: str, title: str) -> bool:
    """Is the line the title, apart from case, white space, quotation marks and a final stop?"""
    return folded(line).rstrip(". ") == folded(title).rstrip(". ")


def looks_like_headline(line: str, following: str, *, opened: bool, parted: bool) -> bool:
    """May a first line be the headline of what follows?

    `opened`: a byline, caption or dateline comes next, so even a line with a final stop may be one. `parted`: a blank line
    comes next.
    """
    line = line.strip()
    if len(line) > LONGEST or len(line.split()) > MOST_WORDS or not any(c.isalpha() for c in line):
        return False
    if line[0].islower() or line.count(". ") > 1:
        return False
    if STOP.search(line):
        return line[-1] not in ";:," and (opened or (parted and is_title_case(line)))
    return opened or (len(following) > len(line) / 2 and bool(SENTENCE_END.search(following.rstrip())))


def is_title_case(line: str) -> bool:
    """Do Almost All Words of the Line Begin with Capitals?"""
    words = [w.lstrip("\"'“‘(") for w in line.split()]
    words = [w for w in words if w[:1].isalpha() and w.lower() not in SMALL_WORDS]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.85 * len(words)
