"""What a watch is given from outside: a clock, a way to ask servers, a place for stories; and how it is to go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.article.fetch import Response
from dragoman.article.limits import LIMITS, Limits
from dragoman.model.article import Article, Rejection


class Watch(Protocol):
    """The clock of a watch: `Clock`."""

    @property
    def stopped(self) -> bool:
        """Is the run to stop?"""

    def now(self) -> float:
        """Seconds since 1970."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class Transport(Protocol):
    """What asks servers: `Manners`."""

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = ...,
        headers: Mapping[str, str] | None = ...,
        most: int | None = ...,
    ) -> Response:
        """The answer; FetchError where there is none."""

    def wait_for(self, url: str) -> float:
        """Seconds until the host of an address may be asked."""


class Sink(Protocol):
    """Where stories go: `RecordSink`."""

    def add(self, items: Sequence[Article | Rejection]) -> None:
        """Add all of them or, raising RecordError, none."""

    def has(self, articles: Sequence[str]) -> set[str]:
        """Those of the ids that are there."""

    def idle(self) -> None:
        """Nothing comes for a while."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to watch: the feeds, seconds between two polls of each, and whether to end when all that is due is done.

    `chance` gives numbers from 0 to 1, which spread the polls.
    """

    feeds: tuple[str, ...]
    every: float
    chance: Callable[[], float]
    once: bool = False
    limits: Limits = LIMITS
