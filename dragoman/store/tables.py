"""The columns of the tables, for writing many rows at once. `migrations/*.sql` says what they mean."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

Column = str  # text, texts, bigint, integer, double, timestamp, date, boolean
ARROW = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "bigint": pa.int64(),
    "integer": pa.int32(),
    "double": pa.float64(),
    "timestamp": pa.timestamp("us"),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}

TABLES: dict[str, dict[str, Column]] = {
    "runs": {"run": "bigint", "learned": "timestamp", "sources": "text", "coder": "text", "finished": "boolean"},
    "articles": {
        "version": "bigint", "article_id": "text", "ordinal": "integer", "run": "bigint", "learned": "timestamp",
        "superseded": "timestamp", "retracted": "boolean", "reason": "text", "content": "text", "coder": "text",
        "title": "text", "authors": "texts", "publication": "text", "agency": "text", "published": "text",
        "published_day": "date", "published_basis": "text", "url": "text", "text": "text", "layers": "text", "coded_by": "text",
    },
    "mentions": {
        "version": "bigint", "position": "integer", "kind": "text", "start": "integer", "stop": "integer",
        "name": "text", "code": "text", "sector": "text", "body": "text",
    },
    "attributions": {
        "version": "bigint", "position": "integer", "id": "text", "parent": "text", "form": "text",
        "attitude": "text", "source_name": "text", "source_code": "text", "body": "text",
    },
    "events": {
        "event": "bigint", "id": "text", "version": "bigint", "type": "text", "mode": "text", "contexts": "texts",
        "auxiliary": "text", "quad": "integer", "score": "double", "cameo": "text", "date_begin": "date",
        "date_end": "date", "place": "text", "place_country": "text", "factuality": "text", "confidence": "double",
        "voice": "text", "voice_code": "text", "publication": "text", "published": "date", "actor_codes": "texts",
        "recipient_codes": "texts", "start": "integer", "stop": "integer", "sentence_start": "integer",
        "sentence_stop": "integer", "body": "text",
    },
    "event_parties": {"event": "bigint", "side": "text", "code": "text", "name": "text", "sector": "text"},
    "relations": {
        "relation": "bigint", "id": "text", "version": "bigint", "kind": "text", "status": "text",
        "date_begin": "date", "date_end": "date", "factuality": "text", "body": "text",
    },
    "relation_parties": {"relation": "bigint", "role": "text", "code": "text", "name": "text", "sector": "text"},
    "rejections": {
        "run": "bigint", "learned": "timestamp", "place": "text", "article_id": "text", "reason": "text",
    },
    "passed_over": {"version": "bigint", "start": "integer", "stop": "integer", "reason": "text"},
    "words": {"term": "text", "version": "bigint", "count": "integer"},
    "occurrences": {"event": "bigint", "occurrence": "bigint", "origin": "text", "origin_kind": "text"},
    "links": {"event": "bigint", "other": "bigint", "kind": "text", "score": "double", "reasons": "texts"},
    "copies": {"version": "bigint", "original": "bigint", "similarity": "double"},
}  # fmt: skip


def arrow(table: str, rows: Sequence[tuple[Any, ...]], names: Sequence[str] = ()) -> pa.Table:
    """Tuples in the order of the table's columns, or of those named, as a table. ValueError or TypeError where one does not fit."""
    kinds = [(name, ARROW[TABLES[table][name]]) for name in names or TABLES[table]]
    values = zip(*rows, strict=True) if rows else ([] for _ in kinds)
    arrays = [pa.array(column, kind) for column, (_, kind) in zip(values, kinds, strict=True)]
    return pa.Table.from_arrays(arrays, schema=pa.schema(kinds))
