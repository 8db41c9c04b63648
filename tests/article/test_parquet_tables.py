from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dragoman.article import Limits, read_sources
from dragoman.model.article import Article, Rejection

TEXT = "Norland recalled its ambassador from Sudland on Monday."


def write(path: Path, columns: dict[str, Any], **options: Any) -> Path:
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_columns_are_the_fields_of_json_lines(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        {
            "text": [TEXT, TEXT], "id": ["x", None], "title": ["Envoy recalled", None], "publication": ["The Norland Times", None],
            "published": ["2024-06-19", None], "url": ["https://n.example/x", None], "byline": ["By Ann Lee", None], "more": [1, 2],
        },
    )  # fmt: skip
    first, second = read_sources([path])
    assert isinstance(first, Article)
    assert (first.id, first.title, first.publication) == ("x", "Envoy recalled", "The Norland Times")
    assert (first.published, first.url, first.authors) == ("2024-06-19", "https://n.example/x", ("Ann Lee",))
    assert (second.id, type(second)) == ("a.parquet:2", Article)


KINDS = [
    pa.array([TEXT], pa.large_string()),
    pa.array([TEXT]).dictionary_encode(),
    pa.chunked_array([[TEXT]]),
]


@pytest.mark.parametrize("text", KINDS, ids=lambda kind: str(kind.type))
def test_any_kind_of_text(tmp_path: Path, text: Any) -> None:
    moment = pa.array([datetime(2024, 6, 19, 5, 45, tzinfo=UTC)])
    (article,) = read_sources([write(tmp_path / "a.parquet", {"text": text, "id": [7], "published": moment})])
    assert isinstance(article, Article)
    assert (article.text, article.id, article.published) == (TEXT, "7", "2024-06-19T05:45:00+00:00")


def test_a_bad_row_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet", {"text": [TEXT, None, TEXT, "", TEXT], "published": [None, None, "June", None, None]}
    )
    found = list(read_sources([path]))
    assert [type(item) for item in found] == [Article, Rejection, Rejection, Rejection, Article]
    assert str(found[1]).startswith(f"{path}, row 2: no text")
    assert "published is 'June'" in str(found[2])


def test_text_that_is_not_utf_8_costs_its_row_only(tmp_path: Path) -> None:
    wrong = pa.array([TEXT.encode(), b"caf\xe9", TEXT.encode()], pa.binary())
    path = write(tmp_path / "a.parquet", {"text": pa.Array.from_buffers(pa.string(), 3, wrong.buffers())})
    found = list(read_sources([path]))
    assert [type(item) for item in found] == [Article, Rejection, Article]
    assert str(found[1]).startswith(f"{path}, row 2: a value cannot be read")


def test_a_broken_row_group_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    texts = [f"{TEXT} {n}" for n in range(30)]
    path = write(tmp_path / "a.parquet", {"text": texts}, row_group_size=10, compression="gzip", use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    end = column.data_page_offset + column.total_compressed_size
    data = bytearray(path.read_bytes())
    data[end - 40 : end - 10] = b"\xff" * 30
    path.write_bytes(data)
    found = list(read_sources([path]))
    assert [i.id for i in found if isinstance(i, Article)] == [
        f"a.parquet:{n}" for n in (*range(1, 11), *range(21, 31))
    ]
    (rejected,) = (i for i in found if isinstance(i, Rejection))
    assert rejected.where == f"{path}, rows 11 to 20"
    assert "cannot be read" in rejected.reason


def test_a_row_group_that_is_too_large_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"text": [TEXT * 100]})
    (rejected,) = read_sources([path], limits=Limits(group_bytes=100))
    assert "allowed: 100" in str(rejected)


@pytest.mark.parametrize("data", [b"", b"PAR1", b"no table at all", b"PAR1" + b"\0" * 100 + b"PAR1"])
def test_what_is_no_table(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(data)
    (rejected,) = read_sources([tmp_path / "a.parquet"])
    assert isinstance(rejected, Rejection)
    assert "this is no Parquet file" in rejected.reason
    assert "\n" not in rejected.reason


def test_a_table_without_text_names_its_columns(tmp_path: Path) -> None:
    (rejected,) = read_sources([write(tmp_path / "a.parquet", {"type": ["AID"], "quad": [1]})])
    assert "the columns are 'type, quad'; allowed: text" in str(rejected)
