"""Which states an adjective such as `Central Asian` or `landlocked` may mean: data/world_regions.csv."""

import csv
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.states import load_states

COLUMNS = ["words", "members", "source"]


@cache
def load_world_regions(path: Path | None = None) -> dict[str, frozenset[str]]:
    """Codes by adjective in lower case; LexiconError for a bad row, an unknown code or a word that comes twice."""
    path = path or DATA / "world_regions.csv"
    codes = {state.iso3 for state in load_states()}
    found: dict[str, frozenset[str]] = {}
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        if rows.fieldnames != COLUMNS:
            raise LexiconError(file=path.name, line=1, value=str(rows.fieldnames), allowed=",".join(COLUMNS))
        for row in rows:
            members = frozenset(row["members"].split())
            odd = sorted(members - codes) or ([] if members and row["source"] else [row["words"]])
            if odd:
                allowed = "codes of states.csv, and a source"
                raise LexiconError(file=path.name, line=rows.line_num, value=odd[0], allowed=allowed)
            for word in {word.lower() for word in row["words"].split("|")}:
                if word in found:
                    allowed = "a word that no other row has"
                    raise LexiconError(file=path.name, line=rows.line_num, value=word, allowed=allowed)
                found[word] = members
    return found
