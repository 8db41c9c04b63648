"""Work in several processes: results in the order of the jobs, bounded queues, and a worker that dies costs one job only."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

AHEAD = 2  # jobs for each worker that are waiting or under way
JOBS = 2_000  # of a worker, after which a fresh one takes its place, so that what a library hoards cannot grow for ever
J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Died(Generic[J]):
    """A job that ended its worker twice; `status` is how the second one ended (a negative number: the signal)."""

    job: J
    status: int


class Workers:
    """Processes that load what they need once and then take jobs; `with` ends them, also at an interruption."""

    def __init__(self, count: int, begin: Callable[..., None] | None = None, given: Sequence[Any] = ()) -> None:
        """`begin(*given)` runs once in each process, before its first job; both have to be picklable."""
        self._ahead = count * AHEAD
        context = get_context("spawn")  # a fork would take along locks of threads that it does not have
        self._pool: Any = ProcessPool(count, JOBS, _begin, (begin, given), context)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; what they are at is lost."""
        self._pool.stop()
        self._pool.join()

    def map(
        self, work: Callable[[J], R], jobs: Iterable[J], parts: Callable[[J], Sequence[J]] = lambda job: [job]
    ) -> Iterator[list[R | Died[J]]]:
        """For each job, in order, its results: one, or, where its worker died, one for each of its parts.

        A part is tried once more; where its worker dies again, a `Died` stands for it. What `work` raises is raised here.
        """
        waiting: deque[tuple[J, Any]] = deque()
        for job in jobs:
            waiting.append((job, self._pool.schedule(work, (job,))))
            if len(waiting) > self._ahead:
                yield self._results(work, *waiting.popleft(), parts)
        while waiting:
            yield self._results(work, *waiting.popleft(), parts)

    def _results(
        self, work: Callable[[J], R], job: J, future: Any, parts: Callable[[J], Sequence[J]]
    ) -> list[R | Died[J]]:
        try:
            return [future.result()]
        except ProcessExpired:
            return [self._again(work, part) for part in parts(job)]

    def _again(self, work: Callable[[J], R], job: J) -> R | Died[J]:
        try:
            result: R = self._pool.schedule(work, (job,)).result()
            return result
        except ProcessExpired as end:
            return Died(job, end.exitcode)


def _begin(begin: Callable[..., None] | None, given: Sequence[Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts all; the first process ends the others
    if begin is not None:
        begin(*given)
