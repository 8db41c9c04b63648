"""`dragoman code --engine ray`: the options of the command as a run over many machines."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.problems import Problems

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

FORMATS = ("parquet", "jsonl")  # where none is asked for


def code_on_cluster(
    sources: Iterable[str],
    formats: tuple[str, ...],
    out: Path | None,
    problems: Problems,
    load: Callable[[], Reader],
    *,
    interstate: bool,
    address: str | None,
    workers: int | None,
    stories: int,
) -> list[str]:
    """Write the parts below `out`; lines that tell what the formats could not hold. ClusterError where the run cannot go on."""
    from dragoman.cli.progress import shown_progress
    from dragoman.cluster import code_parts, inputs_of, ray_and_arrow
    from dragoman.export.left_out import LeftOut
    from dragoman.export.parts import write_part
    from dragoman.parts import Folder

    if out is None:
        raise click.UsageError("--engine ray writes a folder of parts: name it with -o")
    if ":/" in str(out):
        raise click.UsageError(f"-o is {out}; allowed with --engine ray: a folder that all machines see")
    ray_and_arrow()  # what is missing is told before anything is written
    inputs = inputs_of(sources)
    reader = load()
    out = out.absolute()
    plan = {
        "coder": list(astuple(reader.coder)),
        "exhaustive": reader.is_exhaustive,
        "formats": list(formats),
        "input": [list(one) for one in inputs],
        "interstate": interstate,
        "stories of a part": stories,
    }
    folder = Folder(out, plan)
    folder.begin(formats)
    write = functools.partial(write_part, folder=out, formats=formats, interstate=interstate)
    left_out: Counter[str] = Counter()
    coded = code_parts(folder, load, write, inputs=inputs, stories=stories, address=address, workers=workers)
    with (
        _words_of_ray_in(out / "_run" / "ray.log"),
        shown_progress(None) as handled,
        contextlib.closing(coded) as parts,
    ):
        for part in parts:
            handled(part.stories)
            for rejection in part.rejected:
                problems.reject(rejection)
            left_out += Counter(part.left_out)
    return LeftOut(left_out).messages()


@contextlib.contextmanager
def _words_of_ray_in(log: Path) -> Iterator[None]:
    """What Ray and its native code print goes to a file; standard error is left to rejections and progress, standard output empty."""
    before, shown = sys.stderr, os.dup(2)
    with log.open("a", buffering=1, encoding="utf-8", errors="replace") as file, contextlib.redirect_stdout(file):
        os.dup2(file.fileno(), 2)
        with contextlib.suppress(OSError, ValueError, AttributeError):  # in tests and notebooks it is no file
            if before.fileno() == 2:
                sys.stderr = os.fdopen(
                    shown, "w", encoding=before.encoding, errors=before.errors, buffering=1, closefd=False
                )
        try:
            yield
        finally:
            sys.stderr = before
            os.dup2(shown, 2)
            os.close(shown)
