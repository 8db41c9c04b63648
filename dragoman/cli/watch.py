"""`dragoman watch`: polls feeds and adds what is new to a record."""

from __future__ import annotations

import functools
import json
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from dragoman.cli.commands import EXHAUSTIVE, FILE, with_reader
from dragoman.cli.ingest import DB, LINKED_AT_ONCE
from dragoman.cli.problems import printable, stops_cleanly

if TYPE_CHECKING:
    from dragoman.feeds import Clock
    from dragoman.model.article import Rejection
    from dragoman.pipeline import Reader
    from dragoman.store import Record
    from dragoman.store.writing import Tally

MINUTES = click.FloatRange(min=0.0, min_open=True)
SECONDS = click.FloatRange(min=0.0)


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS...")
@DB
@click.option(
    "--every",
    default=15.0,
    show_default=True,
    type=MINUTES,
    metavar="MINUTES",
    help="Time between two polls of a feed.",
)
@click.option("--once", is_flag=True, help="Poll what is due, read what is new, and end.")
@click.option("--state", type=FILE, help="What was polled and seen; else the name of the record with .watch behind it.")
@click.option(
    "--gap",
    default=1.0,
    show_default=True,
    type=SECONDS,
    metavar="SECONDS",
    help="Time between two requests to one host.",
)
@click.option(
    "--timeout",
    default=20.0,
    show_default=True,
    type=SECONDS,
    metavar="SECONDS",
    help="The longest that one answer may take.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="HOST",
    help="A server of your own that may be asked though its address is not public; may be given again.",
)
@click.option("--contact", help="An address of yours, in the name under which servers are asked.")
@click.option("--rejects", type=FILE, help="Add what was rejected to this file, as JSON Lines, as it comes.")
@click.option(
    "--link/--no-link",
    default=True,
    help="Link the events of different stories when there is nothing else to do, every ten minutes at most; once, at the end.",
)
@click.option(
    "--wait",
    default=60.0,
    show_default=True,
    type=SECONDS,
    metavar="SECONDS",
    help="Wait so long for another program that has the record open.",
)
@EXHAUSTIVE
@with_reader
@stops_cleanly
def watch(
    feeds: tuple[str, ...],
    db: str,
    every: float,
    once: bool,
    state: Path | None,
    gap: float,
    timeout: float,
    hosts: tuple[str, ...],
    contact: str | None,
    rejects: Path | None,
    link: bool,
    wait: float,
    reader: Callable[[], Reader],
) -> None:
    """Poll feeds, and add each new story to a record once.

    FEEDS is an OPML file, or the http(s) address of a feed. Servers are asked politely: only for what has changed, not too often, and
    as their robots.txt allows. Ctrl-C, or SIGTERM, ends the watch after the story at hand; run again, it goes on.

    \b
    Examples:
      dragoman watch feeds.opml --db world.duckdb
      dragoman watch https://example.org/world.rss --db world.duckdb --every 30 --contact desk@example.org
      dragoman watch feeds.opml --db world.duckdb --once --rejects rejected.jsonl
    """
    from dragoman.article.fetch import Client
    from dragoman.article.limits import Limits
    from dragoman.article.manners import Manners
    from dragoman.feeds import Clock, RecordSink, Settings, State, Watcher

    limits, clock = Limits(fetch_seconds=timeout), Clock()
    settings = Settings(_addresses(feeds), every * 60, random.random, once=once, limits=limits)
    client = Client(limits=limits, agent=_agent(contact), own_hosts=frozenset(host.lower() for host in hosts))
    with ExitStack() as opened:
        told = Told(opened.enter_context(rejects.open("a", encoding="utf-8")) if rejects else None)
        sink = RecordSink(
            db, " ".join(("watch", *feeds)), functools.cache(reader), wait=wait, added=told.added, rejected=told.rejected,
            rest=_link if link else lambda record: None,
        )  # fmt: skip
        memory = opened.enter_context(State(state or _beside(db)))
        opened.enter_context(_stopped_by_signals(clock))
        manners = Manners(client, gap=gap, clock=clock.monotonic, sleep=clock.pause)
        Watcher(settings, memory, manners, sink, clock, trouble=told.trouble).run()
    told.finish()


def _addresses(feeds: Sequence[str]) -> tuple[str, ...]:
    """The addresses of the feeds, each once; those of lists in place of the lists."""
    from dragoman.article.feed import parse_list

    found: dict[str, None] = {}
    for feed in feeds:
        if feed.lower().startswith(("http://", "https://")):
            found[feed] = None
        else:
            found |= dict.fromkeys(parse_list(Path(feed).read_bytes()))
    return tuple(found)


def _agent(contact: str | None) -> str:
    from importlib.metadata import version

    if contact and not (contact.isascii() and contact.isprintable()):
        raise click.UsageError(f"--contact is {contact!r}; allowed: printable ASCII")
    return f"dragoman/{version('dragoman')}" + (f" ({contact})" if contact else "")


def _beside(db: str) -> Path:
    if "://" in db:
        raise click.UsageError("a record of a server has no file to keep the state beside; allowed: --state FILE")
    return Path(f"{db}.watch")


@contextmanager
def _stopped_by_signals(clock: Clock) -> Iterator[None]:
    """The first SIGINT or SIGTERM ends the watch cleanly, a second one at once."""

    def stop(number: int, frame: object) -> None:
        if clock.stopped:
            raise KeyboardInterrupt
        clock.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _link(record: Record) -> None:
    """Link where it takes no longer than some seconds."""
    if record.unlinked() and record.stats()["rows of events"] <= LINKED_AT_ONCE:
        record.link()


class Told:
    """Tells what happens as it happens, since a watch may never end."""

    def __init__(self, rejects: IO[str] | None) -> None:
        """`rejects`: where rejections go as JSON Lines."""
        self._rejects = rejects
        self._rejected = self._added = self._events = 0

    def rejected(self, rejection: Rejection) -> None:
        """One more that was not read."""
        self._rejected += 1
        click.echo(f"rejected: {printable(str(rejection))}", err=True)
        if self._rejects is not None:
            row = {"where": rejection.where, "id": rejection.id, "reason": rejection.reason}
            self._rejects.write(json.dumps(row, ensure_ascii=True) + "\n")
            self._rejects.flush()

    def added(self, tally: Tally) -> None:
        """Some more that were added."""
        self._added += tally.added
        self._events += tally.events
        if tally.added:
            click.echo(f"{tally.added} stories added with {tally.events} events", err=True)

    def trouble(self, message: str) -> None:
        """The record cannot be written."""
        click.echo(f"waiting: {printable(message)}", err=True)

    def finish(self) -> None:
        """Say what was done; leave with status 1 if something was rejected."""
        click.echo(f"{self._added} stories added with {self._events} events; {self._rejected} rejected", err=True)
        if self._rejected:
            raise SystemExit(1)
