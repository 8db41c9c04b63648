"""What stands over stretches of a text, in one way through it."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dragoman.model.span import Span

T = TypeVar("T")


def over(spans: Iterable[Span], items: Iterable[tuple[Span, T]]) -> Iterator[list[T]]:
    """For each of the spans, which are sorted by start, the items whose span holds it; each is looked at near its place only."""
    waiting = deque(sorted(items, key=lambda item: item[0].start))
    near: list[tuple[Span, T]] = []
    for span in spans:
        while waiting and waiting[0][0].start <= span.start:
            near.append(waiting.popleft())
        near = [item for item in near if item[0].end > span.start]
        yield [value for held, value in near if held.holds(span)]
