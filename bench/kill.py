"""Cut `dragoman ingest` off with SIGKILL at random moments and run it again, until it gets through; then compare.

`python -m bench.kill [--kills 200] [--stories 2000] [--read]`: the record has to equal that of a run that nobody disturbed, row for row in
every table but that of runs: who runs again after an end that was reached in time has run twice. With `--read` the stories are plain and
are read; else they are coded already, which is quick.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.record import stories
from dragoman.store import Record
from dragoman.store.tables import TABLES

LONGEST = 600.0  # seconds of one run


def command(source: Path, db: Path, *, every: int) -> list[str]:
    """An ingest with a given time of learning, so that a run taken up again is the same run."""
    options = ["--db", str(db), "--at", "2024-06-19", "--commit-every", str(every)]
    return [sys.executable, "-m", "dragoman", "ingest", str(source), *options]


def killed(arguments: list[str], after: float) -> bool:
    """Run, and kill after so many seconds; False where it was through before. RuntimeError where it failed by itself."""
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True) as process:
        try:
            _, told = process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return True
    if process.returncode not in (0, 1) or "Traceback" in told:  # 1: some lines were not read, as they should
        raise RuntimeError(f"status {process.returncode}: {told}")
    return False


def everything(db: Path) -> dict[str, list[str]]:
    """All rows of all tables but that of runs."""
    with Record(db) as record:
        return {
            table: sorted(map(repr, record.backend.rows(f"SELECT * FROM {table}")))
            for table in TABLES
            if table != "runs"
        }


def compare(folder: Path, source: Path, *, kills: int, every: int, seed: int = 1) -> tuple[int, list[str]]:
    """Kill so many times in all, over as many records as it takes; how many kills, and what differed."""
    whole = folder / "whole.duckdb"
    start = time.perf_counter()
    killed(command(source, whole, every=every), LONGEST)
    seconds, wanted = time.perf_counter() - start, everything(whole)
    draw, done, differing, number = random.Random(seed), 0, [], 0
    while done < kills:
        db = folder / f"cut{number}.duckdb"
        number += 1
        while done < kills and killed(command(source, db, every=every), draw.uniform(0.0, seconds)):
            done += 1
        killed(command(source, db, every=every), LONGEST)
        found = everything(db)
        differing += [f"{db.name}: {table}" for table in wanted if found[table] != wanted[table]]
        db.unlink()
    return done, differing


def write_source(path: Path, count: int, *, plain: bool) -> None:
    """Rows of stories, coded or plain; each tenth comes again, corrected, and after each 25th stands a line that cannot be read."""
    rows = list(stories(count * 4))
    rows += [{**row, "title": "corrected"} for row in rows[::10]]
    keys = ("id", "text", "title", "publication", "published")
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(rows, 1):
            file.write(json.dumps({k: row[k] for k in keys} if plain else row) + "\n")
            if number % 25 == 0:
                file.write("no JSON\n")


def main() -> int:
    """Kill, compare, print; status 1 where something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how often")
    parser.add_argument("--stories", type=int, default=2_000, help="how many stories")
    parser.add_argument("--read", action="store_true", help="plain stories, which are read")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "stories.jsonl"
        write_source(source, given.stories, plain=given.read)
        every = 64 if given.read else max(given.stories // 40, 1)
        done, differing = compare(folder, source, kills=given.kills, every=every)
    print(f"{done} kills, {given.stories} stories: {differing or 'all rows are the same'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
