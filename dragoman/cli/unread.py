"""Stories that the gate left unread, counted as their rows pass."""

from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.model.event import UNREAD


class Counted:
    """Rows of `annotate`, once; afterwards `messages` says how many stories were not read."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        """Nothing is counted yet."""
        self._rows, self._unread = rows, 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Pass them on."""
        for row in self._rows:
            self._unread += any(passed["reason"] == UNREAD for passed in row["passed_over"])
            yield row

    def messages(self) -> list[str]:
        """A line where there were any."""
        many = f"{self._unread} stories were left unread: private life, by their words; --exhaustive reads them"
        one = "1 story was left unread: private life, by its words; --exhaustive reads it"
        return [] if not self._unread else [one if self._unread == 1 else many]
