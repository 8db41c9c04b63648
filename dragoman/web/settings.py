"""What a server is told when it starts. All of it can be given on the command line of `dragoman serve`."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.pipeline import Reader


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and permissions of a server.

    `allow_hosts`: names, beside loopback names and addresses, that a request may use for the server; `tokens`: SHA-256
    digests (hex) of bearer tokens, one of which a request has to show, none: everybody may ask.
    """

    allow_hosts: tuple[str, ...] = ()
    tokens: frozenset[str] = frozenset()
    direct: bool = False  # read the record itself, not a copy of it; no other program can write to it then
    refresh: float = 1.0  # seconds between two looks whether the record has changed
    hold: int = 200_000  # events up to which those of the copy are held in memory
    body_bytes: int = 1_000_000
    story_chars: int = 200_000
    seconds: float = 20.0  # for one answer
    most_at_once: int = 100  # requests that are being answered; more are refused
    rate: float = 400.0  # requests a second of one client; 0: any number
    cache_megabytes: int = 64  # of answers that are kept until the record changes
    readers_waiting: int = 4  # stories that wait for the reader
    reader: Callable[[], Reader] = Reader  # loads it, at the first story

    @property
    def burst(self) -> int:
        """Requests that one client may make at once."""
        return max(1, round(2 * self.rate))
