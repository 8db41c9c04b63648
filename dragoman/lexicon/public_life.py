"""Words that tell public life from private life, with weights; made by `python -m train.gate` from sentences and stories of our own."""

import csv
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA

WORD = re.compile(r"[^\W\d_]+|[$%€£]|\d+")
BIAS = "(any sentence)"


@dataclass(frozen=True)
class PublicLife:
    """Weights by word in lower case: above 0 of public life, below of private life (sport, business, culture, weather)."""

    weights: Mapping[str, float]
    bias: float

    def score(self, sentence: str) -> float:
        """The logarithm of the odds that a sentence is of public life."""
        words = words_of(sentence)
        told = sum(self.weights.get(word, 0.0) for word in words)
        return self.bias + told / math.sqrt(len(words) or 1)


def words_of(sentence: str) -> frozenset[str]:
    """Words, numbers and signs of money, each once, in lower case."""
    return frozenset(WORD.findall(sentence.lower()))


@cache
def load_public_life(path: Path | None = None) -> PublicLife:
    """Read the table, by default the one that ships; LexiconError for the first row that is not in order."""
    path = path or DATA / "public_life.csv"
    weights: dict[str, float] = {}
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        for row in table:
            if table.line_num == 1:
                _check(row == ["word", "weight"], path, 1, ",".join(row), "word,weight")
                continue
            _check(
                len(row) == 2 and row[0] not in weights, path, table.line_num, ",".join(row), "a new word, its weight"
            )
            weights[row[0]] = _weight(row[1], path, table.line_num)
    _check(BIAS in weights, path, 0, "", f"a row {BIAS}")
    return PublicLife(weights, weights.pop(BIAS))


def _weight(told: str, path: Path, line: int) -> float:
    try:
        value = float(told)
    except ValueError:
        value = math.nan
    _check(math.isfinite(value), path, line, told, "a number")
    return value


def _check(is_right: bool, path: Path, line: int, value: str, allowed: str) -> None:
    if not is_right:
        raise LexiconError(file=path.name, line=line, value=value, allowed=allowed)
