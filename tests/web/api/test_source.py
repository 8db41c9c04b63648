"""A record that others write to while it is served."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from made_stories import add
from small_record import serving, told
from test_rest import got, refused

from dragoman.store import Record
from dragoman.store.errors import MissingError, QueryError
from dragoman.web.deadlines import Deadlines
from dragoman.web.problems import Problem
from dragoman.web.source import Source


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A record of two stories."""
    path = tmp_path / "own.duckdb"
    with Record(path, write=True) as record:
        add(record, [told(1), told(2)])
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies go."""
    made = tmp_path / "copies"
    made.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(made))
    return made


def events(source: Source) -> int:
    opened = source.take()
    try:
        return opened.record.events().num_rows
    finally:
        source.give_back(opened)


@pytest.fixture
def source(own: Path, folder: Path) -> Iterator[Source]:
    made = Source(str(own), refresh=0.0)
    yield made
    made.close()
    assert list(folder.iterdir()) == []


def test_writers_do_not_wait_and_what_they_add_is_seen(source: Source, own: Path, folder: Path) -> None:
    assert events(source) == 2
    with Record(own, write=True) as record:
        add(record, [told(3)])
        assert events(source) == 2  # while it is written to
    assert events(source) == 3
    assert len(list(folder.iterdir())) == 1


def test_who_is_at_it_goes_on_with_the_old_copy(source: Source, own: Path, folder: Path) -> None:
    opened = source.take()
    with Record(own, write=True) as record:
        add(record, [told(3)])
    assert events(source) == 3
    assert opened.record.events().num_rows == 2
    assert len(list(folder.iterdir())) == 2
    source.give_back(opened)
    assert len(list(folder.iterdir())) == 1


def test_what_is_not_in_the_file_yet_is_copied_too(source: Source, own: Path) -> None:
    """After a crash, changes stand in the log beside the file."""
    connection = duckdb.connect(str(own))
    connection.execute("SET wal_autocheckpoint = '1GB'")
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
    connection.execute("INSERT INTO rejections VALUES (1, TIMESTAMP '2021-01-01', 'x', NULL, 'y')")
    connection.close()
    assert own.with_name("own.duckdb.wal").exists()
    opened = source.take()
    assert opened.record.sql("SELECT count(*) AS n FROM rejections")["n"].to_pylist() == [1]
    source.give_back(opened)


def test_the_record_itself_is_not_changed(source: Source, own: Path) -> None:
    before = own.read_bytes()
    events(source)
    assert own.read_bytes() == before


def test_a_copy_that_was_swept_away_is_made_again(source: Source, folder: Path) -> None:
    opened = source.take()
    shutil.rmtree(next(folder.iterdir()))
    assert events(source) == 2
    source.give_back(opened)
    assert events(source) == 2


def test_many_threads(source: Source, own: Path) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(events(source))) for _ in range(16)]
    for thread in threads:
        thread.start()
    with Record(own, write=True, wait=20.0) as record:
        add(record, [told(3)])
    for thread in threads:
        thread.join()
    assert len(found) == 16
    assert set(found) <= {2, 3}


def test_a_missing_record(tmp_path: Path) -> None:
    source = Source(str(tmp_path / "none.duckdb"))
    with pytest.raises(MissingError, match="there is no record"):
        source.take()


LOCKER = """import duckdb, sys
connection = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def writer(own: Path) -> Iterator[Path]:
    """The record, while another process has it open to write."""
    process = subprocess.Popen([sys.executable, "-c", LOCKER, str(own)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.readline()
    yield own
    process.stdin.close()
    process.wait(20)
    process.stdout.close()


@pytest.mark.parametrize("direct", [False, True])
def test_a_locked_record_is_put_off(writer: Path, folder: Path, *, direct: bool) -> None:
    with serving(str(writer), direct=direct) as client:
        told = refused(client, "/v1/stats", 503)
        assert "another program writes" in told["detail"]
        assert str(writer) not in str(told)
        assert int(client.get("/v1/stats").headers["retry-after"]) > 0
    assert list(folder.iterdir()) == []


def test_a_direct_record_is_closed_to_writers(own: Path) -> None:
    with serving(str(own), direct=True) as client:
        assert got(client, "/v1/stats")["standing_events"] == 2
        held = Source(str(own), direct=True)
        opened = held.take()
        code = subprocess.run([sys.executable, "-c", LOCKER, str(own)], input=b"", capture_output=True, check=False)
        assert b"lock" in code.stderr
        held.give_back(opened)
        held.close()


def test_answers_are_kept_until_the_record_changes(own: Path, folder: Path) -> None:
    with serving(str(own), refresh=0.0) as client:
        first = client.get("/v1/stats")
        with Record(own, write=True) as record:
            add(record, [told(3)])
        second = client.get("/v1/stats", headers={"If-None-Match": first.headers["etag"]})
        assert (second.status_code, second.json()["standing_events"]) == (200, 3)


def test_what_takes_too_long_is_broken_off(own: Path) -> None:
    endless = "SELECT count(*) FROM range(10000000000) x"
    with Record(own) as record:
        with pytest.raises(Problem, match=r"longer than 0\.2 seconds") as stopped, Deadlines(0.2).over(record):
            list(record.backend.stream(endless))
        assert stopped.value.status == 503
        assert record.events().num_rows == 2


def test_a_wrong_question_is_no_late_one(own: Path) -> None:
    with Record(own) as record, pytest.raises(QueryError), Deadlines(20.0).over(record):
        record.sql("SELECT nothing")


@pytest.mark.parametrize("hold", [0, 1, 2])
def test_events_are_held_unless_they_are_too_many(own: Path, folder: Path, hold: int) -> None:
    source = Source(str(own), hold=hold)
    opened = source.take()
    assert (opened.place.held is None) is (hold < 2)
    source.give_back(opened)
    source.close()
    with serving(str(own), hold=hold) as client:
        assert [event["id"] for event in got(client, "/v1/events")["items"]] == ["e-s:001-1", "e-s:002-1"]


def test_copies_of_servers_that_were_killed_are_swept(own: Path, folder: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, odd, running = (folder / f"dragoman-copy-{n}" for n in (f"{ended.pid}-x", "ours-x", f"{os.getppid()}-x"))
    for made in (left, odd, running):
        made.mkdir()
        (made / "world.duckdb").touch()
    Source(str(own)).close()
    assert [made.exists() for made in (left, odd, running)] == [False, True, True]
