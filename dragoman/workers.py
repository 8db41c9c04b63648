"""Work in several processes: results in the order of the jobs, bounded queues, and a worker that dies costs one job only.

Each process has a pipe of its own and shares no lock, so that it can die at any moment without holding up another.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import connection, get_context
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from dragoman.worker_process import serve

AHEAD = 2  # jobs for each worker that are waiting or under way
JOBS = 2_000  # of a worker, after which a fresh one takes its place, so that what a library hoards cannot grow for ever
STARTS = 3  # processes in a row that may be killed while they load
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


@dataclass(slots=True)
class _Entry:
    """A job with its results by place; what is raised for it; where its worker died, its parts take its place."""

    work: Callable[[Any], Any]
    parts: Callable[[Any], Sequence[Any]]
    results: dict[int, Any] = field(default_factory=dict)
    error: Exception | None = None
    count: int = 1

    @property
    def is_done(self) -> bool:
        return self.error is not None or len(self.results) == self.count


@dataclass(slots=True)
class _Task:
    """A job, or a part of one that is tried again."""

    job: Any
    entry: _Entry
    place: int = 0
    is_second_try: bool = False


class _Worker:
    """One process, and what it was given and has not answered, the oldest first."""

    def __init__(self, begin: Callable[..., None] | None, given: Sequence[Any]) -> None:
        context = get_context("spawn")  # a fork would take along locks of threads that it does not have
        self.pipe, far_end = context.Pipe()
        self.process = context.Process(target=serve, args=(far_end, begin, given), daemon=True)
        self.process.start()
        far_end.close()  # so that the pipe ends when the process does
        self.tasks: deque[_Task] = deque()
        self.is_ready = False
        self.left = JOBS

    def give(self, task: _Task) -> None:
        message = pickle.dumps((task.entry.work, task.job))
        self.tasks.append(task)
        self.left -= 1
        self._send(message)

    def retire(self) -> None:
        self.is_ready = False
        self._send(b"")

    def _send(self, message: bytes) -> None:
        try:
            self.pipe.send_bytes(message)
        except OSError:  # it has died, which is seen when its pipe is read
            return

    def take(self) -> None:
        """Its next word: that it is ready, or the answer to its oldest task. EOFError or OSError where it has died."""
        message = self.pipe.recv_bytes()
        if not message:
            self.is_ready = True
            return
        task = self.tasks.popleft()
        is_good, found = pickle.loads(message)
        if is_good:
            task.entry.results[task.place] = found
        else:
            task.entry.error = found

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers:
    """Processes that load what they need once and then take jobs; `with` ends them, also at an interruption."""

    def __init__(self, count: int, begin: Callable[..., None] | None = None, given: Sequence[Any] = ()) -> None:
        """`begin(*given)` runs once in each process, before its first job; both have to be picklable. What it raises, the jobs raise."""
        self._ahead = count * AHEAD
        self._start = partial(_Worker, begin, given)
        self._waiting: deque[_Task] = deque()
        self._starts_that_failed = 0
        self._workers = [self._start() for _ in range(count)]

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; what they are at is lost."""
        for worker in self._workers:
            worker.end()

    def map(
        self, work: Callable[[J], R], jobs: Iterable[J], parts: Callable[[J], Sequence[J]] = lambda job: [job]
    ) -> Iterator[list[R | Died[J]]]:
        """For each job, in order, its results: one, or, where its worker died, one for each of its parts.

        A part is tried once more; where its worker dies again, a `Died` stands for it. What `work` raises is raised here.
        WorkersError where the processes end before they take a job.
        """
        entries: deque[_Entry] = deque()
        for job in jobs:
            entries.append(_Entry(work, parts))
            self._waiting.append(_Task(job, entries[-1]))
            self._heed(0)
            if len(entries) > self._ahead:
                yield self._results(entries.popleft())
        while entries:
            yield self._results(entries.popleft())

    def _results(self, entry: _Entry) -> list[Any]:
        self._heed(0)
        while not entry.is_done:
            self._heed(None)
        if entry.error is not None:
            raise entry.error
        return [entry.results[place] for place in range(entry.count)]

    def _heed(self, seconds: float | None) -> None:
        """Hear what the workers have to say, for so long, and give them what they have room for."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in connection.wait(list(by_pipe), seconds):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                worker.take()
                self._starts_that_failed = 0
            except (EOFError, OSError):
                self._replace(worker)
        for worker in self._workers:
            if worker.is_ready and worker.left <= 0 and not worker.tasks:
                worker.retire()
        while self._waiting:
            free = [w for w in self._workers if w.is_ready and w.left > 0 and len(w.tasks) < AHEAD]
            if not free:
                break
            min(free, key=lambda worker: len(worker.tasks)).give(self._waiting.popleft())

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        status = worker.process.exitcode or 0
        if not worker.is_ready and worker.left == JOBS:
            self._starts_that_failed += 1
            if status > 0 or self._starts_that_failed == STARTS:
                raise WorkersError(IDLE_DEATH)
        self._workers[self._workers.index(worker)] = self._start()
        guilty = [worker.tasks.popleft()] if worker.tasks else []
        self._waiting.extendleft(
            reversed([*(again for task in guilty for again in _again(task, status)), *worker.tasks])
        )


def _again(task: _Task, status: int) -> list[_Task]:
    """What is still to be tried of a task whose worker died."""
    if task.is_second_try:
        task.entry.results[task.place] = Died(task.job, status)
        return []
    parts = task.entry.parts(task.job)
    task.entry.count = len(parts)
    return [_Task(part, task.entry, place, is_second_try=True) for place, part in enumerate(parts)]
