"""Stories coded on many machines with Ray Data: tasks cut files into parts, actors with a reader each code them into a folder."""

import contextlib
import os
import pickle
import socket
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman import article as articles
from dragoman.parts import ClusterError, Folder, Part, Write

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

SINGLE = frozenset(
    {".txt", ".html", ".htm", ".json"}
)  # one story a file, named by its path in the folder that was given
STORIES = 1_000  # of a part
CHARS = 20_000_000  # of a part, after which it has no further story
READERS_FOR_A_TASK = 2  # that a task which cuts files can keep busy
INIT_DEATHS = 10  # of processes that begin, in a row, before the run ends: a machine may go just then
PATIENCE = 10.0  # seconds
INSTALL = 'pip install "dragoman[ray]"'


def inputs_of(sources: Iterable[str]) -> list[tuple[str, int | None]]:
    """What is cut on its own, in the order of `read_sources`, with its bytes (None: a folder, or what is not there).

    A folder is cut file by file, unless there are stories in it that are named by their paths. ClusterError for what has no path.
    """
    found: list[str] = []
    for source in sources:
        if source == "-" or "://" in source:
            raise ClusterError(
                f"the source is {source}; allowed with --engine ray: files and folders that all machines see"
            )
        files = _files(Path(source)) if os.path.isdir(source) else []
        single = any(suffix.lower() in SINGLE for file in files for suffix in file.suffixes[-2:])
        found += [source] if single or not os.path.isdir(source) else map(str, files)
    return [(source, os.path.getsize(source) if os.path.isfile(source) else None) for source in found]


def _files(folder: Path) -> list[Path]:
    """The files below a folder that are not hidden, in order of their paths; links to folders are not followed."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place) / name for name in names if not name.startswith(".")]
    return sorted(found)


def code_parts(
    folder: Folder,
    load: Callable[[], "Reader"],
    write: Write,
    *,
    inputs: Sequence[tuple[str, int | None]],
    stories: int = STORIES,
    address: str | None = None,
    workers: int | None = None,
) -> Generator[Part, None, None]:
    """Code the inputs into the folder, which was begun; its parts in order, those of an earlier run too.

    `address`: that of a Ray cluster; without one, Ray runs on this machine alone. `workers`: at most so many readers; else one for each
    core. `load` and `write` are picklable. ClusterError where the run cannot go on; what is done then stays done.
    """
    ray, pa = ray_and_arrow()
    if not inputs:
        return
    place = os.getcwd()

    def cut(batch: Any) -> Iterator[Any]:
        [number] = batch["number"].to_pylist()
        for name, items in _cut(number, *inputs[number], folder=folder, stories=stories, place=place):
            yield pa.table({"name": [name], "items": pa.array([items], pa.large_binary())})

    class Coding:
        def __init__(self) -> None:
            self._coder: _Coder | None = None  # not loaded yet, since what fails here is not told, but tried again

        def __call__(self, batch: Any) -> Any:
            self._coder = self._coder or _Coder(folder, load, write, place)
            [name], [items] = batch["name"].to_pylist(), batch["items"].to_pylist()
            return pa.table({"part": [self._coder.code(name, items).to_json()]})

    with _connected(ray, address):
        cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
        readers = min(cores, workers or cores)
        tasks = ray.data.TaskPoolStrategy(size=max(1, readers // READERS_FOR_A_TASK))
        actors = ray.data.ActorPoolStrategy(min_size=1, max_size=workers, initial_size=readers)
        one = {"batch_size": 1, "batch_format": "pyarrow"}
        data = ray.data.from_items([{"number": n} for n in range(len(inputs))], override_num_blocks=len(inputs))
        data = data.map_batches(cut, compute=tasks, num_cpus=0, **one)  # no core: it must not wait for a reader to end
        data = data.map_batches(Coding, compute=actors, num_cpus=1, **one)
        try:
            with contextlib.closing(iter(data.iter_rows())) as rows:
                for row in rows:
                    yield Part.from_json(row["part"])
        except ray.exceptions.RayError as error:
            raise ClusterError(_told(error)) from error
    folder.finish()


def _cut(
    number: int, source: str, size: int | None, *, folder: Folder, stories: int, place: str
) -> Iterator[tuple[str, bytes]]:
    """Names of parts and their items, pickled; nothing for items of a part that is done."""
    _go_to(place)
    if size is not None and not os.path.exists(source):
        raise ClusterError(f"{socket.gethostname()} does not see {source}; allowed: files that all machines see")
    with folder.tried(f"cut-{number:06}", source):
        items = articles.read_sources([source])
        for count, batch in enumerate(articles.batches(items, articles=stories, chars=CHARS)):
            name = f"part-{number:06}-{count:06}"
            yield name, b"" if folder.done(name) else pickle.dumps(batch)


class _Coder:
    """A reader in an actor."""

    def __init__(self, folder: Folder, load: Callable[[], "Reader"], write: Write, place: str) -> None:
        _go_to(place)
        folder.check(socket.gethostname())
        self._folder, self._write, self._reader = folder, write, load()
        coder = self._reader.coder
        if [coder.version, coder.lexicon, coder.model] != folder.plan["coder"]:
            reason = f"{socket.gethostname()} has another version of dragoman or of its files: {coder}"
            raise ClusterError(f"{reason}; allowed: the same on all machines")

    def code(self, name: str, items: bytes) -> Part:
        """A part that is done, now or before."""
        return self._folder.done(name) or self._folder.code(name, pickle.loads(items), self._reader, self._write)


def _go_to(place: str) -> None:
    with contextlib.suppress(
        OSError
    ):  # where the folder is not there, paths have to be absolute, and a missing one is told
        os.chdir(place)


def ray_and_arrow() -> tuple[Any, Any]:
    """The modules. ClusterError, with what installs it, where Ray is missing."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nobody else is told of a run
    try:
        import pyarrow
        import ray
        import ray.data
        import ray.exceptions
    except ModuleNotFoundError as error:
        raise ClusterError(f"--engine ray needs Ray, and there is no module {error.name}: {INSTALL}") from None
    return ray, pyarrow


