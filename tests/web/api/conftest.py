from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hostile_words import HOSTILE
from made_stories import Json, add, entity, story

from dragoman.store import Record
from dragoman.web.app import create_app
from dragoman.web.settings import Settings

LOCAL = "http://localhost"
WORDS = [words for words in HOSTILE if "\0" not in words]
DAYS = ("2020-01-01", "2020-01-02", "2020-01-02", None)


def pact(name: str, text: str, codes: tuple[str, str]) -> Json:
    """A pact of two states, on the word of the outlet."""
    one, other = text.split()[0], text.rstrip(".").split()[2]
    parties = [entity(word, text.index(word), word, code) for word, code in zip((one, other), codes, strict=True)]
    outlet = {"source": None, "text": "Fjord News", "cue": None, "start": None, "end": None, "form": None}
    duty = {"kind": "defense", "trigger": "attack", "quote": "shall help", "start": 0, "end": 5, "attribution": []}
    return {
        "id": f"r-{name}", "article_id": name, "kind": "pact", "parties": [{"entity": e, "role": "party"} for e in parties],
        "status": "signed", "begin": "2020-01-01", "end": None,
        "terms": {"name": f"Pact {name}", "signed": "2020-01-01", "duration": None, "predecessor": None, "obligations": [duty]},
        "events": [], "attribution": [outlet], "factuality": "CT+", "evidence": [{"text": text, "start": 0, "end": len(text)}],
        "why": ["test"], "coder": {"version": "1", "lexicon": "l", "model": "m"},
    }  # fmt: skip


def told(number: int) -> Json:
    """A story, its words hostile every now and then; every fifth tells of a pact."""
    text = "Norway warned Chile." if number % 3 else "Chile warned Norway."
    who, whom = (("Norway", "NOR"), ("Chile", "CHL"))[:: 1 if number % 3 else -1]
    words = WORDS[number % len(WORDS)]
    day = DAYS[number % len(DAYS)]
    name = f"s:{number:03}"
    row = story(name, text, day=day, outlet=words if number % 2 else "Fjord News", why=[words])
    for event in row["events"]:
        event["actors"] = [entity(who[0], 0, who[0], who[1])]
        event["recipients"] = [entity(whom[0], text.index(whom[0]), whom[0], whom[1])]
        event["title"] = row["title"] = words
    row["relations"] = [] if number % 5 else [pact(name, text, (who[1], whom[1]))]
    return row


STORIES = 40


@pytest.fixture(scope="session")
def rows() -> list[Json]:
    """Rows of `annotate`."""
    return [told(number) for number in range(STORIES)]


@pytest.fixture(scope="session")
def db(rows: list[Json], tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of them, some of which was learned later; the input had two lines that could not be read."""
    path = tmp_path_factory.mktemp("api") / "small.duckdb"
    with Record(path, write=True) as record:
        add(record, rows[: STORIES // 2], at="2021-01-01")
        add(record, rows[STORIES // 2 :], at="2022-01-01")
        record.link()
        for line in (7, 9):
            record.backend.run(
                "INSERT INTO rejections VALUES (1, TIMESTAMP '2021-01-01', ?, NULL, ?)",
                [f"wire.jsonl, line {line}", WORDS[line]],
            )
    return str(path)


def serving(db: str, **given: Any) -> TestClient:
    """A client of a server with these settings."""
    return TestClient(create_app(db, Settings(**given)), base_url=LOCAL, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def client(db: str) -> Iterator[TestClient]:
    with serving(db, rate=0) as opened:
        yield opened
