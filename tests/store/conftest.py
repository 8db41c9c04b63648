import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from glob import glob
from pathlib import Path
from typing import Any

import pytest

from dragoman import Reader
from dragoman.article import read_sources
from dragoman.model.article import Article
from dragoman.store import Record
from dragoman.store.incoming import Coded

ROOT = Path(__file__).parents[2]
Json = dict[str, Any]
Open = Callable[..., Record]


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


def no_reader() -> Any:
    raise AssertionError("no story has to be read")


def add(record: Record, rows: list[Json], at: str | None = None) -> Any:
    """Add rows of `annotate`."""
    return record.ingest(["test"], no_reader, items=[Coded(row, row["id"]) for row in rows], at=at)


def entity(text: str, start: int, name: str | None, code: str | None, sector: str | None = "GOV") -> Json:
    country = code if code not in ("IGO", "NGO") else None
    return {
        "text": text, "start": start, "end": start + len(text), "name": name, "code": code, "country": country,
        "sector": sector, "sectors": [sector] if sector else [], "office": None, "wikidata": None,
        "via": {"rule": "name", "start": None, "end": None},
    }  # fmt: skip


def story(
    id: str,
    text: str = "Norway warned Chile.",
    *,
    day: str | None = None,
    outlet: str = "Fjord News",
    version: str = "1",
    **given: Any,
) -> Json:
    """A row of `annotate` with one event, of which `given` replaces fields."""
    words = text.rstrip(".").split()
    who, verb, whom = words[0], words[1], words[2]
    at = text.index(whom)
    date = {"begin": day, "end": day, "text": who, "start": 0, "stop": len(who), "basis": "text"} if day else None
    event: Json = {
        "id": f"e-{id}-{version}", "article_id": id, "title": None, "publication": outlet, "published": day, "url": None,
        "type": "THREATEN", "mode": None, "contexts": [], "auxiliary": None, "quad": 3, "score": -5.0, "cameo": "130",
        "actors": [entity(who, 0, who, who[:3].upper())], "recipients": [entity(whom, at, whom, whom[:3].upper())],
        "trigger": {"text": verb, "start": len(who) + 1, "end": len(who) + 1 + len(verb)},
        "sentence": {"text": text, "start": 0, "end": len(text)}, "date": date, "place": None, "factuality": "CT+",
        "attribution": [{"source": None, "text": outlet, "cue": None, "start": None, "end": None, "form": None}],
        "confidence": 0.5, "why": ["frame: test"], "coder": {"version": version, "lexicon": "l", "model": "m"},
    }  # fmt: skip
    return {
        "id": id, "title": None, "authors": [], "publication": outlet, "agency": None, "published": day,
        "published_basis": None, "url": None, "text": text, "zones": [], "sentences": [[0, len(text)]], "mentions": [],
        "timexes": [], "places": [], "attributions": [], "events": [{**event, **given}], "relations": [],
        "passed_over": [{"trigger": {"text": whom, "start": at, "end": at + len(whom)}, "reason": "ACCUSE: no stated actor"}],
    }  # fmt: skip


TABLES = (
    "runs", "articles", "mentions", "attributions", "events", "event_parties", "relations", "relation_parties", "rejections",
    "passed_over", "words", "occurrences", "links", "copies",
)  # fmt: skip


def everything(record: Record) -> dict[str, list[str]]:
    """All rows of all tables."""
    return {table: sorted(map(repr, record.backend.rows(f"SELECT * FROM {table}"))) for table in TABLES}
