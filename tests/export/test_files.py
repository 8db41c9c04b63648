"""Files that are written whole or not at all."""

import errno
from pathlib import Path

import pytest

from dragoman.export.files import whole_file, write_lines

FULL = Path("/dev/full")


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="JSON serializable"), whole_file(tmp_path / "out.jsonl") as file:
        write_lines([{"a": 1}, {"b": object()}], file)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_a_full_disk_is_told_with_its_path() -> None:
    with pytest.raises(OSError, match="/dev/full") as caught, whole_file(FULL) as file:
        file.write(b"line\n")
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "/dev/full")


def test_other_failures_are_not_the_file_s() -> None:
    with pytest.raises(OSError, match="far away") as caught, whole_file(FULL):
        raise OSError(errno.ETIMEDOUT, "far away")
    assert caught.value.filename is None
