"""`dragoman code --engine ray`: the options of the command as a run over many machines."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable
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
    ray_and_arrow()  # what is missing is told before anything is written
    inputs = inputs_of(sources)
    coder = load().coder
    out = out.absolute()
    plan = {"coder": list(astuple(coder)), "formats": list(formats), "input": [list(one) for one in inputs]}
    folder = Folder(out, {**plan, "interstate": interstate, "stories of a part": stories})
    folder.begin(formats)
    write = functools.partial(write_part, folder=out, formats=formats, interstate=interstate)
    left_out: Counter[str] = Counter()
    with shown_progress(None) as handled:
        for part in code_parts(folder, load, write, inputs=inputs, stories=stories, address=address, workers=workers):
            handled(part.stories)
            for rejection in part.rejected:
                problems.reject(rejection)
            left_out += Counter(part.left_out)
    return LeftOut(left_out).messages()
