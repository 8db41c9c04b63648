"""`python -m eval.gate`: figures of the reader on the annotated stories, and whether they stand above their floors.

Exit status 0 where all do, 1 where one does not, or where a floor was lowered without a word in CHANGELOG.md.
With `--errors`, what was missed and what was spurious is printed as well.
"""

import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman import Reader, Reading
from eval import actors, chains, ties
from eval.errors import print_errors
from eval.gold import HERE, ROOT, Gold, load_all
from eval.score import Figures, Tally, score, total

FLOORS = HERE / "floors.toml"
CHANGELOG = ROOT / "CHANGELOG.md"


def row_of(reading: Reading) -> dict[str, Any]:
    """What is scored: the reading's row, and the place of its dateline."""
    dateline = reading.article.dateline
    return {**reading.to_dict(), "dateline": dateline.place if dateline is not None else None}


def read(stories: tuple[Gold, ...], reader: Reader) -> list[tuple[Gold, dict[str, Any]]]:
    """Each story with the reader's row."""
    readings = reader.read_articles(story.article for story in stories)
    return [(story, row_of(reading)) for story, reading in zip(stories, readings, strict=True)]


def read_sets(reader: Reader) -> Figures:
    """Figures of the sets of single sentences."""
    mentions = actors.read_items(actors.FOLDER / "mentions.txt")
    told = chains.read_items(chains.FOLDER / "chains.txt")
    return {
        **actors.figures(actors.compared(mentions, reader)),
        **chains.figures(chains.compared(told, reader)),
        **{name: tally for one, folder in ties.SETS.items() for name, tally in _of_ties(reader, one, folder)},
    }


def _of_ties(reader: Reader, name: str, folder: Path) -> Iterator[tuple[str, Tally]]:
    """Figures of a set of ties, under its name."""
    found = ties.figures(ties.compare(item, ties.told(reader, item)) for item in ties.read_items(folder))
    yield from ((f"{name}.{figure}", found[f"ties.{figure}"]) for figure in ("all", "whole"))


def load_floors(text: str) -> dict[str, float]:
    """Floors under F1 by the figure's name; ValueError for a floor that is no share."""
    floors: dict[str, float] = {}
    for name, value in tomllib.loads(text)["floors"].items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise ValueError(f"floor of {name!r} is {value!r}; allowed: a number from 0 to 1")
        floors[name] = float(value)
    return floors


def below(figures: Figures, floors: Mapping[str, float]) -> list[str]:
    """What falls short: figures under their floor, and floors of figures that do not exist."""
    return [
        f"{name}: {figures[name].f1:.3f} is under its floor of {floor:.3f}"
        if name in figures
        else f"{name}: no such figure; there are: {', '.join(figures)}"
        for name, floor in floors.items()
        if name not in figures or figures[name].f1 < floor
    ]


def lowered(before: Mapping[str, float], now: Mapping[str, float], changelog: str) -> list[str]:
    """Floors that went down, or away, without a line of the changelog that names the figure and the floor."""
    lines = [line for line in changelog.splitlines() if "floor" in line.lower()]
    return [
        f"{name}: its floor went from {floor:.3f} to {now.get(name, 0):.3f}, and no line of CHANGELOG.md names it as a floor"
        for name, floor in before.items()
        if now.get(name, 0) < floor and not any(f"`{name}`" in line for line in lines)
    ]


def committed(path: Path) -> str | None:
    """The file as last committed; None where there is no git, no repository, or no such file in it."""
    name = path.relative_to(ROOT).as_posix()
    try:
        done = subprocess.run(["git", "show", f"HEAD:{name}"], cwd=ROOT, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode() if done.returncode == 0 else None


def print_table(figures: Figures, floors: Mapping[str, float]) -> None:
    """A line a figure: F1, its floor, precision, recall, counts."""
    print(f"{'figure':<22}{'F1':>7}{'floor':>7}{'P':>7}{'R':>7}  right/given/wanted")
    for name, tally in figures.items():
        floor = f"{floors[name]:.3f}" if name in floors else "-"
        counts = f"{tally.right}/{tally.given}/{tally.wanted}"
        print(f"{name:<22}{tally.f1:>7.3f}{floor:>7}{tally.precision:>7.3f}{tally.recall:>7.3f}  {counts}")


def main(arguments: list[str]) -> int:
    """Read, score, print, judge."""
    if set(arguments) - {"--errors"}:
        print(f"unknown: {' '.join(arguments)}; allowed: --errors", file=sys.stderr)
        return 2
    text = FLOORS.read_text(encoding="utf-8")
    floors, before = load_floors(text), committed(FLOORS)
    reader = Reader()
    rows = read(load_all(), reader)
    figures = total(score(story, row) for story, row in rows)
    figures |= read_sets(reader)
    if "--errors" in arguments:
        print_errors(rows)
    print_table(figures, floors)
    changelog = CHANGELOG.read_text(encoding="utf-8") if CHANGELOG.exists() else ""
    problems = [*below(figures, floors), *lowered(load_floors(before) if before else {}, floors, changelog)]
    print(*problems, sep="\n", file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
