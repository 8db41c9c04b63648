"""Large sources are read piece by piece: only as much of them as the next story needs."""

import gzip
import json
import random
import tracemalloc
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcs import packed, page, record

from dragoman.article import read_sources
from dragoman.article import rows as article_rows
from dragoman.model.article import Article

TEXT = "Norland recalled its ambassador from Sudland on Monday. " * 40
MOST = 2_500_000  # bytes that may be held; the sources hold many times that


def lines(count: int) -> bytes:
    return b"".join(json.dumps({"text": f"{n} {TEXT}"}).encode() + b"\n" for n in range(count))


def write_lines(path: Path, count: int) -> None:
    path.write_bytes(lines(count))


def write_gz(path: Path, count: int) -> None:
    path.write_bytes(gzip.compress(lines(count), 1, mtime=0))


def write_zst(path: Path, count: int) -> None:
    path.write_bytes(pa.Codec("zstd").compress(lines(count), asbytes=True))


def write_table(path: Path, count: int) -> None:
    pq.write_table(pa.table({"text": [f"{n} {TEXT}" for n in range(count)]}), path, row_group_size=500)


def write_archive(path: Path, count: int) -> None:
    records = (record(f"https://n.example/{n}", page(n) + b"<!--" + b"x" * 2_000 + b"-->") for n in range(count // 20))
    path.write_bytes(packed(*records))


KINDS: list[tuple[str, Callable[[Path, int], None]]] = [
    ("a.jsonl", write_lines), ("a.jsonl.gz", write_gz), ("a.jsonl.zst", write_zst), ("a.parquet", write_table),
    ("a.warc.gz", write_archive),
]  # fmt: skip


@pytest.mark.parametrize(("name", "write"), KINDS, ids=[name for name, _ in KINDS])
def test_memory_does_not_grow_with_the_source(tmp_path: Path, name: str, write: Callable[[Path, int], None]) -> None:
    write(tmp_path / name, 2_500)
    stories = read_sources([tmp_path / name])
    assert all(isinstance(story, Article) for story in islice(stories, 40))  # what is loaded once is loaded
    tracemalloc.start()
    counted = sum(isinstance(story, Article) for story in stories)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counted > 80
    assert peak < MOST


def test_a_row_group_is_not_held_whole(tmp_path: Path) -> None:
    draw = random.Random(1)
    texts = ["".join(draw.choices("abcdefgh ", k=3_000)) for _ in range(8_000)]  # 24 MB that do not pack well
    pq.write_table(pa.table({"text": texts}), tmp_path / "a.parquet", row_group_size=10_000)
    before = pa.total_allocated_bytes()
    stories = read_sources([tmp_path / "a.parquet"])
    held = [pa.total_allocated_bytes() - before for _ in islice(stories, 500)]
    assert 0 < max(held) < 10_000_000


def test_no_line_is_read_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_lines(tmp_path / "a.jsonl", 1_000)
    made: list[str] = []
    inner = article_rows.from_row
    monkeypatch.setattr(article_rows, "from_row", lambda row: made.append(row["id"]) or inner(row))  # type: ignore[func-returns-value]
    assert len(list(islice(read_sources([tmp_path / "a.jsonl"]), 3))) == 3
    assert made == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]


def test_files_of_a_folder_are_opened_one_by_one(tmp_path: Path) -> None:
    for n in range(50):
        (tmp_path / f"{n:02}.txt").write_text(TEXT)
    stories = read_sources([tmp_path])
    next(stories)
    for n in range(1, 50):
        (tmp_path / f"{n:02}.txt").write_text("Written later.")
    assert {story.text for story in stories if isinstance(story, Article)} == {"Written later."}


def test_folders_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/b/c.txt", "a/b.txt", "a.txt", "a/a.txt", "c/d.txt", "a-b/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    found = [story.id for story in read_sources([tmp_path])]
    assert found == [str(p.relative_to(tmp_path).with_suffix("")) for p in sorted(tmp_path.rglob("*.txt"))]
