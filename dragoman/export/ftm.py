"""Events, relations, their parties and articles as FollowTheMoney entities, one a line."""

from collections.abc import Iterable, Iterator
from typing import IO

from dragoman.export.contract import Row, is_event, is_told_as_done
from dragoman.export.ftm_parties import Entity, article
from dragoman.export.ftm_ties import event_entities, relation_entities
from dragoman.export.left_out import LeftOut
from dragoman.export.text import json_line


def write_ftm(rows: Iterable[Row], file: IO[bytes], left_out: LeftOut) -> None:
    """Each entity once, those of the article and the parties before what joins them."""
    written: set[str] = set()
    for row in rows:
        for entity in _entities(row, left_out):
            if entity["id"] not in written:
                written.add(entity["id"])
                file.write(json_line(entity))


def _entities(row: Row, left_out: LeftOut) -> Iterator[Entity]:
    if is_event(row):
        found = list(event_entities(row)) if is_told_as_done(row) else []
        reason = "events that are planned, denied or supposed, which the format cannot say"
    else:
        found = list(relation_entities(row)) if row["factuality"].endswith("+") else []
        reason = "relations that are denied or open, or without the sides that the format needs"
    if not found:
        left_out.add(reason)
        return
    yield article(row)
    yield from found
