"""Who belongs to which organisation, alliance or bloc, and from when to when: data/members.csv."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.bodies import load_bodies
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.states import load_states

COLUMNS = ("body", "code", "start", "end", "source")
DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Membership:
    """One row: a state (ISO 3166-1 alpha-3) in a body of bodies.csv. Dates are ISO 8601 days, months or years, inclusive.

    A suspension does not end a membership; the source says of it.
    """

    body: str
    code: str
    start: str
    end: str
    source: str

    def holds_on(self, day: str) -> bool:
        """Is the state a member on an ISO day? Months and years count from their first to their last day."""
        return day[: len(self.start)] >= self.start and day[: len(self.end)] <= self.end


@cache
def load_memberships(path: Path | None = None) -> tuple[Membership, ...]:
    """All rows in order of body, code, start; LexiconError names file, line, value and what is allowed."""
    path = path or DATA / "members.csv"
    bodies, codes = {body.name for body in load_bodies()}, {state.iso3 for state in load_states()}
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        if tuple(next(rows, ())) != COLUMNS:
            raise LexiconError(file=path.name, line=1, value="header", allowed=",".join(COLUMNS))
        found = []
        for row in rows:
            wrong = _fault(row, bodies, codes)
            if wrong is not None:
                raise LexiconError(file=path.name, line=rows.line_num, value=wrong[0], allowed=wrong[1])
            found.append(Membership(*row))
    return tuple(found)


def _fault(row: list[str], bodies: set[str], codes: set[str]) -> tuple[str, str] | None:
    """The first value that is wrong, and what would be allowed."""
    if len(row) != len(COLUMNS):
        return ",".join(row), f"{len(COLUMNS)} columns"
    body, code, start, end, source = row
    shared = min(len(start), len(end))
    checks = (
        (body, body in bodies, "a name of bodies.csv"),
        (code, code in codes, "a code of states.csv"),
        (start, bool(DAY.fullmatch(start)), "a start as YYYY, YYYY-MM or YYYY-MM-DD"),
        (end, not end or bool(DAY.fullmatch(end)), "an end as YYYY, YYYY-MM or YYYY-MM-DD, or nothing"),
        (f"{start} to {end}", not end or start[:shared] <= end[:shared], "a start that is not after the end"),
        (source, bool(source), "a source"),
    )
    return next(((value, allowed) for value, good, allowed in checks if not good), None)


def members(body: str, day: str) -> tuple[str, ...]:
    """The codes of the members of a body on an ISO day, in order; none for a body without a list."""
    return tuple(sorted({m.code for m in _of_body().get(body, ()) if m.holds_on(day)}))


@cache
def _of_body() -> dict[str, list[Membership]]:
    found: dict[str, list[Membership]] = {}
    for membership in load_memberships():
        found.setdefault(membership.body, []).append(membership)
    return found
