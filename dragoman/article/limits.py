"""How much of an input is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds against hostile or broken input. Sizes after decompression."""

    page_bytes: int = 10_000_000
    text_chars: int = 2_000_000
    line_bytes: int = 20_000_000
    json_bytes: int = 200_000_000  # a whole .json file
    fetch_seconds: float = 20.0
    redirects: int = 5


LIMITS = Limits()
