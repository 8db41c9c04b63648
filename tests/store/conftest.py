import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from glob import glob
from pathlib import Path
from typing import Any

import pytest

from dragoman import Reader
from dragoman.article import read_sources
from dragoman.model.article import Article
from dragoman.store import Record

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]


@pytest.fixture(scope="session")
def layers(reader: Reader) -> list[Json]:
    """Rows of `annotate` of the bundled stories."""
    articles = (item for item in read_sources([str(ROOT / "examples")]) if isinstance(item, Article))
    return [reading.to_dict() for reading in reader.read_articles(articles)]


def program(name: str) -> str | None:
    """A program of PostgreSQL, on the path or where Debian puts it."""
    return shutil.which(name) or next(iter(sorted(glob(f"/usr/lib/postgresql/*/bin/{name}"), reverse=True)), None)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of the socket of a real server, run for these tests."""
    initdb, postgres, ctl = (program(name) for name in ("initdb", "postgres", "pg_ctl"))
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'dragoman[postgres]'")
    if not (initdb and postgres and ctl):
        pytest.skip("there is no PostgreSQL server: apt-get install postgresql")
    folder = tempfile.mkdtemp(prefix="pg")
    user = "postgres" if os.geteuid() == 0 else None  # a server does not run as root
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    quiet: dict[str, Any] = {"check": True, "user": user, "stdout": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"], **quiet)
    subprocess.run([ctl, "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"], **quiet)
    yield folder
    subprocess.run([ctl, "-D", data, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["duckdb", "postgres"])
def name(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a record of its own can be made: a file, and an empty database of the server."""
    if request.param == "duckdb":
        return str(tmp_path / "record.duckdb")
    folder = request.getfixturevalue("server")
    import psycopg

    database = f"t{os.getpid()}_{abs(hash(request.node.nodeid))}"
    with psycopg.connect(f"postgresql:///postgres?host={folder}&user=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    return f"postgresql:///{database}?host={folder}&user=postgres"


@pytest.fixture
def record(name: str) -> Iterator[Record]:
    with Record(name, write=True) as opened:
        yield opened
