"""The command line as a process of its own: pipes, encodings, the terminal's width."""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "aachen_treaty.txt"
COMMAND = [sys.executable, "-W", "error", "-m", "dragoman"]


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
