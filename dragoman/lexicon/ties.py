"""Knowledge about ties: kinds of obligations, categories of goods, instruments of sanctions, words of arrival and leave."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.lexicon.ontology import DATA


@dataclass(frozen=True)
class Ties:
    """The tables of data/ties, by file name: pacts, transfers, sanctions, visits, statements."""

    tables: Mapping[str, Mapping[str, Any]]

    def words(self, table: str, name: str) -> frozenset[str]:
        """A list of lemmas or phrases as a set; KeyError for what is not there."""
        return frozenset(self.tables[table][name])

    def kinds(self, table: str, name: str) -> dict[str, str]:
        """A table of `kind = [words]` turned round: word to kind."""
        return {word: kind for kind, words in self.tables[table][name].items() for word in words}


@cache
def load_ties() -> Ties:
    """Read the tables that ship with the package."""
    return Ties(
        {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "ties").glob("*.toml"))}
    )
