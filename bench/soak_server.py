"""The servers of the soak test: papers that print stories, and others that are broken, slow, huge, evasive or hostile.

All run in this process, on addresses 127.0.0.2 and up. What they serve depends on the time since the beginning only.
"""

import gzip
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from email.utils import formatdate
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from bench.soak_stories import Story, story

WINDOW = 60  # entries that a feed shows
SEED = 1
Reply = tuple[int, dict[str, str], bytes]


class Press:
    """What has been printed: each paper brings one story after the other until `quiet`, in seconds since the beginning."""

    papers = ("times", "links", "names", "moved", "flaky")

    def __init__(self, *, rate: float, quiet: float) -> None:
        """`rate`: stories a second, all papers together."""
        self._begun, self._step, self._quiet = time.monotonic(), len(self.papers) / rate, quiet
        self.port = 0

    def printed(self) -> int:
        """How many stories each paper has brought."""
        return int(min(time.monotonic() - self._begun, self._quiet) / self._step) + 1

    def newest(self, paper: str) -> list[Story]:
        """The stories that its feeds show, newest first."""
        count = self.printed()
        return [story(paper, number) for number in range(count - 1, max(count - 1 - WINDOW, -1), -1)]

    def days(self) -> dict[str, str]:
        """The marks of all stories that have been printed, and their days."""
        printed = (story(paper, number) for paper in self.papers for number in range(self.printed()))
        return {item.mark: item.day.isoformat() for item in printed}


def entry(item: Story, link: str, *, guid: str, content: str = "", more: str = "") -> str:
    """An entry of RSS."""
    body = (
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
        if content
        else "<description>In short. …</description>"
    )
    return (
        f"<item><title>{escape(item.title)}</title><link>{escape(link)}</link><guid isPermaLink='false'>{escape(guid)}</guid>"
        f"<pubDate>{item.day:%d %b %Y} 00:00:00 GMT</pubDate>{body}{more}</item>"
    )


def rss(title: str, entries: list[str]) -> bytes:
    """A feed."""
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}<title>{title}</title><ttl>0</ttl>{''.join(entries)}</channel></rss>".encode()


