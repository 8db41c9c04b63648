"""Attributions inside the content of others: parents, and the voices that stand behind each word."""

from collections.abc import Mapping, Sequence

from dragoman.attribution.draft import Draft
from dragoman.model.analysis import Analysis
from dragoman.model.attribution import Attribution


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the smallest larger draft whose content holds its cue.

    A parent always has more content (or, with as much, stands earlier), so there are no circles. `X, citing Y, said`:
    Y is under X, and what is in the content is under Y.
    """
    below = {draft.under: n for n, draft in enumerate(drafts) if draft.under is not None}
    by_key = {draft.key: n for n, draft in enumerate(drafts) if draft.key >= 0}
    keys = [(draft.size, -n) for n, draft in enumerate(drafts)]
    around = _around(drafts)
    found: list[int | None] = []
    for n, draft in enumerate(drafts):
        holders = [m for m in around[n] if m != n and keys[m] > keys[n]]
        nearest = min(holders, key=lambda m: keys[m]) if holders else None
        if draft.under is not None:
            nearest = by_key.get(draft.under)
        elif nearest is not None:
            nearest = below.get(drafts[nearest].key, nearest)
        found.append(nearest)
    return _without_circles(found)


def _without_circles(above: list[int | None]) -> list[int | None]:
    """Cut the link that closes a circle; only `under` could make one."""
    for start in range(len(above)):
        seen, current = {start}, start
        while (up := above[current]) is not None:
            if up in seen:
                above[current] = None
                break
            seen.add(up)
            current = up
    return above


def depths(above: Sequence[int | None]) -> list[int]:
    """How many parents each has."""
    found: dict[int, int] = {}
    for start in range(len(above)):
        way = [start]
        while (up := above[way[-1]]) is not None and way[-1] not in found:
            way.append(up)
        for n in reversed(way):
            parent = above[n]
            found.setdefault(n, 0 if parent is None else found[parent] + 1)
    return [found[n] for n in range(len(above))]


def _around(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft those whose content holds its cue, by one sweep over the text."""
    edges = [(s.start, 1, n) for n, draft in enumerate(drafts) for s in draft.content]
    edges += [(s.end, 0, n) for n, draft in enumerate(drafts) for s in draft.content]
    edges += [(draft.anchor, 2, n) for n, draft in enumerate(drafts)]
    found: list[list[int]] = [[] for _ in drafts]
    open_now: set[int] = set()
    for _, kind, n in sorted(edges):
        if kind == 0:
            open_now.discard(n)
        elif kind == 1:
            open_now.add(n)
        else:
            found[n] = sorted(open_now)
    return found


def voices(analysis: Analysis, attributions: Sequence[Attribution]) -> Mapping[int, tuple[str, ...]]:
    """For each token inside some content, the ids of the attributions that hold it, innermost first.

    Cue and source of an inner attribution are the outer one's words.
    """
    by_id = {a.id: a for a in attributions}
    chains = {a.id: _chain(a, by_id) for a in attributions}
    found: dict[int, tuple[str, ...]] = {}
    for attribution in sorted(attributions, key=lambda a: (len(chains[a.id]), -_size(a))):
        for span in attribution.content:
            for token in analysis.tokens_in(span):
                found[token.i] = chains[attribution.id]
    return found


def _chain(attribution: Attribution, by_id: Mapping[str, Attribution]) -> tuple[str, ...]:
    chain: list[str] = []
    current: Attribution | None = attribution
    while current is not None and current.id not in chain:
        chain.append(current.id)
        current = by_id.get(current.parent) if current.parent else None
    return tuple(chain)


def _size(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
