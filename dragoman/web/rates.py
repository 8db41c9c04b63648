"""How often a client may ask: a bucket of tokens for each, which fills at a steady rate."""

from collections import OrderedDict
from collections.abc import Callable

MOST_CLIENTS = 10_000


class Rates:
    """Buckets by client, of those that asked last."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float]) -> None:
        """`rate`: requests a second, 0 for any number; `burst`: how many at once; `clock`: seconds."""
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when

    def wait(self, client: str) -> float:
        """Take one; 0, or the seconds until there is one again."""
        if not self._rate:
            return 0.0
        now = self._clock()
        left, then = self._buckets.pop(client, (float(self._burst), now))
        left = min(float(self._burst), left + (now - then) * self._rate)
        allowed = left >= 1
        self._buckets[client] = (left - 1 if allowed else left, now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self._rate
