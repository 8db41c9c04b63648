"""Which tellings tell the same happening. The result does not depend on the order in which they come."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from dragoman.record.likeness import FARTHEST, contradictions, likeness
from dragoman.record.telling import Telling

SAME = 0.68  # likeness from which two are taken for the same
TOGETHER = 0.60  # likeness that two groups must have on average to become one
CROWD = 150  # tellings of a block within the days looked at, beyond which only the next ones are compared
REACH = 2 * FARTHEST  # days between two tellings that are compared


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings by key, the smaller first."""

    one: int
    other: int
    kind: str  # same, contradiction
    score: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of keys that tell the same, each sorted, in order of their first key, and the likeness of what was compared."""

    groups: tuple[tuple[int, ...], ...]
    tellings: Mapping[int, Telling]
    likely: Mapping[tuple[int, int], float]

    def inside(self) -> Iterator[Link]:
        """The links inside the groups, made as they are asked for: there are far more of them than tellings."""
        for group in self.groups:
            for pair in combinations(group, 2):
                one, other = (self.tellings[key] for key in pair)
                if one.article == other.article:
                    continue
                if pair in self.likely:
                    found = likeness(one, other)
                    yield Link(*pair, "same", found.score, found.reasons)
                if against := contradictions(one, other):
                    yield Link(*pair, "contradiction", None, against)


def link_tellings(tellings: Iterable[Telling]) -> Links:
    """Put together what tells the same."""
    by_key = {telling.key: telling for telling in sorted(tellings, key=lambda t: t.key)}
    likely = {pair: score for pair, score in _compared(by_key.values()) if score >= TOGETHER}
    return Links(_grouped(by_key, likely), by_key, likely)


def _compared(tellings: Iterable[Telling]) -> Iterator[tuple[tuple[int, int], float]]:
    """Pairs of different stories that share parties and days, each once."""
    for common, block in _blocks(tellings):
        days = [telling.day or 0 for telling in block]
        for n, one in enumerate(block):
            last = min(bisect_right(days, days[n] + REACH), n + CROWD)
            for other in block[n + 1 : last]:
                if one.article != other.article and _common(one, other) == common:
                    yield (min(one.key, other.key), max(one.key, other.key)), likeness(one, other).score


def _common(one: Telling, other: Telling) -> tuple[str, ...]:
    """The two parties under which two tellings are compared; one, where one of them has no other; none else."""
    shared = sorted(one.parties & other.parties)[:2]
    return tuple(shared) if len(shared) == 2 or 1 in (len(one.parties), len(other.parties)) else ()


def _blocks(tellings: Iterable[Telling]) -> Iterator[tuple[tuple[str, ...], Sequence[Telling]]]:
    """Tellings with two parties in common, and those with one party and any other with it, by day."""
    found: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    lonely: set[tuple[str, ...]] = set()
    for telling in tellings:
        parties = sorted(telling.parties)
        for common in chain(combinations(parties, 2), combinations(parties, 1)):
            found[common].append(telling)
        if len(parties) == 1:
            lonely.add(tuple(parties))
    for common in sorted(found):
        if len(common) == 2 or common in lonely:
            yield common, sorted(found[common], key=lambda t: (t.day or 0, t.key))


def _grouped(by_key: dict[int, Telling], likely: dict[tuple[int, int], float]) -> tuple[tuple[int, ...], ...]:
    """The best pairs first; two groups become one where their pairs are alike on average, what was not likely being 0."""
    group_of = {key: [key] for key in by_key}
    for pair in sorted(likely, key=lambda p: (-likely[p], p)):
        if likely[pair] < SAME:
            break
        one, other = (group_of[key] for key in pair)
        if one is not other and _average(one, other, likely, by_key) >= TOGETHER:
            merged = sorted([*one, *other])
            for key in merged:
                group_of[key] = merged
    return tuple(sorted({tuple(group) for group in group_of.values()}))


def _average(
    one: Sequence[int], other: Sequence[int], likely: dict[tuple[int, int], float], by_key: dict[int, Telling]
) -> float:
    """Mean likeness between two groups; pairs of one story do not count, since one story may tell a thing twice."""
    pairs = [(min(a, b), max(a, b)) for a in one for b in other if by_key[a].article != by_key[b].article]
    return sum(likely[pair] for pair in pairs if pair in likely) / len(pairs) if pairs else 0.0
