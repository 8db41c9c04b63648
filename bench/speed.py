"""How fast a reader is, against the parser alone on the same text in the same run; start-up and memory as well.

Run by `make bench`. Figures of one run on one machine: read the ratio, not the seconds.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import spacy

from dragoman import Article, Reader
from dragoman.article import read_sources
from dragoman.language import DEFAULT_WEIGHTS

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 20
STARTS = 3


def stories(rounds: int) -> Iterator[Article]:
    """The bundled stories, over and over."""
    found = [item for item in read_sources([str(ROOT / "examples")]) if isinstance(item, Article)]
    return islice((article for _ in range(rounds) for article in found), rounds * len(found))


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds and the number of words done."""
    start = time.perf_counter()
    words = work()
    return time.perf_counter() - start, words


def start_up() -> tuple[float, int]:
    """Seconds from nothing to a loaded reader in a fresh process, and its memory in MB; the best of a few."""
    report = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    command = [sys.executable, "-c", f"import dragoman; dragoman.Reader(); {report}"]
    return min(timed(lambda: int(subprocess.check_output(command, cwd=ROOT))) for _ in range(STARTS))


def main() -> None:
    """Print the figures."""
    seconds, megabytes = start_up()  # first: a child process counts the memory of its parent at the fork as its own
    nlp = spacy.load(DEFAULT_WEIGHTS)
    reader = Reader()
    texts = [article.text for article in stories(ROUNDS)]
    list(reader.read_articles(stories(1)))  # warm up
    bare, words = timed(lambda: sum(len(doc) for doc in nlp.pipe(texts)))
    whole, _ = timed(lambda: sum(len(r.events) for r in reader.read_articles(stories(ROUNDS))))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"stories              {len(texts)}")
    print(f"parser alone         {words / bare:8.0f} words a second")
    print(f"reader               {words / whole:8.0f} words a second")
    print(f"reader / parser      {bare / whole:8.2f} of its speed")
    print(f"start-up             {seconds:8.2f} s to a loaded reader")
    print(f"memory of a reader   {megabytes:8d} MB when loaded")
    print(f"peak memory          {peak:8.0f} MB (parser loaded twice)")


if __name__ == "__main__":
    main()
