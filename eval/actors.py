"""`python -m eval.actors`: does the reader know whom a mention stands for? Figures over `eval/actors/mentions.txt`.

Items are parted by blank lines: `# id | day of publication`, then the text with each mention of an actor in braces,
`{surface|CODE|SECTOR|NAME}`; `-` for what neither text nor common knowledge tells; several actors of one mention are
joined by `+`. `second.tsv` has the labels of a second annotator, who did not see the first: number of the mention,
CODE, SECTOR, NAME. `--errors` prints what was wrong; `--part odd` or `even` keeps every other item (the rules were
mended with the odd ones in sight).
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import Reader
from dragoman.lexicon.place_index import fold
from dragoman.model.entity import Entity, Mention
from eval.gold import HERE
from eval.score import Figures, Tally

FOLDER = HERE / "actors"
BRACES = re.compile(r"\{([^{}]*)\}")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Label:
    """Whom a mention stands for; one value for each actor, "-" for unknown."""

    codes: tuple[str, ...]
    sectors: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, cells: Sequence[str]) -> "Label":
        """From three cells; ValueError where they do not tell of the same number of actors."""
        codes, sectors, names = (tuple(cell.split("+")) for cell in cells)
        if not len(codes) == len(sectors) == len(names):
            raise ValueError(f"{'|'.join(cells)}: not the same number of codes, sectors and names")
        return cls(codes, sectors, names)


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention in its text, with its label."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Item:
    """A short story with all its mentions."""

    id: str
    published: str
    text: str
    mentions: tuple[Marked, ...]


def read_items(path: Path) -> tuple[Item, ...]:
    """All items of a file; ValueError names the item that is not in order."""
    return tuple(_item(block) for block in path.read_text(encoding="utf-8").strip().split("\n\n"))


def _item(block: str) -> Item:
    head, marked = block.split("\n", 1)
    number, published = (part.strip() for part in head.removeprefix("#").split("|"))
    text, mentions, last = "", [], 0
    for found in BRACES.finditer(marked):
        surface, *cells = found[1].split("|")
        if len(cells) != 3 or not surface:
            raise ValueError(f"{number}: {found[0]}; expected {{surface|CODE|SECTOR|NAME}}")
        text += marked[last : found.start()]
        mentions.append(Marked(len(text), len(text) + len(surface), Label.of(cells)))
        text, last = text + surface, found.end()
    return Item(number, published, text + marked[last:], tuple(mentions))


def read_second(path: Path) -> tuple[Label, ...]:
    """The labels of the second annotator, in the order of the mentions."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Label.of(row[1:4]) for row in rows)


def agreement(items: Sequence[Item], second: Sequence[Label]) -> dict[str, float]:
    """The share of the mentions that both annotators label alike."""
    first = [m.label for item in items for m in item.mentions]
    if len(first) != len(second):
        raise ValueError(f"{len(second)} labels of the second annotator for {len(first)} mentions")
    pairs = list(zip(first, second, strict=True))
    return {
        "code": sum(same(a.codes, b.codes) for a, b in pairs) / len(pairs),
        "sector": sum(same(a.sectors, b.sectors) for a, b in pairs) / len(pairs),
        "name": sum(same_names(a.names, b.names) for a, b in pairs) / len(pairs),
    }


def same(a: Sequence[str], b: Sequence[str]) -> bool:
    """The same values, in any order."""
    return sorted(a) == sorted(b)


def same_names(a: Sequence[str], b: Sequence[str]) -> bool:
    """The same names by their last words, in any order, accents and case aside."""
    return same([_last(name) for name in a], [_last(name) for name in b])


def _last(name: str) -> str:
    words = fold(name).split()
    return words[-1] if words else NONE


def label_of(mention: Mention) -> Label:
    """What the reader says of a mention."""

    def told(values: Iterator[str | None]) -> tuple[str, ...]:
        return tuple(value or NONE for value in values)

    some: tuple[Entity, ...] = mention.entities
    return Label(told(e.code for e in some), told(e.sector for e in some), told(e.name for e in some))


