"""Stories of our own in plain text files: `### section, label | headline`, then paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "stories"
HEAD = re.compile(r"### (?P<section>[a-z]+)(?:, (?P<label>[a-z]+))? \| (?P<headline>.+)")
LABELS = (None, "private", "act", "public")


@dataclass(frozen=True, slots=True)
class Story:
    """A story of a section. `label`: private life only; an act of public life in it; public life throughout; None: not said."""

    section: str
    label: str | None
    headline: str
    text: str


def read_stories(path: Path) -> Iterator[Story]:
    """The stories of a file, in order; ValueError with file and line for a head that is none."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [n for n, line in enumerate(lines) if line.startswith("###")]
    if any(line.strip() for line in lines[: heads[0] if heads else None]):
        raise ValueError(f"{path.name}, line 1: {lines[0]!r}; allowed: a line that starts with ###")
    for start, end in zip(heads, [*heads, len(lines)][1:], strict=True):
        head = HEAD.fullmatch(lines[start])
        if head is None or head["label"] not in LABELS:
            raise ValueError(
                f"{path.name}, line {start + 1}: {lines[start]!r}; allowed: ### section, private|act|public | headline"
            )
        yield Story(head["section"], head["label"], head["headline"], "\n".join(lines[start + 1 : end]).strip())
