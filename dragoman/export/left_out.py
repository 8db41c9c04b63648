"""What a format cannot hold is left out, and counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from dragoman.export.contract import Row, is_event, is_told_as_done


class LeftOut:
    """Counts what was not written, by reason."""

    def __init__(self, counts: Mapping[str, int] | None = None) -> None:
        """Nothing yet, or what was counted elsewhere."""
        self._counts: Counter[str] = Counter(counts)

    def add(self, reason: str) -> None:
        """One more."""
        self._counts[reason] += 1

    def events(self, rows: Iterable[Row], *, done: bool = False) -> Iterator[Row]:
        """The events; with `done` only those that the text tells as having taken place."""
        for row in rows:
            if not is_event(row):
                self.add("relations, for which the format has no place")
            elif done and not is_told_as_done(row):
                self.add("events that are planned, denied or supposed, which the format cannot say")
            else:
                yield row

    @property
    def counts(self) -> Counter[str]:
        """How many, by reason."""
        return Counter(self._counts)

    def messages(self) -> list[str]:
        """One line a reason."""
        return [f"left out: {count} {reason}" for reason, count in sorted(self._counts.items())]
