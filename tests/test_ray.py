"""Coding on a cluster of two machines, which are processes of this one: same records, whatever dies. Skipped where Ray is not installed."""

import functools
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from dragoman import Reader, Rejection
from dragoman.article import read_sources
from dragoman.cluster import code_parts, inputs_of
from dragoman.crew import read_rows
from dragoman.export.parts import records_of, write_part
from dragoman.model.article import Article
from dragoman.model.event import Coder
from dragoman.parts import ClusterError, Folder, Part

ray = pytest.importorskip("ray")
pytestmark = [
    pytest.mark.xdist_group("ray"),
    pytest.mark.skipif(sys.platform != "linux", reason="kills processes"),
    pytest.mark.filterwarnings("ignore:`use_\\w+` is deprecated:DeprecationWarning"),  # Ray's own copying
]

ROOT = str(Path(__file__).parents[1])
STORE = 80 * 2**20  # bytes, the least that Ray takes
FORMATS = ("parquet", "jsonl")
STORIES = 12  # of a part
TEXTS = (
    "OSLO, June 3 (Reuters) - Norway's prime minister said on Monday that Chile had signed a treaty with Peru.",
    "Peru accused Chile of sending troops to the border.",
    "The weather was fine.",
)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    machine = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", ROOT)  # of the machines: they take dragoman from where the tests have it
        found = Cluster(initialize_head=True, head_node_args=machine)
        found.add_node(**machine)
    ray.init(found.address, log_to_driver=False, logging_level="ERROR")
    ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # the machines have no tests
    try:
        yield found
    finally:
        ray.shutdown()
        found.shutdown()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four files, two of them packed, with a line that is no story in each."""
    folder = tmp_path_factory.mktemp("news")
    for number in range(4):
        path = folder / f"wire{number}.jsonl{'.gz' if number % 2 else ''}"
        rows = [{"text": f"{TEXTS[n % 3]} It was day {n}.", "published": "2024-06-03"} for n in range(30)]
        lines = [json.dumps(row) for row in rows]
        data = "\n".join([*lines[:10], "no story", *lines[10:]]).encode()
        path.write_bytes(gzip.compress(data) if number % 2 else data)
    return folder


Expected = tuple[bytes, list[Rejection]]


@pytest.fixture(scope="module")
def expected(source: Path, reader: Reader) -> Expected:
    """What the local engine gives."""
    return told(read_rows(read_sources([source]), lambda: reader))


def told(rows: Iterable[dict[str, Any] | Rejection]) -> Expected:
    rows = list(rows)
    records = records_of((row for row in rows if isinstance(row, dict)), interstate=False)
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    return "".join(f"{line}\n" for line in lines).encode(), [row for row in rows if isinstance(row, Rejection)]


def written(out: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted((out / "jsonl").iterdir()))


def noted(folder: Path) -> Reader:
    """A reader that tells its process and its machine, and is there when two are."""
    (folder / f"{os.getpid()} {ray.get_runtime_context().get_node_id()}").touch()
    loaded, deadline = Reader(), time.monotonic() + 60
    while len(list(folder.iterdir())) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    return loaded


def run(
    out: Path, source: Path, load: Callable[[], Any], coder: Coder, write: Callable[..., Any] = write_part
) -> Generator[Part, None, None]:
    inputs = inputs_of([str(source)])
    folder = Folder(out, {"input": [list(one) for one in inputs], "coder": list(astuple(coder))})
    folder.begin(FORMATS)
    return code_parts(folder, load, functools.partial(write, folder=out), inputs=inputs, stories=STORIES)


def rejected(parts: Iterable[Part]) -> list[Rejection]:
    return [rejection for part in parts for rejection in part.rejected]


def test_the_command_gives_the_records_of_the_local_engine(
    cluster: Any, source: Path, expected: Expected, tmp_path: Path
) -> None:
    import pyarrow.dataset as ds

    out, rejects = tmp_path / "coded", tmp_path / "rejected.jsonl"
    options = ["--engine", "ray", "--address", cluster.address, "--partition-stories", "12", "--rejects", str(rejects)]
    command = [sys.executable, "-m", "dragoman", "code", source.name, "-o", str(out), *options]
    known = {**os.environ, "PYTHONPATH": ROOT}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=source.parent, env=known)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    reasons = [json.loads(line) for line in rejects.read_text().splitlines()]
    assert done.stderr == "".join(f"rejected: {row['where']}: {row['reason']}\n" for row in reasons)
    assert [(row["where"], row["reason"]) for row in reasons] == [
        (str(Path(r.where).relative_to(source.parent)), r.reason) for r in expected[1]
    ]
    assert written(out) == expected[0]
    assert len(list((out / "jsonl").iterdir())) == 12
    table = ds.dataset(out / "parquet").to_table()
    assert table["id"].to_pylist() == [json.loads(line)["id"] for line in expected[0].splitlines()]


class Mortal:
    """A reader that one story kills."""

    coder = Coder("1", "a", "b")

    def read_articles(self, articles: Iterable[Article]) -> Iterator[Any]:
        for article in articles:
            time.sleep(0.01)
            if article.id == "wire2.jsonl:19":
                os.kill(os.getpid(), signal.SIGKILL)
            yield Told(article)


class Told:
    def __init__(self, article: Article) -> None:
        self._id = article.id

    def to_dict(self) -> dict[str, Any]:
        return {"id": self._id, "events": [], "relations": [{"id": self._id, "kind": "visit"}]}


def write_ids(rows: Iterable[dict[str, Any]], name: str, *, folder: Path) -> dict[str, int]:
    (folder / "jsonl" / f"{name}.jsonl").write_text("".join(f"{row['id']}\n" for row in rows))
    return {"words": 1}


def test_a_story_that_kills_its_reader_is_rejected(cluster: Any, source: Path, tmp_path: Path) -> None:
    """And a run that is cut off is taken up: what was done then is not done again."""
    begun = run(tmp_path, source, Mortal, Mortal.coder, write_ids)
    next(begun)
    begun.close()
    done = {path: path.stat().st_mtime_ns for path in (tmp_path / "jsonl").iterdir()}
    assert 1 <= len(done) < 12
    parts = list(run(tmp_path, source, Mortal, Mortal.coder, write_ids))
    assert {path: path.stat().st_mtime_ns for path in done} == done
    items = list(read_sources([source]))
    [killer] = [item for item in items if isinstance(item, Article) and item.id == "wire2.jsonl:19"]
    assert written(tmp_path).decode().split() == [i.id for i in items if isinstance(i, Article) and i != killer]
    lost = Rejection(killer.id, "the process that read it alone ended twice", killer.id)
    assert rejected(parts) == [
        lost if item == killer else item for item in items if item == killer or isinstance(item, Rejection)
    ]
    assert (sum(part.stories for part in parts), sum(part.left_out["words"] for part in parts)) == (119, len(parts))
    assert [path for path in tmp_path.rglob("*") if path.name.startswith(".") or path.parent.name == "tried"] == []


def test_an_error_of_a_machine_ends_the_run(cluster: Any, source: Path, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="another version of dragoman"):
        list(run(tmp_path, source, Mortal, Coder("2", "", ""), write_ids))


def test_a_process_and_a_machine_that_go_cost_nothing(
    cluster: Any, source: Path, expected: Expected, reader: Reader, tmp_path: Path
) -> None:
    """The last test: one machine is left after it."""
    out, notes = tmp_path / "coded", tmp_path / "notes"
    notes.mkdir()
    [machine] = cluster.worker_nodes
    write = functools.partial(write_part, formats=FORMATS, interstate=False)
    parts = run(out, source, functools.partial(noted, notes), reader.coder, write)
    first = next(parts)
    places = dict(reversed(path.name.split()) for path in notes.iterdir())
    assert len(places) == 2, "both machines read"
    [process] = [process for place, process in places.items() if place != machine.node_id]
    os.kill(int(process), signal.SIGKILL)
    cluster.remove_node(machine, allow_graceful=False)
    found = [first, *parts]
    assert len([node for node in ray.nodes() if node["Alive"]]) == 1
    assert len(list(notes.iterdir())) > 2, "another process has read"
    assert (written(out), rejected(found)) == expected
