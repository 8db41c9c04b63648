"""Worker processes: order, death, and what is done about it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.workers import AHEAD, Died, Workers, WorkersError

Numbers = list[int]
LETHAL = 13
begun: list[str] = []


def begin(word: str) -> None:
    begun.append(word)


def cannot_begin() -> None:
    raise LexiconError(file="bad.toml", line=3, value="x", allowed="y")


def never_begins() -> None:
    os._exit(3)


def count_begun(_: int) -> tuple[list[str], int]:
    return begun, os.getpid()


def doubled(job: Numbers) -> Numbers:
    time.sleep(0.002 * (job[0] % 3))
    if LETHAL in job:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in job]


def dies_once(job: tuple[int, str]) -> int:
    number, folder = job
    mark = Path(folder) / str(number)
    if number % 7 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fails(job: int) -> int:
    raise ValueError(f"no {job}")


def singly(job: Numbers) -> list[Numbers]:
    return [[number] for number in job]


class StubbornError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} and {other}")


def fails_stubbornly(job: int) -> int:
    raise StubbornError(job, 2)


def at_length(job: bytes) -> tuple[int, bytes]:
    time.sleep(0.001)
    return os.getpid(), job


@pytest.mark.parametrize("count", [1, 2, 3])
def test_results_come_in_the_order_of_the_jobs(count: int) -> None:
    jobs = [[n, n + 1] for n in range(100, 160)]
    with Workers(count) as workers:
        assert [found for [found] in workers.map(doubled, jobs)] == [[2 * n, 2 * n + 2] for n, _ in jobs]


def test_a_worker_begins_once() -> None:
    with Workers(2, begin, ("loaded",)) as workers:
        found = [answer for [answer] in workers.map(count_begun, range(40))]
    assert {tuple(words) for words, _ in found} == {("loaded",)}
    assert all(process != os.getpid() for _, process in found)


def test_what_ends_its_worker_twice_costs_only_itself() -> None:
    jobs = [list(range(n, n + 5)) for n in range(0, 60, 5)]
    with Workers(2) as workers:
        results = [one for several in workers.map(doubled, jobs, singly) for one in several]
    died = [one for one in results if isinstance(one, Died)]
    assert [(one.job, one.status) for one in died] == [([LETHAL], -signal.SIGKILL)]
    numbers = [number for one in results if not isinstance(one, Died) for number in one]
    assert numbers == [2 * n for n in range(60) if n != LETHAL]


def test_what_ends_its_worker_once_is_done_by_another(tmp_path: Path) -> None:
    with Workers(2) as workers:
        jobs = [(n, str(tmp_path)) for n in range(50)]
        assert [one for [one] in workers.map(dies_once, jobs)] == list(range(50))
    assert len(list(tmp_path.iterdir())) == 8


def test_an_error_of_the_work_is_raised() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="no 0"):
        list(workers.map(fails, range(10)))


def test_an_error_that_cannot_be_passed_on_is_told() -> None:
    with Workers(1) as workers, pytest.raises(RuntimeError, match="StubbornError: 1 and 2") as raised:
        list(workers.map(fails_stubbornly, [1]))
    assert "fails_stubbornly" in raised.value.__notes__[0]


def test_long_jobs_and_long_results_hold_up_nobody() -> None:
    jobs = [bytes([n]) * 1_000_000 for n in range(30)]
    with Workers(2) as workers:
        assert [found for [(_, found)] in workers.map(at_length, jobs)] == jobs


def test_a_worker_is_replaced_after_so_many_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.workers.JOBS", 5)
    with Workers(1) as workers:
        found = [process for [(process, _)] in workers.map(at_length, [b"x"] * 12)]
    assert [found.count(process) for process in dict.fromkeys(found)] == [5, 5, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_workers_that_are_killed_at_any_moment_cost_no_other_job() -> None:
    draw = random.Random(7)
    jobs = [bytes([n]) * draw.choice((1, 300_000)) for n in range(120)]
    found, killed = [], 0
    with Workers(2) as workers:
        for number, [result] in enumerate(workers.map(at_length, jobs)):
            found.append(result if isinstance(result, Died) else result[1])
            if number % 10 == 3:
                time.sleep(draw.uniform(0, 0.01))
                os.kill(draw.choice(children()), signal.SIGKILL)
                killed += 1
    assert killed == 12
    assert [one.job if isinstance(one, Died) else one for one in found] == jobs
    assert sum(isinstance(one, Died) for one in found) <= killed // 2


def children() -> list[int]:
    """The worker processes of this one that live."""
    every = (Path("/proc") / name for name in os.listdir("/proc") if name.isdigit())
    return [int(process.name) for process in every if is_worker(process)]


def is_worker(process: Path) -> bool:
    try:
        told = (process / "stat").read_text().rpartition(") ")[2].split()
        return told[1] == str(os.getpid()) and told[0] != "Z" and b"spawn_main" in (process / "cmdline").read_bytes()
    except OSError:
        return False


def test_an_error_of_the_beginning_is_raised() -> None:
    with Workers(2, cannot_begin) as workers, pytest.raises(LexiconError, match=r"bad\.toml, line 3: 'x'") as raised:
        list(workers.map(doubled, [[1]] * 10))
    assert (raised.value.file, raised.value.allowed) == ("bad.toml", "y")


def test_workers_that_never_begin_are_told() -> None:
    with Workers(2, never_begins) as workers, pytest.raises(WorkersError, match="ended while they had no job"):
        list(workers.map(doubled, [[1]] * 10))


def test_a_script_without_a_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    lines = ("from dragoman.workers import Workers", "with Workers(2) as crew:", "    print(list(crew.map(abs, [-1])))")
    script.write_text("\n".join(lines), encoding="utf-8")
    known = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=known, check=False, timeout=60)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("dragoman.workers.WorkersError")
    assert 'below `if __name__ == "__main__":`' in last


def test_jobs_are_taken_only_as_they_are_needed() -> None:
    taken = 0

    def jobs() -> Iterator[Numbers]:
        nonlocal taken
        for number in range(1_000):
            taken += 1
            yield [100 + number]

    with Workers(2) as workers:
        results = workers.map(doubled, jobs())
        next(results)
        assert taken <= 2 * AHEAD + 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_stays() -> None:
    with Workers(2) as workers:
        processes = {process for [(_, process)] in workers.map(count_begun, range(20))}
    assert processes
    assert not any(Path(f"/proc/{process}").exists() for process in processes)
