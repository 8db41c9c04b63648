"""How fast a reader is, against the parser alone on the same text in the same run; by stage, by workers, as text grows; memory.

Run by `make bench`. Figures of one run on one machine: read the ratios, not the seconds. `--stories` sets how far text grows,
`--profile` prints the functions that take most of the time instead.
"""

import argparse
import cProfile
import pstats
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import spacy

from bench.corpora import dense, mixed, repeated
from dragoman import Article, Reader, pipeline
from dragoman.crew import read_rows
from dragoman.language import DEFAULT_WEIGHTS

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3
STARTS = 3
STAGES = ("resolve", "attribute", "code_events", "relate")
GROWTH = (10, 100, 1_000, 10_000)
HOTTEST = 10


def seconds(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long it takes, the quickest of some rounds."""
    return min(_once(work, clock) for _ in range(ROUNDS))


def _once(work: Callable[[], Any], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start


def start_up() -> tuple[float, int]:
    """Seconds from nothing to a loaded reader in a fresh process, and its memory in MB; the best of a few."""
    report = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, flush=True)"
    command = [sys.executable, "-c", f"import dragoman; dragoman.Reader(); {report}"]
    found = []
    for _ in range(STARTS):
        start = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            found.append((int(process.stdout.readline()), time.perf_counter() - start))
    return min(took for _, took in found), min(size for size, _ in found)


class Stages:
    """Processor seconds of each stage of the pipeline, while in use."""

    def __init__(self) -> None:
        """Nothing is measured yet."""
        self.took = dict.fromkeys(STAGES, 0.0)
        self._own = {name: getattr(pipeline, name) for name in STAGES}

    def __enter__(self) -> "Stages":
        """Put a clock around each stage."""
        for name in STAGES:
            setattr(pipeline, name, partial(self._timed, name))
        return self

    def __exit__(self, *problem: object) -> None:
        """Take it away."""
        for name in STAGES:
            setattr(pipeline, name, self._own[name])

    def _timed(self, name: str, *given: Any, **named: Any) -> Any:
        start = time.process_time()
        found = self._own[name](*given, **named)
        self.took[name] += time.process_time() - start
        return found


def of_corpus(name: str, articles: Sequence[Article], reader: Reader, nlp: Any, exhaustive: Reader) -> None:
    """Print the speed of the parser alone and of the readers on a corpus, in turn, and the share of each stage.

    `reader` leaves unread what its gate takes for private life, as `dragoman code` does; `exhaustive` does not.
    """
    texts = [article.text for article in articles]
    words = sum(len(doc) for doc in nlp.pipe(texts))
    list(reader.read_articles(articles[:5]))
    bare = seconds(lambda: list(nlp.pipe(texts)), time.process_time)
    with Stages() as stages:
        whole = _once(lambda: list(reader.read_articles(articles)), time.process_time)
    whole = min(whole, seconds(lambda: list(reader.read_articles(articles)), time.process_time))
    events = sum(len(reading.events) for reading in reader.read_articles(articles))
    print(f"{name:<8} {len(articles)} stories, {words:,} words, an event in {words / max(events, 1):.0f} words")
    print(f"  parser alone       {words / bare:8.0f} words a second")
    print(f"  reader             {words / whole:8.0f} words a second")
    print(f"  reader / parser    {bare / whole:8.2f} of its speed")
    every = seconds(lambda: list(exhaustive.read_articles(articles)), time.process_time)
    print(f"  without the gate   {bare / every:8.2f} of its speed")
    shares = ", ".join(f"{stage} {took / whole:.2f}" for stage, took in stages.took.items())
    print(f"  shares of a reader parse {1 - sum(stages.took.values()) / whole:.2f}, {shares}")


def of_workers(articles: Sequence[Article], counts: Iterable[int], stories: int) -> None:
    """Print the speed by number of worker processes, start-up left out by the difference of two lengths."""
    rates = {}
    for count in counts:
        short, long = (_once(partial(_read, articles, n, count), time.perf_counter) for n in (stories // 4, stories))
        rates[count] = (stories - stories // 4) / (long - short)
        print(f"  {count} worker{'s' if count > 1 else ' '}          {rates[count]:8.1f} stories a second")
    first, last = min(rates), max(rates)
    print(f"  {last} workers / {first}        {rates[last] / rates[first]:8.2f}")


def _read(articles: Sequence[Article], count: int, workers: int) -> int:
    return sum(1 for _ in read_rows(repeated(articles, count), partial(Reader, exhaustive=False), workers))


def growth(articles: Sequence[Article], reader: Reader, most: int) -> Iterator[tuple[int, float]]:
    """Number of stories, and milliseconds that one of them takes."""
    for count in (n for n in GROWTH if n <= most):
        took = _once(lambda n=count: sum(1 for _ in reader.read_articles(repeated(articles, n))), time.process_time)  # type: ignore[misc]
        yield count, 1000 * took / count


def profile(articles: Sequence[Article], reader: Reader) -> None:
    """Print the functions that take most of the time."""
    profiler = cProfile.Profile()
    profiler.runcall(lambda: list(reader.read_articles(articles)))
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(HOTTEST)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=1_000, help="how far text grows")
    parser.add_argument("--profile", action="store_true", help="print the hottest functions instead")
    given = parser.parse_args()
    if given.profile:
        profile(dense(), Reader())
        return
    took, megabytes = start_up()  # first: a child process counts the memory of its parent at the fork as its own
    print(f"start-up             {took:8.2f} s to a loaded reader")
    print(f"memory of a reader   {megabytes:8d} MB when loaded")
    reader = Reader(exhaustive=False)
    for count, each in growth(mixed(), reader, given.stories):
        print(f"{count:>6} stories       {each:8.1f} ms a story")
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    nlp, exhaustive = spacy.load(DEFAULT_WEIGHTS), Reader()
    for name, articles in (("dense", dense()), ("mixed", mixed())):
        of_corpus(name, articles, reader, nlp, exhaustive)
    of_workers(mixed(), (1, 2), 1_024)


if __name__ == "__main__":
    main()
