from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from made_stories import Json, add
from small_record import STORIES, WORDS, serving, told

from dragoman.store import Record


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


@pytest.fixture(scope="session")
def client(db: str) -> Iterator[TestClient]:
    with serving(db, rate=0) as opened:
        yield opened
