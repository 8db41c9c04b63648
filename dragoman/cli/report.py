"""The report of `dragoman read`: one story for people, in a terminal."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO
from unicodedata import category

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.model.article import Article
from dragoman.model.event import Event
from dragoman.model.relation import Relation
from dragoman.reading import Reading
from dragoman.record import wording

WIDEST = 120  # columns
WIDE = 100  # columns that a table needs
MOST = 12  # words shown as left out for one reason
LONGEST = 60  # characters shown of each
REASON = 36  # characters of a line that tells why words were left out
QUADS = {1: "green", 2: "cyan", 3: "yellow", 4: "red"}
SURE = {"certain": "bold", "open": "dim"}


def show(reading: Reading, file: TextIO | None = None) -> None:
    """Print the report; colours only where the file is a terminal."""
    stream = file or sys.stdout
    console = Console(file=stream, highlight=False, emoji=False, markup=False)
    console.width = min(console.width, WIDEST)
    with console.capture() as capture:
        console.print(Group(*_sections(reading, is_wide=console.width >= WIDE)))
    stream.write(_encodable("\n".join(line.rstrip() for line in capture.get().split("\n")), stream))


def _encodable(text: str, stream: TextIO) -> str:
    """The text with a question mark for what the stream's encoding does not have."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def _sections(reading: Reading, *, is_wide: bool) -> Iterator[RenderableType]:
    yield _header(reading.article)
    yield _heading(f"{wording.counted(len(reading.events), 'event')}, in order of time")
    events = wording.in_time(reading.events)
    if not events:
        yield Padding(_dim("none"), (0, 0, 0, 2))
    else:
        yield _table(events) if is_wide else _list(events)
    for kind in wording.kinds(reading.relations):
        ties = [r for r in reading.relations if r.kind == kind]
        if ties:
            yield _heading(f"{kind}s".capitalize())
            yield from (_tie(relation) for relation in ties)
    left_out = wording.left_out(reading.article.text, reading.article.zones, reading.coding.passed_over)
    if left_out:
        yield _heading("Left out")
        yield _left_out(left_out)


def clean(text: str) -> str:
    """One line without control characters and invisible ones: no story drives the terminal."""
    shown = (c if c.isprintable() else "" if category(c) == "Cf" else " " for c in text)
    return " ".join("".join(shown).split())


def _header(article: Article) -> RenderableType:
    lines = [Text(clean(article.title or "Untitled story"), style="bold")]
    published = f"{article.published} ({article.published_basis})" if article.published else "no date of publication"
    outlet = " / ".join(dict.fromkeys(n for n in (article.publication, article.agency) if n)) or "publication not told"
    lines.append(Text(clean(f"{outlet} · {published}"), style="dim"))
    more = [
        f"by {', '.join(article.authors)}" if article.authors else "",
        f"dateline {article.dateline.place}" if article.dateline else "",
    ]
    if any(more):
        lines.append(Text(clean(" · ".join(m for m in more if m)), style="dim"))
    return Padding(Group(*lines), (1, 0, 0, 0))


def _heading(words: str) -> RenderableType:
    return Padding(Rule(Text(words, style="bold"), align="left", style="dim"), (1, 0, 0, 0))


def _dim(words: str) -> Text:
    return Text(clean(words), style="dim")


def _list(events: Iterable[Event]) -> Table:
    """For narrow terminals: what, how sure and who says so below one another."""
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for event in events:
        voices = Text(clean(f"{_sure(event)} · {wording.says(event.attribution)}"))
        grid.add_row(_date(event), Group(_deed(event), voices, _words(event)))
    return grid


def _table(events: Iterable[Event]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, header_style="dim")
    table.add_column("when", no_wrap=True, width=len("– 2000-01-01"))
    table.add_column("who did what", ratio=5)
    table.add_column("how sure", width=len("did not happen,"))
    table.add_column("who says so", ratio=2, min_width=14)
    for event in events:
        sure = Text(_sure(event), style=SURE.get(_sure(event), ""))
        voices = Text(clean(wording.says(event.attribution)))
        table.add_row(_date(event), Group(_deed(event), _words(event)), sure, voices)
    return table


def _sure(event: Event) -> str:
    return wording.certainty(event.factuality, event.auxiliary)


def _date(event: Event) -> Text:
    if event.date is None:
        return _dim("no date")
    begin, end = event.date.begin, event.date.end
    return Text(begin if begin == end else f"{begin}\n– {end}")


def _deed(event: Event) -> Text:
    line = Text(wording.what(event), style=f"bold {QUADS[event.quad]}")
    more = [event.place.name] if event.place else []
    more += [wording.numbers(event)] if event.counts else []
    line.append(f"  {clean(' · '.join((wording.who(event), *more)))}", style="default not bold")
    return line


def _words(event: Event) -> Text:
    return _dim(f"“{_around(event)}”")


def _around(event: Event, reach: int = 42) -> str:
    """The words around the trigger, cut at word ends."""
    text, at = event.sentence.text, event.trigger.start - event.sentence.start
    start, end = max(at - reach, 0), min(at + len(event.trigger.text) + reach, len(text))
    start = text.find(" ", start, at) + 1 if start else 0
    end = max(text.rfind(" ", at, end), at + len(event.trigger.text)) if end < len(text) else end
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _tie(relation: Relation) -> RenderableType:
    line = Text(clean(wording.tie(relation)))
    facts = [
        relation.status.replace("_", " ") if relation.status else "",
        wording.when(relation.begin, relation.end) if relation.begin else "",
    ]
    facts += [wording.certainty(relation.factuality), wording.says(relation.attribution)]
    told = [" · ".join(fact for fact in facts if fact), *wording.details(relation)]
    below = [Padding(_dim(words), (0, 0, 0, 2)) for words in told]
    return Padding(Group(line, *below), (0, 0, 0, 2))


def _left_out(by_reason: Mapping[str, list[str]]) -> RenderableType:
    """One row a reason: the first few words left out for it, and how many more there are."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", max_width=REASON)
    grid.add_column(ratio=1)
    for reason, words in by_reason.items():
        shown = [wording.cut(clean(word), LONGEST) for word in words[:MOST]]
        more = [f"and {len(words) - MOST} more"] if len(words) > MOST else []
        grid.add_row(clean(reason), Text(", ".join([*shown, *more])))
    return Padding(grid, (0, 0, 0, 2))
