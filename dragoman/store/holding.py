"""Events of a record that does not change, held in memory for those who ask for single ones again and again."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import orjson
import pyarrow as pa

from dragoman.store.backend import Backend
from dragoman.store.packing import FLAT, unpacked_event

EVENTS = f"SELECT event, version, {', '.join(FLAT)}, body FROM events ORDER BY event"
ARTICLES = """SELECT version, article_id AS id, text, title, publication, published, url, coder FROM articles ORDER BY version"""


class Held:
    """All events by their keys, as Arrow columns: about 900 bytes an event. May be used by many threads."""

    def __init__(self, backend: Backend) -> None:
        """Read all events and the texts that they point into."""
        self._events = backend.arrow(EVENTS).combine_chunks()
        self._articles = backend.arrow(ARTICLES).combine_chunks()
        self._keys = self._events["event"].to_numpy()
        self._versions = self._articles["version"].to_numpy()

    def events(self, keys: Sequence[int]) -> list[dict[str, Any]]:
        """Events as the contract has them, in the order of the keys, all of which the record has."""
        rows = _at(self._events, self._keys, keys)
        versions = sorted({row["version"] for row in rows})
        articles = dict(zip(versions, _at(self._articles, self._versions, versions), strict=True))
        coders = {coder: orjson.loads(coder) if coder else None for coder in {a["coder"] for a in articles.values()}}
        return [_event(row, articles[row["version"]], coders) for row in rows]


def _at(table: pa.Table, known: Any, keys: Sequence[int]) -> list[dict[str, Any]]:
    """The rows with these keys; `known` are the keys of the table, in order."""
    places = np.searchsorted(known, np.asarray(keys, dtype=np.int64))
    rows: list[dict[str, Any]] = table.take(places).to_pylist()
    return rows


def _event(row: dict[str, Any], article: dict[str, Any], coders: dict[str, Any]) -> dict[str, Any]:
    return unpacked_event(row["body"], {name: row[name] for name in FLAT}, article, coders[article["coder"]])
