import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.article import Limits, read_sources
from dragoman.model.article import Article, Rejection

TEXT = "Norland recalled its ambassador from Sudland on Monday."
HTML = "<html><body><h1>Norland recalls envoy</h1>" + "".join(
    f"<p>{TEXT} It was the {n} time this year that the two countries fell out over tolls.</p>" for n in ("first", "second", "third")
) + "</body></html>"  # fmt: skip
SMALL = Limits(line_bytes=200, text_chars=500, json_bytes=1000, page_bytes=2000)


def read(*sources: str | Path, limits: Limits = SMALL, stdin: bytes = b"") -> list[Article | Rejection]:
    return list(read_sources(sources, limits=limits, stdin=io.BytesIO(stdin)))


def told(items: list[Article | Rejection]) -> list[str]:
    return [item.id if isinstance(item, Article) else str(item) for item in items]


def lines(*rows: object) -> bytes:
    return b"".join(row if isinstance(row, bytes) else json.dumps(row).encode() + b"\n" for row in rows)


FILES = [
    ("a.txt", TEXT.encode(), ["a"]),
    ("a.TXT", TEXT.encode(), ["a"]),
    ("a.b.txt.gz", gzip.compress(TEXT.encode(), mtime=0), ["a.b"]),
    ("a.html", HTML.encode(), ["a"]),
    ("a.htm.gz", gzip.compress(HTML.encode(), mtime=0), ["a"]),
    ("a.json", lines({"text": TEXT}), ["a"]),
    ("a.json", lines({"text": TEXT, "id": "x"}), ["x"]),
    ("a.json", lines([{"text": TEXT}, {"text": TEXT, "id": "x"}]), ["a.json:1", "x"]),
    ("a.jsonl", lines({"text": TEXT}, b"\n", {"text": TEXT, "id": "x"}), ["a.jsonl:1", "x"]),
    ("a.ndjson.gz", gzip.compress(lines({"text": TEXT}), mtime=0), ["a.ndjson.gz:1"]),
    ("a.jsonl", b"\xef\xbb\xbf" + lines({"text": TEXT}), ["a.jsonl:1"]),
]


@pytest.mark.parametrize(("name", "data", "ids"), FILES)
def test_files(tmp_path: Path, name: str, data: bytes, ids: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    assert told(read(tmp_path / name)) == ids


def test_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    (article,) = read(tmp_path / "a.txt")
    assert isinstance(article, Article)
    assert article.text == TEXT


LINES = [
    (b"[1]\n", "this is [1]; allowed: an object with text"),
    (b"7\n", "this is 7; allowed: an object with text"),
    (b"{\n", "this is no JSON"),
    (b"{} \n", "no text; allowed: an object whose text is a string"),
    (b'{"text": 5}\n', "text is 5; allowed: a string"),
    (b'{"text": ""}\n', "the text is empty"),
    (b'{"text": "a", "published": "June"}\n', "published is 'June'; allowed: ISO 8601"),
    (b'{"text": "caf\xe9"}\n', "byte 13 is 0xe9, which is not UTF-8"),
    (b'{"text": "' + b"x" * 300 + b'"}\n', "the line has more than 200 bytes; allowed: 200"),
    (b"[" * 150 + b"\n", "this is no JSON"),
    (b'{"text": ' + b"9" * 100 + b"}\n", "text is 999"),
    (b'{"text": "\\ud800"}\n', "lone surrogate U+D800"),
]


@pytest.mark.parametrize(("line", "reason"), LINES)
def test_a_bad_line_is_rejected_and_the_rest_goes_on(tmp_path: Path, line: bytes, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines({"text": TEXT, "id": "one"}, line, {"text": TEXT, "id": "three"}))
    first, rejected, third = read(path)
    assert told([first, third]) == ["one", "three"]
    assert isinstance(rejected, Rejection)
    assert rejected.where == f"{path}, line 2"
    assert rejected.reason.startswith(reason) or reason in rejected.reason
    assert "\n" not in rejected.reason


def test_a_rejection_keeps_the_id(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "x"}))
    (rejected,) = read(tmp_path / "a.jsonl")
    assert rejected.id == "x"


