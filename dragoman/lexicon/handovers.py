"""Words of handing over: where their grammar puts supplier, recipient and goods. `data/ties/transfers.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA

FILE = DATA / "ties" / "transfers.toml"
KEYS = frozenset({"words", "supplier", "recipient", "goods", "only", "status"})


@dataclass(frozen=True, slots=True)
class Handover:
    """Words that hand over in one way.

    Slots are `subject`, `object`, `dative`, `owner` (whoever stands in front of a noun), `above` (the subject of the verb that a noun
    hangs on), `front` (goods in front of a noun), `self` (of whom a noun is said), `maker` (whose goods they are), or a
    preposition. The first slot that holds an actor fills a side. `only`: categories of goods that it is about, empty for all.
    `status` where no table of statuses has the word.
    """

    name: str
    supplier: tuple[str, ...]
    recipient: tuple[str, ...]
    goods: tuple[str, ...]
    only: frozenset[str] = frozenset()
    status: str | None = None


@dataclass(frozen=True)
class Handovers:
    """Lemma, or lemma and particle (`hand over`), to the ways in which it hands over, verbs and nouns apart."""

    verbs: Mapping[str, tuple[Handover, ...]]
    nouns: Mapping[str, tuple[Handover, ...]]


@cache
def load_handovers(path: Path = FILE) -> Handovers:
    """Both tables; LexiconError for an unknown key, a missing slot or a word without a list."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Handovers(_table(path, raw["verbs"]), _table(path, raw["nouns"]))


def _table(path: Path, table: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[Handover, ...]]:
    found: dict[str, tuple[Handover, ...]] = {}
    for name, row in table.items():
        unknown = sorted(row.keys() - KEYS)
        if unknown:
            raise LexiconError(file=path.name, line=0, value=f"{name}.{unknown[0]}", allowed=", ".join(sorted(KEYS)))
        if not row.get("words") or not row.get("goods"):
            raise LexiconError(file=path.name, line=0, value=name, allowed="`words` and `goods` in each table")
        supplier, recipient, goods = (tuple(row.get(key, ())) for key in ("supplier", "recipient", "goods"))
        way = Handover(name, supplier, recipient, goods, frozenset(row.get("only", ())), row.get("status"))
        for word in row["words"]:
            found[word] = (*found.get(word, ()), way)
    return found
