"""The body of a request, read within limits before anybody works with it."""

import asyncio

from starlette.datastructures import Headers
from starlette.types import Message, Receive

from dragoman.web.problems import Problem

MOST_DIGITS = 18  # of a length


async def read_body(headers: Headers, receive: Receive, *, most: int, seconds: float) -> Receive:
    """What gives the body again. Problem 413 for more than `most` bytes, 408 where it does not come in time."""
    told = headers.get("content-length", "")
    if len(told) > MOST_DIGITS or (told.isascii() and told.isdigit() and int(told) > most):
        raise too_large(most)
    try:
        async with asyncio.timeout(seconds):
            body, is_gone = await _all_of(receive, most)
    except TimeoutError:
        raise Problem(408, f"the body did not come within {seconds:g} seconds") from None
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    if is_gone:
        messages = [{"type": "http.disconnect"}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again


async def _all_of(receive: Receive, most: int) -> tuple[bytes, bool]:
    """The body, and whether the client left."""
    parts, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"", True
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise too_large(most)
        if not message.get("more_body", False):
            return b"".join(parts), False


def too_large(most: int) -> Problem:
    """The refusal."""
    return Problem(413, f"the body is too large; allowed: {most} bytes")
