"""Which tellings tell the same happening. The result does not depend on the order in which they come."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.record.likeness import FARTHEST, Likeness, contradictions, likeness
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
    """Groups of keys that tell the same, each sorted, in order of their first key; and links inside the groups."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...]


def link_tellings(tellings: Iterable[Telling]) -> Links:
    """Put together what tells the same."""
    by_key = {telling.key: telling for telling in sorted(tellings, key=lambda t: t.key)}
    likely = {pair: found for pair, found in _compared(by_key.values()) if found.score >= TOGETHER}
    groups = _grouped(by_key, likely)
    return Links(groups, tuple(_links(groups, by_key, likely)))


def _compared(tellings: Iterable[Telling]) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """Pairs of different stories that share parties and days, each once."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(tellings):
        days = [telling.day or 0 for telling in block]
        for n, one in enumerate(block):
            last = min(bisect_right(days, days[n] + REACH), n + CROWD)
            for other in block[n + 1 : last]:
                pair = (min(one.key, other.key), max(one.key, other.key))
                if one.article != other.article and pair not in seen:
                    seen.add(pair)
                    yield pair, likeness(one, other)


def _blocks(tellings: Iterable[Telling]) -> Iterator[Sequence[Telling]]:
    """Tellings with two parties in common, and those with one party and any other with it, by day."""
    pairs: dict[tuple[str, ...], list[Telling]] = defaultdict(list)
    alone: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        for dyad in combinations(sorted(telling.parties), 2):
            pairs[dyad].append(telling)
        for party in telling.parties:
            alone[party].append(telling)
    lonely = {party for party, found in alone.items() if any(len(telling.parties) == 1 for telling in found)}
    blocks = [*pairs.values(), *(alone[party] for party in sorted(lonely))]
    return (sorted(block, key=lambda t: (t.day or 0, t.key)) for block in blocks if len(block) > 1)


def _grouped(by_key: dict[int, Telling], likely: dict[tuple[int, int], Likeness]) -> tuple[tuple[int, ...], ...]:
    """The best pairs first; two groups become one where their pairs are alike on average, what was not likely being 0."""
    group_of = {key: [key] for key in by_key}
    for pair in sorted(likely, key=lambda p: (-likely[p].score, p)):
        if likely[pair].score < SAME:
            break
        one, other = (group_of[key] for key in pair)
        if one is not other and _average(one, other, likely, by_key) >= TOGETHER:
            merged = sorted([*one, *other])
            for key in merged:
                group_of[key] = merged
    return tuple(sorted({tuple(group) for group in group_of.values()}))


def _average(
    one: Sequence[int], other: Sequence[int], likely: dict[tuple[int, int], Likeness], by_key: dict[int, Telling]
) -> float:
    """Mean likeness between two groups; pairs of one story do not count, since one story may tell a thing twice."""
    pairs = [(min(a, b), max(a, b)) for a in one for b in other if by_key[a].article != by_key[b].article]
    return sum(likely[pair].score for pair in pairs if pair in likely) / len(pairs) if pairs else 0.0


def _links(
    groups: Iterable[tuple[int, ...]], by_key: dict[int, Telling], likely: dict[tuple[int, int], Likeness]
) -> Iterator[Link]:
    for group in groups:
        for one, other in combinations(group, 2):
            if by_key[one].article == by_key[other].article:
                continue
            found = likely.get((one, other))
            if found is not None:
                yield Link(one, other, "same", found.score, found.reasons)
            against = contradictions(by_key[one], by_key[other])
            if against:
                yield Link(one, other, "contradiction", None, against)
