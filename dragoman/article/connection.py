"""A connection to a checked address, cut at a deadline.

Written on the standard library because the usual clients resolve a host name a second time when they connect: here the
connection is made to the very address that was checked.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import cast
from urllib.parse import SplitResult, quote, urlsplit

from dragoman.article.addresses import IPAddress
from dragoman.article.errors import FetchError, RefusedError, shown

MOST_ADDRESSES = 4  # of a host, that are tried in turn


def checked(url: str) -> SplitResult:
    """The parts of an http or https address; RefusedError for any other."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"the address is {shown(url)}; allowed: http and https addresses") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise RefusedError(f"the address is {shown(url)}; allowed: http and https addresses")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("the address holds a user name; allowed: addresses without")
    return parts


def port_of(parts: SplitResult) -> int:
    """The port of an address, also where it is left unsaid."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def resolve(host: str, port: int, permits: Callable[[IPAddress], bool]) -> list[IPAddress]:
    """The addresses of a host; RefusedError where any of them is not permitted, FetchError where there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the host {shown(host)} has no address") from error
    addresses = [ipaddress.ip_address(str(row[4][0]).split("%")[0]) for row in found]
    refused = next((a for a in addresses if not permits(a)), None)
    if refused is not None or not addresses:
        raise RefusedError(f"the host {shown(host)} is at {refused}; allowed: addresses of the public internet")
    return list(dict.fromkeys(addresses))[:MOST_ADDRESSES]


def target(parts: SplitResult) -> str:
    """Path and query as they are asked for."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + ("?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else "")


def host_header(parts: SplitResult) -> str:
    """The host as the request names it."""
    host = (
        (parts.hostname or "").encode("idna").decode() if ":" not in (parts.hostname or "") else f"[{parts.hostname}]"
    )
    return f"{host}:{parts.port}" if parts.port else host


@contextmanager
def connected(parts: SplitResult, addresses: list[IPAddress], deadline: float) -> Iterator[http.client.HTTPConnection]:
    """A connection to a checked address that is cut at the deadline, however slowly the server trickles."""
    host, port = parts.hostname or "", port_of(parts)
    sockets = [_dial(addresses, port, deadline)]
    watch = threading.Timer(max(deadline - time.monotonic(), 0), _cut, [sockets])
    watch.daemon = True
    watch.start()
    connection = http.client.HTTPConnection(host, port)
    try:
        if parts.scheme == "https":
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
