import csv
import io
import json
import stat
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.export.flat import COLUMNS

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").iterdir())


def lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", ["read", "code", "annotate", "classify"])
def test_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"dragoman {name} " in result.output.split("Examples:")[1]


@pytest.mark.parametrize("arguments", [[], ["code"], ["code", "a.txt", "--format", "xml"], ["read"], ["reed", "a"]])
def test_wrong_usage_has_status_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_the_examples_are_read(run: Any, path: Path) -> None:
    result = run("read", path)
    assert result.exit_code == 0
    assert "events, in order of time" in result.output
    assert result.stderr == ""


def test_code_writes_events_and_relations(run: Any) -> None:
    result = run("code", *EXAMPLES)
    rows = lines(result.stdout)
    assert result.exit_code == 0
    assert {row["article_id"] for row in rows} == {path.stem for path in EXAMPLES}
    assert {"pact", "statement"} <= {row["kind"] for row in rows if "kind" in row}
    assert {"SUPPORT", "ACCUSE"} <= {row["type"] for row in rows if "type" in row}


def test_code_reads_a_folder_in_order(run: Any) -> None:
    together = run("code", EXAMPLES[0].parent).stdout
    assert together == run("code", *EXAMPLES).stdout


def test_the_same_records_in_all_formats(run: Any, tmp_path: Path) -> None:
    ids = [row["id"] for row in lines(run("code", EXAMPLES[0]).stdout)]
    sheet = run("code", EXAMPLES[0], "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(sheet, newline="")))
    assert [row["id"] for row in rows] == ids
    assert list(rows[0]) == list(COLUMNS)
    run("code", EXAMPLES[0], "--format", "parquet", "-o", tmp_path / "t.parquet")
    table = pq.read_table(tmp_path / "t.parquet")
    assert table.column("id").to_pylist() == ids
    assert table.column_names == list(COLUMNS)
    assert {str(kind) for kind in table.schema.types} == {"string", "int64", "double"}


def test_a_table_of_nothing_still_has_its_columns(run: Any, tmp_path: Path) -> None:
    quiet = tmp_path / "quiet.txt"
    quiet.write_text("Nothing at all.", encoding="utf-8")
    assert run("code", quiet, "--format", "csv").stdout.strip() == ",".join(COLUMNS)
    run("code", quiet, "--format", "parquet", "-o", tmp_path / "none.parquet")
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


def test_annotate_writes_one_line_a_story(run: Any) -> None:
    rows = lines(run("annotate", *EXAMPLES).stdout)
    assert [row["id"] for row in rows] == [path.stem for path in EXAMPLES]
    plain = EXAMPLES[0]
    assert rows[0]["text"] == plain.read_text(encoding="utf-8")


def test_a_story_from_standard_input(run: Any, story: Path) -> None:
    assert "SANCTION" in run("read", "-", data=story.read_bytes()).stdout


def test_the_date_given_goes_before_that_of_the_story(run: Any, story: Path) -> None:
    result = run("read", story, "--published", "2020-03-02")
    assert "2020-03-02 (argument)" in result.stdout


@pytest.mark.parametrize("value", ["yesterday", "2020-13-01", "2020"])
def test_a_wrong_date_has_status_2(run: Any, story: Path, value: str) -> None:
    result = run("read", story, "--published", value)
    assert result.exit_code == 2
    assert value in result.stderr
    assert "ISO 8601" in result.stderr


def test_a_story_without_a_date_has_events_without_one(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("Norway recalled its ambassador from Chile on Monday. Chile condemned Norway.", encoding="utf-8")
    events = [row for row in lines(run("code", path).stdout) if "trigger" in row]
    assert len(events) == 2
    assert all(event["published"] is None and event["date"] is None for event in events)
    assert all(any(reason.startswith("date:") for reason in event["why"]) for event in events)
    assert "no date of publication" in run("read", path).stdout


def test_classify(run: Any, tmp_path: Path) -> None:
    text = "Norway recalled its ambassador from Chile."
    pairs = tmp_path / "pairs.jsonl"
    good = {"id": "a", "text": text, "actor": [0, 6], "recipient": [36, 41]}
    bad = [{**good, "actor": span} for span in ([0], [5, 5], [-1, 3], [0, 999], "Norway", None, [0.0, 6.0], [True, 6])]
    rows = [good, *bad, {"text": 5}, [], {**good, "id": None}]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows) + "{\n\n", encoding="utf-8")
    result = run("classify", pairs, "--rejects", tmp_path / "rejects.jsonl")
    assert result.exit_code == 1
    found = lines(result.stdout)
    assert [row["id"] for row in found] == ["a", "12"]
    assert found[0]["type"] == "SANCTION"
    assert set(found[0]) == {"id", "type", "mode", "p"}
    assert len(found[0]["p"]) == 17
    assert sum(found[0]["p"].values()) == pytest.approx(1, abs=0.01)
    rejects = lines((tmp_path / "rejects.jsonl").read_text(encoding="utf-8"))
    assert [row["where"].rsplit("line ")[1] for row in rejects] == [
        str(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13)
    ]


def test_the_page_is_written_beside_the_report(run: Any, story: Path, tmp_path: Path) -> None:
    result = run("read", story, "--html", tmp_path / "report.html")
    assert result.exit_code == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "report.html" in result.stderr


def test_read_says_that_it_shows_only_the_first_story(run: Any) -> None:
    result = run("read", EXAMPLES[0].parent)
    assert result.exit_code == 1
    assert "more than one story" in result.stderr
    assert result.stdout.count("in order of time") == 1


def test_read_of_nothing(run: Any, tmp_path: Path) -> None:
    result = run("read", tmp_path)
    assert result.exit_code == 1
    assert "there is no story" in result.stderr


def test_an_output_keeps_the_permissions_of_the_file_that_it_replaces(run: Any, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o600)
    link = tmp_path / "link.jsonl"
    link.symlink_to(out)
    run("code", story, "-o", link)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert link.is_symlink()
    assert "SANCTION" in out.read_text(encoding="utf-8")


def test_an_output_that_is_no_file_is_written_to_and_stays(run: Any, story: Path) -> None:
    assert run("code", story, "-o", "/dev/null").exit_code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_missing_folder_for_the_output(run: Any, story: Path, tmp_path: Path) -> None:
    for option in ("-o", "--rejects"):
        result = run("code", story, option, tmp_path / "none" / "out.jsonl")
        assert result.exit_code == 2
        assert "none" in result.stderr
        assert result.stderr.count("\n") == 1


def test_an_output_is_whole_or_absent(run: Any, story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dragoman.export.files.json.dumps", lambda *_, **__: fail(None))
    result = run("code", story, "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["story.txt"]


def test_code_says_how_many_stories_it_left_unread(run: Any, tmp_path: Path) -> None:
    match = (
        "Rovers came from a goal down to beat City 2-1 on Saturday. Striker Ben Oakley headed the equaliser in the 61st minute, his ninth "
        "goal of the season, and Sam Tindle curled in the winner from the edge of the area. The coach of the champions praised the "
        "midfield and the goalkeeper, who saved a penalty in the second half. City stay third in the league."
    )
    rows = [{"id": "1", "text": "Norway accused Chile of spying."}, {"id": "2", "text": match}]
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = "1 story was left unread: private life, by its words; --exhaustive reads it"
    assert told in run("code", str(source)).stderr
    assert "unread" not in run("code", str(source), "--exhaustive").stderr
