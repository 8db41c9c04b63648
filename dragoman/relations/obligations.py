"""What a pact obliges to, by ATOP's kinds: the phrase that says so, and the clause that says when it falls due."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.model.analysis import Sentence
from dragoman.model.event import Voice
from dragoman.model.span import Span
from dragoman.relations.story import Story

OPENING = frozenset('“"‘')


@dataclass(frozen=True, slots=True)
class Obligation:
    """One kind of duty: `words` is the phrase, `trigger` the condition, `attribution` who says so."""

    kind: str
    words: Span
    trigger: Span | None
    attribution: tuple[Voice, ...]

    def row(self, story: Story) -> dict[str, Any]:
        """As the contract has it; `quote` runs from the phrase to the end of its condition, where that follows."""
        text = story.analysis.article.text
        start = self.words.start - (text[self.words.start - 1 : self.words.start] in OPENING)
        end = self.trigger.end if self.trigger is not None and self.trigger.start >= self.words.end else self.words.end
        return {
            "kind": self.kind,
            "trigger": self.trigger.of(text) if self.trigger is not None else None,
            "quote": text[start:end],
            "start": start,
            "end": end,
            "attribution": self.attribution,
        }


def find_obligations(story: Story, sentence: Sentence) -> list[Obligation]:
    """The duties that a sentence about a pact names; cooperation only where nothing stronger is named."""
    found = list(_in_sentence(story, sentence))
    strong = [o for o in found if o.kind != "cooperation"]
    return strong or found[:1]


def _in_sentence(story: Story, sentence: Sentence) -> Iterator[Obligation]:
    text = story.analysis.article.text
    plain = _plain(text[sentence.start : sentence.end])
    seen: set[str] = set()
    for kind, phrases in story.ties.tables["pacts"]["obligations"].items():
        for phrase in phrases:
            match = _pattern(phrase).search(plain)
            if match is not None and kind not in seen:
                seen.add(kind)
                words = Span(sentence.start + match.start(), sentence.start + match.end())
                token = story.analysis.token_at(words.start)
                chain = story.chain(token) if token is not None else ()
                yield Obligation(kind, words, _trigger(story, sentence, plain), chain)


def _plain(text: str) -> str:
    """Lower case with quotation marks as spaces and straight apostrophes: the same length."""
    marks = str.maketrans({"“": " ", "”": " ", '"': " ", "‘": " ", "’": "'", "\n": " "})
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(marks)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = [r"(?:[\w',-]+ ){0,3}?" if w == "~" else _alternatives(w) + r"\s+" for w in phrase.split()]
    body = "".join(words).removesuffix(r"\s+")
    return re.compile(rf"\b{body}\b")


def _alternatives(word: str) -> str:
    return f"(?:{'|'.join(map(re.escape, word.split('|')))})"


def _trigger(story: Story, sentence: Sentence, plain: str) -> Span | None:
    """`in the event of aggression against either`: from the opening word to the next comma or the end."""
    for opening in story.ties.tables["pacts"]["triggers"]["words"]:
        match = re.search(rf"\b{re.escape(opening)}\s", plain)
        if match is not None:
            start = sentence.start + match.start()
            stop = re.search(r"[,;.]", plain[match.end() :])
            end = sentence.start + (match.end() + stop.start() if stop is not None else len(plain))
            return Span(start, end)
    return None
