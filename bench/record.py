"""How a record of many events does: rate of ingest, bytes an event, time of the usual questions.

`python -m bench.record [EVENTS] [--db RECORD]`, a million by default. The stories are synthetic: rows as `dragoman annotate`
writes them, with three actors, a chain and a text of about 60 words for every story, and four events a story.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from dragoman.store import Record
from dragoman.store.incoming import read_incoming

EVENTS = 1_000_000
EVENTS_OF_A_STORY = 4
ROUNDS = 7
TYPES = (
    ("SUPPORT", 1, 5.0, "057"), ("CONSULT", 1, 2.5, "040"), ("SANCTION", 4, -5.0, "163"), ("ACCUSE", 3, -2.5, "111"),
    ("ASSAULT", 4, -10.0, "190"), ("AID", 2, 7.5, "070"), ("THREATEN", 3, -5.0, "130"), ("REQUEST", 3, -1.0, "104"),
)  # fmt: skip
CODER = {"version": "0.0.0", "lexicon": "synthetic", "model": "none"}
FIRST = date(2000, 1, 1)
DAYS = 9_000
Json = dict[str, Any]


def states(count: int = 150) -> list[str]:
    """Made-up codes of three letters; RUS and PRK are among them."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return ["RUS", "PRK", "USA", "CHN", *(f"X{a}{b}" for a in letters[:6] for b in letters)][:count]


def entity(text: str, start: int, code: str) -> Json:
    """An actor of a state's government."""
    via = {"rule": "name", "start": None, "end": None}
    return {
        "text": text, "start": start, "end": start + len(text), "name": text, "code": code, "country": code, "sector": "GOV",
        "sectors": ["GOV"], "office": None, "wikidata": None, "via": via,
    }  # fmt: skip


def story(number: int, draw: random.Random, codes: list[str], vocabulary: list[str]) -> Json:
    """A row of `annotate`."""
    one, other = (codes[min(int(draw.expovariate(0.06)), len(codes) - 1)] for _ in range(2))
    day = (FIRST + timedelta(days=draw.randrange(DAYS))).isoformat()
    filler = " ".join(draw.choices(vocabulary, k=52))
    text = f"{one} acted on {other} in Oslo, a minister of {one} said. {filler}."
    outlet = f"Outlet {draw.randrange(40)}"
    head: Json = {"title": f"{one} and {other}", "publication": outlet, "published": day, "url": None}
    return {
        "id": f"story:{number}", **head, "authors": [], "agency": None, "published_basis": "metadata", "text": text,
        "zones": [{"start": 0, "end": len(text), "kind": "body"}], "sentences": [[0, len(text)]],
        "mentions": [
            {"start": 0, "end": 3, "kind": "actor", "entity": entity(one, 0, one)},
            {"start": 13, "end": 16, "kind": "actor", "entity": entity(other, 13, other)},
        ],
        "timexes": [], "places": [], "passed_over": [], "relations": [],
        "attributions": [],
        "events": [event(number, n, draw, text, head, (one, other), day) for n in range(EVENTS_OF_A_STORY)],
    }  # fmt: skip


def event(number: int, n: int, draw: random.Random, text: str, head: Json, dyad: tuple[str, str], day: str) -> Json:
    """One of its events."""
    kind, quad, score, cameo = draw.choice(TYPES)
    place = {"name": "Oslo", "country": "NOR", "lat": 59.9, "lon": 10.7, "geonameid": 3143244, "precision": "city"}
    speaker = {"source": entity(dyad[0], 0, dyad[0]), "text": "minister", "cue": "said", "start": 28, "end": 36}
    outlet = {"source": None, "text": head["publication"], "cue": None, "start": None, "end": None, "form": None}
    return {
        "id": f"e-{number:08x}{n:04x}", "article_id": f"story:{number}", **head, "type": kind, "mode": None,
        "contexts": ["diplomatic"], "auxiliary": None, "quad": quad, "score": score, "cameo": cameo,
        "actors": [entity(dyad[0], 0, dyad[0])], "recipients": [entity(dyad[1], 13, dyad[1])],
        "trigger": {"text": text[4:9], "start": 4, "end": 9}, "sentence": {"text": text[:57], "start": 0, "end": 57},
        "date": {"begin": day, "end": day, "text": text[20:24], "start": 20, "stop": 24, "basis": "text"},
        "place": {**place, "start": 20, "stop": 24}, "factuality": draw.choice(("CT+", "CT+", "PR+", "CT-")),
        "attribution": [{**speaker, "form": "indirect"}, outlet], "confidence": round(draw.random(), 2),
        "why": ["frame: synthetic", "actor: subject", "recipient: object"], "coder": CODER, "counts": [],
    }  # fmt: skip


def stories(events: int) -> Iterator[Json]:
    """Rows, the same in every run."""
    draw = random.Random(1)
    vocabulary = [f"word{int(draw.paretovariate(0.7))}" for _ in range(60_000)]
    codes = states()
    return (story(n, draw, codes, vocabulary) for n in range(events // EVENTS_OF_A_STORY))


def write_stories(path: Path, events: int) -> None:
    """Rows into a file, as `annotate` writes them."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in stories(events))


def median_ms(work: Callable[[], Any]) -> float:
    """Milliseconds of the middle of several rounds, after one to warm up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def questions(record: Record) -> dict[str, Callable[[], Any]]:
    """The usual questions."""
    then = datetime.now(UTC).replace(tzinfo=None)
    return {
        "timeline of a dyad": lambda: record.timeline("RUS", "PRK"),
        "timeline of a dyad, as of a time": lambda: record.timeline("RUS", "PRK", as_of=then),
        "filtered: actor, type, days, certainty": lambda: record.events(
            actor="USA", type="SANCTION", since="2010-01-01", until="2010-12-31", certainty="probable"
        ),
        "filtered: party, first 100": lambda: record.events(party="CHN", limit=100),
        "full text: two words": lambda: record.events(text="word7 word12", limit=100),
        "full text: a rare word": lambda: record.events(text="word20011", limit=100),
        "panel: all dyads by month": lambda: record.panel(),
    }


def main() -> None:
    """Make a record, ask it, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="?", type=int, default=EVENTS)
    parser.add_argument("--db", help="A new record: a file or an address; else a file that is deleted.")
    parser.add_argument(
        "--workers", type=int, default=len(os.sched_getaffinity(0)), help="Processes that make rows ready."
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "layers.jsonl"
        write_stories(source, given.events)
        print(f"events               {given.events:>10,} in {source.stat().st_size / 1e6:,.0f} MB of JSON Lines")
        with Record(given.db or Path(folder) / "record.duckdb", write=True) as record:
            start = time.perf_counter()
            record.ingest([str(source)], no_reader, items=read_incoming([str(source)]), workers=given.workers)
            seconds = time.perf_counter() - start
            print(f"ingest               {given.events / seconds:>10,.0f} events a second ({seconds:.0f} s)")
            stats = record.stats()
            print(f"size                 {stats['bytes'] / given.events:>10,.0f} bytes an event")
            for name, work in questions(record).items():
                print(f"{name:<40} {median_ms(work):>8.1f} ms")


def no_reader() -> Any:
    """There is nothing to read."""
    raise RuntimeError("all stories are coded")


if __name__ == "__main__":
    main()
