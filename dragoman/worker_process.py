"""What a worker process does: it begins, and answers jobs that come through its pipe until the pipe ends."""

import os
import pickle
import signal
import traceback
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

READY = b""


def serve(pipe: "Connection[Any, Any]", begin: Callable[..., None] | None, given: Sequence[Any]) -> None:
    """Begin, say so with an empty message, and answer each job `(work, job)` with whether it went well and what came of it.

    An empty message ends it, and so does the end of the process that started it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal interrupts all; the first process ends the others
    messages: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(pipe, messages), daemon=True).start()
    failed: Exception | None = None
    try:
        if begin is not None:
            begin(*given)
    except Exception as error:  # told by the first job, since nobody hears it here
        failed = error
    pipe.send_bytes(READY)
    while message := messages.get():
        pipe.send_bytes(_answer(message, failed))


def _listen(pipe: "Connection[Any, Any]", messages: "SimpleQueue[bytes]") -> None:
    """Take in jobs at once, so that who sends them never waits for one that is under way."""
    try:
        while True:
            messages.put(pipe.recv_bytes())
    except (EOFError, OSError):
        os._exit(0)  # nobody is left to work for


def _answer(message: bytes, failed: Exception | None) -> bytes:
    try:
        if failed is not None:
            raise failed
        work, job = pickle.loads(message)
        return pickle.dumps((True, work(job)))
    except Exception as error:
        return pickle.dumps((False, _portable(error)))


def _portable(error: Exception) -> Exception:
    """The error, with where it was raised as a note; one of the same words where it cannot pass to another process."""
    told = traceback.format_exc()
    try:
        passed: Exception = pickle.loads(pickle.dumps(error))
    except Exception:  # whatever its own way of being pickled raises
        passed = RuntimeError(f"{type(error).__name__}: {error}")
    passed.add_note(told)
    return passed
