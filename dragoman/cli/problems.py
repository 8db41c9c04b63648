"""What goes wrong in a run: rejections on standard error and in a file, exit status, and no traceback for a user."""

import functools
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from errno import EACCES, ENOENT
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from dragoman.cli.process import INTERRUPTED, drop_output
from dragoman.export.files import write_text
from dragoman.model.article import Rejection

Item = TypeVar("Item")
P = ParamSpec("P")
R = TypeVar("R")


class Problems:
    """Collects rejections; tells each at once."""

    def __init__(self, path: Path | None = None) -> None:
        """`path`: where the rejections go as JSON Lines when the run ends; OSError where its folder is missing or closed."""
        if path is not None and not path.parent.is_dir():
            raise FileNotFoundError(ENOENT, "there is no such folder", str(path.parent))
        if path is not None and not os.access(path.parent, os.W_OK):
            raise PermissionError(EACCES, "nothing can be written to this folder", str(path.parent))
        self._path = path
        self._rejections: list[Rejection] = []
        self._progress = Progress()

    def kept(self, items: Iterable[Item | Rejection]) -> Iterator[Item]:
        """The items that were not rejected."""
        for item in items:
            if isinstance(item, Rejection):
                self.reject(item)
            else:
                self._progress.step()
                yield item

    def reject(self, rejection: Rejection) -> None:
        """One more that was not read."""
        self._rejections.append(rejection)
        click.echo(f"rejected: {printable(str(rejection))}", err=True)

    @property
    def rejected(self) -> int:
        """How many were."""
        return len(self._rejections)

    def finish(self) -> None:
        """Write the rejections and leave with status 1 if there were any."""
        self._progress.done()
        if self._path is not None:
            lines = (
                json.dumps({"where": r.where, "id": r.id, "reason": r.reason}, ensure_ascii=False)
                for r in self._rejections
            )
            write_text("".join(f"{line}\n" for line in lines), self._path)
        if self._rejections:
            raise SystemExit(1)


class Progress:
    """A count on standard error, if that is a terminal."""

    def __init__(self) -> None:
        """Say nothing yet."""
        self._count = 0
        self._shown = sys.stderr.isatty()

    def step(self) -> None:
        """One more."""
        self._count += 1
        if self._shown and self._count % 10 == 0:
            click.echo(f"\r{self._count} stories", nl=False, err=True)

    def done(self) -> None:
        """Leave the line."""
        if self._shown and self._count >= 10:
            click.echo(f"\r{self._count} stories", err=True)


def printable(text: str) -> str:
    """Text without control characters, so that no story drives the terminal."""
    return "".join(c if c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER}" for c in text)


def stops_cleanly(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what a user can mend into one line and status 2; a closed pipe into silence; Ctrl-C into a status of its own."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:
            drop_output()
            raise SystemExit(0) from None
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
            raise SystemExit(INTERRUPTED) from None
        except (ValueError, OSError) as problem:
            if not isinstance(problem, _mendable()):
                raise
            click.echo(f"error: {printable(_told(problem))}", err=True)
            drop_output()
            raise SystemExit(2) from None

    return wrapped


def _mendable() -> tuple[type[Exception], ...]:
    """What the user can set right; imported late, so that --help is quick."""
    from dragoman.article import ArticleError
    from dragoman.feeds import StateError
    from dragoman.language import ParserError
    from dragoman.lexicon.errors import LexiconError
    from dragoman.parts import ClusterError
    from dragoman.store.errors import RecordError

    return ArticleError, ClusterError, LexiconError, ParserError, RecordError, StateError, OSError


def _told(problem: Exception) -> str:
    """One line; for the system's errors the file and the reason, without the number."""
    if isinstance(problem, OSError) and problem.strerror:
        return f"{problem.filename}: {problem.strerror}" if problem.filename else problem.strerror
    return str(problem)
