"""The clock that polling goes by; no story is dated by it."""

import threading
import time


class StoppedError(Exception):
    """The run is to stop, while something still waited."""


class Clock:
    """The time, and a sleep that ends when the run is to stop."""

    def __init__(self) -> None:
        """Running."""
        self._stop = threading.Event()

    def now(self) -> float:
        """Seconds since 1970, for what has to outlast this run."""
        return time.time()

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait, at most until the run is to stop."""
        self._stop.wait(max(seconds, 0.0))

    def pause(self, seconds: float) -> None:
        """Wait for what comes next; StoppedError where nothing is to come any more."""
        self.sleep(seconds)
        if self.stopped:
            raise StoppedError

    def stop(self) -> None:
        """End the run; whoever sleeps wakes up."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Is the run to stop?"""
        return self._stop.is_set()
