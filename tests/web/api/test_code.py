"""Stories read on the spot."""

import threading

import pytest
from fastapi.testclient import TestClient
from small_record import serving
from test_rest import refused

from dragoman import Reader
from dragoman.web.access import Access
from dragoman.web.problems import Problem
from dragoman.web.settings import Settings

TEXT = "Norway recalled its ambassador from Chile on Monday."
ROW = {"text": TEXT, "published": "2019-03-06", "publication": "Fjord News", "id": "a:1"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def reading(db: str, reader: Reader) -> TestClient:
    """A client of a server that reads with a reader of these tests."""
    return serving(db, rate=0, reader=lambda: reader, story_chars=1_000)


def test_a_row_and_a_text(reading: TestClient, reader: Reader) -> None:
    answer = reading.post("/v1/code", json=ROW)
    assert (answer.status_code, answer.json()) == (200, reader.read(ROW).to_dict())
    assert answer.json()["events"][0]["type"] == "SANCTION"
    answer = reading.post("/v1/code", content=TEXT.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    assert (answer.status_code, answer.json()) == (200, reader.read(TEXT).to_dict())


def test_nothing_is_kept(reading: TestClient) -> None:
    reading.post("/v1/code", json=ROW)
    refused(reading, "/v1/articles/a:1", 404)


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "{{7*7}}", "'; DROP TABLE events; --", "\u202e😀"])
def test_words_of_others_come_back_as_text(reading: TestClient, words: str) -> None:
    answer = reading.post("/v1/code", json={"text": f"{TEXT} {words}", "title": words})
    assert answer.headers["content-type"] == "application/json"
    assert (answer.json()["text"], answer.json()["title"]) == (f"{TEXT} {words}", words)


@pytest.mark.parametrize(
    ("content", "headers", "status", "words"),
    [
        (b"{", JSON, 422, "no JSON in UTF-8"), (b"[" * 100_000, JSON, 422, "no JSON"), (b"\xff", JSON, 422, "no JSON in UTF-8"),
        (b"[]", JSON, 422, "allowed: an object"), (b"{}", JSON, 422, "no text"), (b'{"text": 3}', JSON, 422, "text is 3"),
        (b'{"text": " "}', JSON, 422, "the text is empty"), (b'{"text": "a", "published": "soon"}', JSON, 422, "'soon'"),
        (b'{"text": "\\ud800"}', JSON, 422, "no JSON in UTF-8"), (b"", {"Content-Type": "text/plain"}, 422, "the text is empty"),
        (b"\xff", {"Content-Type": "text/plain"}, 422, "byte 0 is not UTF-8"), (b"a", {"Content-Type": "text/html"}, 415, "text/html"),
        (b"a", {}, 415, "of no type"), (b"a " * 501, {"Content-Type": "text/plain"}, 413, "1002 characters; allowed: 1000"),
    ],
)  # fmt: skip
def test_what_is_no_story(
    reading: TestClient, content: bytes, headers: dict[str, str], status: int, words: str
) -> None:
    told = refused(reading, "/v1/code", status, "POST", content=content, headers=headers)
    assert words in told["detail"]


def test_one_story_at_a_time_and_few_wait(db: str) -> None:
    busy, go_on = threading.Event(), threading.Event()

    def slow() -> Reader:
        busy.set()
        assert go_on.wait(20)
        raise RuntimeError("the test needs no reader")

    access = Access(db, Settings(reader=slow, seconds=0.1, readers_waiting=1))

    def occupy() -> None:
        with pytest.raises(RuntimeError), access.reader():
            pass

    first = threading.Thread(target=occupy)
    first.start()
    assert busy.wait(20)
    with pytest.raises(Problem, match="busy with other stories"), access.reader():
        pass
    waits = Access(db, Settings(reader=slow, readers_waiting=-1))
    with pytest.raises(Problem, match="stories wait already"), waits.reader():
        pass
    go_on.set()
    first.join()
