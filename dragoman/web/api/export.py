"""Files of events and relations, in all formats of `dragoman export`."""

import tempfile
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dragoman.export import FORMATS, LeftOut
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, FileAnswer
from dragoman.web.api.asking import ExportAsked
from dragoman.web.deadlines import Deadline

router = APIRouter(route_class=AnswerRoute, tags=["the record"])
Format = StrEnum("Format", {name: name for name in FORMATS})  # type: ignore[misc]
IN_MEMORY = 4_000_000  # bytes; what is larger goes to a file that has no name
LOOK = 500  # rows between two looks at the time
TABS = ("text/tab-separated-values", "tsv")
MEDIA = {
    "jsonl": ("application/x-ndjson", "jsonl"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "plover": ("application/x-ndjson", "jsonl"),
    "polecat": TABS,
    "gdelt": TABS,
    "icews": TABS,
    "geojson": ("application/geo+json", "geojson"),
    "ftm": ("application/x-ndjson", "ftm.json"),
}


@router.get(
    "/export/{name}",
    summary="A file of events and relations",
    response_class=Response,
    responses={
        200: {"description": "The file", "content": {kind: {} for kind in sorted({m for m, _ in MEDIA.values()})}}
    },
)
def export(record: OfRecord, request: Request, name: Format, given: Annotated[ExportAsked, Query()]) -> Response:
    """The file comes whole or not at all. The header `Dragoman-Left-Out` counts what the format has no place for."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - it is closed when it has been sent
    left_out = LeftOut()
    try:
        FORMATS[name.value](_rows(record, given, request.state.deadline), file, left_out)
    except BaseException:
        file.close()
        raise
    media, ending = MEDIA[name.value]
    headers = {"Content-Disposition": f'attachment; filename="dragoman-{name.value}.{ending}"'}
    if left_out.messages():
        headers["Dragoman-Left-Out"] = "; ".join(m.removeprefix("left out: ") for m in left_out.messages())
    return FileAnswer(file, media, headers)


def _rows(record: Record, given: ExportAsked, deadline: Deadline) -> Iterator[dict[str, Any]]:
    """The rows that were asked for, as long as there is time."""
    chosen = {
        name: value for name, value in given.model_dump(exclude={"what"}).items() if value not in (None, [], False)
    }
    wanted = {"all": ("event", "relation"), "events": ("event",), "relations": ("relation",)}[given.what]
    for number, (kind, row) in enumerate(record.rows(**chosen)):
        if number % LOOK == 0:
            deadline.check()
        if kind in wanted:
            yield row
