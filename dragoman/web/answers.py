"""Answers to GET: with an ETag, as 304 where the client has them already, and kept until the record changes.

A router with `route_class=AnswerRoute` answers so. What it answers may depend on the record, the address and the day, on nothing else.
"""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterator, Mapping
from datetime import date
from typing import IO, Any

import orjson
from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

BLOCK = 1 << 16  # bytes
OVERHEAD = 1_000  # bytes of a kept answer beside its body
CONTROL = {"Cache-Control": "private, no-cache"}
Handle = Callable[[Request], Coroutine[Any, Any, Response]]


def encoded(value: Any) -> bytes:
    """JSON in UTF-8, days and times as ISO 8601; long numbers at full length."""
    try:
        return orjson.dumps(value, option=orjson.OPT_NAIVE_UTC | orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)
    except orjson.JSONEncodeError:
        return json.dumps(value, default=lambda odd: odd.isoformat()).encode()


def json_answer(value: Any) -> Response:
    """A value as JSON."""
    return Response(encoded(value), media_type="application/json")


class FileAnswer(Response):
    """A file without a name as an answer, with its length and ETag; it is closed when it was sent, or is not wanted."""

    def __init__(self, file: IO[bytes], media_type: str, headers: Mapping[str, str]) -> None:
        """`file`: all of it is sent."""
        self._file = file
        tag = f'"{_digest(file)}"'
        super().__init__(media_type=media_type, headers={**headers, "ETag": tag, "Content-Length": str(file.tell())})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, without blocking others."""
        try:
            await StreamingResponse(self._blocks(), self.status_code, self.headers)(scope, receive, send)
        finally:
            self.close()

    def close(self) -> None:
        """Nothing more is sent."""
        self._file.close()

    def _blocks(self) -> Iterator[bytes]:
        self._file.seek(0)
        while block := self._file.read(BLOCK):
            yield block


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    found = hashlib.blake2b(digest_size=16)
    while block := file.read(BLOCK):
        found.update(block)
    return found.hexdigest()


def etag_of(body: bytes) -> str:
    """The ETag of a body."""
    return f'"{hashlib.blake2b(body, digest_size=16).hexdigest()}"'


class Answers:
    """Answers about one state of the record, up to a number of bytes; those not asked for longest go first."""

    def __init__(self, most: int) -> None:
        """`most`: bytes."""
        self._most = most
        self._size = 0
        self._stamp = ""
        self._kept: OrderedDict[tuple[str, date], Response] = OrderedDict()

    def find(self, stamp: str | None, name: str, day: date) -> Response | None:
        """The answer that is kept for an address."""
        if stamp is None or stamp != self._stamp or (name, day) not in self._kept:
            return None
        self._kept.move_to_end((name, day))
        return self._kept[name, day]

    def keep(self, stamp: str | None, name: str, day: date, answer: Response) -> None:
        """Keep one; without a stamp, or if it is too large, not."""
        size = len(answer.body) + OVERHEAD
        if stamp is None or size > self._most // 4:
            return
        if stamp != self._stamp:
            self._kept.clear()
            self._stamp, self._size = stamp, 0
        if (name, day) in self._kept:
            return
        self._kept[name, day] = answer
        self._size += size
        while self._size > self._most:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped.body) + OVERHEAD


class AnswerRoute(APIRoute):
    """A route whose answers to GET are kept, and told apart by an ETag."""

    def get_route_handler(self) -> Handle:
        """The handler of the route inside one that knows earlier answers."""
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            if request.method != "GET":
                return await handle(request)
            answers: Answers = request.app.state.answers
            name, day = f"{request.url.path}?{request.url.query}", date.today()
            found = answers.find(request.app.state.access.source.known_stamp(), name, day)
            if found is None:
                found = await handle(request)
                if found.status_code != 200:
                    return found
                found.headers.setdefault("Cache-Control", CONTROL["Cache-Control"])
                if "etag" not in found.headers:
                    found.headers["ETag"] = etag_of(bytes(found.body))
                    answers.keep(getattr(request.state, "stamp", None), name, day, found)
            return _unless_known(request, found)

        return answered


def _unless_known(request: Request, answer: Response) -> Response:
    """304 without the body where the client has it."""
    tag = answer.headers["ETag"]
    given = [known.strip().removeprefix("W/") for known in request.headers.get("if-none-match", "").split(",")]
    if tag not in given and "*" not in given:
        return answer
    if isinstance(answer, FileAnswer):
        answer.close()
    return Response(status_code=304, headers={"ETag": tag, **CONTROL})
