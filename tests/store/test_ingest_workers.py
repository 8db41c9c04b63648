"""An ingest by several processes makes the same record."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from made_stories import everything, story

from dragoman.model.article import Article, Rejection
from dragoman.model.event import Coder
from dragoman.store import Record
from dragoman.store.incoming import Coded, Incoming
from dragoman.store.ingest import Listener
from dragoman.store.packing import encode

LETHAL = "wire:70"


class Made:
    def __init__(self, article: Article) -> None:
        self._article = article

    def to_dict(self) -> dict[str, Any]:
        return story(self._article.id, self._article.text, day="2020-01-02")


class Mortal:
    """A reader that one story kills; the others get one event."""

    coder = Coder("1", "l", "m")

    def read_articles(self, articles: Iterable[Article]) -> Iterator[Made]:
        for article in articles:
            if article.id == LETHAL:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Made(article)


def articles(count: int) -> Iterator[Incoming]:
    for number in range(count):
        if number % 50 == 3:
            yield Rejection(f"line {number}", "no text")
        yield Article(id=f"wire:{number}", text=f"Norway warned Chile {number} times.")


def coded(count: int) -> Iterator[Incoming]:
    for number in range(count):
        row = story(f"wire:{number % (count - 20)}", f"Norway warned Chile {number} times.", day="2020-01-02")
        line = encode(row).encode() if number % 90 != 7 else b'{"id": "x", "text": 3}'
        yield Coded(line, f"line {number}")


@pytest.mark.parametrize("given", [articles, coded])
def test_the_number_of_workers_changes_nothing(given: Any, tmp_path: Path) -> None:
    found = []
    for workers in (1, 2):
        with Record(tmp_path / f"{workers}.duckdb", write=True) as record:
            few = 69 if given is articles else 300  # without the story that kills
            tally = record.ingest(["s"], Mortal, items=given(few), at="2024-01-01", every=16, workers=workers)
            found.append((tally, everything(record)))
    assert found[0] == found[1]
    assert found[0][1]["events"]


def test_a_story_that_kills_its_reader_is_rejected_and_the_rest_is_kept(name: str) -> None:
    told: list[Rejection] = []
    with Record(name, write=True) as record:
        listener = Listener(rejected=told.append)
        tally = record.ingest(["s"], Mortal, items=articles(100), every=16, workers=2, listener=listener)
        assert (tally.added, tally.rejected) == (99, 3)
        assert [r.id for r in told if r.id] == [LETHAL]
        again = record.ingest(["s"], Mortal, items=articles(100), every=16, workers=2)
        assert (again.added, again.known, again.rejected) == (0, 99, 3)
