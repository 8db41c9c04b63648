import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dragoman import Reader
from dragoman.cli.commands import FORMAT
from dragoman.export import FORMATS, write_records
from dragoman.export.files import whole_file, write_text
from dragoman.export.flat import COLUMNS, event_row, relation_row
from dragoman.model.event import Event
from dragoman.model.relation import Relation

TEXT = "Norway and Chile signed a defense treaty in Oslo on 4 March 2019. Chile accused Norway of spying."
Records = list[Event | Relation]


@pytest.fixture(scope="module")
def records(reader: Reader) -> Records:
    reading = reader.read(TEXT, id="one", title="A, B; “C”\nD")
    return [*reading.events, *reading.relations]


def written(records: Records, name: str, folder: Path) -> Path:
    path = folder / f"records.{name}"
    write_records(records, name, path)
    return path


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_every_record_is_written_once(records: Records, tmp_path: Path, name: str) -> None:
    path = written(records, name, tmp_path)
    if name == "parquet":
        ids = pq.read_table(path).column("id").to_pylist()
    elif name == "csv":
        ids = [row["id"] for row in csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))]
    else:
        ids = [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert ids == [record.id for record in records]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_flat_row_of_an_event(records: Records) -> None:
    signing = next(r for r in records if isinstance(r, Event))
    row = event_row(signing)
    assert list(row) == list(COLUMNS)
    shown = {name: row[name] for name in ("record", "actor_codes", "trigger", "date_begin", "place", "place_country")}
    assert shown == {
        "record": "event",
        "actor_codes": "NOR; CHL",
        "trigger": "signed",
        "date_begin": "2019-03-04",
        "place": "Oslo",
        "place_country": "NOR",
    }
    assert TEXT[row["start"] : row["end"]] == "signed"


def test_the_flat_row_of_a_pact(records: Records) -> None:
    pact = next(r for r in records if isinstance(r, Relation) and r.kind == "pact")
    row = relation_row(pact)
    assert list(row) == list(COLUMNS)
    assert row["actor_codes"] == "NOR; CHL"
    assert json.loads(row["terms"])["obligations"][0]["kind"] == "defense"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(reader: Reader, tmp_path: Path, start: str) -> None:
    formula = f'{start}HYPERLINK("http://evil.example","x")'
    reading = reader.read(
        "Norway recalled its ambassador from Chile.", id=f"{start}1", title=formula, publication=formula, url=formula
    )
    path = written([*reading.events, *reading.relations], "csv", tmp_path)
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    assert rows
    for row in rows:
        assert row["title"] == ("" if row["record"] == "relation" else f"'{formula}")
        words = [cell for name, cell in row.items() if COLUMNS[name] is str]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in words)


def test_numbers_below_zero_stay_numbers(records: Records, tmp_path: Path) -> None:
    path = written(records, "csv", tmp_path)
    scores = [row["score"] for row in csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))]
    assert any(float(score) < 0 for score in scores if score)


def write_half(path: Path) -> None:
    with whole_file(path) as file:
        file.write(b"half")
        raise RuntimeError("midway")


@pytest.mark.parametrize("old", [None, "old"])
def test_a_file_that_fails_midway_leaves_what_was_there(tmp_path: Path, old: str | None) -> None:
    path = tmp_path / "out.txt"
    if old is not None:
        path.write_text(old, encoding="utf-8")
    with pytest.raises(RuntimeError, match="midway"):
        write_half(path)
    assert [p.name for p in tmp_path.iterdir()] == ([] if old is None else ["out.txt"])
    assert old is None or path.read_text(encoding="utf-8") == old


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("a longer text than the new one", encoding="utf-8")
    write_text("new", path)
    assert path.read_text(encoding="utf-8") == "new"


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        write_records([], "xml", tmp_path / "out.xml")


def test_parquet_says_who_made_it(records: Records, tmp_path: Path) -> None:
    path = written(records, "parquet", tmp_path)
    metadata = pq.read_schema(path).metadata
    assert metadata[b"ontology"] == b"PLOVER 2.0 draft, 2021"
    coder = json.loads(metadata[b"coder"])
    assert json.loads(pq.read_metadata(path).metadata[b"coders"]) == [coder]
    made = records[0].coder
    assert made is not None
    assert coder == {"version": made.version, "lexicon": made.lexicon, "model": made.model}


def test_the_command_line_offers_every_format() -> None:
    assert list(FORMAT.choices) == list(FORMATS)
