"""`dragoman explain` and `rejects`: why an event stands in a record, and what became none."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.asking import AS_OF
from dragoman.cli.ingest import DB, WAIT
from dragoman.cli.problems import stops_cleanly


@click.command()
@click.argument("event")
@DB
@WAIT
@AS_OF
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@stops_cleanly
def explain(event: str, db: str, wait: float, as_of: str | None, as_json: bool) -> None:
    """Tell why an event stands in a record: its words, the rules and the model, what lost, the chain, links, versions.

    EVENT is an id as `dragoman query` shows it.

    \b
    Examples:
      dragoman explain e-4d7d797cf21634d3 --db world.duckdb
    """
    from dragoman.cli.explanation import show
    from dragoman.store import Record

    with Record(db, wait=wait) as record:
        found = record.explain(event, as_of=as_of)
    show(found, as_json=as_json)


@click.command()
@DB
@WAIT
@click.option("--article", metavar="ID", help="Only of this story.")
@AS_OF
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file as JSON Lines.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON Lines.")
@stops_cleanly
def rejects(db: str, wait: float, article: str | None, as_of: str | None, out: Path | None, as_json: bool) -> None:
    """Tell what was not read and what was not coded, and why.

    \b
    Examples:
      dragoman rejects --db world.duckdb
      dragoman rejects --db world.duckdb --article wire:1204 --json
    """
    from dragoman.cli.answers import write_answer
    from dragoman.cli.report import clean
    from dragoman.store import Record

    with Record(db, wait=wait) as record:
        found = record.rejects(article=article, as_of=as_of)
        if as_json or out is not None:
            write_answer(found, "jsonl", out)
            return
        for row in found:
            words = f" “{clean(row['text'])}”" if row["text"] else ""
            click.echo(f"{row['what']}: {clean(row['where'])}{words}: {clean(row['reason'])}")
