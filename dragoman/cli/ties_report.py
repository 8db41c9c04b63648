"""The answers of `dragoman relations` and `pacts` in words, for a terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from dragoman.cli.report import clean
from dragoman.lexicon.states import name_of_code
from dragoman.record import wording
from dragoman.record.bonds import Bond
from dragoman.record.duties import IN_WORDS, LIMITS, Duty
from dragoman.record.state import Month, State, Tie
from dragoman.record.values import event_of, relation_of

Row = Mapping[str, Any]
WIDEST = 100
MOST_NAMED = 8
QUOTES = '"“”'
MOST_SIGNS = 40


def show_state(state: State, file: TextIO) -> None:
    """Ties, events, months, disputes."""
    with _console(file) as console:
        day = f", as of {state.as_of}" if state.as_of else ""
        console.print(Text(f"{_name(state.one)} and {_name(state.other)}{day}", style="bold"))
        open_ties = [tie for tie in state.ties if not tie.is_over]
        for title, ties in (("ties", open_ties), ("ended", [tie for tie in state.ties if tie.is_over])):
            if ties:
                console.print(_heading(wording.counted(len(ties), title.rstrip("s")) if title == "ties" else title))
                for tie in ties:
                    _show_tie(console, tie)
        if state.events:
            console.print(_heading("last events"))
            for row in state.events:
                event = event_of(row)
                console.print(_line(f"{row['date']['begin']}  {wording.what(event)}  {wording.who(event)}"))
                console.print(
                    _below(
                        f"{wording.certainty(event.factuality, event.auxiliary)} · {wording.says(event.attribution)}"
                    )
                )
        if state.months:
            console.print(_heading("by month: cooperation, conflict, mean PLOVER score"))
            for month in state.months:
                console.print(_line(_month(month)))
        if state.disputes:
            console.print(_heading("disputed"))
            for rows in state.disputes:
                _show_dispute(console, rows)
        if not (state.ties or state.events or state.disputes):
            console.print(_below("nothing in the record"))


def _show_tie(console: Console, tie: Tie) -> None:
    relation = relation_of(tie.row)
    facts = [relation.kind, relation.status or "", wording.when(relation.begin, relation.end) if relation.begin else ""]
    console.print(_line(f"{wording.tie(relation)} — {', '.join(f.replace('_', ' ') for f in facts if f)}"))
    told = ", ".join(tie.told_by) or "nobody affirms it"
    denied = f"; denied by {', '.join(tie.denied_by)}" if tie.denied_by else ""
    console.print(_below(f"{told}{denied} · {wording.rests_on(tie.origins, tie.stories)}"))


def _month(month: Month) -> str:
    bar = f"{'+' * min(month.cooperation, MOST_SIGNS)}{'-' * min(month.conflict, MOST_SIGNS)}"
    return f"{month.month}  {bar}  {month.cooperation}, {month.conflict}, {month.score:+.1f}"


def _show_dispute(console: Console, rows: Sequence[Row]) -> None:
    first = event_of(rows[0])
    console.print(_line(f"{wording.what(first)}  {wording.who(first)}"))
    for row in rows:
        event = event_of(row)
        console.print(
            _below(f"{wording.certainty(event.factuality, event.auxiliary)}: {wording.says(event.attribution)}")
        )


def show_bonds(day: str, bonds: Sequence[Bond], file: TextIO) -> None:
    """Pacts of a day with their parties, duties and voices."""
    with _console(file) as console:
        console.print(Text(f"{wording.counted(len(bonds), 'pact')} on {day}", style="bold"))
        for bond in sorted(bonds, key=lambda b: (not b.is_binding, b.begin or "", b.name)):
            since = f", since {bond.begin}" if bond.begin else ""
            console.print(Padding(_line(f"{bond.name} — {bond.status.replace('_', ' ')}{since}"), (1, 0, 0, 0)))
            console.print(_below(_names(bond.parties)))
            kinds = sorted({clause.kind for clause in bond.clauses})
            if kinds:
                console.print(_below(", ".join(kinds)))
            console.print(_below(_word_of(bond)))


def show_duties(attacker: str, victim: str, day: str, found: Sequence[Duty], file: TextIO, *, is_threat: bool) -> None:
    """Who is obliged to what, by kind, each with the clause and on whose word."""
    with _console(file) as console:
        verb = "threatens" if is_threat else "attacks"
        console.print(Text(f"If {_name(attacker)} {verb} {_name(victim)}, as of {day}", style="bold"))
        for (kind, towards), some in groupby(found, key=lambda d: (d.kind, d.towards)):
            console.print(_heading(f"{kind}: {IN_WORDS[kind]} {_name(towards)}"))
            by_bond: dict[tuple[str, str], list[Duty]] = {}
            for duty in some:
                by_bond.setdefault((duty.bond.name, duty.note), []).append(duty)
            for duties in by_bond.values():
                _show_bond_duties(console, duties)
        if not found:
            console.print(_below("no pact in the table or the record says anything"))
        console.print(Padding(Text(LIMITS, style="dim"), (1, 0, 0, 0)))


def _show_bond_duties(console: Console, duties: Sequence[Duty]) -> None:
    first = duties[0]
    clause, bond = first.clause, first.bond
    console.print(_line(_names(duty.who for duty in duties)))
    words = f": “{clause.quote.strip(QUOTES)}”" if clause.quote else ""
    article = f", {clause.clause}" if clause.clause else ""
    console.print(_below(f"{bond.name}{article}{words}"))
    limits = [limit for limit in (clause.scope and f"only: {clause.scope}", first.note, bond.note) if limit]
    if limits:
        console.print(_below("; ".join(limits)))
    console.print(_below(_word_of(bond)))


def _word_of(bond: Bond) -> str:
    denied = f"; denied by {', '.join(bond.disputed_by)}" if bond.disputed_by else ""
    return f"on the word of {'; '.join(bond.voices) or 'nobody'}{denied}"


def _names(codes: Iterable[str]) -> str:
    names = sorted(_name(code) for code in codes)
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED + 1 else ""
    return ", ".join(names[:MOST_NAMED] if more else names) + more


def _name(code: str) -> str:
    return name_of_code(code) or code


@contextmanager
def _console(file: TextIO) -> Iterator[Console]:
    """A console no wider than is easy to read; what is printed goes to the file without blanks at the ends of lines."""
    console = Console(file=file, highlight=False)
    console = Console(file=file, highlight=False, width=min(console.width, WIDEST))
    with console.capture() as captured:
        yield console
    file.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))


def _heading(words: str) -> RenderableType:
    return Padding(Rule(Text(clean(words), style="bold"), align="left", style="dim"), (1, 0, 0, 0))


def _line(words: str) -> Text:
    return Text(clean(words))


def _below(words: str) -> RenderableType:
    return Padding(Text(clean(words), style="dim"), (0, 0, 0, 4))
