import gzip
import json
from pathlib import Path

import pyarrow as pa
import pytest

from dragoman.article import Limits, read_sources
from dragoman.model.article import Article, Rejection

TEXT = "Norland recalled its ambassador from Sudland on Monday."
LINE = json.dumps({"text": TEXT}).encode() + b"\n"
TIGHT = Limits(expansion=50, free_expansion=10_000, text_chars=200_000)


def zst(data: bytes) -> bytes:
    return pa.Codec("zstd").compress(data, asbytes=True)


def gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


PACKERS = [(".gz", gz), (".zst", zst)]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
@pytest.mark.parametrize(
    ("name", "data", "ids"),
    [
        ("a.txt", TEXT.encode(), ["a"]),
        ("a.json", LINE, ["a"]),
        ("a.jsonl", LINE * 3, ["a.jsonl{}:1", "a.jsonl{}:2", "a.jsonl{}:3"]),
        ("a.html", b"<h1>Norland recalls envoy</h1>" + 3 * f"<p>{TEXT}</p><p>It yielded later.</p>".encode(), ["a"]),
    ],
)
def test_every_text_format_may_be_packed(
    tmp_path: Path, ending: str, pack: object, name: str, data: bytes, ids: list[str]
) -> None:
    path = tmp_path / (name + ending)
    path.write_bytes(pack(data))  # type: ignore[operator]
    assert [item.id for item in read_sources([path])] == [i.format(ending) for i in ids]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_files_packed_one_after_another_are_one(tmp_path: Path, ending: str, pack: object) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(LINE) + pack(LINE * 2))  # type: ignore[operator]
    assert [type(item) for item in read_sources([path])] == [Article] * 3


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_a_bomb_is_rejected_and_what_came_before_is_kept(tmp_path: Path, ending: str, pack: object) -> None:
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(LINE + b"\n" * 50_000_000))  # type: ignore[operator]
    *stories, rejected = read_sources([path], limits=TIGHT)
    assert [type(story) for story in stories] == [Article]
    assert isinstance(rejected, Rejection)
    assert rejected.where == str(path)
    assert "allowed: 50 times the size, or 10000 bytes" in rejected.reason


def test_text_that_packs_well_is_no_bomb(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gz(b"".join(json.dumps({"text": f"{TEXT} {n}"}).encode() + b"\n" for n in range(2_000))))
    assert len(list(read_sources([path], limits=TIGHT))) == 2_000


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
@pytest.mark.parametrize(
    "harm", [lambda d: d[:-9], lambda d: d[: len(d) // 2], lambda d: b"no archive", lambda d: d + b"more"]
)
def test_damage_is_rejected(tmp_path: Path, ending: str, pack: object, harm: object) -> None:
    path = tmp_path / f"a.txt{ending}"
    path.write_bytes(harm(pack(TEXT.encode() * 10)))  # type: ignore[operator]
    (rejected,) = read_sources([path])
    assert isinstance(rejected, Rejection)
    assert rejected.reason.startswith("cannot be read: ")


def test_a_window_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.zst"
    path.write_bytes(b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01\x00\x00")  # a frame that asks for 2 GB
    (rejected,) = read_sources([path])
    assert isinstance(rejected, Rejection)
    assert "too much memory" in rejected.reason
