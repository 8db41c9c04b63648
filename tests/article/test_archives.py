import gzip
from pathlib import Path

import pyarrow as pa
import pytest
from warcs import packed, page, record

from dragoman.article import Limits, read_sources
from dragoman.model.article import Article, Rejection

STORIES = [record(f"https://n.example/{n}", page(n)) for n in range(4)]
INFO = record(None, b"software: x", kind="warcinfo")


def read(path: Path, data: bytes, limits: Limits | None = None) -> list[Article | Rejection]:
    path.write_bytes(data)
    return list(read_sources([path], limits=limits or Limits()))


def ids(items: list[Article | Rejection]) -> list[str | None]:
    return [item.id for item in items if isinstance(item, Article)]


def rejections(items: list[Article | Rejection]) -> list[str]:
    return [str(item) for item in items if isinstance(item, Rejection)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"".join([INFO, *STORIES])),
        ("a.warc.gz", packed(INFO, *STORIES)),
        ("a.warc.zst", b"".join(pa.Codec("zstd").compress(each, asbytes=True) for each in [INFO, *STORIES])),
    ],
)
def test_responses_with_pages_are_stories(tmp_path: Path, name: str, data: bytes) -> None:
    found = read(tmp_path / name, data)
    assert ids(found) == [f"https://n.example/{n}" for n in range(4)]
    assert rejections(found) == []
    first = found[0]
    assert isinstance(first, Article)
    assert first.text.startswith("Norland recalls envoy\n\nNorland recalled its ambassador")
    assert (first.url, first.published, first.published_basis) == (
        "https://n.example/0",
        "2024-06-19T10:00:00+00:00",
        "crawl",
    )


def test_the_page_tells_its_day_better_than_the_crawl(tmp_path: Path) -> None:
    dated = page(1).replace(b"<head>", b'<head><meta property="article:published_time" content="2024-06-17T08:00:00Z">')
    (article,) = read(tmp_path / "a.warc.gz", packed(record("https://n.example/1", dated)))
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == ("2024-06-17T08:00:00+00:00", "metadata")
    (article,) = read(tmp_path / "a.warc.gz", packed(record("https://n.example/2024/06/16/a", page(1), date="once")))
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == ("2024-06-16", "url")


OTHERS = [
    record("https://n.example/i.png", b"\x89PNG", content="image/png"),
    record("https://n.example/robots.txt", b"User-agent: *", content="text/plain"),
    record("https://n.example/gone", page(9), status=404),
    record("https://n.example/q", b"", kind="request"),
    record("https://n.example/r", page(9), kind="revisit"),
    record("https://n.example/m", b"x: y", kind="metadata", content="application/warc-fields"),
    record("https://n.example/d.pdf", b"%PDF", content="application/pdf"),
]


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: other.split(b"\r\n")[3].decode())
def test_what_is_no_page_is_passed_over(tmp_path: Path, other: bytes) -> None:
    found = read(tmp_path / "a.warc.gz", packed(STORIES[0], other, STORIES[1]))
    assert ids(found) == ["https://n.example/0", "https://n.example/1"]
    assert rejections(found) == []


def test_encodings_of_headers_and_pages(tmp_path: Path) -> None:
    words = page(1).replace(b"Norland", "Nordk\u00f6nigreich \u20ac".encode("cp1252"))
    named = record("https://n.example/1", words, content="text/html;charset=windows-1252")
    declared = words.replace(b"<head>", b'<head><meta charset="windows-1252">')
    for data in (named, record("https://n.example/1", declared, content="text/html")):
        (article,) = read(tmp_path / "a.warc.gz", packed(data))
        assert isinstance(article, Article)
        assert "Nordkönigreich €" in article.text


def test_packed_and_chunked_bodies(tmp_path: Path) -> None:
    body = page(1)
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    records = [
        record("https://n.example/1", gzip.compress(body, mtime=0), extra="Content-Encoding: gzip\r\n"),
        record("https://n.example/2", chunked, extra="Transfer-Encoding: chunked\r\n"),
        record("https://n.example/3", b"no gzip", extra="Content-Encoding: gzip\r\n"),
        STORIES[0],
    ]
    found = read(tmp_path / "a.warc.gz", packed(*records))
    assert ids(found) == ["https://n.example/1", "https://n.example/2", "https://n.example/0"]
    assert len(rejections(found)) == 1


GOOD = packed(*STORIES)
LENGTHS = [len(packed(each)) for each in STORIES]


def harmed(number: int) -> bytes:
    """The archive with one record that does not unpack."""
    start = sum(LENGTHS[:number])
    data = bytearray(GOOD)
    data[start + 30 : start + 60] = b"\xff" * 30
    return bytes(data)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_broken_record_is_rejected_by_its_offset_and_the_rest_goes_on(tmp_path: Path, number: int) -> None:
    found = read(tmp_path / "a.warc.gz", harmed(number))
    assert ids(found) == [f"https://n.example/{n}" for n in range(4) if n != number]
    (told,) = rejections(found)
    assert f"a.warc.gz, offset {sum(LENGTHS[:number])}: the record is broken" in told


def test_garbage_between_records(tmp_path: Path) -> None:
    for name, data in (
        ("a.warc", STORIES[0] + b"garbage\r\n" * 5 + STORIES[2]),
        ("a.warc.gz", packed(STORIES[0]) + b"garbage" * 50 + packed(STORIES[2])),
    ):
        found = read(tmp_path / name, data)
        assert ids(found) == ["https://n.example/0", "https://n.example/2"]
        assert len(rejections(found)) == 1


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_record_that_claims_the_records_after_it(tmp_path: Path, name: str) -> None:
    greedy = record("https://n.example/9", page(9), length=50_000)
    records = [STORIES[0], greedy, STORIES[1], STORIES[2]]
    found = read(tmp_path / name, packed(*records) if name.endswith("gz") else b"".join(records))
    assert ids(found) == ["https://n.example/0", "https://n.example/1", "https://n.example/2"]
    assert "that it names" in rejections(found)[0]


def test_a_cut_archive_keeps_what_came_before(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", GOOD[:-40])
    assert ids(found) == [f"https://n.example/{n}" for n in range(3)]
    assert len(rejections(found)) == 1


def test_a_page_without_a_story_is_rejected_by_offset_and_address(tmp_path: Path) -> None:
    found = read(tmp_path / "a.warc.gz", packed(STORIES[0], record("https://n.example/e", b"<html></html>")))
    rejected = found[1]
    assert isinstance(rejected, Rejection)
    assert (rejected.where, rejected.id) == (f"{tmp_path / 'a.warc.gz'}, offset {LENGTHS[0]}", "https://n.example/e")


def test_large_pages_are_rejected_and_larger_ones_are_not_even_unpacked(tmp_path: Path) -> None:
    for size, told in ((5_000, "more than 2000 bytes"), (500_000, "allowed: 2000")):
        records = [STORIES[0], record("https://n.example/b", b"<p>" + b"x" * size), STORIES[1]]
        found = read(tmp_path / "a.warc.gz", packed(*records), Limits(page_bytes=2_000))
        assert ids(found) == ["https://n.example/0", "https://n.example/1"]
        assert told in rejections(found)[0]


@pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no archive", mtime=0), b"\x1f\x8b\x08" * 50])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    found = read(tmp_path / "a.warc.gz", data)
    assert len(found) == 1
    assert "this is no WARC file" in str(found[0])
