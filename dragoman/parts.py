"""A run over many machines, as its folder keeps it: what is planned, which parts are done, and which stories ended a process.

`OUT/_run/plan.json` says what the run is; `OUT/_run/done/NAME.json` appears when the files of a part are whole; `OUT/_run/tried/NAME.json`
is there while a part is read. All machines see the folder.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from dragoman import article as articles
from dragoman.crew import Batch, Row, read_rows
from dragoman.model.article import Article, Rejection

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

DEATHS = 2  # of processes that read a story alone, after which it is rejected
TRIES = 100  # of what ends its process or machine, before the run does
Write = Callable[
    [Sequence[Row], str], Mapping[str, int]
]  # rows of `annotate`, the part's name; what was left out, by reason


class ClusterError(ValueError):
    """A run over many machines that cannot go on. The message is one line: what is wrong, and what would be allowed."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is done: stories read, what was rejected, and how many rows its formats could not hold, by reason."""

    name: str
    stories: int
    rejected: tuple[Rejection, ...]
    left_out: Mapping[str, int]

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Part":
        """The way back."""
        told = json.loads(text)
        return cls(**{**told, "rejected": tuple(Rejection(**row) for row in told["rejected"])})


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a run writes; `plan` is all that makes one run another run, as JSON has it."""

    path: Path
    plan: Mapping[str, Any]

    def begin(self, inside: Iterable[str]) -> None:
        """Make the folder with others inside, or take it up again. ClusterError where it is another's, OSError where it cannot be made."""
        self.path.mkdir(parents=True, exist_ok=True)
        if not self._plan.exists() and any(self.path.iterdir()):
            raise ClusterError(
                f"{self.path} holds files of something else; allowed: a new folder, or that of the same run"
            )
        (self.path / "_run").mkdir(exist_ok=True)
        if not self._plan.exists():
            _write(self._plan, json.dumps(self.plan))
        self._check("holds another run; allowed: a new folder, or the same input and settings")
        for name in (*inside, "_run/done", "_run/tried"):
            (self.path / name).mkdir(exist_ok=True)
        for path in (self.path / "_run" / "tried").iterdir():
            path.unlink()  # who cut the run off is no reason to blame the story that was read then

    def check(self, machine: str) -> None:
        """ClusterError where a machine does not see the folder as it was begun."""
        self._check(f"is not the folder of this run as {machine} sees it; allowed: a folder that all machines share")

    def _check(self, reason: str) -> None:
        try:
            found = json.loads(self._plan.read_bytes())
        except (OSError, ValueError):
            raise ClusterError(f"{self.path} {reason}") from None
        odd = sorted(name for name in {*found, *self.plan} if found.get(name) != self.plan.get(name))
        if odd:
            raise ClusterError(f"{self.path} {reason}; it differs in: {', '.join(odd)}")

    @property
    def _plan(self) -> Path:
        return self.path / "_run" / "plan.json"

    def done(self, name: str) -> Part | None:
        """The part, where it is done."""
        try:
            return Part.from_json((self.path / "_run" / "done" / f"{name}.json").read_text("ascii"))
        except FileNotFoundError:
            return None

    @contextmanager
    def tried(self, name: str, told: str) -> Iterator["Steps"]:
        """Around work that may be killed and done again, with the steps that earlier tries took. ClusterError after too many."""
        steps = Steps(self.path / "_run" / "tried" / f"{name}.json")
        if steps.failures(name) >= TRIES:
            raise ClusterError(f"{told}: the process that read it ended {TRIES} times; allowed: input that can be read")
        with steps.taken(name):
            yield steps
        steps.forget()

    def code(self, name: str, items: Iterable[Article | Rejection], reader: "Reader", write: Write) -> Part:
        """Read the items of a part and write its files, then mark it as done."""
        with self.tried(name, name) as steps:
            rows = list(_read(items, reader, steps))
            kept = [row for row in rows if not isinstance(row, Rejection)]
            part = Part(name, len(kept), tuple(row for row in rows if isinstance(row, Rejection)), write(kept, name))
            _write(self.path / "_run" / "done" / f"{name}.json", part.to_json())
        return part

    def finish(self) -> None:
        """Remove what processes that were killed have left unfinished. Call it when no part is under way."""
        for path in (*self.path.glob("*/.part-*"), *self.path.glob("_run/*/.part-*")):
            path.unlink(missing_ok=True)


class Steps:
    """How often each step was begun and not ended, kept in a file, since whoever takes a step may be killed."""

    def __init__(self, path: Path) -> None:
        """As the file tells it, if there is one."""
        self._path = path
        try:
            self._open = Counter(json.loads(path.read_bytes()))
        except (OSError, ValueError):
            self._open = Counter()

    def failures(self, step: str) -> int:
        """How often it was begun without coming to its end."""
        return self._open[step]

    @contextmanager
    def taken(self, step: str) -> Iterator[None]:
        """Around the step. Its end is written down with the next step."""
        self._open[step] += 1
        _write(self._path, json.dumps(self._open))
        yield
        self._open[step] -= 1

    def forget(self) -> None:
        """All are taken."""
        self._path.unlink(missing_ok=True)


def _read(items: Iterable[Article | Rejection], reader: "Reader", steps: Steps) -> Iterator[Row | Rejection]:
    """Rows of `annotate`. The stories of a batch that ended its process are read one by one; alone a story is judged by what it does.

    Whatever else ends a process, as a machine that is taken away, meets the same story twice only by the rarest chance.
    """
    first = 0
    for batch in articles.batches(items):
        step = f"{first} to {first + len(batch) - 1}"
        if not steps.failures(step):
            yield from _taken(batch, reader, steps, step)
        else:
            for number, item in enumerate(batch, start=first):
                yield from _alone(item, reader, steps, str(number))
        first += len(batch)


def _alone(item: Article | Rejection, reader: "Reader", steps: Steps, step: str) -> list[Row | Rejection]:
    if isinstance(item, Article) and steps.failures(step) >= DEATHS:
        return [Rejection(item.id, "the process that read it alone ended twice", item.id)]
    return _taken([item], reader, steps, step)


def _taken(batch: Batch, reader: "Reader", steps: Steps, step: str) -> list[Row | Rejection]:
    with steps.taken(step):
        return list(read_rows(batch, lambda: reader))


def _write(path: Path, text: str) -> None:
    """A file that appears under its name when it is whole."""
    aside = path.with_name(f".{path.name}.{uuid4().hex}")
    aside.write_text(text, "ascii")
    aside.replace(path)
