import json
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from made_stories import add, everything, no_reader, story

from bench.kill import compare, write_source
from dragoman.model.article import Rejection
from dragoman.store import Record, RecordError
from dragoman.store.errors import DamagedError, LockedError, MissingError, SchemaError, StorageError
from dragoman.store.incoming import Coded, count_stories, read_incoming
from dragoman.store.migrating import CURRENT, migrate
from dragoman.store.opening import open_backend

HOLD = "import sys; from dragoman.store import Record; r = Record(sys.argv[1], write=True); print('open', flush=True); input()"


def test_a_run_that_is_killed_goes_on(tmp_path: Path) -> None:
    """Every table has the rows of an undisturbed run. That of runs is not compared: how often one runs may honestly differ."""
    source = tmp_path / "stories.jsonl"
    write_source(source, 60, plain=False)
    done, differing = compare(tmp_path, source, kills=4, every=5)
    assert done == 4
    assert differing == []


def test_a_run_taken_up_by_the_clock_notes_once_what_was_not_read(record: Record, tmp_path: Path) -> None:
    source = tmp_path / "layers.jsonl"
    source.write_text(json.dumps(story("one")) + "\nno JSON\n")

    def noted() -> list[int]:
        record.ingest([str(source)], no_reader)
        return [run for (run,) in record.backend.rows("SELECT run FROM rejections ORDER BY run")]

    def cut_off() -> None:
        record.backend.run("UPDATE runs SET finished = false WHERE run = (SELECT max(run) FROM runs)")

    assert noted() == [1]
    cut_off()
    assert noted() == [1]
    cut_off()
    assert noted() == [1]
    assert noted() == [1, 4]


def test_standard_input_can_hold_something_else_at_the_same_place(record: Record) -> None:
    for runs in (1, 2):
        record.ingest(["-"], no_reader, items=[Rejection("-, line 1", "no JSON")])
        record.backend.run("UPDATE runs SET finished = false")
        assert record.backend.rows("SELECT count(*) FROM rejections") == [(runs,)]


def holder(path: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    return process


def test_a_locked_record_is_told_or_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with holder(path) as process:
        for write in (True, False):
            with pytest.raises(LockedError, match="another program has the record open"):
                Record(path, write=write)
        timer = threading.Timer(0.5, lambda: process.communicate("\n"))
        timer.start()
        with Record(path, wait=30) as record:
            assert record.check() == []
        timer.join()


def test_what_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with pytest.raises(MissingError, match="dragoman ingest"):
        Record(path)
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(DamagedError, match="no record, or it is damaged"):
        Record(path, write=True)
    with pytest.raises(MissingError, match="cannot be opened"):
        Record(tmp_path / "none" / "record.duckdb", write=True)
    pytest.importorskip("psycopg")
    with pytest.raises(RecordError, match="server cannot be reached"):
        Record(f"postgresql:///none?host={tmp_path}")


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.duckdb"
    with Record(path, write=True) as record:
        add(record, [story(f"s{n}") for n in range(50)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RecordError), Record(path) as record:
        record.check()


FULL = """
import json, resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from dragoman.cli import main
main(["ingest", sys.argv[3], "--db", sys.argv[1], "--commit-every", "20"])
"""


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    source, path = tmp_path / "layers.jsonl", tmp_path / "record.duckdb"
    rows = [story(f"s{n}", f"Norway warned Chile {os.urandom(3_000).hex()}.") for n in range(400)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), "1000000", str(source)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "error:" in done.stderr
    assert "Traceback" not in done.stderr
    with Record(path, write=True) as record:
        before = record.stats()["standing articles"]
        assert 0 < before < 400
        assert record.check() == []
        assert record.ingest([str(source)], no_reader).known == before
        assert record.stats()["standing articles"] == 400
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_record_of_an_earlier_schema_is_migrated(name: str) -> None:
    Record(name, write=True, check=False).close()
    with Record(name, write=True, check=False) as record:
        assert migrate(record.backend, until=1) == ["0001_record"]
    with pytest.raises(SchemaError, match="dragoman db migrate"):
        Record(name, write=True)
    with Record(name, write=True, check=False) as record:
        assert migrate(record.backend) == ["0002_links", "0003_coders"]
        assert migrate(record.backend) == []
    with Record(name, write=True) as record:
        add(record, [story("one")])
        record.link()
        record.backend.run("INSERT INTO schema_steps VALUES (?, 'of tomorrow')", [CURRENT + 1])
    with pytest.raises(SchemaError, match="install a newer dragoman"):
        Record(name)


def test_a_record_opened_to_read_cannot_be_changed(name: str) -> None:
    with Record(name, write=True) as record:
        add(record, [story("one")])
    with Record(name) as record, pytest.raises(StorageError, match="cannot be written"):
        add(record, [story("two")])


def test_two_writers_of_a_server(name: str) -> None:
    if not name.startswith("postgresql"):
        pytest.skip("a file takes one writer at a time")
    Record(name, write=True).close()

    def write(half: int) -> None:
        with Record(name, write=True) as record:
            for n in range(half, 40, 2):
                add(record, [story(f"s{n}"), story("shared", f"Norway warned Chile {half} {n}.")])

    threads = [threading.Thread(target=write, args=[half]) for half in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Record(name) as record:
        assert record.check() == []
        assert record.stats()["rows of articles"] == 80
        assert record.stats()["standing articles"] == 41


def test_text_that_a_server_cannot_hold_is_rejected(record: Record) -> None:
    tally = add(record, [story("one"), {**story("two"), "title": "a\0b"}])
    assert (tally.added, tally.rejected) == ((1, 1) if record.backend.dialect == "postgres" else (2, 0))


def test_comments_tell_what_tables_hold(record: Record) -> None:
    if record.backend.dialect == "duckdb":
        told = dict(record.backend.rows("SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal"))
        assert [table for table, words in told.items() if not words and table != "schema_steps"] == []


def test_a_file_of_layers_is_known_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "layers.jsonl"
    lines: list[Any] = [
        json.dumps(story("one")),
        "",
        "no JSON",
        json.dumps({"id": "x"}),
        json.dumps({**story("y"), "events": 1}),
    ]
    path.write_text("\n".join(lines) + "\n")
    found = list(read_incoming([str(path)]))
    assert isinstance(found[0], Coded)
    assert [getattr(item, "where", None) for item in found[1:]] == [f"{path}, line {n}" for n in (3, 4, 5)]
    with path.open("rb") as stream:
        assert [type(item) for item in read_incoming(["-"], stdin=stream)] == [type(item) for item in found]
    path.write_text(json.dumps({"text": 'A story about "events".'}) + "\n")
    assert [type(item).__name__ for item in read_incoming([str(path)])] == ["Article"]
    with path.open("rb") as stream:
        assert [type(item).__name__ for item in read_incoming(["-"], stdin=stream)] == ["Article"]


def test_stories_are_counted_for_an_estimate(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n{}\n")
    (tmp_path / "b.txt").write_text("words")
    assert count_stories([str(tmp_path)]) == 3
    assert count_stories(["-"]) is None
    assert count_stories([str(tmp_path / "none")]) is None


def test_compacting_keeps_all(record: Record) -> None:
    add(record, [story("one"), story("two")])
    record.link()
    before = everything(record)
    assert len(record.compact()) == 2
    assert everything(record) == before


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with Record(path, write=True, check=False) as record:
        record.backend.run("CREATE TABLE articles (a INTEGER)")
    with pytest.raises(DamagedError, match="something else"):
        open_backend(path, write=True)
