"""How much of an input is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds against hostile or broken input. Sizes in bytes, after decompression."""

    page_bytes: int = 10_000_000
    text_chars: int = 2_000_000
    line_bytes: int = 20_000_000
    json_bytes: int = 200_000_000  # a whole .json file
    group_bytes: int = 4_000_000_000  # a row group of a Parquet file
    feed_bytes: int = 5_000_000  # a feed, or a list of feeds
    feed_entries: int = 2_000
    list_feeds: int = 20_000
    expansion: int = 200  # how many times its own size a compressed file may unpack to ...
    free_expansion: int = 100_000_000  # ... once it has unpacked to so many bytes
    fetch_seconds: float = 20.0
    redirects: int = 5


LIMITS = Limits()
