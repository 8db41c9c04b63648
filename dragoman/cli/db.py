"""`dragoman db`: care for a record."""

from __future__ import annotations

import json
from typing import Any

import click

from dragoman.cli.ingest import DB, WAIT
from dragoman.cli.problems import printable, stops_cleanly

JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@click.group()
def db() -> None:
    """Care for a record: check it, give back room, count, bring it up to date, link its events."""


@db.command()
@DB
@WAIT
@stops_cleanly
def check(db: str, wait: float) -> None:
    """Read all of a record and tell what is wrong with it; status 1 where something is.

    \b
    Examples:
      dragoman db check --db world.duckdb
    """
    from dragoman.store import Record

    with Record(db, wait=wait) as record:
        problems = record.check()
    for problem in problems:
        click.echo(f"wrong: {printable(problem)}", err=True)
    if problems:
        raise SystemExit(1)
    click.echo("all is right", err=True)


@db.command()
@DB
@WAIT
@stops_cleanly
def compact(db: str, wait: float) -> None:
    """Give back the room that deleted and changed rows took.

    \b
    Examples:
      dragoman db compact --db world.duckdb
    """
    from dragoman.store import Record

    with Record(db, write=True, wait=wait) as record:
        before, after = record.compact()
    click.echo(f"{before:,} bytes before, {after:,} after", err=True)


@db.command()
@DB
@WAIT
@JSON
@stops_cleanly
def stats(db: str, wait: float, as_json: bool) -> None:
    """Tell how much is in a record: stories, events, days, rows of each table, bytes.

    \b
    Examples:
      dragoman db stats --db world.duckdb
    """
    from dragoman.store import Record

    with Record(db, wait=wait) as record:
        found = record.stats()
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for name, value in found.items():
        click.echo(f"{name:<26} {_shown(value)}")


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    return f"{value:,}" if isinstance(value, int) else printable(str(value))


@db.command()
@DB
@WAIT
@stops_cleanly
def migrate(db: str, wait: float) -> None:
    """Bring a record that an earlier version made up to the schema of this one.

    \b
    Examples:
      dragoman db migrate --db world.duckdb
    """
    from dragoman.store import Record
    from dragoman.store.migrating import migrate as bring_up

    with Record(db, write=True, wait=wait, check=False) as record:
        done = bring_up(record.backend)
    click.echo(f"done: {', '.join(done)}" if done else "it is up to date", err=True)


@db.command()
@DB
@WAIT
@stops_cleanly
def link(db: str, wait: float) -> None:
    """Link the events that tell the same happening in different stories, anew for the whole record.

    \b
    Examples:
      dragoman db link --db world.duckdb
    """
    from dragoman.store import Record

    with Record(db, write=True, wait=wait) as record:
        linked = record.link()
    click.echo(linked, err=True)
