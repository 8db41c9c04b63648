"""Flat rows as Parquet, with who made them in the metadata of the file."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from dragoman.export import flat
from dragoman.export.contract import Row
from dragoman.export.left_out import LeftOut

BATCH = 5_000  # rows of a Parquet group
ONTOLOGY = "PLOVER 2.0 draft, 2021"


def write_parquet(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """Leaves nothing out. Metadata of the schema: `ontology` and `coder` (JSON), that of the first row.

    The file's own metadata have `coders` too: a JSON list of every version, lexicon and model behind the rows.
    """
    import pyarrow as pa  # here, since loading it takes longer than showing --help
    import pyarrow.parquet as pq

    coders: dict[str, None] = {}
    cells = (flat.flat_row(row) for row in _noting(rows, coders))
    batch = list(islice(cells, BATCH))
    kinds: dict[type, pa.DataType] = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    made_by: dict[bytes | str, bytes | str] = {
        "ontology": ONTOLOGY,
        **({"coder": next(iter(coders))} if coders else {}),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in flat.COLUMNS.items()], metadata=made_by)
    with pq.ParquetWriter(file, schema) as writer:
        while batch:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            batch = list(islice(cells, BATCH))
        writer.add_key_value_metadata({"coders": f"[{', '.join(sorted(coders))}]"})


def _noting(rows: Iterable[Row], coders: dict[str, None]) -> Iterator[Row]:
    """The rows, while their coders are written down."""
    for row in rows:
        if row["coder"]:
            coders[json.dumps(row["coder"], sort_keys=True)] = None
        yield row
