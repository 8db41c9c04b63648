"""Watch feeds for a long time: `python -m bench.soak [--minutes 15] [--rate 0.5] [--kills 3]`.

A server of its own prints stories and serves broken, huge, slow, redirecting and hostile feeds beside them. `dragoman watch` runs against
it as a process; it is killed some times at random in the first third, and run again. At the end every story that was printed has to be
in the record exactly once, in one version, and nothing else; the process must not have ended by itself, nor told a traceback. Its memory
is measured in the last two thirds.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import linear_regression
from typing import IO

from bench.soak_server import HOSTS, Handler, Press, Servers, feeds
from dragoman.store import Record

SAMPLE = 5.0  # seconds
SHOWN = 30  # samples
LONGEST_END = 120.0  # seconds that a watch may take to end when it is told to
MARK = re.compile(r"dispatch [a-z]+-\d+")


def resident(pid: int) -> float:
    """Megabytes of memory that a process holds; 0 where it is gone."""
    try:
        told = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+) kB", told)
    return int(found[1]) / 1024 if found else 0.0


def slope(samples: list[tuple[float, float]]) -> float:
    """Megabytes an hour by least squares, of seconds and megabytes."""
    if len(samples) < 3:
        return 0.0
    seconds, sizes = zip(*samples, strict=True)
    return 3600.0 * linear_regression(seconds, sizes).slope


class Soak:
    """One run: the process, its samples of memory, and what went wrong."""

    def __init__(self, folder: Path, port: int, seconds: float, kills: int) -> None:
        """`kills`: how often the process is killed."""
        self.db, self._folder, self._port, self._seconds = folder / "soak.duckdb", folder, port, seconds
        self._kills = sorted(random.Random(1).uniform(0.05, 0.33) * seconds for _ in range(kills))
        self.samples: list[tuple[float, float]] = []
        self.problems: list[str] = []
        self.killed = 0

    def run(self) -> None:
        """Until the time is over and the process has ended."""
        (self._folder / "feeds.opml").write_text(
            "<opml><body>" + "".join(f'<outline xmlUrl="{url}"/>' for url in feeds(self._port)) + "</body></opml>"
        )
        begun = time.monotonic()
        with (self._folder / "told").open("w+") as told:
            process = self._started(told)
            while (now := time.monotonic() - begun) < self._seconds:
                time.sleep(min(SAMPLE, self._seconds - now) or SAMPLE)
                if process.poll() is not None:
                    self.problems.append(f"it ended by itself with status {process.returncode}")
                    process = self._started(told)
                if self._kills and now >= self._kills[0]:
                    self._kills.pop(0)
                    process.kill()
                    process.wait()
                    self.killed += 1
                    process = self._started(told)
                elif now >= self._seconds / 3:
                    self.samples.append((now, resident(process.pid)))
            self._end(process)
            told.seek(0)
            self.problems += [line.strip() for line in told if "Traceback" in line]

    def _started(self, told: IO[str]) -> "subprocess.Popen[bytes]":
        hosts = [word for host in HOSTS for word in ("--allow-host", host)]
        options = [
            "--db",
            str(self.db),
            "--every",
            "0.05",
            "--gap",
            "0.02",
            "--timeout",
            "3",
            "--rejects",
            str(self._folder / "rejects"),
        ]
        command = [sys.executable, "-m", "dragoman", "watch", str(self._folder / "feeds.opml"), *options, *hosts]
        return subprocess.Popen(command, stderr=told)

    def _end(self, process: "subprocess.Popen[bytes]") -> None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(LONGEST_END)
        except subprocess.TimeoutExpired:
            self.problems.append(f"it had not ended {LONGEST_END:g} seconds after it was told to")
            process.kill()
            process.wait()
        if process.returncode not in (0, 1):  # 1: some of it was rejected, as it should
            self.problems.append(f"it ended with status {process.returncode}")

    def compare(self, printed: dict[str, str]) -> dict[str, list[str]]:
        """What is missing, there twice, or should not be there; `printed` are marks and days."""
        with Record(self.db) as record:
            table = record.sql("SELECT text, published FROM articles").to_pydict()
        rows = [
            (MARK.search(text), text, str(day)[:10])
            for text, day in zip(table["text"], table["published"], strict=True)
        ]
        found = Counter(mark[0] for mark, _, _ in rows if mark)
        return {
            "missing": [mark for mark in printed if not found[mark]],
            "more than once": [mark for mark, times in found.items() if times > 1],
            "not to be read": [mark for mark in found if mark not in printed],
            "of a wrong day": [mark[0] for mark, _, day in rows if mark and day != printed.get(mark[0])],
            "without a mark": [text[:80] for mark, text, _ in rows if not mark and "of evil" not in text],
        }


def report(soak: Soak, printed: dict[str, str], wrong: dict[str, list[str]]) -> bool:
    """Print what was found; was all of it right?"""
    print(f"{len(printed)} stories printed, {soak.killed} kills; requests: {dict(Handler.asked.most_common(8))}")
    for name, found in wrong.items():
        print(f"{name}: {len(found)} {found[:5] or ''}")
    print(f"problems: {soak.problems or 'none'}")
    sizes = [size for _, size in soak.samples if size]
    if sizes:
        told = f"{sizes[0]:.0f} MB at first, {sizes[-1]:.0f} at last, {max(sizes):.0f} at most"
        print(f"memory: {told}; {slope(soak.samples):+.1f} MB an hour")
        halves = soak.samples[len(soak.samples) // 2 :]
        print(f"  in the last half of that: {slope(halves):+.1f} MB an hour")
        print("  over time:", " ".join(f"{size:.0f}" for size in sizes[:: max(len(sizes) // SHOWN, 1)]))
    rejected = Counter(
        line.split('"reason": ')[-1][:70] for line in (soak.db.parent / "rejects").read_text().splitlines()
    )
    for reason, times in rejected.most_common(12):
        print(f"  rejected {times} times: {reason}")
    return not soak.problems and not any(wrong.values())


def main() -> int:
    """Run, compare, print; status 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0, help="how long")
    parser.add_argument("--rate", type=float, default=0.5, help="stories a second")
    parser.add_argument("--kills", type=int, default=3, help="how often the watch is killed")
    given = parser.parse_args()
    seconds = given.minutes * 60
    press = Press(rate=given.rate, quiet=max(seconds - 90, seconds / 2))
    with tempfile.TemporaryDirectory() as name, Servers(press) as servers:
        soak = Soak(Path(name), servers.port, seconds, given.kills)
        soak.run()
        printed = press.days()
        is_right = report(soak, printed, soak.compare(printed))
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main())
