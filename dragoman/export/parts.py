"""A folder of files that grows part by part, in several formats at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.export.formats import write_records
from dragoman.record.values import event_of


def records_of(rows: Iterable[dict[str, Any]], *, interstate: bool) -> Iterator[dict[str, Any]]:
    """The events and relations of rows of `annotate`; with `interstate` only events between different countries."""
    for row in rows:
        yield from (event for event in row["events"] if not interstate or event_of(event).is_interstate)
        yield from row["relations"]


def write_part(
    rows: Sequence[dict[str, Any]], name: str, *, folder: Path, formats: Sequence[str], interstate: bool
) -> dict[str, int]:
    """Write `folder/FORMAT/NAME.FORMAT`, each whole or not at all; what the formats could not hold, by reason."""
    records = list(records_of(rows, interstate=interstate))
    left_out: Counter[str] = Counter()
    for format_name in formats:
        left_out += write_records(records, format_name, folder / format_name / f"{name}.{format_name}").counts
    return dict(left_out)
