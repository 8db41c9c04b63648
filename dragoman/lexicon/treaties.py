"""The best-known treaties of alliance (`data/treaties/`): who is bound to what, towards whom, by which clause, and when."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.states import load_states

FOLDER = DATA / "treaties"
ALL = "all"
ANY = "any"
STATUSES = ("in_force", "ended", "suspended")
OBLIGATIONS = ("defense", "offense", "neutrality", "nonaggression", "consultation")
TRIGGERS = ("attack", "threat", "war", "always")


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty of a treaty, in ATOP's terms.

    `bound` owe it to `towards`, when `trigger` comes about (attack: armed attack on one of them; threat; war: a party at war
    for whatever reason; always), against the states in `against`; an empty set stands for all parties, or any state.
    `scope` limits it in words; `clause` is the article, `quote` its words where they are sure.
    """

    kind: str
    bound: frozenset[str]
    towards: frozenset[str]
    trigger: str
    against: frozenset[str]
    scope: str
    clause: str
    quote: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A party, by ISO 3166-1 alpha-3 code, from and until when (ISO day, month or year; empty for still)."""

    party: str
    begin: str
    end: str


@dataclass(frozen=True, slots=True)
class Treaty:
    """A treaty with its members and duties; dates are ISO days, months or years, `ended` empty where it is in force."""

    id: str
    name: str
    aliases: tuple[str, ...]
    signed: str
    in_force: str
    ended: str
    status: str
    note: str
    source: str
    members: tuple[Membership, ...]
    clauses: tuple[Clause, ...]

    def parties(self, day: str) -> frozenset[str]:
        """Who is bound on a day (ISO); nobody before it came into force or after it ended."""
        if not _holds(self.in_force or self.signed, self.ended, day):
            return frozenset()
        return frozenset(m.party for m in self.members if _holds(m.begin, m.end, day))


def _holds(begin: str, end: str, day: str) -> bool:
    """Does a day lie in a span? A month or year counts from its first to its last day."""
    return day >= begin and (not end or day <= end or day.startswith(end))


@cache
def load_treaties(folder: Path = FOLDER) -> tuple[Treaty, ...]:
    """All treaties in order of the file; LexiconError for a bad row."""
    members: dict[str, list[Membership]] = {}
    clauses: dict[str, list[Clause]] = {}
    states = {state.iso3 for state in load_states()}
    for file, number, row in _rows(folder / "parties.csv"):
        _allowed(file, number, row["party"], states, "a code of states.csv")
        members.setdefault(row["treaty"], []).append(Membership(row["party"], row["from"], row["to"]))
    for file, number, row in _rows(folder / "obligations.csv"):
        _allowed(file, number, row["kind"], OBLIGATIONS, ", ".join(OBLIGATIONS))
        _allowed(file, number, row["trigger"], TRIGGERS, ", ".join(TRIGGERS))
        bound, towards, against = (_codes(row[name]) for name in ("bound", "towards", "against"))
        for code in bound | towards | against:
            _allowed(file, number, code, states, f"{ALL}, {ANY}, or codes of states.csv joined by |")
        clause = Clause(row["kind"], bound, towards, row["trigger"], against, row["scope"], row["clause"], row["quote"])
        clauses.setdefault(row["treaty"], []).append(clause)
    found = []
    for file, number, row in _rows(folder / "treaties.csv"):
        _allowed(file, number, row["status"], STATUSES, ", ".join(STATUSES))
        name = row["id"]
        if len(members.get(name, ())) < 2 or not clauses.get(name):
            raise LexiconError(
                file=file,
                line=number,
                value=name,
                allowed="at least two rows in parties.csv and one in obligations.csv",
            )
        found.append(
            Treaty(
                name,
                row["name"],
                tuple(filter(None, row["aliases"].split("|"))),
                row["signed"],
                row["in_force"],
                row["ended"],
                row["status"],
                row["note"],
                row["source"],
                tuple(members.pop(name)),
                tuple(clauses.pop(name)),
            )
        )
    unknown = next(iter([*members, *clauses]), None)
    if unknown is not None:
        raise LexiconError(file="parties.csv", line=0, value=unknown, allowed="an id of treaties.csv")
    return tuple(found)


def _codes(cell: str) -> frozenset[str]:
    return frozenset() if cell in {ALL, ANY, ""} else frozenset(cell.split("|"))


def _rows(path: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield path.name, reader.line_num, row


def _allowed(file: str, line: int, value: str, known: object, allowed: str) -> None:
    if value not in known:  # type: ignore[operator]
        raise LexiconError(file=file, line=line, value=value, allowed=allowed)
