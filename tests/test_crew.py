"""Readers in several processes give what one reader gives."""

import os
import signal
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import Reader, Rejection
from dragoman.crew import read_rows
from dragoman.model.article import Article

TEXTS = (
    "OSLO, June 3 (Reuters) - Norway's prime minister said on Monday that Chile had signed a treaty with Peru.",
    "Peru accused Chile of sending troops to the border.",
    "The weather was fine.",
)


def items(stories: int) -> Iterator[Article | Rejection]:
    for number in range(stories):
        if number % 40 == 7:
            yield Rejection(f"line {number}", "no text")
        yield Article(id=f"s{number}", text=f"{TEXTS[number % len(TEXTS)]} It was the {number}th day.")


class Told:
    def __init__(self, article: Article) -> None:
        self._article = article

    def to_dict(self) -> dict[str, Any]:
        return {"id": self._article.id, "text": self._article.text}


class Mortal:
    """A reader that one story kills."""

    def read_articles(self, articles: Iterable[Article]) -> Iterator[Told]:
        for article in articles:
            if article.id == "s70":
                os.kill(os.getpid(), signal.SIGKILL)
            yield Told(article)


def test_the_number_of_workers_changes_nothing(reader: Reader) -> None:
    alone = list(read_rows(items(150), lambda: reader))
    assert list(read_rows(items(150), Reader, workers=2)) == alone
    assert [row["id"] for row in alone if isinstance(row, dict)] == [f"s{n}" for n in range(150)]
    assert sum(isinstance(row, Rejection) for row in alone) == 4
    assert any(row["events"] for row in alone if isinstance(row, dict))


def test_a_story_that_kills_its_reader_is_rejected() -> None:
    rows = list(read_rows(items(200), Mortal, workers=2))  # type: ignore[arg-type]
    rejected = [row for row in rows if isinstance(row, Rejection) and row.id]
    assert [(row.id, "status -9" in row.reason) for row in rejected] == [("s70", True)]
    assert [row["id"] for row in rows if isinstance(row, dict)] == [f"s{n}" for n in range(200) if n != 70]
    assert rows.index(rejected[0]) == 70 + 2


def test_a_single_batch_needs_no_other_process(reader: Reader) -> None:
    loaded = []

    def load() -> Reader:
        loaded.append(os.getpid())
        return reader

    assert len(list(read_rows(items(3), load, workers=8))) == 3
    assert loaded == [os.getpid()]
