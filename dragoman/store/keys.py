"""The keys of a record for articles that are ready but for these: whole columns at a time."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from dragoman.store.batch import OF_RECORD, Prepared
from dragoman.store.tables import arrow

Keys: TypeAlias = "pa.Array[Any]"


def keyed(
    given: Prepared, articles: Sequence[tuple[Any, ...]], versions: Sequence[int | None], event: int, relation: int
) -> dict[str, pa.Table]:
    """The tables of `given` with keys of the record; `event` and `relation` are the next free ones.

    `versions`: the key of each article, None for one that is left out with all that it has. `articles`: the columns
    OF_RECORD of those that stay.
    """
    version_of = pa.array(versions, pa.int64())
    tables = dict(given.tables)
    rest = tables.pop("articles").filter(pc.is_valid(version_of))
    head = arrow("articles", articles, OF_RECORD)
    found = {"articles": pa.table([*head.columns, *rest.columns], [*head.column_names, *rest.column_names])}
    for table, parties, key, first in (
        ("events", "event_parties", "event", event),
        ("relations", "relation_parties", "relation", relation),
    ):
        number_of = _numbers(pc.is_valid(version_of.take(tables[table]["version"].combine_chunks())), first)
        found[table] = _renamed(_renamed(tables.pop(table), "version", version_of), key, number_of)
        found[parties] = _renamed(tables.pop(parties), key, number_of)
    return found | {table: _renamed(values, "version", version_of) for table, values in tables.items()}


def _numbers(kept: pa.BooleanArray, first: int) -> Keys:
    """Numbers from `first` on for what is kept, null for the rest."""
    counted = pc.add(pc.cumulative_sum(kept.cast(pa.int64())), first - 1)
    numbers: Keys = pc.if_else(kept, counted, pa.scalar(None, pa.int64()))
    return numbers


def _renamed(table: pa.Table, name: str, key_of: Keys) -> pa.Table:
    """The rows whose place in `key_of` is not null, with what stands there for the place."""
    keys = key_of.take(table[name].combine_chunks())
    replaced = table.set_column(table.column_names.index(name), name, keys)
    return replaced.filter(pc.is_valid(keys)) if keys.null_count else replaced
