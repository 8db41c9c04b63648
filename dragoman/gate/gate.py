"""The gate: how likely a story is of public life, and whether that is enough to parse it."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman.gate.glance import GLANCES, Sights, glances
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA

REMEMBERED = 512  # texts: the parser reads ahead of the stages that ask again


@dataclass(frozen=True)
class GateLexicon:
    """Weights of what a glance shows, the probability from which a story is worth it, and from how many words it is judged."""

    sights: Sights
    weights: Mapping[str, float]
    bias: float
    least: float
    shortest: int


class Gate:
    """Judges texts; reusable."""

    def __init__(self, lexicon: GateLexicon) -> None:
        """With what it knows."""
        self._lexicon = lexicon
        self.public = lru_cache(REMEMBERED)(self._public)

    def is_private(self, text: str) -> bool:
        """Is it a story of private life by its words: sport, business, culture, weather, and nothing of a state?"""
        return self.public(text) < self._lexicon.least

    def _public(self, text: str) -> float:
        """From 0 (private life) to 1 (public life); 1 for a text that is too short to tell."""
        if len(text.split(maxsplit=self._lexicon.shortest)) <= self._lexicon.shortest:
            return 1.0
        seen = glances(text, self._lexicon.sights).numbers()
        odds = self._lexicon.bias + sum(weight * seen[name] for name, weight in self._lexicon.weights.items())
        return 1 / (1 + math.exp(-odds))


def load_gate(sights: Sights, path: Path | None = None) -> GateLexicon:
    """Read the weights, by default those that ship; LexiconError for a value that is not allowed."""
    path = path or DATA / "gate.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    weights = raw["weights"]
    if set(weights) != set(GLANCES):
        raise LexiconError(file=path.name, line=0, value=", ".join(weights), allowed=", ".join(GLANCES))
    if not 0 <= raw["least"] <= 1:
        raise LexiconError(file=path.name, line=0, value=str(raw["least"]), allowed="a probability")
    return GateLexicon(sights, weights, raw["bias"], raw["least"], raw["shortest"])
