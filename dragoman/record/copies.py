"""Texts that are nearly the same: reprints, shortened or lengthened. MinHash finds who may be, shared runs of words decide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"\w+")
RUN = 3  # words
PERMUTATIONS = 64
LOOK = 0.35  # similarity by MinHash from which two texts are compared
ALIKE = 0.65  # share of all runs that the two have in common
HELD = 0.85  # share of the runs of the shorter one that the longer one has
FEWEST = 8  # runs of a text that is long enough to be compared
CROWD = 50  # texts that may be near, beyond which only the likeliest are compared

Runs = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Copy:
    """A text by key, the first text that it repeats, and the share of runs of words in common (of the shorter one)."""

    key: int
    original: int
    similarity: float


def find_copies(texts: Iterable[tuple[int, str]]) -> Iterator[Copy]:
    """Copies among texts, given in order of age; the original of a copy is never a copy itself."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LOOK, num_perm=PERMUTATIONS)
    blank = MinHash(num_perm=PERMUTATIONS, seed=1, hashfunc=int)
    runs: dict[int, Runs] = {}
    sketches: dict[int, Any] = {}
    original: dict[int, int] = {}
    for key, text in texts:
        found = runs_of(text)
        if len(found) < FEWEST:
            continue
        sketch = blank.copy()
        sketch.update_batch(found)
        near = index.query(sketch)
        if len(near) > CROWD:
            near = sorted(near, key=lambda other: (-sketch.jaccard(sketches[other]), other))[:CROWD]
        best = max(((_similarity(found, runs[other]), -other) for other in near), default=(0.0, 0))
        if best[0] > 0:
            original[key] = original.get(-best[1], -best[1])
            yield Copy(key, original[key], round(best[0], 4))
        runs[key], sketches[key] = found, sketch
        index.insert(key, sketch)


def runs_of(text: str) -> Runs:
    """Checksums of three words in a row, each once, in order: some kilobytes for a long story."""
    words = WORD.findall(text.lower())
    return np.array(
        sorted({crc32(" ".join(words[n : n + RUN]).encode()) for n in range(len(words) - RUN + 1)}), np.uint32
    )


def _similarity(one: Runs, other: Runs) -> float:
    """Share of the shorter one's runs in the other; 0 where the two are no copies."""
    shared = len(np.intersect1d(one, other, assume_unique=True))
    of_all, of_shorter = shared / (len(one) + len(other) - shared), shared / min(len(one), len(other))
    return of_shorter if of_all >= ALIKE or of_shorter >= HELD else 0.0
