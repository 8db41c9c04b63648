"""Words around names that tell what a name stands for: data/naming.toml."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA


@dataclass(frozen=True, slots=True)
class Naming:
    """The sets of naming.toml, which says what each is for."""

    leading: frozenset[str]
    titles: frozenset[str]
    generations: frozenset[str]
    former: frozenset[str]
    waters: frozenset[str]
    dishes: frozenset[str]
    scenes: frozenset[str]
    place_prepositions: frozenset[str]
    abroad: frozenset[str]
    general: frozenset[str]
    backed: frozenset[str]
    shared: frozenset[str]
    named_after: frozenset[str]
    seats: frozenset[str]


@cache
def load_naming(path: Path | None = None) -> Naming:
    """Read the sets; LexiconError for one that is missing, unknown or no list of words."""
    path = path or DATA / "naming.toml"
    with path.open("rb") as file:
        raw = tomllib.load(file)
    names = {f.name for f in fields(Naming)}
    if raw.keys() != names:
        odd = ", ".join(sorted(raw.keys() ^ names))
        raise LexiconError(file=path.name, line=0, value=odd, allowed="exactly " + ", ".join(sorted(names)))
    for name, words in raw.items():
        if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
            raise LexiconError(file=path.name, line=0, value=name, allowed="a list of words")
    return Naming(**{name: frozenset(words) for name, words in raw.items()})
