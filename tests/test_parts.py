"""The folder of a run over many machines: whose it is, what is done, what is tried again. And what is told where Ray cannot be used."""

import json
import socket
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.article import read_sources
from dragoman.cli import main
from dragoman.cluster import inputs_of
from dragoman.model.article import Article, Rejection
from dragoman.parts import TRIES, ClusterError, Folder, Part

PLAN = {"coder": ["1", "a", "b"], "stories of a part": 70}


class Killed(BaseException):
    """Stands for the end of the process: nothing that is written afterwards."""


class Mortal:
    """A reader that some stories kill."""

    def __init__(self, *lethal: str) -> None:
        self._lethal = lethal

    def read_articles(self, articles: Iterable[Article]) -> Iterator[Any]:
        for article in articles:
            if article.id in self._lethal:
                raise Killed
            yield Told(article)


class Told:
    def __init__(self, article: Article) -> None:
        self._id = article.id

    def to_dict(self) -> dict[str, Any]:
        return {"id": self._id}


ITEMS = [Rejection("line 1", "no text"), *(Article(f"s{n}", "Words.") for n in range(150))]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    found = Folder(tmp_path / "coded", PLAN)
    found.begin(["jsonl"])
    return found


def code(folder: Folder, *lethal: str) -> tuple[Part, list[str]]:
    """Until the part is done, and the ids that were written."""
    ids: list[str] = []

    def write(rows: Iterable[dict[str, Any]], name: str) -> dict[str, int]:
        ids[:] = [row["id"] for row in rows]
        return {"words": 2}

    for _ in range(TRIES):
        try:
            return folder.code("part-0", ITEMS, Mortal(*lethal), write), ids  # type: ignore[arg-type]
        except Killed:
            assert folder.done("part-0") is None
    raise AssertionError("it is never done")


@pytest.mark.parametrize("lethal", [(), ("s70",), ("s0",), ("s149",), ("s3", "s4"), ("s3", "s140")], ids=" ".join)
def test_a_story_that_ends_its_process_is_rejected(folder: Folder, lethal: tuple[str, ...]) -> None:
    part, ids = code(folder, *lethal)
    assert ids == [f"s{n}" for n in range(150) if f"s{n}" not in lethal]
    assert part.rejected == (ITEMS[0], *(Rejection(s, "the process that read it alone ended twice", s) for s in lethal))
    assert (part.stories, part.left_out) == (150 - len(lethal), {"words": 2})
    assert folder.done("part-0") == part
    assert list((folder.path / "_run" / "tried").iterdir()) == []


def test_processes_that_end_at_different_stories_cost_none(folder: Folder) -> None:
    for lethal in ("s70", "s3", "s71", "s72", "s4"):
        with pytest.raises(Killed):
            folder.code("part-0", ITEMS, Mortal(lethal), lambda rows, name: {})  # type: ignore[arg-type]
    part, ids = code(folder)
    assert (len(ids), part.rejected) == (150, (ITEMS[0],))


def test_who_cuts_a_run_off_blames_no_story(folder: Folder) -> None:
    for _ in range(4):
        with pytest.raises(Killed):
            folder.code("part-0", ITEMS, Mortal("s70"), lambda rows, name: {})  # type: ignore[arg-type]
        folder.begin(["jsonl"])
    assert code(folder)[0].stories == 150


def test_what_never_comes_to_its_end_ends_the_run(folder: Folder) -> None:
    def write(rows: object, name: str) -> dict[str, int]:
        raise Killed

    for _ in range(TRIES):
        with pytest.raises(Killed):
            folder.code("part-0", [], Mortal(), write)  # type: ignore[arg-type]
    with pytest.raises(ClusterError, match=f"part-0: the process that read it ended {TRIES} times"):
        folder.code("part-0", [], Mortal(), write)  # type: ignore[arg-type]


def test_another_run_is_refused(folder: Folder) -> None:
    Folder(folder.path, PLAN).begin(["jsonl"])
    with pytest.raises(ClusterError, match=r"holds another run; allowed: .*; it differs in: coder"):
        Folder(folder.path, {**PLAN, "coder": ["2", "a", "b"]}).begin(["jsonl"])
    with pytest.raises(ClusterError, match="as pluto sees it; allowed: a folder that all machines share"):
        Folder(folder.path / "elsewhere", PLAN).check("pluto")


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(ClusterError, match="holds files of something else"):
        Folder(tmp_path, PLAN).begin(["jsonl"])
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_what_was_left_unfinished_is_removed(folder: Folder) -> None:
    for name in ("jsonl/.part-0.jsonl.x", "_run/done/.part-0.json.y", "jsonl/part-0.jsonl"):
        (folder.path / name).touch()
    folder.finish()
    assert [path.name for path in (folder.path / "jsonl").iterdir()] == ["part-0.jsonl"]
    assert list((folder.path / "_run" / "done").iterdir()) == []


ROW = '{"text": "Peru accused Chile."}\n'


@pytest.mark.parametrize(
    ("files", "cut"),
    [
        (("b.jsonl", "a/z.jsonl", "a-b/x.ndjson", ".hidden.jsonl", ".git/c.jsonl"), 3),
        (("b.jsonl", "a/z.txt", "a/y.json.gz"), 1),
        (("b.jsonl", "a/z.odd"), 2),
        ((), 0),
    ],
)
def test_inputs_give_what_the_sources_give(tmp_path: Path, files: tuple[str, ...], cut: int) -> None:
    for name in files:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ROW)
    inputs = inputs_of([str(tmp_path), str(tmp_path / "none.jsonl")])
    assert len(inputs) == cut + 1
    assert inputs[-1] == (str(tmp_path / "none.jsonl"), None)
    assert list(read_sources(path for path, _ in inputs)) == list(read_sources([tmp_path, tmp_path / "none.jsonl"]))


def refused(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["code", *arguments, "--engine", "ray"])
    assert result.exit_code == 2, result.output
    return result.stderr


def test_without_ray_it_is_told_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    told = refused(str(tmp_path), "-o", str(tmp_path / "coded"))
    assert told == 'error: --engine ray needs Ray, and there is no module ray: pip install "dragoman[ray]"\n'
    assert not (tmp_path / "coded").exists()


def test_options_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    assert "name it with -o" in refused(str(tmp_path))
    assert "-o is s3:/bucket" in refused(str(tmp_path), "-o", "s3://bucket")
    result = CliRunner().invoke(main, ["code", str(tmp_path), "--address", "auto"])
    assert (result.exit_code, "--engine ray" in result.stderr) == (2, True)


def test_an_address_where_nobody_listens_is_told(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    (tmp_path / "wire.jsonl").write_text(ROW)
    told = refused(str(tmp_path / "wire.jsonl"), "-o", str(tmp_path / "coded"), "--address", f"127.0.0.1:{port}")
    assert told.startswith(f"error: no Ray cluster at 127.0.0.1:{port}: ")


@pytest.mark.parametrize("source", ["-", "https://example.org/feed.xml", "s3://bucket/wire.jsonl"])
def test_what_is_no_path_cannot_be_spread(source: str) -> None:
    with pytest.raises(ClusterError, match=f"the source is {source}; allowed with --engine ray: files and folders"):
        inputs_of([source])


def test_the_local_engine_writes_no_folder(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text(ROW)
    result = CliRunner().invoke(main, ["code", str(tmp_path / "wire.jsonl"), "-o", str(tmp_path)])
    assert (result.exit_code, result.stderr) == (2, f"error: {tmp_path}: Is a directory\n")
    assert json.loads((tmp_path / "wire.jsonl").read_text())
