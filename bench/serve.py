"""How quickly a server answers: 200 mixed reads a second for 20 seconds over a record of 100,000 events.

`python -m bench.serve [--db RECORD] [--rate N] [--seconds N]`. Without `--db` a synthetic record is made as in `bench.record`, and linked.
Requests leave by the clock, whether earlier ones are answered or not, and a latency counts from when its request was due. Client and
server share the machine. Every kind of request is asked once before, so that what loads at the first use is loaded. What is asked for
follows Zipf's law, as it does where people read: the server keeps answers, and how many requests ask what was asked before is told.
`--cache 0` serves without keeping any.
"""

import argparse
import asyncio
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.record import no_reader, states, write_stories
from dragoman.store import Record
from dragoman.store.incoming import read_incoming

EVENTS = 100_000
RATE = 200
SECONDS = 20.0
CONNECTIONS = 32
PATIENCE = 30.0  # seconds for one answer, and for the server to start
ADDRESS = re.compile(r"serving at http://([\d.]+):(\d+)/")
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)
TARGET_MS = 150
Ask = Callable[[], str]


def make_record(path: Path) -> None:
    """A record of synthetic stories, linked."""
    source = path.with_suffix(".jsonl")
    write_stories(source, EVENTS)
    with Record(path, write=True) as record:
        record.ingest([str(source)], no_reader, items=read_incoming([str(source)]))
        record.link()
    source.unlink()


def questions(path: Path, draw: random.Random) -> dict[str, tuple[int, Ask]]:
    """Kinds of requests: how many of a hundred, and what makes the path of one."""
    with Record(path) as record:
        found = record.sql(
            "SELECT e.id, a.article_id FROM events e JOIN articles a ON a.version = e.version"
        ).to_pylist()
    draw.shuffle(found)
    codes = states()

    def rank(count: int) -> int:
        """One of so many, by Zipf's law."""
        return int(count ** draw.random()) - 1

    def code() -> str:
        """A state; some are in the news far more than others."""
        return codes[min(int(draw.expovariate(0.06)), len(codes) - 1)]

    def event() -> str:
        return str(found[rank(len(found))]["id"])

    def days() -> str:
        """From the beginning of a month to the end of its year; the latest are asked for most."""
        year, month = divmod(2024 * 12 - 1 - rank(24 * 12), 12)
        return f"since={year}-{month + 1:02d}-01&until={year}-12-31"

    def word() -> str:
        return f"word{int(draw.paretovariate(0.7))}"

    return {
        "event": (22, lambda: f"/v1/events/{event()}"),
        "explain": (8, lambda: f"/v1/events/{event()}/explain"),
        "article": (10, lambda: f"/v1/articles/{found[rank(len(found))]['article_id']}"),
        "events of an actor, days": (15, lambda: f"/v1/events?actor={code()}&{days()}&limit=50"),
        "latest events of a party": (10, lambda: f"/v1/events?party={code()}&sort=-date&limit=50"),
        "events by type, certainty": (5, lambda: f"/v1/events?type=SANCTION&certainty=probable&{days()}&limit=50"),
        "full text": (6, lambda: f"/v1/events?text={word()}+{word()}&limit=20"),
        "timeline of a pair": (
            8,
            lambda: f"/v1/pairs/RUS/{draw.choice(['USA', 'CHN', 'PRK'])}/timeline?{days()}&limit=50",
        ),
        "state of a pair": (4, lambda: f"/v1/pairs/PRK/{draw.choice(['USA', 'CHN', 'RUS'])}"),
        "panel of a pair": (4, lambda: f"/v1/panel?actor={code()}&recipient={code()}"),
        "pacts": (4, lambda: f"/v1/pacts?as_of=2024-{draw.randrange(1, 13):02d}-01&party=Japan"),
        "stats": (4, lambda: "/v1/stats"),
    }


