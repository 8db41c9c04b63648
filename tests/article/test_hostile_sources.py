"""Whatever bytes come, there are stories and rejections, and nothing else."""

import gzip
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_feeds import STORY, item, page, rss
from warcs import packed, record
from warcs import page as plain_page

from dragoman.article import Limits, read_sources
from dragoman.article.fetch import Response
from dragoman.model.article import Article, Rejection

LIMITS = Limits(page_bytes=50_000, free_expansion=200_000, feed_bytes=50_000, json_bytes=50_000)


def parquet() -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.table({"text": [f"Norland met Sudland {n}." for n in range(20)], "id": list(range(20))}),
        sink,
        row_group_size=5,
    )
    return bytes(sink.getvalue())


SEEDS = {
    "a.txt": b"Norland met Sudland.",
    "a.html": page("Talks open"),
    "a.json": b'[{"text": "Norland met Sudland."}, {"text": "They talked."}]',
    "a.jsonl": b'{"text": "Norland met Sudland.", "published": "2024-06-19"}\n' * 3,
    "a.jsonl.gz": gzip.compress(b'{"text": "Norland met Sudland."}\n' * 3, mtime=0),
    "a.jsonl.zst": pa.Codec("zstd").compress(b'{"text": "Norland met Sudland."}\n' * 3, asbytes=True),
    "a.parquet": parquet(),
    "a.warc": b"".join(record(f"https://n.example/{n}", plain_page(n)) for n in range(3)),
    "a.warc.gz": packed(*(record(f"https://n.example/{n}", plain_page(n)) for n in range(3))),
    "a.xml": rss(item(1, content=STORY), item(2, guid="x")),
    "a.opml": b'<opml><body><outline xmlUrl="https://n.example/feed"/></body></opml>',
}
changes = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(["set", "cut", "put"]), st.binary(max_size=8)),
    max_size=6,
)


def changed(data: bytes, steps: list[tuple[float, str, bytes]]) -> bytes:
    for where, kind, new in steps:
        at = int(where * len(data))
        tail = {"set": data[at + len(new) :], "cut": b"", "put": data[at:]}[kind]
        data = data[:at] + new + tail
    return data


def answer(url: str, types: tuple[str, ...]) -> Response:
    return Response(url, 200, SEEDS["a.xml"] if url.endswith("feed") else SEEDS["a.html"])


def check(name: str, data: bytes) -> list[Article | Rejection]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        found = list(read_sources([path], limits=LIMITS, get=answer))
    for each in found:
        assert isinstance(each, Article | Rejection)
        if isinstance(each, Rejection):
            assert each.where.startswith(str(path))
            assert "\n" not in str(each)
    return found


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_are_sound(name: str) -> None:
    found = check(name, SEEDS[name])
    assert found
    assert all(isinstance(each, Article) for each in found)


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=changes)
def test_harmed_files(name: str, steps: list[tuple[float, str, bytes]]) -> None:
    check(name, changed(SEEDS[name], steps))


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300))
def test_any_bytes(name: str, data: bytes) -> None:
    check(name, data)


markup = st.lists(
    st.sampled_from(
        ["<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "https://n.example/1", "<![CDATA[", "]]>", "&amp;",
         "&", "<", ">", "<p>", "</p>", "<guid>", "<!DOCTYPE rss>", "<?xml?>", "<feed>", "<entry>", "<content type='html'>", "\x00", "é",
         "<pubDate>",
         "2024-06-19", "</rss>", "<description>", "&#0;", "&#xD800;", "xmlns:a='b'", "<a:b>", " words that go on "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(text=markup)
def test_any_markup(text: str) -> None:
    check("a.xml", f"<rss>{text}".encode())
