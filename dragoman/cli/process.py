"""What a command needs from the system: three open streams, and an end by SIGTERM that cleans up as Ctrl-C does."""

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import BinaryIO, NoReturn, cast

INTERRUPTED, TERMINATED = (128 + number for number in (signal.SIGINT, signal.SIGTERM))  # statuses, as shells have them


class Terminated(SystemExit):
    """Somebody ends the process by SIGTERM; what is under way is given up, and nothing unfinished stays behind."""


def fill_streams() -> None:
    """Put something in the place of standard streams that are closed, else the next file that is opened would take it.

    What is closed reads as empty, and tells no errors; output that is asked of it fails.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR if number == 2 else os.O_RDONLY)  # the lowest number that is free
    sys.stdin = sys.stdin or _stream(0, "r")
    sys.stdout = sys.stdout or _stream(1, "w")
    sys.stderr = sys.stderr or _stream(2, "w")


def _stream(number: int, mode: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(cast(BinaryIO, open(number, f"{mode}b", closefd=False)), encoding="utf-8")


def drop_output() -> None:
    """Forget what standard output could not take, so that the end of the process does not try again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """Inside, SIGTERM raises `Terminated`."""

    def end(number: int, frame: object) -> NoReturn:
        raise Terminated(TERMINATED)

    if current_thread() is not main_thread():  # which alone may say what a signal does
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
