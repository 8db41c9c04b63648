"""The commands: read, code, annotate, classify. What they need is imported when they run, so that --help is quick."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from dragoman.cli.problems import Problems, stops_cleanly
from dragoman.cli.process import ended_by_sigterm, fill_streams
from dragoman.export import FORMATS

if TYPE_CHECKING:
    from dragoman.model.article import Article, Rejection
    from dragoman.pipeline import Reader
    from dragoman.reading import Reading

FILE = click.Path(dir_okay=False, path_type=Path)
GIVEN_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FORMAT = click.Choice(list(FORMATS))
OUT = click.option("-o", "--out", type=FILE, help="Write to this file, not to standard output.")
REJECTS = click.option(
    "--rejects",
    type=FILE,
    help="Write what was rejected to this file, as JSON Lines.",
)
READER = (
    click.option("--lexicon", multiple=True, type=FOLDER, help="A folder of further event frames; may be given again."),
    click.option(
        "--actors",
        multiple=True,
        type=GIVEN_FILE,
        help="A table of actors of your own (.csv), or a PETRARCH dictionary (.actors, .agents); may be given again.",
    ),
    click.option("--gazetteer", type=GIVEN_FILE, help="An index of all of GeoNames: see `dragoman gazetteer`."),
    click.option("--weights", default=None, help="The name of an installed spaCy pipeline."),
)
WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=lambda: len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
    show_default="one for each core",
    metavar="N",
    help="Processes that read stories; what comes out does not depend on it.",
)
EXHAUSTIVE = click.option(
    "--exhaustive",
    is_flag=True,
    help="Parse stories of private life as well (sport, business, culture); else the gate leaves them unread.",
)
SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


def with_reader(command: Callable[..., None]) -> Callable[..., None]:
    """Add the settings of a reader to a command; it gets as `reader` what loads one."""

    @functools.wraps(command)
    def with_settings(**given: Any) -> None:
        settings = {name: given.pop(name) for name in ("lexicon", "actors", "gazetteer", "weights")}
        settings["exhaustive"] = given.pop("exhaustive", True)
        command(reader=functools.partial(_reader, **settings), **given)

    for option in reversed(READER):
        option(with_settings)
    return with_settings


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="dragoman")
@click.pass_context
def main(context: click.Context) -> None:
    """Read news reports about what states do to each other: what, when, where, how sure, and who says so."""
    fill_streams()
    context.with_resource(ended_by_sigterm())


@main.command()
@click.argument("source")
@click.option("--html", type=FILE, help="Write the report as one self-contained page.")
@click.option("--published", help="Day or time of publication (ISO 8601); goes before what the story tells.")
@with_reader
@stops_cleanly
def read(source: str, html: Path | None, published: str | None, reader: Callable[[], Reader]) -> None:
    """Report on one story for people: who did what to whom, when, where, how sure, who says so.

    SOURCE is a file (.txt, .html, .json), an http(s) address, or - for standard input.

    \b
    Examples:
      dragoman read story.txt
      dragoman read https://example.org/world/story.html --html report.html
      cat story.txt | dragoman read - --published 2024-06-19
    """
    problems = Problems()
    articles = _dated(_sources((source,)), published)
    readings = problems.kept(reader().read_all(islice(articles, 2)))
    reading = next(readings, None)
    if reading is not None:
        reading.show(sys.stdout)
        if html is not None:
            _write_page(reading, html)
    _only_one(source, reading, next(readings, None), problems)
    problems.finish()


def _write_page(reading: Reading, path: Path) -> None:
    from dragoman.export.files import write_text
    from dragoman.web.page import page

    write_text(page(reading), path)
    click.echo(f"wrote {path}", err=True)


def _only_one(source: str, first: Reading | None, second: Reading | None, problems: Problems) -> None:
    """Say so where there is no story, or more than the one that was shown."""
    from dragoman.model.article import Rejection

    if second is not None:
        reason = "there is more than one story, and only the first is shown; `dragoman code` and `annotate` take many"
        problems.reject(Rejection(source, reason))
    if first is None and not problems.rejected:
        problems.reject(Rejection(source, "there is no story; allowed: one story"))


def _dated(items: Iterable[Article | Rejection], published: str | None) -> Iterator[Article | Rejection]:
    """The articles with the given date of publication; ArticleError where it is none."""
    from dataclasses import replace

    from dragoman.article.publication_dates import checked_date
    from dragoman.model.article import Article

    when = checked_date(published)
    for item in items:
        if when is not None and isinstance(item, Article):
            yield replace(item, published=when, published_basis="argument")
        else:
            yield item


@main.command()
@SOURCES
@click.option(
    "--format", "format_name", type=FORMAT, help="What to write; else jsonl, with --engine ray parquet and jsonl."
)
@click.option("--interstate", is_flag=True, help="Only events between different countries, and all relations.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="Write to this file (--engine ray: folder), not to standard output.",
)
@REJECTS
@WORKERS
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where stories are read: ray spreads them over the machines of a Ray cluster, see `docs/cluster.md`.",
)
@click.option(
    "--address", metavar="ADDRESS", help="The Ray cluster (auto, HOST:PORT); else Ray runs on this machine alone."
)
@click.option(
    "--partition-stories",
    type=click.IntRange(min=1),
    default=1_000,
    show_default=True,
    metavar="N",
    help="With --engine ray: stories of one part, at most.",
)
@EXHAUSTIVE
@with_reader
@stops_cleanly
def code(
    sources: tuple[str, ...],
    format_name: str | None,
    interstate: bool,
    out: Path | None,
    rejects: Path | None,
    workers: int,
    engine: str,
    address: str | None,
    partition_stories: int,
    reader: Callable[[], Reader],
) -> None:
    """Turn stories into event and relation records, one a row.

    SOURCE is a file (.txt, .html, .json, .jsonl, .warc, .xml of a feed, .opml, each also .gz and .zst; .parquet), a folder, an http(s)
    address, or - for standard input.

    \b
    Examples:
      dragoman code stories/ -o records.jsonl
      dragoman code wire.jsonl --interstate -o between.jsonl
      dragoman code wire.jsonl --format parquet -o records.parquet --rejects rejected.jsonl
      dragoman code wire.jsonl --format geojson -o map.geojson
      dragoman code news/*.jsonl.gz --engine ray --address auto -o coded/ --rejects rejected.jsonl
    """
    from dragoman.cli.cluster import FORMATS as BOTH
    from dragoman.cli.cluster import code_on_cluster
    from dragoman.cli.unread import Counted
    from dragoman.crew import read_rows
    from dragoman.export import write_records
    from dragoman.export.parts import records_of

    if address and engine != "ray":
        raise click.UsageError("--address is that of a Ray cluster; it goes with --engine ray")
    problems = Problems(rejects)
    if engine == "ray":
        asked = click.get_current_context().get_parameter_source("workers") is not ParameterSource.DEFAULT
        messages = code_on_cluster(
            sources,
            (format_name,) if format_name else BOTH,
            out,
            problems,
            reader,
            interstate=interstate,
            address=address,
            workers=workers if asked else None,
            stories=partition_stories,
        )
    else:
        rows = Counted(problems.kept(read_rows(_sources(sources), reader, workers)))
        written = write_records(records_of(rows, interstate=interstate), format_name or "jsonl", out)
        messages = [*written.messages(), *rows.messages()]
    for message in messages:
        click.echo(message, err=True)
    problems.finish()


@main.command()
@SOURCES
@OUT
@REJECTS
@WORKERS
@with_reader
@stops_cleanly
def annotate(
    sources: tuple[str, ...], out: Path | None, rejects: Path | None, workers: int, reader: Callable[[], Reader]
) -> None:
    """Write every layer of every story: JSON Lines, one article a line.

    \b
    Examples:
      dragoman annotate wire.jsonl -o layers.jsonl
      dragoman annotate story.txt | python -m json.tool
    """
    from dragoman.crew import read_rows
    from dragoman.export.files import whole_file, write_lines

    problems = Problems(rejects)
    with whole_file(out) as file:
        write_lines(problems.kept(read_rows(_sources(sources), reader, workers)), file)
    problems.finish()


@main.command()
@click.argument("pairs", type=click.Path(path_type=Path, allow_dash=True))
@OUT
@REJECTS
@with_reader
@stops_cleanly
def classify(pairs: Path, out: Path | None, rejects: Path | None, reader: Callable[[], Reader]) -> None:
    """Give the PLOVER type of what one marked party does to the other, with probabilities.

    PAIRS is JSON Lines: {"id": "...", "text": "...", "actor": [start, end], "recipient": [start, end]}.

    \b
    Examples:
      dragoman classify pairs.jsonl -o types.jsonl
    """
    from dragoman.cli.pairs import read_pairs
    from dragoman.export.files import whole_file, write_lines

    problems = Problems(rejects)
    loaded = reader()
    with whole_file(out) as file:
        write_lines((_verdict(loaded, pair) for pair in problems.kept(read_pairs(pairs))), file)
    problems.finish()


@main.command()
@click.argument("dump", type=GIVEN_FILE)
@click.option("-o", "--out", type=FILE, required=True, help="Write the index to this file.")
@stops_cleanly
def gazetteer(dump: Path, out: Path) -> None:
    """Make an index of places out of a dump of GeoNames, for --gazetteer.

    DUMP is allCountries.txt, or the file of one country, as GeoNames publishes them, unpacked.

    \b
    Examples:
      dragoman gazetteer allCountries.txt -o world.tsv
      dragoman code wire.jsonl --gazetteer world.tsv -o records.jsonl
    """
    from dragoman.export.files import whole_file
    from dragoman.lexicon.geonames import pack

    index = pack(dump)
    with whole_file(out) as file:
        file.write(index)
    click.echo(f"wrote {out}", err=True)


def _verdict(reader: Reader, pair: dict[str, Any]) -> dict[str, Any]:
    verdict = reader.classify(pair["text"], actor=tuple(pair["actor"]), recipient=tuple(pair["recipient"]))
    return {"id": pair["id"], "type": verdict.type, "mode": verdict.mode, "p": dict(verdict.p)}


def _reader(
    lexicon: tuple[Path, ...],
    actors: tuple[Path, ...],
    gazetteer: Path | None,
    weights: str | None,
    exhaustive: bool,
) -> Reader:
    from dragoman.language import DEFAULT_WEIGHTS
    from dragoman.pipeline import Reader

    return Reader(
        weights=weights or DEFAULT_WEIGHTS, lexicon=lexicon, actors=actors, gazetteer=gazetteer, exhaustive=exhaustive
    )


def _sources(sources: Iterable[str]) -> Iterator[Article | Rejection]:
    from dragoman.article import read_sources

    return read_sources(sources)
