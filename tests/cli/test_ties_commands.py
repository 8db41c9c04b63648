"""`dragoman relations` and `dragoman pacts`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import Reader
from dragoman.cli import main
from dragoman.store import Record

STORIES = [
    {
        "id": "one",
        "published": "2001-05-04",
        "publication": "The Daily",
        "text": "Peru and Chile signed a treaty on Thursday under which they will help each other if either is attacked. "
        "Peru supplied Chile with 24 tanks.",
    },
    {
        "id": "two",
        "published": "2001-06-12",
        "publication": "The Daily",
        "text": "Chile accused Peru on Monday of smuggling. Norway imposed sanctions on Peru.",
    },
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    folder = tmp_path_factory.mktemp("ties")
    source = folder / "stories.jsonl"
    source.write_text("".join(f"{json.dumps(story)}\n" for story in STORIES), encoding="utf-8")
    with Record(folder / "world.duckdb", write=True) as record:
        record.ingest([str(source)], lambda: reader)
    return str(folder / "world.duckdb")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def test_the_state_of_relations_in_words(db: str) -> None:
    told = run("relations", "Peru", "CHL", "--db", db)
    assert told.startswith("Peru and Chile\n")
    for words in ("pact, signed, 2001-05-03", "24 tanks", "2001-06-11 ACCUSE", "The Daily", "2001-05 +"):
        assert words in told
    assert "Norway" not in told
    assert not any(line.endswith(" ") for line in told.split("\n"))


def test_ties_rest_on_independent_origins_once_they_are_linked(tmp_path: Path, reader: Reader) -> None:
    text = "Peru supplied Chile with 24 tanks on Thursday, the defence ministry of Peru said."
    agency = "LIMA, May 4 (Reuters) - Peru supplied Chile with 24 tanks on Thursday."
    told = [("one", "The Daily", agency), ("two", "The Post", agency), ("three", "The Star", text)]
    source, db = tmp_path / "stories.jsonl", str(tmp_path / "world.duckdb")
    rows = [{"id": n, "published": "2001-05-04", "publication": outlet, "text": words} for n, outlet, words in told]
    source.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with Record(db, write=True) as record:
        record.ingest([str(source)], lambda: reader)
    [line] = [line for line in run("relations", "PER", "CHL", "--db", db).splitlines() if "3 stories" in line]
    assert "origin" not in line
    with Record(db, write=True) as record:
        record.link()
    assert "2 independent origins, 3 stories" in run("relations", "PER", "CHL", "--db", db)
    [tie] = json.loads(run("relations", "PER", "CHL", "--db", db, "--json"))["ties"]
    assert (tie["origins"], {row["origin"] for row in tie["rows"]}) == (2, {"reuters", "government of PER"})


def test_the_state_of_relations_as_json_on_a_day(db: str) -> None:
    found = json.loads(run("relations", "PER", "CHL", "--db", db, "--as-of", "2001-05-31", "--json"))
    assert {tie["row"]["kind"] for tie in found["ties"]} == {"pact", "transfer"}
    assert [event["type"] for event in found["events"]] == ["SUPPORT"]


def test_who_would_be_obliged_by_a_pact_of_the_record(db: str) -> None:
    told = json.loads(
        run("pacts", "--db", db, "--no-table", "--if", "Norway attacks Chile", "--as-of", "2001-06-01", "--json")
    )
    [duty] = told["duties"]
    assert (duty["who"], duty["kind"], duty["towards"]) == ("PER", "defense", "CHL")
    assert duty["bond"]["voices"] == ["The Daily"]
    assert (
        json.loads(
            run("pacts", "--db", db, "--no-table", "--if", "Norway attacks Chile", "--as-of", "2001-05-01", "--json")
        )["duties"]
        == []
    )


def test_the_table_of_treaties_needs_no_record() -> None:
    told = run("pacts", "--if", "China attacks the Philippines", "--as-of", "2024-07-01")
    assert "United States" in told
    assert "not what states will do" in told
    listed = run("pacts", "--party", "Japan", "--as-of", "2024-07-01")
    assert "Japan, United States" in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pacts", "--if", "Narnia attacks Peru"), "'Narnia' is no state that is known"),
        (("pacts", "--if", "Peru hugs Chile"), "allowed: 'X attacks Y'"),
        (("pacts", "--if", "Peru attacks PER"), "two different states"),
        (("pacts", "--as-of", "yesterday"), "'yesterday' is no day"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
