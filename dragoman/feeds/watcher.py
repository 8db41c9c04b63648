"""The loop of `dragoman watch`: polls what is due, reads what is new, hands it to the record. One request at a time."""

from collections.abc import Callable

from dragoman.feeds.following import Follower
from dragoman.feeds.outbox import Outbox
from dragoman.feeds.parts import Settings, Sink, Transport, Watch
from dragoman.feeds.polling import Poller
from dragoman.feeds.state import State

LONGEST_SLEEP = 600.0  # seconds
SHORTEST_SLEEP = 0.05
IDLE = 1.0  # seconds of sleep, from which on the record may be cared for before


class Watcher:
    """Watches feeds. What they hold never ends it; a record that cannot be written is tried again, except once."""

    def __init__(
        self,
        settings: Settings,
        state: State,
        transport: Transport,
        sink: Sink,
        clock: Watch,
        *,
        trouble: Callable[[str], None] = lambda message: None,
    ) -> None:
        """`trouble` is told what is wrong with the record."""
        self._is_once, self._state, self._transport = settings.once, state, transport
        self._sink, self._clock = sink, clock
        self._outbox = Outbox(sink, state, clock, trouble=trouble, is_patient=not settings.once)
        self._poller = Poller(settings, state, transport, self._outbox, clock)
        self._follower = Follower(settings, state, transport, self._outbox, clock)

    def run(self) -> None:
        """Watch until the clock says stop or, once, until nothing is due. RecordError, once, where nothing can be added."""
        self._outbox.recover()
        while not self._clock.stopped:
            is_busy = self._poller.poll_next()
            if not self._outbox.is_full:
                is_busy |= self._follower.follow_next()
            if self._outbox.is_ready or not is_busy:
                self._outbox.flush()
            if not is_busy and not self._rest():
                break
        self._outbox.flush(last=True)
        if self._is_once:
            self._sink.idle()

    def _rest(self) -> bool:
        """Sleep until something is due; False where the run is to end."""
        now = self._clock.now()
        pairs = [] if self._outbox.is_full else self._state.due(now)
        if self._is_once and not pairs:
            return False
        waits = [self._transport.wait_for(site) for _, site in pairs]
        waits += [due - now for due in (self._poller.next_due(), self._outbox.due) if due is not None]
        entry = self._state.next_due()
        waits += [entry - now] if entry is not None and entry > now else []  # else its site is waited for
        wait = min(max(min(waits, default=LONGEST_SLEEP), SHORTEST_SLEEP), LONGEST_SLEEP)
        if wait >= IDLE and not len(self._outbox) and not self._is_once:
            self._sink.idle()
        self._clock.sleep(wait)
        return True
