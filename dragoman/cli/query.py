"""`dragoman query` and `export`: answers out of a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.asking import AS_OF, with_filters
from dragoman.cli.commands import FORMAT, OUT
from dragoman.cli.ingest import DB, WAIT
from dragoman.cli.problems import stops_cleanly

if TYPE_CHECKING:
    from dragoman.store import Record


@click.command()
@DB
@WAIT
@with_filters
@click.option("--sql", metavar="QUERY", help="SQL of your own over the tables of the record; it cannot change it.")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="At most so many.")
@click.option(
    "--format",
    "format_name",
    default="table",
    show_default=True,
    type=click.Choice(["table", "json", "jsonl", "csv", "parquet"]),
    help="How to answer; json and jsonl give whole events.",
)
@OUT
@stops_cleanly
def query(
    db: str, wait: float, sql: str | None, limit: int | None, format_name: str, out: Path | None, **given: Any
) -> None:
    """Ask a record for events, by date.

    \b
    Examples:
      dragoman query --db world.duckdb --actor RUS --recipient UKR --from 2022-02-24 --until 2022-03-31
      dragoman query --db world.duckdb --party PRK --text '"ballistic missile"' --origins 2 --format csv
      dragoman query --db world.duckdb --type SANCTION --as-of 2024-06-19 --format jsonl -o then.jsonl
      dragoman query --db world.duckdb --sql "SELECT type, count(*) FROM events GROUP BY type ORDER BY 2 DESC"
    """
    from dragoman.cli.answers import write_answer
    from dragoman.store import Record, RecordError

    asked = {name: value for name, value in given.items() if value not in (None, (), False)}
    if sql is not None and asked:
        raise RecordError(f"--sql and --{next(iter(asked)).replace('_', '-')} were given; allowed: one or the other")
    with Record(db, wait=wait) as record:
        if sql is None and format_name in ("json", "jsonl"):
            write_answer(record.event_rows(limit=limit, **asked), format_name, out)
        elif sql is None:
            write_answer(record.events(limit=limit, **asked), format_name, out)
        else:
            write_answer(record.ask(sql, limit=limit), format_name, out)


@click.command()
@DB
@WAIT
@click.option("--format", "format_name", default="jsonl", show_default=True, type=FORMAT, help="What to write.")
@AS_OF
@click.option("--interstate", is_flag=True, help="Only events between different countries, and all relations.")
@OUT
@stops_cleanly
def export(db: str, wait: float, format_name: str, as_of: str | None, interstate: bool, out: Path | None) -> None:
    """Write the events and relations of a record in the formats of `code`.

    \b
    Examples:
      dragoman export --db world.duckdb -o records.jsonl
      dragoman export --db world.duckdb --format parquet --as-of 2024-06-19 -o then.parquet
    """
    from dragoman.export import write_records
    from dragoman.store import Record

    with Record(db, wait=wait) as record:
        write_records(_records(record, as_of=as_of, interstate=interstate), format_name, out)


def _records(record: Record, *, as_of: str | None, interstate: bool) -> Any:
    from dragoman.record.values import event_of, relation_of

    for kind, row in record.rows(as_of=as_of):
        if kind == "relation":
            yield relation_of(row)
            continue
        event = event_of(row)
        if event.is_interstate or not interstate:
            yield event
