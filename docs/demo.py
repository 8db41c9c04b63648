"""A server of our own stories, and a browser before it: for screenshots, and for tests of the pages."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from dragoman import Reader
from dragoman.article import read_sources
from dragoman.model.article import Article
from dragoman.store import Record
from dragoman.store.incoming import Coded
from dragoman.web.app import create_app
from eval.links.stories import read_happenings

ROOT = Path(__file__).parent.parent
SECONDS = 15
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def rows(reader: Reader, folders: list[str], happenings: int) -> list[dict[str, Any]]:
    """Rows of `annotate` of the stories in folders of the project, and of so many happenings told by several outlets."""
    found = read_sources([str(ROOT / folder) for folder in folders])
    articles = [item for item in found if isinstance(item, Article)]
    stories = [story for happening in read_happenings()[:happenings] for story in happening.stories]
    told = reader.read_many(
        {"id": s.id, "text": s.text, "published": s.published, "publication": s.publication} for s in stories
    )
    return [reading.to_dict() for reading in (*reader.read_articles(articles), *told)]


def made(path: Path, stories: list[dict[str, Any]]) -> str:
    """The name of a new record of rows of `annotate`; all that they tell is linked."""

    def no_reader() -> Reader:
        raise AssertionError("these stories are read already")

    with Record(path, write=True) as record:
        record.ingest(["stories of the project"], no_reader, items=[Coded.of(row, row["id"]) for row in stories])
        record.link()
    return str(path)


@contextmanager
def served(db: str) -> Iterator[str]:
    """The address of a server of a record, on a port that is free."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(db), log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        listening.close()
