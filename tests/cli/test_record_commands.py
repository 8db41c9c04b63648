import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from running import EXAMPLES, Run

EVENTS = 41  # of the bundled stories


@pytest.fixture
def db(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "world.duckdb"
    result = run("ingest", EXAMPLES, "--db", path, "--at", "2024-06-19")
    assert result.exit_code == 0
    assert "3 stories added" in result.stderr
    return path


def test_a_record_gives_back_what_was_coded(run: Run, db: Path) -> None:
    assert run("export", "--db", db).stdout == run("code", EXAMPLES).stdout
    assert "3 were there already" in run("ingest", EXAMPLES, "--db", db).stderr


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl"])
def test_export_writes_what_code_writes(run: Run, db: Path, tmp_path: Path, name: str) -> None:
    ours, coded = tmp_path / "ours", tmp_path / "coded"
    assert run("export", "--db", db, "--format", name, "-o", ours, "--interstate").exit_code == 0
    assert run("code", EXAMPLES, "--format", name, "-o", coded, "--interstate").exit_code == 0
    assert ours.read_bytes() == coded.read_bytes()


def test_layers_are_taken_as_they_are(run: Run, db: Path, tmp_path: Path) -> None:
    layers, other = tmp_path / "layers.jsonl", tmp_path / "other.duckdb"
    run("annotate", EXAMPLES, "-o", layers)
    assert "3 were there already" in run("ingest", layers, "--db", db).stderr
    assert "3 stories added" in run("ingest", layers, "--db", other, "--no-link").stderr
    assert run("export", "--db", other).stdout == run("export", "--db", db).stdout


def test_answers(run: Run, db: Path, tmp_path: Path) -> None:
    table = run("query", "--db", db, "--actor", "FRA", "--type", "SUPPORT")
    assert table.exit_code == 0
    assert "rows" in table.stdout
    rows = [
        json.loads(line) for line in run("query", "--db", db, "--party", "DEU", "--format", "jsonl").stdout.splitlines()
    ]
    assert rows
    assert all("DEU" in {e["code"] for e in (*row["actors"], *row["recipients"])} for row in rows)
    assert json.loads(run("query", "--db", db, "--text", "treaty", "--limit", 1, "--format", "json").stdout)[0]["id"]
    assert run("query", "--db", db, "--from", "2019-01-01", "--format", "csv").stdout.startswith("id,article_id,type")
    out = tmp_path / "answer.parquet"
    assert run("query", "--db", db, "--format", "parquet", "-o", out).exit_code == 0
    assert pq.read_table(out).num_rows == EVENTS
    assert run("query", "--db", db, "--as-of", "2024-06-18", "--format", "jsonl").stdout == ""


def test_events_in_a_narrow_terminal_stand_below_one_another(
    run: Run, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    first, second, *_, last = run("query", "--db", db, "--recipient", "RUS", "--limit", 2).stdout.splitlines()
    assert first == "2019-01-21  SANCTION  EUR → RUS, SYR"
    assert second.startswith("  The European Union imposed sanctions on nine Russian")
    assert last == "2 rows"
    monkeypatch.setenv("COLUMNS", "160")
    assert run("query", "--db", db, "--recipient", "RUS").stdout.startswith("when")


def test_sql(run: Run, db: Path) -> None:
    counted = run("query", "--db", db, "--sql", "SELECT count(*) AS n FROM events", "--format", "json")
    assert json.loads(counted.stdout) == [{"n": EVENTS}]
    for query in ("DROP TABLE events", "SELECT * FROM read_csv('/etc/passwd')"):
        assert run("query", "--db", db, "--sql", query).exit_code == 2
    both = run("query", "--db", db, "--sql", "SELECT 1", "--actor", "FRA")
    assert "one or the other" in both.stderr


def test_an_event_is_explained(run: Run, db: Path) -> None:
    event = json.loads(run("query", "--db", db, "--limit", 1, "--format", "jsonl").stdout)
    told = run("explain", event["id"], "--db", db)
    assert told.exit_code == 0
    for words in (event["trigger"]["text"], event["why"][0], "Who says so", "Versions of the story", "Origins"):
        assert words in told.stdout
    assert json.loads(run("explain", event["id"], "--db", db, "--json").stdout)["event"] == event
    assert run("explain", "e-none", "--db", db).exit_code == 2


def test_events_of_other_coders_are_told_apart(run: Run, db: Path, tmp_path: Path) -> None:
    table = tmp_path / "icews.tab"
    run("export", "--db", db, "--format", "icews", "-o", table)
    rows = len(table.read_text(encoding="utf-8").splitlines()) - 1
    told = run("ingest", table, "--coded-by", "icews", "--db", db)
    assert (told.exit_code, told.stderr) == (0, f"{rows} events of icews added; 0 were there already; 0 rejected\n")
    event = json.loads(run("query", "--db", db, "--coder", "icews", "--limit", 1, "--format", "jsonl").stdout)
    explained = run("explain", event["id"], "--db", db)
    assert explained.exit_code == 0
    assert "from a table of icews, which has no text" in explained.stdout
    assert event["actors"][0]["name"] in explained.stdout
    assert "None" not in explained.stdout
    stats = json.loads(run("db", "stats", "--db", db, "--json").stdout)
    assert (stats["standing events"], stats["events of other coders"]) == (EVENTS, rows)


def test_rejects(run: Run, db: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"title": "no text"}\n')
    result = run("ingest", bad, "--db", db)
    assert result.exit_code == 1
    assert "rejected:" in result.stderr
    lines = run("rejects", "--db", db).stdout.splitlines()
    assert lines[0].startswith(f"not read: {bad}, line 1")
    assert any("not coded:" in line for line in lines)
    rows = [
        json.loads(line)
        for line in run("rejects", "--db", db, "--article", "aachen_treaty", "--json").stdout.splitlines()
    ]
    assert {row["article_id"] for row in rows} == {"aachen_treaty"}


def test_stories_are_taken_back_and_forgotten(run: Run, db: Path) -> None:
    assert run("retract", "aachen_treaty", "--db", db, "--reason", "withdrawn").exit_code == 0
    assert "aachen" not in run("export", "--db", db).stdout
    assert "aachen" in run("export", "--db", db, "--as-of", "2024-06-19").stdout
    assert run("forget", "aachen_treaty", "--db", db).exit_code == 0
    assert "aachen" not in run("export", "--db", db, "--as-of", "2024-06-19").stdout
    assert run("forget", "aachen_treaty", "--db", db).exit_code == 2


def test_care(run: Run, db: Path) -> None:
    assert run("db", "check", "--db", db).stderr == "all is right\n"
    assert json.loads(run("db", "stats", "--db", db, "--json").stdout)["standing events"] == EVENTS
    assert "standing events" in run("db", "stats", "--db", db).stdout
    assert "events tell" in run("db", "link", "--db", db).stderr
    assert "up to date" in run("db", "migrate", "--db", db).stderr
    assert "bytes before" in run("db", "compact", "--db", db).stderr


def test_what_is_wrong_is_told_in_a_line(run: Run, tmp_path: Path) -> None:
    missing = run("query", "--db", tmp_path / "none.duckdb")
    assert missing.exit_code == 2
    assert "there is no record" in missing.stderr
    assert run("ingest", EXAMPLES, "--db", tmp_path / "x.duckdb", "--at", "soon").exit_code == 2


def test_a_wrong_record_is_told_by_check(run: Run, db: Path) -> None:
    from dragoman.store import Record

    with Record(db, write=True) as record:
        record.backend.run("DELETE FROM articles WHERE article_id = 'aachen_treaty'")
    result = run("db", "check", "--db", db)
    assert result.exit_code == 1
    assert "events of no article" in result.stderr


def test_what_the_gate_left_is_read_when_all_is_asked_for(run: Run, tmp_path: Path) -> None:
    match = (
        "Rovers came from a goal down to beat City 2-1 on Saturday. Striker Ben Oakley headed the equaliser in the 61st minute, his ninth "
        "goal of the season, and Sam Tindle curled in the winner from the edge of the area. The coach of the champions praised the "
        "midfield and the goalkeeper, who saved a penalty in the second half. City stay third in the league. Police arrested two fans."
    )
    source, db = tmp_path / "wire.jsonl", tmp_path / "gate.duckdb"
    rows = [{"id": "match", "text": match}, {"id": "talks", "text": "Norway accused Chile of spying."}]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for arguments, told in (
        ((), "2 stories added with 1 events"),
        ((), "0 stories added with 0 events and 0 relations; 2 were there already"),
        (("--exhaustive",), "1 stories added with 1 events and 0 relations; 1 were there already"),
        ((), "0 stories added with 0 events and 0 relations; 2 were there already"),
    ):
        assert told in run("ingest", source, "--db", db, "--workers", 1, *arguments).stderr
