"""PLOVER's types, modes, scores, contexts and sectors, and the CAMEO codes behind them."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types: quad class, score (-10 to 10), score of each mode."""

    name: str
    quad: int
    score: float
    recipient_required: bool
    modes: dict[str, float]


@dataclass(frozen=True, slots=True)
class Ontology:
    """PLOVER 2.0 as data/plover.toml has it; `cameo` maps each code to its label."""

    types: dict[str, EventType]
    quads: dict[int, str]
    contexts: tuple[str, ...]
    sectors: tuple[str, ...]
    nonstate: tuple[str, ...]
    cameo: dict[str, str]

    def score(self, name: str, mode: str | None) -> float:
        """The PLOVER score of a type, or of its mode where it has one."""
        kind = self.types[name]
        return kind.modes.get(mode, kind.score) if mode else kind.score


@cache
def load_ontology() -> Ontology:
    """Read the ontology that ships with the package."""
    with (DATA / "plover.toml").open("rb") as file:
        raw = tomllib.load(file)
    types = [
        EventType(
            t["name"], t["quad"], t["score"], t["recipient_required"], {m["name"]: m["score"] for m in t["modes"]}
        )
        for t in raw["type"]
    ]
    with (DATA / "cameo.csv").open(encoding="utf-8", newline="") as table:
        cameo = {row["code"]: row["label"] for row in csv.DictReader(table)}
    return Ontology(
        {t.name: t for t in types},
        {int(number): entry["name"] for number, entry in raw["quad"].items()},
        tuple(raw["contexts"]),
        tuple(raw["sectors"]),
        tuple(raw["nonstate"]),
        cameo,
    )
