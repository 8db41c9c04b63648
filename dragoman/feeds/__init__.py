"""Watching feeds: polling them politely, and adding each new story to a record once.

`schedule` says when a feed is asked again, `identity` by what a story is known, `state` keeps both in a file next to the
record, `watcher` is the loop, `sink` the way into the record. Clock, transport and record are given from outside.
"""

from dragoman.feeds.clock import Clock
from dragoman.feeds.parts import Settings
from dragoman.feeds.sink import RecordSink
from dragoman.feeds.state import State, StateError
from dragoman.feeds.watcher import Watcher

__all__ = ["Clock", "RecordSink", "Settings", "State", "StateError", "Watcher"]
