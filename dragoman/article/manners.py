"""Good manners towards hosts: their robots.txt is read and kept to, and no host is asked too often.

robots.txt is read as RFC 9309 has it: what answers 4xx closes nothing, what cannot be reached closes all for the time being.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from dragoman.article.connection import checked, port_of
from dragoman.article.errors import FetchError, RefusedError, shown
from dragoman.article.fetch import AGENT, Client, Response

GAP = 1.0  # seconds between two requests to a host, if its robots.txt wants no more
LONGEST_GAP = 60.0
ROBOTS_BYTES = 500_000
ROBOTS_KEPT = 24 * 3600.0  # seconds, RFC 9309
UNREACHABLE_KEPT = 600.0
MOST_HOSTS = 1_000  # that are remembered ...
MOST_ROBOTS = 5_000_000  # ... as long as their robots.txt have fewer bytes together
EVERYTHING = Protego.parse("")


@dataclass(slots=True)
class _Host:
    """What is known of a host: when it may be asked again, and its robots.txt until when; None where it is unreachable."""

    free: float = 0.0
    robots: Protego | None = None
    size: int = 0  # bytes of its robots.txt
    until: float = 0.0

    @property
    def gap(self) -> float:
        """Seconds that its robots.txt wants between two requests."""
        delay = (self.robots.crawl_delay(AGENT) if self.robots else None) or 0.0
        return delay if delay >= 0 else 0.0  # neither below nothing nor no number


class Manners:
    """A client that keeps to the rules of the hosts. It remembers the last thousand of them."""

    def __init__(
        self,
        client: Client,
        *,
        gap: float = GAP,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """`gap`: seconds between two requests to one host. `clock` and `sleep` in seconds."""
        self._client, self._gap, self._clock, self._sleep = client, gap, clock, sleep
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        most: int | None = None,
    ) -> Response:
        """As `Client.get`; RefusedError where the host's robots.txt closes the address. Waits for the host's turn."""
        return self._client.get(url, types=types, headers=headers, most=most, before=self._admit)

    def wait_for(self, url: str) -> float:
        """Seconds until the host of an address may be asked; 0 where it may now, or is no host."""
        host = self._hosts.get(site_of(url))
        return max(host.free - self._clock(), 0.0) if host else 0.0

    def _admit(self, url: str) -> None:
        checked(url)
        site = site_of(url)
        host = self._host(site)
        if self._clock() >= host.until:
            self._take_turn(host)
            self._read_robots(site, host)
        if host.robots is None:
            raise FetchError(f"robots.txt of {shown(site)} cannot be reached; allowed: what it opens")
        if not host.robots.can_fetch(url, AGENT):
            raise RefusedError(f"robots.txt of {shown(site)} closes this address to {AGENT}; allowed: what it opens")
        self._take_turn(host)

    def _host(self, site: str) -> _Host:
        host = self._hosts.setdefault(site, _Host())
        self._hosts.move_to_end(site)
        while len(self._hosts) > 1 and (len(self._hosts) > MOST_HOSTS or self._size() > MOST_ROBOTS):
            self._hosts.popitem(last=False)
        return host

    def _size(self) -> int:
        return sum(host.size for host in self._hosts.values())

    def _take_turn(self, host: _Host) -> None:
        wait = host.free - self._clock()
        if wait > 0:
            self._sleep(wait)
        host.free = self._clock() + min(max(self._gap, host.gap), LONGEST_GAP)

    def _read_robots(self, site: str, host: _Host) -> None:
        try:
            body = self._client.get(f"{site}/robots.txt", most=ROBOTS_BYTES).body
            host.robots, host.size = Protego.parse(body.decode("utf-8-sig", errors="replace")), len(body)
        except FetchError as error:
            answered = error.status is not None and error.status < 500
            host.robots, host.size = EVERYTHING if answered else None, 0
            if isinstance(error, RefusedError):
                raise
        host.until = self._clock() + (ROBOTS_KEPT if host.robots else UNREACHABLE_KEPT)


def site_of(url: str) -> str:
    """Scheme, host and port of an address, as an address: what a robots.txt holds for. Empty where there is none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}:{port_of(parts)}"
    except ValueError:
        return ""
