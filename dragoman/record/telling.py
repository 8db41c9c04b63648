"""An event of one story, with what it takes to see whether another story tells the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.record.origins import Origin

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters of a word that count
NUMBER = re.compile(
    r"\b(\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+((?:[a-z]+\s+){0,2}?[a-z]{3,}s|people)\b"
)
SMALL = {
    name: n for n, name in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
}
DENIED = ("CT-", "PR-", "PS-")
ASSERTED = ("CT+", "PR+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as a story tells it. Days are ordinals (`date.toordinal`); `happened` is None where no day is told.

    `parties` are codes, or names where there is no code; `words` the beginnings of the longer words of the sentence;
    `numbers` map a noun to how many; `stance` is 1 for asserted, -1 for denied, 0 for the rest; `aside` is PLOVER's
    auxiliary mode (a plan is not the deed).
    """

    key: int
    article: str
    type: str
    quad: int
    actors: frozenset[str]
    parties: frozenset[str]
    happened: tuple[int, int] | None
    published: int | None
    place: str | None
    country: str | None
    words: frozenset[str]
    numbers: Mapping[str, int]
    stance: int
    aside: str | None
    origin: Origin

    @property
    def day(self) -> int | None:
        """The day to look near to: when it happened, else when it was published."""
        return self.happened[0] if self.happened is not None else self.published


def telling(key: int, event: Mapping[str, Any], origin: Origin) -> Telling:
    """From the contract's object."""
    when, place = event["date"], event["place"]
    actors = frozenset(_party(entity) for entity in event["actors"])
    words = event["sentence"]["text"]
    return Telling(
        key=key,
        article=event["article_id"],
        type=event["type"],
        quad=event["quad"],
        actors=actors,
        parties=actors | frozenset(_party(entity) for entity in event["recipients"]),
        happened=_days(when),
        published=_ordinal(event["published"]),
        place=place and place["name"],
        country=place and place["country"],
        words=frozenset(word[:STEM] for word in WORD.findall(words.lower())),
        numbers=_numbers(words.lower()),
        stance=1 if event["factuality"] in ASSERTED else -1 if event["factuality"] in DENIED else 0,
        aside=None if event["auxiliary"] == "negation" else event["auxiliary"],
        origin=origin,
    )


def _party(entity: Mapping[str, Any]) -> str:
    found: str = entity["code"] or entity["name"] or entity["text"]
    return found


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else None
    except ValueError:
        return None


def _days(when: Mapping[str, Any] | None) -> tuple[int, int] | None:
    begin, end = (_ordinal(when["begin"]), _ordinal(when["end"])) if when else (None, None)
    return (begin, end) if begin is not None and end is not None else None


def _numbers(words: str) -> dict[str, int]:
    """How many of what: `23 russian diplomats` gives diplomats 23. Years and days of the month are none."""
    found: dict[str, int] = {}
    for figure, noun in NUMBER.findall(words):
        value = SMALL.get(figure) or int(figure.replace(",", ""))
        found.setdefault(noun.split()[-1], value)
    return found
