"""Pacts as bonds between states: those read from stories, one for each real pact, beside the table of known treaties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dragoman.lexicon.treaties import Clause, Treaty, load_treaties

Row = Mapping[str, Any]
BINDING = frozenset({"signed", "in_force", "renewed"})
OVER = frozenset({"suspended", "terminated"})
TOLD = frozenset({"CT+", "PR+"})  # certain or probable
TABLE = "table of treaties"


@dataclass(frozen=True, slots=True)
class Bond:
    """A pact on a day: its parties (codes), duties, status, and on whose word it stands (`voices`, `articles`).

    `origin` is `record` or `table`; `disputed_by` are voices that deny what the others tell.
    """

    name: str
    origin: str
    parties: frozenset[str]
    status: str
    begin: str | None
    clauses: tuple[Clause, ...]
    voices: tuple[str, ...]
    articles: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_binding(self) -> bool:
        """Is it signed or in force, and not only planned, over, or denied by all?"""
        return self.status in BINDING


def bonds_of(rows: Iterable[Row], day: str, *, table: bool = True) -> list[Bond]:
    """The pacts of a day: those of stories (`rows`: relations of kind pact) beside those of the table of treaties."""
    known: Iterable[Bond] = of_treaties(load_treaties(), day) if table else ()
    return merged((*known, *of_record(rows, day)))


def of_treaties(treaties: Iterable[Treaty], day: str) -> Iterator[Bond]:
    """The treaties in force on a day, with the parties of that day."""
    for treaty in treaties:
        parties = treaty.parties(day)
        if len(parties) > 1 and treaty.status != "suspended":
            yield Bond(
                treaty.name,
                "table",
                parties,
                "in_force",
                treaty.in_force or treaty.signed,
                treaty.clauses,
                (f"{TABLE}: {treaty.source}",),
                note=treaty.note,
            )


def of_record(rows: Iterable[Row], day: str) -> list[Bond]:
    """One bond for each pact that stories tell of, with its latest status on a day; `rows`: relations of kind pact."""
    groups: list[list[Row]] = []
    told = sorted(
        (r for r in rows if r["kind"] == "pact" and (r["begin"] or "") <= day), key=lambda r: r["begin"] or ""
    )
    for row in told:
        group = next((g for g in groups if _is_same(g[0], row)), None)
        if group is None:
            groups.append([row])
        else:
            group.append(row)
    return [_bond(group) for group in groups if len(_codes(group[0])) > 1]


def _is_same(one: Row, other: Row) -> bool:
    """The same parties and no other name."""
    names = {one["terms"].get("name"), other["terms"].get("name")} - {None}
    return _codes(one) == _codes(other) and len({str(n).lower() for n in names}) < 2


def _codes(row: Row) -> frozenset[str]:
    return frozenset(p["entity"]["code"] for p in row["parties"] if p["entity"]["code"])


def _bond(rows: Sequence[Row]) -> Bond:
    affirmed = [r for r in rows if r["factuality"] in TOLD]
    denied = [r for r in rows if r["factuality"].endswith("-")]
    statuses = [r["status"] for r in affirmed if r["status"]]
    last = next((s for s in reversed(statuses) if s in BINDING | OVER), statuses[-1] if statuses else None)
    names = [r["terms"].get("name") for r in rows if r["terms"].get("name")]
    parties = _codes(rows[0])
    clauses = {
        _clause(duty) for r in affirmed for duty in r["terms"].get("obligations", ()) if duty["kind"] != "cooperation"
    }
    return Bond(
        str(names[0]) if names else f"pact of {', '.join(sorted(parties))}",
        "record",
        parties,
        last or ("denied" if denied else "proposed"),
        next(
            (r["terms"].get("signed") or r["begin"] for r in affirmed if r["terms"].get("signed") or r["begin"]), None
        ),
        tuple(sorted(clauses, key=lambda c: (c.kind, c.quote))),
        _voices(affirmed),
        tuple(dict.fromkeys(str(r["article_id"]) for r in rows)),
        _voices(denied),
    )


def _clause(duty: Row) -> Clause:
    every: frozenset[str] = frozenset()
    condition = str(duty["trigger"] or "")
    words = condition if condition and condition not in str(duty["quote"]) else ""
    quote = f"{duty['quote']} {words}".strip()
    trigger = "attack" if duty["kind"] in {"defense", "nonaggression"} else "threat"
    return Clause(str(duty["kind"]), every, every, trigger, every, "", "", quote)


def _voices(rows: Iterable[Row]) -> tuple[str, ...]:
    """Who tells it, innermost voice and outermost, each pair once."""
    found = []
    for row in rows:
        chain = [v["text"] for v in row["attribution"] if v["text"]]
        found.append(chain[0] if len(chain) < 2 else f"{chain[0]}, in {chain[-1]}")
    return tuple(dict.fromkeys(found))


def merged(bonds: Iterable[Bond]) -> list[Bond]:
    """Bonds of table and record; a story's pact with a name and parties of the table adds its voices there."""
    kept: list[Bond] = []
    for bond in bonds:
        twin = next(
            (n for n, b in enumerate(kept) if b.name.lower() == bond.name.lower() and b.parties & bond.parties), None
        )
        if twin is None:
            kept.append(bond)
        else:
            known = kept[twin]
            kept[twin] = replace(
                known,
                voices=(*known.voices, *bond.voices),
                articles=(*known.articles, *bond.articles),
                disputed_by=(*known.disputed_by, *bond.disputed_by),
                status=bond.status if bond.status in OVER else known.status,
            )
    return kept