SLOW = "100000"  # bytes that never come
ENTITIES = "".join(f'<!ENTITY a{n} "{(f"&a{n - 1};" if n else "ha") * 10}">' for n in range(10))
EVIL = story("evil", 0)
HOSTILE: dict[str, Callable[[], Reply]] = {
    "bomb": lambda: (200, {}, f"<!DOCTYPE rss [{ENTITIES}]><rss><channel><item><title>&a9;</title></item></channel></rss>".encode()),
    "outside": lambda: (200, {}, b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>&x;</item></channel></rss>'),
    "huge": lambda: (200, {}, b"<rss><channel>" + b"<item><title>a</title></item>" * 2_000_000),
    "tags": lambda: (200, {}, b"<rss><channel>" + b"<item><title>a</title>" * 45_000),
    "attributes": lambda: (200, {}, b"<rss><channel><item " + b"a='b' " * 200_000 + b"/></channel></rss>"),
    "deep": lambda: (200, {}, rss("deep", [entry(EVIL, "/none", guid="1", content="<div>" * 20_000)])),
    "packed": lambda: (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000, 1)),
    "no gzip": lambda: (200, {"Content-Encoding": "gzip"}, b"no gzip"),
    "empty": lambda: (200, {}, b""),
    "binary": lambda: (200, {}, random.Random(SEED).randbytes(100_000)),
    "html": lambda: (200, {"Content-Type": "text/html"}, b"<html><body>Sign in first</body></html>"),
    "script": lambda: (200, {}, rss("script", [entry(EVIL, "/none", guid="1", content="<script>alert(1)</script>" * 2_000)])),
    "nothing": lambda: (200, {}, rss("nothing", ["<item/>", "<item><title/></item>"] * 500)),
    "loop": lambda: (302, {"Location": "/loop"}, b""),
    "inward": lambda: (302, {"Location": "http://10.0.0.1/feed"}, b""),
    "file": lambda: (301, {"Location": "file:///etc/passwd"}, b""),
    "odd": lambda: (301, {"Location": "http://[::1"}, b""),
    "gone": lambda: (410, {}, b""),
    "busy": lambda: (429, {"Retry-After": "5"}, b""),
    "long": lambda: (200, {"Content-Length": "999999"}, rss("long", [])),
    "headers": lambda: (200, {f"X-{n}": "x" * 500 for n in range(200)}, rss("headers", [])),
    "future": lambda: (200, {}, rss("future", ["<item><pubDate>Fri, 14 Jun 2099 00:00:00 GMT</pubDate></item>"])),
    "slow": lambda: (200, {"Content-Length": SLOW}, b""),
    "closed pages": lambda: (200, {}, rss("closed", [entry(EVIL, "http://127.0.0.9:{port}/page/closed-0", guid="1")])),
    "theft": lambda: (200, {}, rss("theft", [entry(EVIL, "http://127.0.0.2:{port}/page/times-9999999", guid="1", content=EVIL.markup)])),
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """Answers by host and path."""

    press: Press
    failed: ClassVar[Counter[str]] = Counter()
    asked: ClassVar[Counter[str]] = Counter()
    made: ClassVar[dict[str, Reply]] = {}

    def do_GET(self) -> None:
        """Serve."""
        self.asked[self.path.split("?")[0].split("/")[1]] += 1
        status, headers, body = self._reply()
        body = body.replace(b"{port}", str(self.press.port).encode())
        self.send_response(status)
        for name, value in {"Content-Type": "application/rss+xml", **headers}.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            if headers.get("Content-Length") == SLOW:
                self._drip()
            self.wfile.write(body)
        except OSError:
            return  # who asked has had enough

    def _reply(self) -> Reply:
        parts = urlsplit(self.path)
        _, kind, *rest = parts.path.split("/")
        name = rest[0].replace("%20", " ") if rest else ""
        if kind == "robots.txt":
            is_closed = self.headers.get("Host", "").startswith("127.0.0.9")
            return 200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /" if is_closed else b""
        if kind == "feed":
            return self._feed(name)
        if kind == "page":
            return self._page(name, parts.path)
        if kind == "go":
            return 302, {"Location": "/page/" + parse_qs(parts.query).get("to", [""])[0]}, b""
        if kind == "hostile" and not self._fails(f"hostile {name}", every=3):
            return 200, {}, rss(name, [])  # so that it is asked again soon
        if kind == "hostile" and name in HOSTILE:
            return self._hostile(name)
        if kind == "mutated":
            return (
                200,
                {},
                mutated(rss("mutated", [entry(EVIL, f"/none/{n}", guid=str(n), content=" ") for n in range(20)])),
            )
        return 404, {}, b""

    def _hostile(self, name: str) -> Reply:
        if name not in self.made:
            self.made[name] = HOSTILE[name]()
        return self.made[name]

    def _feed(self, name: str) -> Reply:
        if name == "flaky" and self._fails("feed flaky", every=3):
            return 503, {"Retry-After": "1"}, b""
        body = rss(name, [self._entry(item, name) for item in self.press.newest(name.split("-")[0])])
        stamp = f'"{hash(body)}"'
        if self.headers.get("If-None-Match") == stamp:
            return 304, {"ETag": stamp}, b""
        return 200, {"ETag": stamp, "Last-Modified": formatdate(usegmt=True)}, body

    def _entry(self, item: Story, name: str) -> str:
        """An entry in the way of its paper."""
        ident = item.mark.removeprefix("dispatch ")
        link, guid = f"/page/{ident}", item.mark
        if name.startswith("times"):  # the whole story, in two feeds
            return entry(item, f"{link}?utm_source={name}", guid=f"{name} {guid}", content=item.markup)
        if name == "names":  # each time another name and another way of writing the address
            return entry(item, f"{link}/?utm_campaign={time.monotonic_ns()}#top", guid=str(time.monotonic_ns()))
        if name == "moved":
            return entry(item, f"/go?to={ident}", guid=guid)
        return entry(item, link, guid=guid)

    def _page(self, name: str, path: str) -> Reply:
        paper, _, number = name.partition("-")
        is_there = paper == "closed" or (paper in self.press.papers and int(number) < self.press.printed())
        if not is_there:
            return 404, {"Content-Type": "text/html"}, b""
        if paper == "flaky" and self.failed[path] < 2:
            self.failed[path] += 1
            return 503, {}, b""
        return 200, {"Content-Type": "text/html; charset=utf-8"}, story(paper, int(number)).page

    def _fails(self, what: str, *, every: int) -> bool:
        self.failed[what] += 1
        return self.failed[what] % every == 0

    def _drip(self) -> None:
        for _ in range(100):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.2)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def mutated(data: bytes) -> bytes:
    """A feed with some bytes changed, others each time."""
    harmed = bytearray(data)
    for _ in range(random.randint(1, 40)):
        harmed[random.randrange(len(harmed))] = random.randrange(256)
    return bytes(harmed[: random.randint(len(harmed) // 2, len(harmed))])


def feeds(port: int) -> list[str]:
    """The addresses of all feeds."""
    good = [
        ("2", "times-world"),
        ("2", "times-politics"),
        ("3", "links"),
        ("4", "names"),
        ("5", "moved"),
        ("6", "flaky"),
    ]
    hostile = [f"http://127.0.0.8:{port}/hostile/{name.replace(' ', '%20')}" for name in HOSTILE]
    nowhere = [
        "http://127.0.0.8:9/feed",
        f"http://127.0.0.9:{port}/feed/links",
        f"http://127.0.0.10:{port}/feed/links",
        "ftp://n.example/",
    ]
    return [
        *(f"http://127.0.0.{host}:{port}/feed/{name}" for host, name in good),
        *hostile,
        *(f"http://127.0.0.7:{port}/mutated/{n}" for n in range(3)),
        *nowhere,
    ]


HOSTS = tuple(f"127.0.0.{n}" for n in range(2, 10))  # 127.0.0.10 is not allowed


class Servers:
    """All of them; `with` runs them."""

    def __init__(self, press: Press) -> None:
        """Not running yet."""
        Handler.press = press
        self._server = ThreadingHTTPServer(("", 0), Handler)
        self._server.daemon_threads = True
        press.port = self.port = self._server.server_port
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1})

    def __enter__(self) -> "Servers":
        """Run."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
