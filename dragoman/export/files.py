"""Files that are written whole or not at all."""

import errno
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def whole_file(path: Path | None) -> Iterator[IO[bytes]]:
    """A binary file that appears under its name only when all is written; standard output for None."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():  # a device or a pipe, which must not be replaced by a file
        with _told_where(path), path.open("wb") as device:
            yield device
        return
    target = path.resolve()
    name = _new_file_beside(target, path)
    try:
        with _told_where(path), name.open("wb") as file:
            yield file
        name.chmod(_mode(target))
        name.replace(target)
    except BaseException:
        name.unlink(missing_ok=True)
        raise


@contextmanager
def _told_where(path: Path) -> Iterator[None]:
    """A full disk is told with the path that was asked for."""
    try:
        yield
    except OSError as problem:
        if problem.errno not in FULL or problem.filename is not None:
            raise
        raise OSError(problem.errno, problem.strerror, str(path)) from problem


def _new_file_beside(target: Path, path: Path) -> Path:
    """An empty file in the same folder; an OSError names the path that was asked for."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    os.close(handle)
    return Path(name)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those of any new file."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def write_lines(rows: Iterable[Any], file: IO[bytes]) -> None:
    """JSON Lines in UTF-8."""
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


def write_text(text: str, path: Path) -> None:
    """A text file in UTF-8."""
    with whole_file(path) as file:
        file.write(text.encode("utf-8", "backslashreplace"))
