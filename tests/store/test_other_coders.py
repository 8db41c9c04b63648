"""Events of other coders lie beside our own, and are asked for by name."""

import json
from pathlib import Path
from typing import Any

import pytest
from made_stories import add, no_reader, story

from dragoman.lexicon.exchange import load_table
from dragoman.store import Record
from dragoman.store.filters import Filter
from dragoman.store.incoming import read_tables
from dragoman.store.listing import counted_stories, listed_stories

ROWS: list[dict[str, str]] = [
    {"Event ID": "1", "CAMEO Code": "163", "Source Name": "Norway", "Source Country": "Norway", "Target Name": "Chile",
     "Target Country": "Chile", "Event Date": "2020-01-05", "Intensity": "-8", "Event Text": "Impose sanctions"},
    {"Event ID": "2", "CAMEO Code": "036", "Source Name": "Peru", "Source Country": "Peru", "Target Name": "Chile",
     "Target Country": "Chile", "Event Date": "2020-01-06", "Intensity": "4", "Event Text": "Express intent to meet"},
    {"Event ID": "3", "CAMEO Code": "163", "Source Name": "", "Event Date": "2020-01-05", "Intensity": "-8"},
]  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> Path:
    shape = load_table("icews")
    lines = ["\t".join(shape.columns)]
    lines += ["\t".join(row.get(name, shape.unknown) for name in shape.columns) for row in ROWS]
    path = tmp_path / "icews.tab"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def take(record: Record, table: Path, **given: Any) -> Any:
    return record.ingest([str(table)], no_reader, items=read_tables([str(table)], "icews"), **given)


def test_they_are_shown_only_where_they_are_asked_for(name: str, table: Path) -> None:
    with Record(name, write=True) as record:
        add(record, [story("a", "Norway warned Chl.", day="2020-01-05")], at="2024-01-01")
        tally = take(record, table, link_up_to=1_000)
        assert (tally.added, tally.events, tally.rejected) == (2, 2, 1)
        assert record.events().num_rows == 1
        assert record.events(coder="icews")["type"].to_pylist() == ["SANCTION", "AGREE"]
        assert record.events(coder="all").num_rows == 3
        assert record.events(coder=("dragoman", "gdelt-2.0")).num_rows == 1
        assert record.events(coder="icews", party="CHL", since="2020-01-06").num_rows == 1
        assert record.panel(coder="icews")["actor"].to_pylist() == ["NOR", "PER"]
        assert record.timeline("NOR", "CHL", coder="all")["coded_by"].to_pylist() == [None, "icews"]
        assert record.unlinked() == 0
        assert record.check() == []
        stats = record.stats()
        assert [stats[name] for name in ("standing articles", "standing events", "events of other coders")] == [1, 1, 2]
        assert (stats["first day"], stats["last day"]) == ("2020-01-05", "2020-01-05")
        assert counted_stories(record.backend, Filter()) == 1
        assert [row["id"] for row in listed_stories(record.backend, Filter(), after=None, limit=9).rows] == ["a"]


def test_a_table_taken_twice_changes_nothing_and_a_changed_row_is_a_new_version(name: str, table: Path) -> None:
    with Record(name, write=True) as record:
        take(record, table, at="2024-01-01")
        assert take(record, table, at="2024-01-01").known == 2
        table.write_text(table.read_text().replace("Peru", "Kenya"), encoding="utf-8")
        tally = take(record, table, at="2024-02-01")
        assert (tally.added, tally.known) == (1, 1)
        assert record.events(coder="icews", party="PER").num_rows == 0
        assert record.events(coder="icews", party="KEN").num_rows == 1
        assert record.events(coder="icews", party="PER", as_of="2024-01-15").num_rows == 1


def test_an_event_without_a_text_comes_back_as_it_was_and_is_explained(name: str, table: Path) -> None:
    with Record(name, write=True) as record:
        take(record, table)
        [first, _] = [
            json.loads(item.line)["events"][0] for item in read_tables([str(table)], "icews") if hasattr(item, "line")
        ]
        [event] = record.event_rows(coder="icews", type="SANCTION")
        assert event == first
        explained = record.explain(event["id"])
        assert (explained.marks, explained.losers) == ((), ())
        assert list(record.article_rows()) == []


def test_contradicted_events_can_be_asked_for(name: str) -> None:
    with Record(name, write=True) as record:
        told = story("a", "Norway warned Chile. 12 soldiers died.", day="2020-01-05")
        other = story(
            "b", "Norway warned Chile. 20 soldiers died.", day="2020-01-05", outlet="Andes Post", factuality="CT-"
        )
        add(record, [told, other, story("c", "Peru warned Kenya.", day="2020-01-05")])
        record.link()
        assert sorted(record.events(contradicted=True)["article_id"].to_pylist()) == ["a", "b"]
