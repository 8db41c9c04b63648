"""Write the pages of the documentation that come from the program itself: `python -m docs.build`, from the root of the project."""

import io
import os
import re
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

import dragoman
from docs.command_reference import command_page
from docs.story_walk import story_page
from dragoman.article import read_sources
from dragoman.cli import main as commands

ROOT = Path(__file__).parent.parent
STORY = "examples/aachen_treaty.txt"
REPORT_WIDTH = 110  # columns
REPORT_LINES = 20
REPORT = re.compile(r"(?<=<!-- report -->\n)[^\x00]*?(?=<!-- end of report -->)")
PACTS = re.compile(r"(?<=<!-- pacts -->\n)[^\x00]*?(?=<!-- end of pacts -->)")
QUESTION = ("dragoman", "pacts", "--if", "China attacks the Philippines", "--as-of", "2024-07-01")


def read_story() -> dragoman.Reading:
    """The bundled story, read."""
    article = next(read_sources([ROOT / STORY]))
    if isinstance(article, dragoman.Rejection):
        raise ValueError(str(article))
    return next(dragoman.Reader().read_articles([article]))


def with_report(readme: str, reading: dragoman.Reading) -> str:
    """The README with the beginning of today's report between its two marks."""
    file = io.StringIO()
    with patch.dict(os.environ, COLUMNS=str(REPORT_WIDTH)):  # what a terminal of that width would tell
        reading.show(file)
    lines = file.getvalue().strip("\n").split("\n")[:REPORT_LINES]
    block = "\n".join(["```text", "$ dragoman read examples/aachen_treaty.txt", *lines, "…", "```", ""])
    return REPORT.sub(lambda _: block, readme)


def with_pacts(page: str) -> str:
    """The page on obligations with today's answer to its question between its two marks."""
    answer = CliRunner().invoke(commands, [*QUESTION[1:]]).output.strip("\n")
    shown = " ".join(f'"{word}"' if " " in word else word for word in QUESTION)
    return PACTS.sub(lambda _: f"```text\n$ {shown}\n{answer}\n```\n", page)


def build() -> None:
    """Write docs/cli.md, docs/story.md, the answer in docs/obligations.md and the report in README.md."""
    reading = read_story()
    readme, obligations = ROOT / "README.md", ROOT / "docs" / "obligations.md"
    pages = {
        ROOT / "docs" / "cli.md": command_page(commands),
        ROOT / "docs" / "story.md": story_page(reading, STORY),
        obligations: with_pacts(obligations.read_text(encoding="utf-8")),
        readme: with_report(readme.read_text(encoding="utf-8"), reading),
    }
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    build()
