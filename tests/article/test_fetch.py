import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from dragoman.article import FetchError, Limits, fetch
from dragoman.article.addresses import is_public
from dragoman.article.errors import RefusedError
from dragoman.article.fetch import Client

REFUSED = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
    "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "fec0::1", "2001:db8::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::",
    "2002:a00:1::",
]  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


BAD = [
    "ftp://n.example/", "file:///etc/passwd", "http://", "http:///a", "http://n.example:99999/", "http://n.example:0/", "http://[::1",
    "http://user:word@n.example/", "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "http://2130706433/",
    "http://0x7f.1/", "http://169.254.169.254/latest", "gopher://n.example/", "javascript:alert(1)", "",
]  # fmt: skip


@pytest.mark.parametrize("url", BAD)
def test_bad_addresses(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert "\n" not in str(caught.value)


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch("http://n.example/")


PAGE = b"<p>Norland yielded.</p>"


class Handler(BaseHTTPRequestHandler):
    """Serves one behaviour a path."""

    def do_GET(self) -> None:
        getattr(self, "serve_" + self.path.split("?")[0].strip("/"))()

    def answer(self, data: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def serve_plain(self) -> None:
        self.answer(PAGE, Content_Type="text/html; charset=utf-8")

    def serve_query(self) -> None:
        self.answer(self.path.encode(), Content_Type="text/plain")

    def serve_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def serve_deflate(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Type="text/html", Content_Encoding="deflate")

    def serve_bomb(self) -> None:
        self.answer(gzip.compress(b"x" * 5_000_000), Content_Type="text/html", Content_Encoding="gzip")

    def serve_cut(self) -> None:
        self.answer(gzip.compress(PAGE)[:-6], Content_Type="text/html", Content_Encoding="gzip")

    def serve_broken(self) -> None:
        self.answer(b"no gzip", Content_Type="text/html", Content_Encoding="gzip")

    def serve_brotli(self) -> None:
        self.answer(PAGE, Content_Type="text/html", Content_Encoding="br")

    def serve_short(self) -> None:
        self.answer(PAGE, Content_Type="text/html", Content_Length="9999")

    def serve_big(self) -> None:
        self.answer(b"x" * 20_000, Content_Type="text/html")

    def serve_image(self) -> None:
        self.answer(b"x", Content_Type="image/png")

    def serve_missing(self) -> None:
        self.answer(b"x", status=404, Content_Type="text/html")

    def serve_moved(self) -> None:
        self.answer(b"", status=302, Location="/plain")

    def serve_loop(self) -> None:
        self.answer(b"", status=301, Location="/loop")

    def serve_inward(self) -> None:
        self.answer(b"", status=301, Location="http://10.0.0.1/")

    def serve_file(self) -> None:
        self.answer(b"", status=301, Location="file:///etc/passwd")

    def serve_stamped(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(b"", status=304, ETag='"v1"')
        else:
            self.answer(self.headers["User-Agent"].encode(), ETag='"v1"', Content_Type="text/html; charset=ISO-8859-2")

    def serve_unasked(self) -> None:
        self.answer(b"", status=304)

    def serve_busy(self) -> None:
        self.answer(b"", status=503, Retry_After="120")

    def serve_odd(self) -> None:
        self.answer(b"", status=301, Location="http://[::1")

    def serve_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def only_this_machine(address: object) -> bool:
    return str(address) == "127.0.0.1"


def get(url: str, **limits: Any) -> bytes:
    return fetch(url, Limits(**{"page_bytes": 10_000, **limits}), permits=only_this_machine)


@pytest.mark.parametrize("path", ["plain", "gzip", "deflate", "moved"])
def test_fetched(site: str, path: str) -> None:
    assert get(f"{site}/{path}") == PAGE


def test_query_and_odd_characters(site: str) -> None:
    assert get(f"{site}/query?q=a b\u00e9%20&x=1") == b"/query?q=a%20b%C3%A9%20&x=1"


FAILURES = [
    ("bomb", "more than 10000 bytes"),
    ("big", "more than 10000 bytes"),
    ("cut", "did not answer properly"),
    ("broken", "did not answer properly"),
    ("short", "did not answer properly"),
    ("brotli", "content encoding is 'br'"),
    ("image", "content type is 'image/png'"),
    ("missing", "answered 404"),
    ("loop", "more than 5 redirects"),
    ("inward", r"10\.0\.0\.1"),
    ("file", "allowed: http and https"),
    ("odd", "redirects to 'http://"),
    ("unasked", "answered 304"),
]


@pytest.mark.parametrize(("path", "told"), FAILURES)
def test_refused(site: str, path: str, told: str) -> None:
    with pytest.raises(FetchError, match=told) as caught:
        get(f"{site}/{path}")
    assert "\n" not in str(caught.value)


def test_a_trickling_server_is_cut_off(site: str) -> None:
    with pytest.raises(FetchError, match=r"longer than 0\.3 seconds"):
        get(f"{site}/slow", fetch_seconds=0.3)


def test_https_to_a_plain_server_fails_in_one_line(site: str) -> None:
    with pytest.raises(FetchError, match="did not answer properly"):
        get(site.replace("http:", "https:") + "/plain")


def test_nobody_listens() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(FetchError, match="did not answer properly"):
            get(f"http://127.0.0.1:{unused.getsockname()[1]}/")


def test_what_has_not_changed_is_not_sent_again(site: str) -> None:
    client = Client(agent="dragoman/9", own_hosts=frozenset({"127.0.0.1"}))
    first = client.get(f"{site}/stamped")
    assert (first.status, first.body, first.charset) == (200, b"dragoman/9", "iso-8859-2")
    again = client.get(f"{site}/stamped", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_what_a_server_says_of_its_failure_is_kept(site: str) -> None:
    with pytest.raises(FetchError) as caught:
        Client(permits=only_this_machine).get(f"{site}/busy")
    assert (caught.value.status, caught.value.retry_after) == (503, "120")


@pytest.mark.parametrize(("hosts", "is_allowed"), [((), False), (("localhost",), False), (("127.0.0.1",), True)])
def test_servers_of_ones_own_are_named(site: str, hosts: tuple[str, ...], is_allowed: bool) -> None:
    client = Client(own_hosts=frozenset(hosts))
    if is_allowed:
        assert client.get(f"{site}/moved").body == PAGE
    else:
        with pytest.raises(RefusedError, match="public internet"):
            client.get(f"{site}/moved")


def test_each_address_is_checked_before_it_is_asked(site: str) -> None:
    seen: list[str] = []
    Client(permits=only_this_machine).get(f"{site}/moved", before=seen.append)
    assert seen == [f"{site}/moved", f"{site}/plain"]

    def closed(url: str) -> None:
        if url.endswith("/plain"):
            raise RefusedError("closed")

    with pytest.raises(RefusedError, match="closed"):
        Client(permits=only_this_machine).get(f"{site}/moved", before=closed)


def test_waiting_before_a_request_does_not_use_up_its_time(site: str) -> None:
    limits = Limits(fetch_seconds=0.5)
    client = Client(limits=limits, permits=only_this_machine)
    assert client.get(f"{site}/plain", before=lambda url: time.sleep(0.6)).body == PAGE


def test_headers_that_would_forge_others_are_not_sent(site: str) -> None:
    with pytest.raises(FetchError, match="did not answer properly"):
        Client(permits=only_this_machine).get(f"{site}/plain", headers={"If-None-Match": "a\r\nX-Evil: 1"})
