"""A bar with rate and estimate on standard error, if that is a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_progress(total: int | None) -> Iterator[Callable[[int], None]]:
    """What is to be told of each further so many stories; `total` of them are expected, None: nobody knows."""
    if not sys.stderr.isatty():
        yield lambda stories: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Stories a second."""

        def render(self, task: Task) -> Text:
            """The rate."""
            return Text(f"{task.finished_speed or task.speed or 0:.1f}/s")

    columns = (TextColumn("stories"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("stories", total=total)
        yield lambda stories: progress.advance(task, stories)
