"""Fetch pages and feeds: http and https only, public addresses only, within limits."""

import http.client
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import SplitResult, urljoin

from dragoman.article.addresses import IPAddress, is_public
from dragoman.article.connection import checked, connected, host_header, port_of, resolve, target
from dragoman.article.errors import FetchError, RefusedError, shown
from dragoman.article.limits import LIMITS, Limits

REDIRECTS = frozenset((301, 302, 303, 307, 308))
PAGES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
)
FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "text/x-opml",
)
CHUNK = 65_536
AGENT = "dragoman"
ERRORS = (OSError, http.client.HTTPException, zlib.error, ValueError)
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Response:
    """What came back: the address after redirects, 200 or 304, the body without compression, headers by lower-case name."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        message = Message()
        message["Content-Type"] = "".join(c for c in self.headers.get("content-type", "") if c.isprintable())
        return message.get_content_charset()


def _at_once(url: str) -> None:
    """Ask without further checks."""


@dataclass(frozen=True, slots=True)
class Client:
    """How addresses are asked for: within which limits, under which name, and which hosts of one's own may be reached.

    `permits` says which network addresses may be connected to; a host in `own_hosts` may be at any.
    """

    limits: Limits = LIMITS
    agent: str = AGENT
    own_hosts: frozenset[str] = frozenset()
    permits: Callable[[IPAddress], bool] = is_public

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        most: int | None = None,
        before: Callable[[str], None] = _at_once,
    ) -> Response:
        """Ask for an address. FetchError, one line, for whatever cannot or must not be fetched.

        `types`: content types that are taken, else all. `headers`: more of them. `most`: bytes of the body, else as a page
        has them. `before` is called with each address, those of redirects too, before it is asked, and may raise. The time
        limit covers all redirects, but neither `before` nor the resolving of names, which the system limits.
        """
        deadline = time.monotonic() + self.limits.fetch_seconds
        ask = _Ask(self, types, headers or {}, most or self.limits.page_bytes)
        for _ in range(self.limits.redirects + 1):
            parts, begun = checked(url), time.monotonic()
            before(url)
            deadline += time.monotonic() - begun
            answer = ask.once(parts, url, deadline)
            if isinstance(answer, Response):
                return answer
            url = _joined(url, answer)
        raise FetchError(f"more than {self.limits.redirects} redirects, the last to {shown(url)}")


def fetch(url: str, limits: Limits = LIMITS, *, permits: Callable[[IPAddress], bool] = is_public) -> bytes:
    """The bytes behind an address of a page, decompressed. FetchError, one line, for what cannot or must not be fetched."""
    return Client(limits=limits, permits=permits).get(url, types=PAGES).body


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise RefusedError(f"the server redirects to {shown(location)}; allowed: http and https addresses") from error


@dataclass(frozen=True, slots=True)
class _Ask:
    """One request: what is asked for and what will be taken."""

    client: Client
    types: tuple[str, ...]
    headers: Mapping[str, str]
    most: int

    def once(self, parts: SplitResult, url: str, deadline: float) -> Response | str:
        """The answer, or the address that the server redirects to."""
        host = parts.hostname or ""
        addresses = resolve(host, port_of(parts), self._permits(host))
        try:
            with connected(parts, addresses, deadline) as connection:
                connection.request("GET", target(parts), headers=self._headers(parts))
                with closing(connection.getresponse()) as response:
                    answer = self._answer(response, url)
            if time.monotonic() >= deadline:  # the cut connection looks like the end of a page without a length
                raise TimeoutError
            return answer
        except FetchError:
            raise
        except ERRORS as error:
            if time.monotonic() >= deadline:
                seconds = self.client.limits.fetch_seconds
                raise FetchError(f"{shown(host)} took longer than {seconds:g} seconds") from error
            raise FetchError(f"{shown(host)} did not answer properly ({type(error).__name__})") from error

    def _permits(self, host: str) -> Callable[[IPAddress], bool]:
        return (lambda address: True) if host.lower() in self.client.own_hosts else self.client.permits

    def _headers(self, parts: SplitResult) -> dict[str, str]:
        return {
            "Host": host_header(parts),
            "User-Agent": self.client.agent,
            "Accept": ", ".join(self.types) or "*/*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **self.headers,
        }

    def _answer(self, response: http.client.HTTPResponse, url: str) -> Response | str:
        if response.status in REDIRECTS and response.getheader("Location"):
            return response.getheader("Location") or ""
        headers = {name.lower(): value for name, value in response.getheaders()}
        if response.status == NOT_MODIFIED and self.headers:
            return Response(url, NOT_MODIFIED, b"", headers)
        if response.status != 200:
            message = f"the server answered {response.status}; allowed: 200"
            raise FetchError(message, status=response.status, retry_after=headers.get("retry-after"))
        kind = headers.get("content-type", "text/html").split(";")[0].strip().lower()
        if self.types and kind not in self.types:
            raise FetchError(f"the content type is {shown(kind)}; allowed: {', '.join(self.types)}", status=200)
        return Response(url, 200, b"".join(_unpacked(response, self.most)), headers)


def _unpacked(response: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body in pieces, decompressed, never more than the limit."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"the content encoding is {shown(coding)}; allowed: gzip, deflate", status=200)
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if coding != "identity" else None
    total = 0
    while chunk := response.read(CHUNK):
        while chunk:
            piece = unpacker.decompress(chunk, CHUNK) if unpacker else chunk
            chunk = unpacker.unconsumed_tail if unpacker else b""
            total += len(piece)
            if total > limit:
                raise FetchError(f"the page has more than {limit} bytes; allowed: {limit}", status=200)
            yield piece
    if response.length:
        raise http.client.IncompleteRead(b"")
    if unpacker and not unpacker.eof:
        raise zlib.error("the compressed body is cut short")
