"""Work in several processes: results in the order of the jobs, bounded queues, and a worker that dies costs one job only."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

AHEAD = 2  # jobs for each worker that are waiting or under way
JOBS = 2_000  # of a worker, after which a fresh one takes its place, so that what a library hoards cannot grow for ever
IDLE_DEATH = (
    "the worker processes ended while they had no job; a script that asks for workers has to do so below "
    '`if __name__ == "__main__":`, since each of them runs the script up to there; otherwise ask for one worker'
)
J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Died(Generic[J]):
    """A job that ended its worker twice; `status` is how the second one ended (a negative number: the signal)."""

    job: J
    status: int

    @property
    def reason(self) -> str:
        """Why a story is rejected for it."""
        return f"the process that read it ended twice, with status {self.status}"


class WorkersError(ChildProcessError):
    """There can be no workers. The message is one line."""


class Workers:
    """Processes that load what they need once and then take jobs; `with` ends them, also at an interruption."""

    def __init__(self, count: int, begin: Callable[..., None] | None = None, given: Sequence[Any] = ()) -> None:
        """`begin(*given)` runs once in each process, before its first job; both have to be picklable. What it raises, the jobs raise."""
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
        WorkersError where the processes end before they take a job.
        """
        waiting: deque[tuple[J, Any]] = deque()
        for job in jobs:
            waiting.append((job, self._scheduled(work, job)))
            if len(waiting) > self._ahead:
                yield self._results(work, *waiting.popleft(), parts)
        while waiting:
            yield self._results(work, *waiting.popleft(), parts)

    def _results(
        self, work: Callable[[J], R], job: J, future: Any, parts: Callable[[J], Sequence[J]]
    ) -> list[R | Died[J]]:
        try:
            return [_result(future)]
        except ProcessExpired:
            return [self._again(work, part) for part in parts(job)]

    def _scheduled(self, work: Callable[[J], R], job: J) -> Any:
        try:
            return self._pool.schedule(_do, (work, job))
        except RuntimeError as error:
            raise WorkersError(IDLE_DEATH) from error

    def _again(self, work: Callable[[J], R], job: J) -> R | Died[J]:
        try:
            result: R = _result(self._scheduled(work, job))
            return result
        except ProcessExpired as end:
            return Died(job, end.exitcode)


def _result(future: Any) -> Any:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise WorkersError(IDLE_DEATH) from error


_failed: Exception | None = None


def _begin(begin: Callable[..., None] | None, given: Sequence[Any]) -> None:
    global _failed  # one for each worker process
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts all; the first process ends the others
    try:
        if begin is not None:
            begin(*given)
    except Exception as error:  # told by the first job, since nobody hears it here
        _failed = error


def _do(work: Callable[[J], R], job: J) -> R:
    if _failed is not None:
        raise _failed
    return work(job)
