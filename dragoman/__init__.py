"""dragoman reads news reports about what states do to each other and keeps who says so.

>>> import dragoman
>>> reader = dragoman.Reader()
>>> reading = reader.read("Norway recalled its ambassador from Chile on Monday.", published="2019-03-06")
>>> [event.type for event in reading.events]
['SANCTION']
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model.article import Article, Rejection
    from dragoman.pipeline import Reader
    from dragoman.reading import Reading
    from dragoman.store.errors import RecordError
    from dragoman.store.record import Record

HOMES = {
    "Article": "dragoman.model.article",
    "Reader": "dragoman.pipeline",
    "Reading": "dragoman.reading",
    "Record": "dragoman.store.record",
    "RecordError": "dragoman.store.errors",
    "Rejection": "dragoman.model.article",
}

__all__ = ["Article", "Reader", "Reading", "Record", "RecordError", "Rejection"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used, so that `dragoman --help` need not wait for the parser."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
