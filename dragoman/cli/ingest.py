"""`dragoman ingest`, `retract`, `forget`: what changes a record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.commands import EXHAUSTIVE, REJECTS, SOURCES, WORKERS, with_reader
from dragoman.cli.problems import Problems, stops_cleanly

if TYPE_CHECKING:
    from dragoman.pipeline import Reader
    from dragoman.store.writing import Tally

LINKED_AT_ONCE = 100_000  # events
DB = click.option("--db", required=True, metavar="RECORD", help="The record: a file, or postgresql://user@host/name.")
WAIT = click.option(
    "--wait", default=0.0, metavar="SECONDS", help="Wait so long for another program that has the record open."
)
AT = click.option("--at", help="When the record learns of it (a day or time, UTC); else the clock tells.")


@click.command()
@SOURCES
@DB
@AT
@WAIT
@click.option("--commit-every", type=click.IntRange(min=1), metavar="N", help="Stories between two commits; else 64.")
@click.option(
    "--link/--no-link",
    default=True,
    help="Link the events of different stories when all are in; a record of more than 100,000 events waits for `db link`.",
)
@click.option(
    "--coded-by",
    type=click.Choice(["gdelt", "icews", "polecat"]),
    help="SOURCE is a table of events of that coder; they lie beside our own (`query --coder`).",
)
@REJECTS
@WORKERS
@EXHAUSTIVE
@with_reader
@stops_cleanly
def ingest(
    sources: tuple[str, ...],
    db: str,
    at: str | None,
    wait: float,
    commit_every: int | None,
    link: bool,
    coded_by: str | None,
    rejects: Path | None,
    workers: int,
    reader: Callable[[], Reader],
) -> None:
    """Add stories to a record. What is in it already is skipped, so a run that was cut off is run again.

    SOURCE is a file (.txt, .html, .json, .jsonl, .warc, .xml of a feed, .opml, each also .gz and .zst; .parquet), a folder, an http(s)
    address, or - for standard input. A
    .jsonl file that `dragoman annotate` wrote is taken as it is, without reading the stories again.

    \b
    Examples:
      dragoman ingest stories/ --db world.duckdb
      dragoman ingest wire.jsonl --db world.duckdb --at 2024-06-19 --rejects rejected.jsonl
      dragoman ingest layers.jsonl --db postgresql://ann@host/world --wait 60
      dragoman ingest 20240619.export.CSV.zip --coded-by gdelt --db world.duckdb
    """
    from dragoman.cli.progress import shown_progress
    from dragoman.store import Record
    from dragoman.store.incoming import count_stories, read_tables
    from dragoman.store.ingest import Listener

    problems = Problems(rejects)
    with Record(db, write=True, wait=wait) as record:
        items = read_tables(sources, coded_by) if coded_by else None
        total = count_stories(sources) if sys.stderr.isatty() and not coded_by else None
        with shown_progress(total) as handled:
            listener = Listener(rejected=problems.reject, handled=handled)
            tally = record.ingest(
                sources,
                reader,
                items=items,
                at=at,
                every=commit_every,
                listener=listener,
                workers=workers,
                link_up_to=LINKED_AT_ONCE if link else 0,
            )
        left = record.unlinked() if link else 0
    if left:
        click.echo(f"{left} events are not linked yet: `dragoman db link --db {db}` links them", err=True)
    click.echo(_told(tally, coded_by), err=True)
    problems.finish()


def _told(tally: Tally, coded_by: str | None) -> str:
    added = f"{tally.added} stories added with {tally.events} events and {tally.relations} relations"
    if coded_by:
        added = f"{tally.events} events of {coded_by} added"
    return f"{added}; {tally.known} were there already; {tally.rejected} rejected"


@click.command()
@click.argument("article")
@DB
@AT
@WAIT
@click.option("--reason", help="Why; it is kept with the retraction.")
@stops_cleanly
def retract(article: str, db: str, at: str | None, wait: float, reason: str | None) -> None:
    """Take a story back, by its id: from now on it tells no events. What the record knew before stays known.

    \b
    Examples:
      dragoman retract wire:1204 --db world.duckdb --reason "withdrawn by the agency"
    """
    from dragoman.store import Record

    with Record(db, write=True, wait=wait) as record:
        record.retract(article, reason=reason, at=at)
    click.echo(f"{article} is taken back", err=True)


@click.command()
@click.argument("article")
@DB
@WAIT
@stops_cleanly
def forget(article: str, db: str, wait: float) -> None:
    """Delete a story for good, by its id: all versions, events, links, and its words in the index.

    \b
    Examples:
      dragoman forget wire:1204 --db world.duckdb
    """
    from dragoman.store import Record

    with Record(db, write=True, wait=wait) as record:
        versions = record.forget(article)
    click.echo(f"{article} is forgotten ({versions} version{'' if versions == 1 else 's'})", err=True)
