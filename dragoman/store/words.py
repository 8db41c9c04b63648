"""Words for the index of full text: what counts as one, and what is asked for."""

import re
from collections import Counter

WORD = re.compile(r"\w[\w'’]*")
LONGEST = 40  # characters of a word that count
PHRASE = re.compile(r'"([^"]*)"')


def terms(text: str) -> Counter[str]:
    """The words of a text, in lower case, and how often each stands there."""
    return Counter(term[:LONGEST] for term in WORD.findall(text.lower()))


def asked(words: str) -> tuple[list[str], list[str]]:
    """The words that all have to be there, and the phrases (`"..."`) that have to stand so, in lower case."""
    phrases = [" ".join(phrase.lower().split()) for phrase in PHRASE.findall(words) if phrase.strip()]
    return sorted(terms(words)), phrases
