"""`dragoman serve`: pages and REST over a record."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.commands import GIVEN_FILE, with_reader
from dragoman.cli.ingest import DB
from dragoman.cli.problems import printable, stops_cleanly
from dragoman.cli.process import Terminated

if TYPE_CHECKING:
    from dragoman.web.access import Access

UVICORN: dict[str, Any] = {
    "log_level": "warning",
    "access_log": False,
    "server_header": False,
    "proxy_headers": False,  # anybody could say to be another client
    "ws": "none",
    "timeout_graceful_shutdown": 5,
}


@click.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, metavar="H", help="The address to listen on.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port; 0: any that is free.",
)
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    metavar="NAME",
    help="A name by which the server may be called, beside localhost and addresses; may be given again.",
)
@click.option("--tokens", type=GIVEN_FILE, help="Only for those who show one of the tokens in this file, one a line.")
@click.option("--direct", is_flag=True, help="Read the record itself, not a copy; nobody can write to it meanwhile.")
@click.option(
    "--refresh",
    default=1.0,
    show_default=True,
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="Seconds between two looks whether the record has changed.",
)
@click.option(
    "--hold",
    default=200_000,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="EVENTS",
    help="Hold the events of the copy in memory, too, if they are no more than this.",
)
@click.option(
    "--max-body",
    "body_bytes",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="BYTES",
    help="Bytes that the body of a request may have.",
)
@click.option(
    "--max-story",
    "story_chars",
    default=200_000,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="CHARACTERS",
    help="Characters that a story to be read may have.",
)
@click.option(
    "--time-limit",
    "seconds",
    default=20.0,
    show_default=True,
    type=click.FloatRange(min=0.1),
    metavar="SECONDS",
    help="Seconds that an answer may take.",
)
@click.option(
    "--at-once",
    "most_at_once",
    default=100,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Requests that are answered at the same time; more are refused.",
)
@click.option(
    "--rate",
    default=400.0,
    show_default=True,
    type=click.FloatRange(min=0),
    metavar="N",
    help="Requests a second that one client may make for long, twice as many at once; 0: any number.",
)
@click.option(
    "--cache",
    "cache_megabytes",
    default=64,
    show_default=True,
    type=click.IntRange(min=0),
    metavar="MB",
    help="Megabytes of answers to keep until the record changes.",
)
@with_reader
@stops_cleanly
def serve(db: str, host: str, port: int, tokens: Path | None, **given: Any) -> None:
    """Serve a record: pages at /, REST at /v1, its description at /openapi.json. Ctrl-C stops it.

    \b
    Examples:
      dragoman serve --db world.duckdb
      dragoman serve --db world.duckdb --host 0.0.0.0 --allow-host records.example.org --tokens tokens.txt
    """
    import gc

    import uvicorn

    from dragoman.web.app import create_app
    from dragoman.web.settings import Settings

    settings = Settings(tokens=_tokens(tokens), **given)
    app = create_app(db, settings)
    try:
        _look_into(app.state.access)
        listening = _listening(host, port)
        _tell(listening, is_open=not settings.tokens)
        gc.freeze()  # the program itself is no garbage to look through while others wait
        config = uvicorn.Config(app, **UVICORN)
        with suppress(KeyboardInterrupt, Terminated):  # which is how it is stopped
            uvicorn.Server(config).run(sockets=[listening])
    finally:
        app.state.access.close()


def _tokens(path: Path | None) -> frozenset[str]:
    from dragoman.web.tokens import TokensError, read_tokens

    try:
        return read_tokens(path) if path else frozenset()
    except TokensError as error:
        raise click.BadParameter(str(error), param_hint="--tokens") from None


def _look_into(access: Access) -> None:
    """Open the record now, so that what is wrong with it is told at once; only a record that somebody writes to may come later."""
    from dragoman.store.errors import LockedError

    try:
        access.source.give_back(access.source.take())
    except LockedError as error:
        click.echo(f"warning: {printable(str(error))}; until then, requests are put off", err=True)


def _listening(host: str, port: int) -> socket.socket:
    """A socket; OSError that names the address where there can be none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(
        family, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )  # asyncio hurries small packets of TCP so named only
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
        made.listen(2048)
    except OSError as error:
        made.close()
        raise OSError(error.errno, f"{error.strerror}; allowed: another --host or --port", f"{host}:{port}") from None
    return made


def _tell(listening: socket.socket, *, is_open: bool) -> None:
    address, port = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    click.echo(f"serving at http://{shown}:{port}/ (Ctrl-C stops it)", err=True)
    if is_open and not ip_address(address).is_loopback:
        click.echo(
            f"warning: whoever reaches {shown} may read the record; allowed: --tokens FILE, or 127.0.0.1", err=True
        )
