"""What a server is told when it starts. All of it can be given on the command line of `dragoman serve`."""

from dataclasses import dataclass
from pathlib import Path


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
    body_bytes: int = 1_000_000
    story_chars: int = 200_000
    seconds: float = 20.0  # for one answer
    rate: float = 400.0  # requests a second of one client; 0: any number
    burst: int = 800  # requests of one client at once
    cache_bytes: int = 64_000_000  # of answers that are kept until the record changes
    readers_waiting: int = 4  # stories that wait for the reader
    lexicon: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    gazetteer: Path | None = None
    weights: str | None = None