@contextlib.contextmanager
def _connected(ray: Any, address: str | None) -> Iterator[None]:
    """A connection to the cluster, or to one that is there; with the settings that the order and size of parts need."""
    mine = not ray.is_initialized()
    if mine:
        _try(address)
        try:
            ray.init(address or "local", log_to_driver=False, **({} if address else {"include_dashboard": False}))
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise ClusterError(f"no Ray cluster at {address}: {error}; allowed: auto, or HOST:PORT") from None
    context = ray.data.DataContext.get_current().copy()
    context.target_max_block_size = 1  # byte: each part is a block of its own, so that it goes to whoever is free
    context.enable_progress_bars = False
    context.raise_original_map_exception = True
    context.execution_options.preserve_order = True
    context.max_consecutive_actor_init_deaths = INIT_DEATHS
    try:
        with ray.data.DataContext.current(context):
            yield
    finally:
        if mine:
            ray.shutdown()


def _try(address: str | None) -> None:
    """ClusterError where nobody listens: Ray would wait for minutes."""
    host, _, port = (address or "").rpartition(":")
    if port.isdigit() and "/" not in host:
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE).close()
        except (OSError, OverflowError) as error:
            raise ClusterError(f"no Ray cluster at {address}: {error}; allowed: auto, or HOST:PORT") from None


def _told(error: Exception) -> str:
    """The last line, since Ray puts the traceback of the other machine before it."""
    cause = getattr(error, "cause", None) or error
    return (
        str(cause) if isinstance(cause, ClusterError) else (str(cause).strip() or type(cause).__name__).splitlines()[-1]
    )
