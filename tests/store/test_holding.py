"""Events held in memory are those of the record."""

import random

from made_stories import Json, add

from dragoman.store import Record
from dragoman.store.holding import Held
from dragoman.store.paging import events_of


def test_events_in_memory_are_those_of_the_record(record: Record, layers: list[Json]) -> None:
    add(record, layers[:3])
    longer = layers[2] | {"title": "Another title", "text": layers[2]["text"] + " More.", "coder": None}
    add(record, [longer])  # a second version, beside the first
    keys = [key for (key,) in record.backend.rows("SELECT event FROM events")]
    told = dict(zip(keys, events_of(record.backend, keys), strict=True))
    random.Random(1).shuffle(keys)
    held = Held(record.backend)
    assert held.events(keys) == [told[key] for key in keys]
    assert len(keys) == sum(len(row["events"]) for row in (*layers[:3], longer))
    assert held.events([]) == []
