"""Pieces of Markdown: tables and words that must stand as they are."""

from collections.abc import Iterable, Iterator, Sequence


def cut(words: str, longest: int) -> str:
    """One line of at most so many characters, and a mark where more was there."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def code(words: object) -> str:
    """Words as they stand; nothing for None."""
    if words is None or words == "":
        return ""
    return f"`{str(words).replace('`', chr(39))}`"


def table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The lines of a table; a bar within a cell is escaped."""
    yield _line(head)
    yield _line("---" for _ in head)
    for row in rows:
        yield _line(row)


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
