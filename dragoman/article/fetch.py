"""Fetch one page: http and https only, public addresses only, within limits.

Written on the standard library because the usual clients resolve a host name a second time when they connect: here the
connection is made to the very address that was checked.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import cast
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dragoman.article.addresses import IPAddress, is_public
from dragoman.article.errors import FetchError, shown
from dragoman.article.limits import LIMITS, Limits

REDIRECTS = frozenset((301, 302, 303, 307, 308))
TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
)
CHUNK = 65_536
MOST_ADDRESSES = 4  # of a host, that are tried in turn
HEADERS = {
    "User-Agent": "dragoman",
    "Accept": ", ".join(TYPES),
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
ERRORS = (OSError, http.client.HTTPException, zlib.error, ValueError)


def fetch(url: str, limits: Limits = LIMITS, *, permits: Callable[[IPAddress], bool] = is_public) -> bytes:
    """The bytes behind an address, decompressed. FetchError, one line, for whatever cannot or must not be fetched.

    `permits` says which addresses may be connected to. The time limit covers all redirects, but not the resolving of
    names, which the system limits.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    for _ in range(limits.redirects + 1):
        answer = _get(_checked(url), limits, deadline, permits)
        if isinstance(answer, bytes):
            return answer
        url = urljoin(url, answer)
    raise FetchError(f"more than {limits.redirects} redirects, the last to {shown(url)}")


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"the address is {shown(url)}; allowed: http and https addresses") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise FetchError(f"the address is {shown(url)}; allowed: http and https addresses")
    if parts.username is not None or parts.password is not None:
        raise FetchError("the address holds a user name; allowed: addresses without")
    return parts


def _resolve(host: str, port: int, permits: Callable[[IPAddress], bool]) -> list[IPAddress]:
    """The addresses of a host; FetchError where any of them is not permitted."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {shown(host)} has no address") from error
    addresses = [ipaddress.ip_address(str(row[4][0]).split("%")[0]) for row in found]
    refused = next((a for a in addresses if not permits(a)), None)
    if refused is not None or not addresses:
        raise FetchError(f"the host {shown(host)} is at {refused}; allowed: addresses of the public internet")
    return list(dict.fromkeys(addresses))[:MOST_ADDRESSES]


def _get(parts: SplitResult, limits: Limits, deadline: float, permits: Callable[[IPAddress], bool]) -> bytes | str:
    """The body, or the address that the server redirects to."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = _resolve(host, port, permits)
    try:
        with _connected(parts.scheme, host, port, addresses, deadline) as connection:
            connection.request("GET", _target(parts), headers={"Host": _host_header(parts), **HEADERS})
            with closing(connection.getresponse()) as response:
                answer = _answer(response, limits)
        if time.monotonic() >= deadline:  # the cut connection looks like the end of a page without a length
            raise TimeoutError
        return answer
    except FetchError:
        raise
    except ERRORS as error:
        if time.monotonic() >= deadline:
            raise FetchError(f"{shown(host)} took longer than {limits.fetch_seconds:g} seconds") from error
        raise FetchError(f"{shown(host)} did not answer properly ({type(error).__name__})") from error


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else "")


def _host_header(parts: SplitResult) -> str:
    host = (
        (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else f"[{parts.hostname}]"
    )
    return f"{host}:{parts.port}" if parts.port else host


@contextmanager
def _connected(
    scheme: str, host: str, port: int, addresses: list[IPAddress], deadline: float
) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address that is cut at the deadline, however slowly the server trickles."""
    sockets = [_dial(addresses, port, deadline)]
    watch = threading.Timer(max(deadline - time.monotonic(), 0), _cut, [sockets])
    watch.daemon = True
    watch.start()
    connection = http.client.HTTPConnection(host, port)
    try:
        if scheme == "https":
            sockets.append(_wrapped(sockets[0], host))
            cast(ssl.SSLSocket, sockets[1]).do_handshake()
        connection.sock = sockets[-1]
        yield connection
    finally:
        watch.cancel()
        connection.close()
        for each in sockets:
            each.close()


def _dial(addresses: list[IPAddress], port: int, deadline: float) -> socket.socket:
    """A connection to the first address that takes one; the last error where none does."""
    problem: OSError = TimeoutError()
    for address in addresses:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((str(address), port), timeout=left)
        except OSError as error:
            problem = error
    raise problem


def _wrapped(raw: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)


def _cut(sockets: list[socket.socket]) -> None:
    """End a connection from another thread, so that a blocked read returns; TLS is not told, since it may be reading."""
    with suppress(OSError):
        socket.socket.shutdown(sockets[-1], socket.SHUT_RDWR)


def _answer(response: http.client.HTTPResponse, limits: Limits) -> bytes | str:
    if response.status in REDIRECTS and response.getheader("Location"):
        return response.getheader("Location") or ""
    if response.status != 200:
        raise FetchError(f"the server answered {response.status}; allowed: 200")
    kind = (response.getheader("Content-Type") or "text/html").split(";")[0].strip().lower()
    if kind not in TYPES:
        raise FetchError(f"the content type is {shown(kind)}; allowed: {', '.join(TYPES)}")
    return b"".join(_unpacked(response, limits.page_bytes))


def _unpacked(response: http.client.HTTPResponse, limit: int) -> Iterator[bytes]:
    """The body in pieces, decompressed, never more than the limit."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"the content encoding is {shown(coding)}; allowed: gzip, deflate")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32) if coding != "identity" else None
    total = 0
    while chunk := response.read(CHUNK):
        while chunk:
            piece = unpacker.decompress(chunk, CHUNK) if unpacker else chunk
            chunk = unpacker.unconsumed_tail if unpacker else b""
            total += len(piece)
            if total > limit:
                raise FetchError(f"the page has more than {limit} bytes; allowed: {limit}")
            yield piece
    if response.length:
        raise http.client.IncompleteRead(b"")
    if unpacker and not unpacker.eof:
        raise zlib.error("the compressed body is cut short")
