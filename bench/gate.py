"""What the gate leaves unread, and what is lost by it: `python -m bench.gate [FILE...]`, by default over the two days of `bench/days`.

All stories are read, then it is asked which the gate would have left. Files are what `dragoman code` takes. `allowed` is half an event in a
hundred of those that are found when all is read.
"""

import argparse
import sys

from bench.corpora import mixed
from dragoman import Article, Reader
from dragoman.article import read_sources
from dragoman.gate import Gate, load_gate, sights
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.public_life import load_public_life
from dragoman.model.event import Event


def main() -> None:
    """Print the shares, and the events that are lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="stories; else the days of the benchmark")
    given = parser.parse_args()
    found = read_sources(given.files) if given.files else iter(mixed())
    articles = [item for item in found if isinstance(item, Article)]
    gate = Gate(load_gate(sights(load_frames(), load_actors(), load_public_life())))
    left = words = left_words = events = 0
    lost: list[Event] = []
    for reading in Reader().read_articles(articles):
        length = len(reading.article.text.split())
        words, events = words + length, events + len(reading.events)
        if gate.is_private(reading.article.text):
            left, left_words = left + 1, left_words + length
            lost += reading.events
    for event in lost:
        parties = " + ".join(e.text for e in event.actors), " + ".join(e.text for e in event.recipients)
        print(f"  lost: {event.type} {event.trigger.text!r} of {parties[0]!r} to {parties[1]!r}", file=sys.stderr)
    print(f"stories left unread  {left} of {len(articles)}")
    print(f"text left unread     {left_words / max(words, 1):.3f} of {words:,} words")
    print(f"events lost          {len(lost)} of {events}, {100 * len(lost) / max(events, 1):.2f} in 100 (allowed .5)")


if __name__ == "__main__":
    main()