@contextmanager
def server(path: Path, cache: int) -> Iterator[tuple[str, int]]:
    """A server of its own process; its address."""
    command = [sys.executable, "-m", "dragoman", "serve", "--db", str(path), "--port", "0", "--cache", str(cache)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        match = ADDRESS.search(line)
        if match is None:
            raise RuntimeError(f"the server does not start: {line}")
        yield match[1], int(match[2])
    finally:
        process.terminate()
        process.wait(PATIENCE)


class Client:
    """Connections that stay open, used in turn, so that none is idle for so long that the server closes it."""

    def __init__(self, host: str, port: int) -> None:
        """Where the server is."""
        self._host, self._port = host, port
        self._free: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()

    async def open(self, connections: int) -> None:
        """Open them."""
        for _ in range(connections):
            self._free.put_nowait(await asyncio.open_connection(self._host, self._port))

    async def get(self, path: str) -> int:
        """Ask; the status."""
        reader, writer = await self._free.get()
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            match = LENGTH.search(head)
            await reader.readexactly(int(match[1]) if match else 0)
        except BaseException:  # the connection is in the middle of an answer
            writer.close()
            self._free.put_nowait(await asyncio.open_connection(self._host, self._port))
            raise
        self._free.put_nowait((reader, writer))
        return int(head.split(b" ", 2)[1])

    async def close(self) -> None:
        """Close them."""
        while not self._free.empty():
            _, writer = self._free.get_nowait()
            writer.close()


async def ask(
    client: Client, kinds: dict[str, tuple[int, Ask]], plan: list[str], rate: float
) -> dict[str, list[float]]:
    """Send a request of each kind in the plan when it is due; milliseconds by kind, those of errors under `errors: STATUS`."""
    await client.open(CONNECTIONS)
    for _, made in kinds.values():
        await client.get(made())
    paths = [(kind, kinds[kind][1]()) for kind in plan]
    print(f"asked before         {1 - len({path for _, path in paths}) / len(paths):>8.0%} of requests")
    found: dict[str, list[float]] = defaultdict(list)
    start = time.perf_counter()

    async def one(due: float, kind: str, path: str) -> None:
        try:
            status = await asyncio.wait_for(client.get(path), PATIENCE)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            found[f"errors: {type(error).__name__}"].append(0.0)
            return
        name = kind if status == 200 else f"errors: {status}"
        found[name].append((time.perf_counter() - due) * 1000)

    async with asyncio.TaskGroup() as tasks:
        for number, (kind, path) in enumerate(paths):
            due = start + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            tasks.create_task(one(due, kind, path))
    print(f"requests             {len(plan):>8,} in {time.perf_counter() - start:.1f} s, one every {1000 / rate:g} ms")
    await client.close()
    return found


def report(found: dict[str, list[float]]) -> None:
    """Print the figures."""
    errors = Counter({kind: len(times) for kind, times in found.items() if kind.startswith("errors")})
    times = sorted(t for kind, some in found.items() if kind not in errors for t in some)
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    print(f"p50                  {cuts[49]:>8.1f} ms")
    print(f"p99                  {cuts[98]:>8.1f} ms (target: below {TARGET_MS})")
    print(f"slowest              {times[-1]:>8.1f} ms")
    print(f"errors               {sum(errors.values()):>8} (target: 0) {dict(errors) if errors else ''}")
    for kind, some in sorted(found.items()):
        print(f"  {kind:<28} {len(some):>5}   median {statistics.median(some):>7.1f} ms   slowest {max(some):>7.1f} ms")


def spent() -> float:
    """Seconds of processors that child processes took which have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Make a record, serve it, ask, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, help="A record that is there; else one is made, and deleted.")
    parser.add_argument("--rate", type=float, default=RATE, help="Requests a second.")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="For how long.")
    parser.add_argument("--cache", type=int, default=64, help="Megabytes of answers that the server keeps.")
    given = parser.parse_args()
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "record.duckdb"
        if given.db is None:
            make_record(path)
        kinds = questions(path, draw)
        plan = draw.choices(list(kinds), [share for share, _ in kinds.values()], k=round(given.rate * given.seconds))
        before = spent()
        with server(path, given.cache) as (host, port):
            found = asyncio.run(ask(Client(host, port), kinds, plan, given.rate))
        report(found)
        print(
            f"time of processors   {(spent() - before) / len(plan) * 1000:>8.1f} ms a request, of the server, its start included"
        )


if __name__ == "__main__":
    main()
