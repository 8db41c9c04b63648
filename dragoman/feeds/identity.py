"""By what a story is known, so that it is coded once: the feed's own name for it, its address, its words.

The name holds within the feed only, since feeds are free to call theirs `1`.
"""

from hashlib import blake2b

from dragoman.article.entries import canonical_address
from dragoman.article.feed import Entry


def address_key(address: str) -> bytes:
    """An address, however it is written."""
    return _key("address", canonical_address(address))


def text_key(text: str) -> bytes:
    """The words, whatever white space and capitals."""
    return _key("text", " ".join(text.casefold().split()))


def keys_within(entry: Entry, feed: str) -> list[bytes]:
    """By what an entry is known among those of its feed; never none."""
    keys = [_key("guid", feed, entry.guid)] if entry.guid else []
    keys += [_key("address in", feed, canonical_address(entry.link))] if entry.link else []
    return keys or [_key("content", feed, entry.title or "", entry.content)]


def entry_keys(entry: Entry, feed: str) -> list[bytes]:
    """All by which an entry is known before its story is read."""
    return [*keys_within(entry, feed), *([address_key(entry.link)] if entry.link else [])]


def _key(*parts: str) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=16).digest()
