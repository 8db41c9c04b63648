"""Read `stories.txt`: what happened, the stories that tell it, the word that tells it in brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STORIES = Path(__file__).parent / "stories.txt"
HEAD = re.compile(r"== (\d\d) (\w+) \| origins (\d)( \| contradiction)?")
STORY = re.compile(r"-- (.+) \| (\d{4}-\d\d-\d\d)")
MARK = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class Story:
    """A story; `start` and `end` are the characters of the word that tells the event."""

    id: str
    publication: str
    published: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened; how many independent origins tell it; do its stories contradict one another?"""

    number: int
    name: str
    origins: int
    contradicted: bool
    stories: tuple[Story, ...]


def read_happenings(path: Path = STORIES) -> tuple[Happening, ...]:
    """All of the set; ValueError for a line that is none of it."""
    blocks = [block for block in re.split(r"(?m)^(?==)", path.read_text(encoding="utf-8")) if block.strip()]
    return tuple(_happening(block) for block in blocks)


def _happening(block: str) -> Happening:
    first, *rest = block.strip().split("\n")
    head = HEAD.fullmatch(first)
    if head is None:
        raise ValueError(f"the line is {first!r}; allowed: == 01 name | origins 2 [| contradiction]")
    number, name, origins, contradicted = head.groups()
    return Happening(int(number), name, int(origins), bool(contradicted), tuple(_stories(name, rest)))


def _stories(name: str, lines: list[str]) -> Iterator[Story]:
    for n, (line, text) in enumerate(zip(lines[::2], lines[1::2], strict=True), start=1):
        head, mark = STORY.fullmatch(line), MARK.search(text)
        if head is None or mark is None:
            raise ValueError(
                f"{name}: the story is {line!r}, {text!r}; allowed: -- outlet | day, then text with [a mark]"
            )
        plain = MARK.sub(r"\1", text, count=1)
        yield Story(f"{name}:{n}", head[1], head[2], plain, mark.start(), mark.start() + len(mark[1]))