def test_last_line_too_long_and_without_end(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"text": TEXT}) + b"x" * 5000)
    assert [type(i) for i in read(tmp_path / "a.jsonl")] == [Article, Rejection]


def test_deeply_nested_json(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[" * 100_000)
    (rejected,) = read(tmp_path / "a.json", limits=Limits())
    assert isinstance(rejected, Rejection)
    assert "nested too deeply" in rejected.reason


BAD_FILES = [
    ("a.txt", b"", "it is empty"),
    ("a.html", b" \n", "it is empty"),
    ("a.txt", b"caf\xe9 au lait", "byte 3 is 0xe9, which is not UTF-8"),
    ("a.txt", b"\xef\xbb\xbfcaf\xe9", "byte 6 is 0xe9"),
    ("a.txt", b"\x7fELF\0\0", "byte 4 is 0x00, so this is no text"),
    ("a.txt", b"x" * 501, "the text has 501 characters; allowed: 500"),
    ("a.txt", b"x" * 9000, "it has more than 2000 bytes"),
    ("a.txt.gz", b"no gzip", "cannot be read"),
    ("a.txt.gz", gzip.compress(TEXT.encode(), mtime=0)[:-9], "cannot be read"),
    ("a.txt.gz", gzip.compress(b"x" * 1_000_000, mtime=0), "it has more than 2000 bytes"),
    ("a.html", b"<p>" * 2000, "it has more than 2000 bytes"),
    ("a.html", b"<html><body></body></html>", "no main text"),
    ("a.json", b"{", "this is no JSON"),
    ("a.json", b"3", "this is 3"),
    ("a.pdf", b"%PDF", "the file type is .pdf; allowed: .txt"),
    ("a", b"x", "the file type is none"),
]


@pytest.mark.parametrize(("name", "data", "reason"), BAD_FILES)
def test_a_bad_file_is_rejected_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    rejected, article = read(tmp_path / name, "-", stdin=TEXT.encode())
    assert isinstance(rejected, Rejection)
    assert rejected.where == str(tmp_path / name)
    assert reason in rejected.reason
    assert isinstance(article, Article)


@pytest.mark.parametrize("source", ["missing.txt", "nul\0.txt", "ftp://n.example/a.txt"])
def test_missing_files(source: str) -> None:
    (rejected,) = read(source)
    assert isinstance(rejected, Rejection)
    assert rejected.reason.startswith(("cannot be read", "the name is"))


def test_folder_is_read_sorted_with_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "c.bin").write_bytes(b"x")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = read(tmp_path)
    assert told(found)[:3] == ["a/c", "a/z", "b"]
    assert [i.where for i in found if isinstance(i, Rejection)] == [
        str(tmp_path / "a" / "loop"),
        str(tmp_path / "c.bin"),
    ][1:]


STREAMS = [
    (TEXT.encode(), ["standard input"]),
    (HTML.encode(), ["standard input"]),
    (b"\n  <!DOCTYPE html>" + HTML.encode(), ["standard input"]),
    (lines({"text": TEXT}, {"text": TEXT}), ["standard input:1", "standard input:2"]),
    (json.dumps([{"text": TEXT}, {"text": TEXT}], indent=1).encode(), ["standard input:1", "standard input:2"]),
    (json.dumps({"text": TEXT, "id": "x"}, indent=1).encode(), ["x"]),
    (b"\xef\xbb\xbf" + lines({"text": TEXT, "id": "x"}), ["x"]),
    (lines({"text": TEXT, "id": "x"}, b"{\n"), ["x", "standard input, line 2: this is no JSON"]),
]


@pytest.mark.parametrize(("data", "ids"), STREAMS)
def test_standard_input(data: bytes, ids: list[str]) -> None:
    found = told(read("-", stdin=data))
    assert len(found) == len(ids)
    for item, expected in zip(found, ids, strict=True):
        assert item.startswith(expected if expected != "standard input" else "sha256:")


def test_an_address_that_may_not_be_fetched_is_rejected() -> None:
    (rejected,) = read("http://127.0.0.1:9/a")
    assert isinstance(rejected, Rejection)
    assert rejected.where == "http://127.0.0.1:9/a"
    assert "public internet" in rejected.reason
