from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hostile_words import HOSTILE

from docs.demo import made, rows
from dragoman import Reader
from dragoman.web.app import create_app

HAPPENINGS = 12
HOST = "http://localhost"


@pytest.fixture(scope="session")
def world(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the bundled stories, and of several outlets that tell the same."""
    return made(tmp_path_factory.mktemp("world") / "world.duckdb", rows(reader, ["examples"], HAPPENINGS))


@pytest.fixture(scope="session")
def client(world: str) -> Iterator[TestClient]:
    """A client of a server of that record."""
    with TestClient(create_app(world), base_url=HOST, headers={"Accept": "text/html"}) as opened:
        yield opened


@pytest.fixture(scope="session")
def hostile_rows(reader: Reader) -> list[dict[str, Any]]:
    """A story for each hostile string that a record can hold: in its text, and in every other text of its record."""
    return [_poisoned(reader, n, words) for n, words in enumerate(HOSTILE) if "\0" not in words]


NAMED = ("title", "publication", "agency", "url", "name", "office", "cue", "wikidata", "mode")
ALWAYS = ("title", "publication", "url")
KEPT = ("text", "id", "zones", "sentences", "timexes", "mentions")


def _poisoned(reader: Reader, number: int, words: str) -> dict[str, Any]:
    text = f"{words}\n\nPeru said that Norway recalled its ambassador from Chile in Oslo on Monday.\n\n{words} {words}"
    name = f"hostile:{number}:{words.replace('%', '')}"  # the client of the tests decodes a path twice
    row = reader.read(text, published="2020-05-05", id=name).to_dict()
    told = {name: value if name in KEPT else _with_words(value, words) for name, value in row.items()}
    voices = [voice for event in told["events"] for voice in event["attribution"]]
    for voice in voices:
        voice["text"] = words
    return {**told, "title": words, "authors": [words], "publication": words, "url": words}


def _with_words(value: Any, words: str) -> Any:
    """The words in place of every name, title, outlet, address and reason; numbers, codes and spans stay."""
    if isinstance(value, list):
        return [words if isinstance(item, str) else _with_words(item, words) for item in value]
    if isinstance(value, dict):
        return {name: words if _is_named(name, item) else _with_words(item, words) for name, item in value.items()}
    return value


def _is_named(name: str, value: Any) -> bool:
    return name in ALWAYS or (name in NAMED and isinstance(value, str))


@pytest.fixture(scope="session")
def hostile_db(hostile_rows: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the hostile stories."""
    return made(tmp_path_factory.mktemp("hostile") / "hostile.duckdb", hostile_rows)


@pytest.fixture(scope="session")
def hostile(hostile_db: str) -> Iterator[TestClient]:
    """A client of a server of the hostile stories."""
    with TestClient(create_app(hostile_db), base_url=HOST, headers={"Accept": "text/html"}) as opened:
        yield opened
