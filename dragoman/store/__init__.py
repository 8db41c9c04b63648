"""The record on disk: what was read, when it was learned, and questions about it."""

from dragoman.store.errors import RecordError
from dragoman.store.record import Record

__all__ = ["Record", "RecordError"]
