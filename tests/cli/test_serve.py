"""`dragoman serve`."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from made_stories import add, story

from dragoman.cli import main
from dragoman.store import Record, RecordError
from dragoman.web.settings import Settings

TOKEN = "a-token-of-some-length"


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = tmp_path / "small.duckdb"
    with Record(path, write=True) as record:
        add(record, [story("a", day="2020-01-01")])
    return str(path)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped(db: str, tmp_path: Path, stop: signal.Signals) -> None:
    tokens = tmp_path / "tokens.txt"
    tokens.write_text(TOKEN)
    copies = tmp_path / "copies"
    copies.mkdir()
    command = [sys.executable, "-m", "dragoman", "serve", "--db", db, "--port", "0", "--tokens", str(tokens)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(copies)})
    assert process.stderr is not None
    found = re.search(r"serving at (http://127\.0\.0\.1:\d+/)", process.stderr.readline())
    assert found
    asked = Request(f"{found[1]}v1/stats", headers={"Authorization": f"Bearer {TOKEN}"})
    with urlopen(asked, timeout=60) as answer:
        assert b'"standing_events":1' in answer.read()
    process.send_signal(stop)
    assert process.wait(60) == 0
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()
    assert list(copies.iterdir()) == []


def run(*args: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["serve", *args])
    return result.exit_code, result.stderr


def test_wrong_usage_is_told(db: str, tmp_path: Path) -> None:
    empty = tmp_path / "tokens.txt"
    empty.write_text("")
    for args, words in (
        (["--db", "none.duckdb"], "none.duckdb: there is no record"),
        (["--db", db, "--tokens", str(empty)], "there is no token in it"),
        (["--db", db, "--host", "192.0.2.1"], "192.0.2.1:8000: "),
        (["--db", db, "--host", "no such name"], "no such name:8000: "),
        (["--db", db, "--port", "70000"], "70000"),
        (["--db", str(empty)], "this is no record"),
    ):
        code, told = run(*args)
        assert code == 2
        assert words in told
        assert "Traceback" not in told


@pytest.mark.parametrize(("host", "is_warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_an_open_door_is_warned_of(db: str, monkeypatch: pytest.MonkeyPatch, host: str, *, is_warned: bool) -> None:
    monkeypatch.setattr("uvicorn.Server.run", lambda self, sockets: [s.close() for s in sockets])
    code, told = run("--db", db, "--host", host, "--port", "0")
    assert code == 0
    assert ("whoever reaches 0.0.0.0 may read the record; allowed: --tokens FILE" in told) is is_warned


def test_the_settings_reach_the_server(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Settings] = []

    def app(db: str, settings: Settings) -> None:
        told.append(settings)
        raise RecordError("this is far enough")

    monkeypatch.setattr("dragoman.web.app.create_app", app)
    assert run("--db", db, "--rate", "3", "--max-body", "7", "--time-limit", "2.5")[0] == 2
    assert (told[0].rate, told[0].burst, told[0].body_bytes, told[0].seconds) == (3, 6, 7, 2.5)
