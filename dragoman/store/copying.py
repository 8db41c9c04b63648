"""A copy of a record's file to read from, so that nobody who writes has to wait for readers that stay."""

import shutil
from pathlib import Path

from dragoman.store.errors import LockedError, MissingError, StorageError
from dragoman.store.migrating import FOLDER, statements
from dragoman.store.opening import open_backend


def stamp_of(path: Path) -> str:
    """What changes whenever the file does. MissingError where there is none."""
    parts = []
    for file in (path, log_of(path)):
        try:
            found = file.stat()
        except FileNotFoundError:
            if file == path:
                raise MissingError(f"{path}: there is no record") from None
            continue
        parts.append(f"{found.st_ino:x}.{found.st_size:x}.{found.st_mtime_ns:x}")
    return "-".join(parts)


def log_of(path: Path) -> Path:
    """Where DuckDB keeps changes that are not in the file yet."""
    return path.with_name(path.name + ".wal")


def copy_record(path: Path, folder: Path) -> tuple[Path, str]:
    """The copy, with indexes for single rows, and the stamp of what was copied. RecordError where it cannot be made.

    The record is closed to writers while its bytes are copied, and to the copy while somebody writes (LockedError).
    """
    copy = folder / path.name
    held = open_backend(path)
    try:
        stamp = stamp_of(path)
        if log_of(path).exists():
            shutil.copyfile(log_of(path), log_of(copy))
        shutil.copyfile(path, copy)  # last: whoever closes a file loses its lock
    except OSError as error:
        raise StorageError(f"{folder}: there can be no copy of the record ({error.strerror})") from error
    finally:
        held.close()
    if stamp_of(path) != stamp:
        raise LockedError(f"{path}: it was written to while it was copied")
    _index(copy)
    return copy, stamp


def _index(copy: Path) -> None:
    backend = open_backend(copy, write=True)
    try:
        for statement in statements(FOLDER / "copy_indexes.sql"):
            backend.run(statement)
    finally:
        backend.close()
