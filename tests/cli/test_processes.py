"""The command line as a process of its own: pipes, encodings, the terminal's width."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "aachen_treaty.txt"
COMMAND = [sys.executable, "-W", "error", "-m", "dragoman"]


def is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_closed_pipe_is_no_error() -> None:
    with subprocess.Popen(
        [*COMMAND, "annotate", *[EXAMPLE] * 30], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id": "aachen_treaty"')
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""
    assert process.returncode == 0


@pytest.fixture
def _heeding() -> Iterator[None]:
    """Processes that can be interrupted, also where these tests run as a job in the background, which ignores that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heeding")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_ended_leaves_neither_files_nor_processes(tmp_path: Path, number: int, status: int) -> None:
    stories, out = tmp_path / "stories.jsonl", tmp_path / "out"
    stories.write_text('{"text": "Norway warned Chile on Monday."}\n' * 20_000)
    out.mkdir()
    command = [*COMMAND, "annotate", stories, "--workers", "2", "-o", out / "layers.jsonl"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as process:
        while not any(file.stat().st_size for file in out.iterdir()):
            time.sleep(0.1)
            assert process.poll() is None
        process.send_signal(number)
        assert process.wait(60) == status
    until = time.monotonic() + 10  # what watches over shared names for them may end a moment later
    while is_there(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_there(process.pid)
    assert list(out.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of its own")
@pytest.mark.parametrize(
    ("closed", "words", "status", "told"),
    [
        (">&-", f"annotate {EXAMPLE}", 2, b"error: Bad file descriptor\n"),
        ("<&-", "annotate -", 1, b"rejected: standard input: it is empty; allowed: a story\n"),
        (">&- 2>&- <&-", f"code {EXAMPLE} -o records.jsonl", 0, b""),
        (">/dev/full", f"code {EXAMPLE}", 2, b"error: No space left on device\n"),
    ],
)
def test_closed_streams_are_told_in_one_line(tmp_path: Path, closed: str, words: str, status: int, told: bytes) -> None:
    command = f"{shlex.join(COMMAND)} {words} {closed}"
    known = {**os.environ, "PYTHONPATH": str(EXAMPLE.parents[1])}
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, check=False, cwd=tmp_path, env=known)
    assert (done.returncode, done.stderr) == (status, told)


def test_a_terminal_without_unicode_gets_question_marks() -> None:
    known = {**os.environ, "PYTHONIOENCODING": "ascii", "COLUMNS": "90"}
    done = subprocess.run([*COMMAND, "read", EXAMPLE], capture_output=True, env=known, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"in order of time" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 90


def test_records_are_utf_8_whatever_the_terminal_has(tmp_path: Path) -> None:
    path = tmp_path / "umlaut.txt"
    path.write_text("Österreich accused Sweden of spying. Austria accused Sweden of spying.", encoding="utf-8")
    known = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*COMMAND, "annotate", path], capture_output=True, env=known, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Österreich accused" in done.stdout.decode("utf-8")


def test_the_version() -> None:
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, check=False, text=True)
    assert done.stdout.startswith("dragoman, version ")
