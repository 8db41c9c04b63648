"""Knowledge about ties: kinds of obligations, categories of goods, instruments of sanctions, words of arrival and leave."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon.ontology import DATA
from dragoman.lexicon.tie_kinds import TieKind, load_tie_kinds


@dataclass(frozen=True)
class Ties:
    """The tables of data/ties, by file name: pacts, transfers, sanctions, visits, statements; and kinds that a user adds."""

    tables: Mapping[str, Mapping[str, Any]]
    kinds_added: tuple[TieKind, ...] = ()
    _sets: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    _turned: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def words(self, table: str, name: str) -> frozenset[str]:
        """A list of lemmas or phrases as a set; KeyError for what is not there."""
        key = (table, name)
        if key not in self._sets:
            self._sets[key] = frozenset(self.tables[table][name])
        return self._sets[key]

    def last_words(self, table: str, name: str) -> frozenset[str]:
        """The last words of the names of several words in a table of `kind = [words]`."""
        key = (table, f"{name}, last words")
        if key not in self._sets:
            names = (n for n in self.kinds(table, name) if " " in n)
            self._sets[key] = frozenset(n.replace("-", " ").split()[-1] for n in names)
        return self._sets[key]

    def first_words(self, table: str, name: str) -> frozenset[str]:
        """The first words of the phrases in a table of `kind = [phrases]`."""
        key = (table, f"{name}, first words")
        if key not in self._sets:
            self._sets[key] = frozenset(phrase.split()[0] for phrase in self.kinds(table, name))
        return self._sets[key]

    def kinds(self, table: str, name: str) -> dict[str, str]:
        """A table of `kind = [words]` turned round: word to kind."""
        key = (table, name)
        if key not in self._turned:
            self._turned[key] = {word: kind for kind, words in self.tables[table][name].items() for word in words}
        return self._turned[key]


def load_ties(folders: Iterable[Path] = ()) -> Ties:
    """The tables that ship with the package, and the kinds of ties in further folders; LexiconError for a bad file."""
    return Ties(_tables(), load_tie_kinds(folders))


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((DATA / "ties").glob("*.toml"))
    }
