"""`python -m eval.chains`: who says so, and how sure? Figures over `eval/chains/chains.txt`.

Items are parted by blank lines: `# id`, the text on one line, then one line an event, parted by tabs: the trigger, which
of its occurrences it is, the voices from the innermost to the outermost without the publication (verbatim, parted by
` > `; `-`: only the publication), the FactBank value as the innermost voice has it, PLOVER's auxiliary mode or `-`.
`second.txt` is the same by a second annotator, who did not see the first. `--errors` prints what was wrong; `--part odd`
or `even` keeps every other item (the rules were mended with the odd ones in sight).

A voice is right where the reader's source overlaps the words marked. An event that the coder has no frame for is judged
by the stance and the voices of its trigger all the same: the set asks who says so, not whether it is PLOVER's.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import Reader, Reading
from dragoman.model.span import Span
from eval.gold import HERE
from eval.score import Figures, Tally

FOLDER = HERE / "chains"
NONE = "-"
PARTS = 5  # cells of an event's line


@dataclass(frozen=True, slots=True)
class Told:
    """An event: its trigger, the words of each voice, innermost first, value and auxiliary mode."""

    trigger: Span
    voices: tuple[str, ...]
    value: str
    auxiliary: str


@dataclass(frozen=True, slots=True)
class Item:
    """A short text with its events."""

    id: str
    text: str
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """An event with the reader's spans of each voice, value and auxiliary mode."""

    item: Item
    event: Told
    voices: tuple[tuple[Span, ...], ...]
    value: str
    auxiliary: str

    @property
    def chain_right(self) -> bool:
        """The same number of voices, each at words that were marked."""
        pairs = zip(self.event.voices, self.voices, strict=False)
        return len(self.voices) == len(self.event.voices) and all(_at(self.item, words, v) for words, v in pairs)


def _at(item: Item, words: str, spans: Sequence[Span]) -> bool:
    """Do the spans overlap some occurrence of the words?"""
    start = item.text.find(words)
    while start >= 0:
        if any(s.start < start + len(words) and s.end > start for s in spans):
            return True
        start = item.text.find(words, start + 1)
    return False


def read_items(path: Path) -> tuple[Item, ...]:
    """All items of a file; ValueError names the item that is not in order."""
    return tuple(_item(block.split("\n")) for block in path.read_text(encoding="utf-8").strip().split("\n\n"))


def _item(lines: Sequence[str]) -> Item:
    number, text = lines[0].removeprefix("#").strip(), lines[1]
    return Item(number, text, tuple(_event(number, text, line) for line in lines[2:]))


def _event(number: str, text: str, line: str) -> Told:
    cells = line.split("\t")
    if len(cells) != PARTS:
        raise ValueError(f"{number}: {line!r}; expected trigger, occurrence, voices, value, auxiliary")
    word, occurrence, voices, value, auxiliary = cells
    start = -1
    for _ in range(int(occurrence)):
        start = text.find(word, start + 1)
    said = () if voices == NONE else tuple(voices.split(" > "))
    lacking = next((w for w in said if w not in text), word if start < 0 else None)
    if lacking is not None:
        raise ValueError(f"{number}: {lacking!r} is not in the text")
    return Told(Span(start, start + len(word)), said, value, auxiliary)


def compared(items: Sequence[Item], reader: Reader) -> list[Compared]:
    """Each event with what the reader says of its trigger."""
    readings = reader.read_many({"id": item.id, "text": item.text} for item in items)
    return [
        _compared(item, event, reading)
        for item, reading in zip(items, readings, strict=True)
        if isinstance(reading, Reading)
        for event in item.events
    ]


def _compared(item: Item, event: Told, reading: Reading) -> Compared:
    coded = next(
        (e for e in reading.events if e.trigger.start < event.trigger.end and e.trigger.end > event.trigger.start), None
    )
    head = reading.analysis.head_of(event.trigger)
    index = head.i if head is not None else -1
    if coded is not None:
        voices = tuple((Span(v.start, v.end),) for v in coded.attribution if v.start is not None and v.end is not None)
        return Compared(item, event, voices, str(coded.factuality), str(coded.auxiliary or NONE))
    stance = reading.claims.stance(index)
    chain = tuple(a.source for a in reading.claims.chain(index) if a.source)
    return Compared(item, event, chain, str(stance.factuality), str(stance.auxiliary or NONE))


def figures(rows: Sequence[Compared]) -> Figures:
    """Whole chains (of two voices and more apart), values, auxiliary modes, and value and chain together."""
    nested = [row for row in rows if len(row.event.voices) > 1]

    def tally(right: int, of: Sequence[Compared] = rows) -> Tally:
        return Tally(right, len(of), len(of))

    return {
        "chains.chain": tally(sum(r.chain_right for r in rows)),
        "chains.nested": tally(sum(r.chain_right for r in nested), nested),
        "chains.value": tally(sum(r.value == r.event.value for r in rows)),
        "chains.auxiliary": tally(sum(r.auxiliary == r.event.auxiliary for r in rows)),
    }


def agreement(first: Sequence[Item], second: Sequence[Item]) -> dict[str, float]:
    """The share of the events that both annotators mark alike."""
    pairs = [(a, b) for x, y in zip(first, second, strict=True) for a, b in zip(x.events, y.events, strict=True)]
    return {
        "chain": sum(_alike(a.voices, b.voices) for a, b in pairs) / len(pairs),
        "value": sum(a.value == b.value for a, b in pairs) / len(pairs),
        "auxiliary": sum(a.auxiliary == b.auxiliary for a, b in pairs) / len(pairs),
    }


def _alike(first: Sequence[str], second: Sequence[str]) -> bool:
    """As many voices, and of each the words of one annotator hold those of the other."""
    return len(first) == len(second) and all(a in b or b in a for a, b in zip(first, second, strict=True))


def main(arguments: list[str]) -> int:
    """Read, compare, print."""
    items = read_items(FOLDER / "chains.txt")
    part = arguments[arguments.index("--part") + 1] if "--part" in arguments else None
    rows = compared([i for n, i in enumerate(items, 1) if part is None or n % 2 == (part == "odd")], Reader())
    if "--errors" in arguments:
        _print_errors(rows)
    for name, tally in figures(rows).items():
        print(f"{name:<17} {tally.f1:.3f}  {tally.right} of {tally.wanted}")
    for name, share in agreement(items, read_items(FOLDER / "second.txt")).items():
        print(f"annotators agree on the {name} of {share:.3f}")
    return 0


def _print_errors(rows: Sequence[Compared]) -> None:
    for row in rows:
        event, text = row.event, row.item.text
        own = " > ".join(" ".join(text[s.start : s.end] for s in spans) for spans in row.voices) or NONE
        trigger = text[event.trigger.start : event.trigger.end]
        if not row.chain_right:
            print(f"{row.item.id} CHAIN {trigger}: {' > '.join(event.voices) or NONE} GOT {own}\n      {text}")
        if row.value != event.value or row.auxiliary != event.auxiliary:
            print(
                f"{row.item.id} VALUE {trigger}: {event.value} {event.auxiliary} GOT {row.value} {row.auxiliary}\n      {text}"
            )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
