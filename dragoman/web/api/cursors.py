"""Cursors: where the next page begins, as one word that clients need not understand, good only for the question it came from."""

import base64
import binascii
import hashlib
import re
from datetime import date
from typing import Any

import orjson

from dragoman.store.errors import QueryError
from dragoman.store.paging import Key

LARGEST = 2**63  # of the database
WORD = re.compile(r"[A-Za-z0-9_-]+")
ALLOWED = "allowed: what `next` of the page before says, with the same question"
DATED = ("day?", "number")
PANEL = ("text", "text", "day")
PACTS = ("number", "text", "text")
REJECTED = ("number", "number", "number", "number", "text", "text")


def cursor_of(key: Key | None, question: str) -> str | None:
    """The cursor of a key."""
    if key is None:
        return None
    return base64.urlsafe_b64encode(orjson.dumps([digest(question), *key])).decode().rstrip("=")


def key_of(cursor: str | None, question: str, shape: tuple[str, ...]) -> Key | None:
    """The key again; QueryError for what is no cursor of this question. `shape`: what its parts are."""
    if cursor is None:
        return None
    try:
        if not WORD.fullmatch(cursor):
            raise ValueError
        mark, *key = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, TypeError):
        raise QueryError(f"cursor is {cursor[:60]!r}; {ALLOWED}") from None
    if mark != digest(question) or len(key) != len(shape) or not all(map(_fits, key, shape)):
        raise QueryError(f"cursor is of another question; {ALLOWED}")
    return tuple(key)


def digest(text: str) -> str:
    """A short word that no other text is likely to have."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _fits(part: Any, kind: str) -> bool:
    if kind == "number":
        return type(part) is int and -LARGEST <= part < LARGEST
    if kind == "text":
        return isinstance(part, str) and "\0" not in part
    return (part is None and kind == "day?") or (isinstance(part, str) and _is_day(part))


def _is_day(part: str) -> bool:
    try:
        return date.fromisoformat(part).isoformat() == part
    except ValueError:
        return False
