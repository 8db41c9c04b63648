"""Web archives made for the tests."""

import gzip

PAGE = "<html><head><title>Norland recalls envoy</title></head><body><article><h1>Norland recalls envoy</h1>{}</article></body></html>"
PARAGRAPH = (
    "<p>Norland recalled its ambassador from Sudland on Monday, for the {} time this year, over tolls on the river.</p>"
)


def page(number: int) -> bytes:
    return PAGE.format("".join(PARAGRAPH.format(f"{number}.{n}") for n in range(4))).encode()


def record(
    url: str | None,
    body: bytes,
    *,
    kind: str = "response",
    content: str = "text/html; charset=utf-8",
    status: int = 200,
    date: str = "2024-06-19T10:00:00Z",
    extra: str = "",
    length: int | None = None,
) -> bytes:
    block = f"HTTP/1.1 {status} OK\r\nContent-Type: {content}\r\n{extra}\r\n".encode() + body
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: {date}\r\n{target}WARC-Record-ID: <urn:uuid:0>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {length or len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(each, mtime=0) for each in records)
