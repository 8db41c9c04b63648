"""Pacts as a table of pairs of states and years, in the manner of ATOP."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.export.contract import Record, Row, contract_row, is_event, joined
from dragoman.export.files import write_text
from dragoman.lexicon.exchange import load_countries

KINDS = {
    "defense": "defense",
    "offense": "offense",
    "neutrality": "neutral",
    "nonaggression": "nonagg",
    "consultation": "consul",
    "cooperation": "cooperation",
}  # our words, and ATOP's columns; ATOP has none for cooperation
COLUMNS = ("year", "iso1", "iso2", "ccode1", "ccode2", *KINDS.values(), "pacts")
HOLDING = frozenset({"signed", "in_force", "renewed"})
Dyad = tuple[int, str, str]


def write_dyad_years(records: Iterable[Record], path: Path, *, until: int) -> None:
    """A CSV file, one row a year and pair of states that pacts bind, in order; other records are passed over.

    A pact counts from the year in which it begins to that in which it ends, or to the year `until` where it has no end.
    Commitments are mutual here: a pact does not say who owes whom. `pacts` are the ids of the relations.
    """
    rows: dict[Dyad, dict[str, Any]] = {}
    for row in map(contract_row, records):
        kinds = {KINDS[o["kind"]] for o in row["terms"].get("obligations") or ()} if _binds(row) else set()
        for dyad in _dyads(row, until) if kinds else ():
            cells = rows.setdefault(dyad, {**dict.fromkeys(KINDS.values(), 0), "pacts": []})
            cells.update(dict.fromkeys(kinds, 1))
            cells["pacts"].append(row["id"])
    write_text("".join(_lines(rows)), path)


def _binds(row: Row) -> bool:
    if is_event(row) or row["kind"] != "pact" or not row["begin"]:
        return False
    held: bool = row["factuality"] == "CT+" and (row["status"] in HOLDING or bool(row["end"]))
    return held


def _dyads(row: Row, until: int) -> Iterator[Dyad]:
    last = int(row["end"][:4]) if row["end"] else until
    states = sorted({code for side in row["parties"] if (code := side["entity"]["country"]) in load_countries()})
    for year in range(int(row["begin"][:4]), min(last, until) + 1):
        yield from ((year, first, second) for first, second in combinations(states, 2))


def _lines(rows: dict[Dyad, dict[str, Any]]) -> Iterator[str]:
    yield ",".join(COLUMNS) + "\n"
    for year, first, second in sorted(rows):
        cells = rows[year, first, second]
        codes = (load_countries()[first].cow, load_countries()[second].cow)
        flags = (str(cells[kind]) for kind in KINDS.values())
        yield ",".join((str(year), first, second, *codes, *flags, _quoted(joined(cells["pacts"])))) + "\n"


def _quoted(text: str) -> str:
    return (
        text
        if text.replace(";", "").replace(" ", "").replace("-", "").isalnum()
        else '"' + text.replace('"', '""') + '"'
    )