def matched(item: Item, mentions: Sequence[Mention]) -> list[tuple[Marked, Mention | None]]:
    """Each marked mention with the reader's that shares most characters with it, the one nearest in length first."""
    found: list[tuple[Marked, Mention | None]] = []
    for marked in item.mentions:
        shared = [
            (_shared(marked, m), -abs(_length(m) - (marked.end - marked.start)), n) for n, m in enumerate(mentions)
        ]
        best = max(shared, default=(0, 0, 0))
        found.append((marked, mentions[best[2]] if best[0] > 0 else None))
    return found


def _shared(marked: Marked, mention: Mention) -> int:
    return min(marked.end, mention.end) - max(marked.start, mention.start)


def _length(mention: Mention) -> int:
    return mention.end - mention.start


def compared(items: Sequence[Item], reader: Reader) -> list[tuple[Item, Marked, Label | None]]:
    """Each marked mention with what the reader says of it; None where it says nothing."""
    readings = reader.read_many({"id": i.id, "text": i.text, "published": i.published} for i in items)
    rows: list[tuple[Item, Marked, Label | None]] = []
    for item, reading in zip(items, readings, strict=True):
        mentions = [m for m in getattr(reading, "mentions", ()) if m.kind == "actor" and m.entities]
        rows += [(item, marked, label_of(m) if m else None) for marked, m in matched(item, mentions)]
    return rows


def figures(rows: Sequence[tuple[Item, Marked, Label | None]]) -> Figures:
    """Mentions found, and those of them with the right code, sector and (where there is one) name.

    What the reader finds beyond the marked mentions is not counted: most of it is right, such as states as objects.
    """
    found = [(marked.label, label) for _, marked, label in rows if label is not None]
    named = [(a, b) for a, b in found if set(a.names) != {NONE}]
    wanted = sum(set(marked.label.names) != {NONE} for _, marked, _ in rows)
    return {
        "actors.found": Tally(len(found), len(found), len(rows)),
        "actors.code": Tally(sum(same(a.codes, b.codes) for a, b in found), len(found), len(rows)),
        "actors.sector": Tally(sum(same(a.sectors, b.sectors) for a, b in found), len(found), len(rows)),
        "actors.name": Tally(sum(same_names(a.names, b.names) for a, b in named), len(named), wanted),
    }


def main(arguments: list[str]) -> int:
    """Read, compare, print."""
    items = read_items(FOLDER / "mentions.txt")
    part = arguments[arguments.index("--part") + 1] if "--part" in arguments else None
    rows = compared([i for n, i in enumerate(items, 1) if part is None or n % 2 == (part == "odd")], Reader())
    if "--errors" in arguments:
        _print_errors(rows)
    for name, tally in figures(rows).items():
        print(
            f"{name:<15} F1 {tally.f1:.3f}  P {tally.precision:.3f}  R {tally.recall:.3f}  {tally.right} of {tally.wanted}"
        )
    for name, share in agreement(items, read_second(FOLDER / "second.tsv")).items():
        print(f"annotators agree on the {name} of {share:.3f}")
    return 0


def _print_errors(rows: Sequence[tuple[Item, Marked, Label | None]]) -> None:
    for item, marked, label in rows:
        surface = item.text[marked.start : marked.end]
        if label is None:
            print(item.id, "MISSED", surface, marked.label)
        elif not same(marked.label.codes, label.codes):
            print(item.id, "CODE", surface, marked.label, "GOT", label)
        elif not same(marked.label.sectors, label.sectors):
            print(item.id, "SECTOR", surface, marked.label.sectors, "GOT", label.sectors)
        elif set(marked.label.names) != {NONE} and not same_names(marked.label.names, label.names):
            print(item.id, "NAME", surface, marked.label.names, "GOT", label.names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
