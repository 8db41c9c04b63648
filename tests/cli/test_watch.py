"""`dragoman watch` against a real server on this machine."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from made_feeds import STORY, item, page, rss
from running import Run

from dragoman.store import Record


class Handler(BaseHTTPRequestHandler):
    """A paper with two feeds, one of them broken, and a page that robots may not read."""

    def do_GET(self) -> None:
        agents.append(self.headers["User-Agent"])
        port = self.server.server_address[1]
        home = f"http://127.0.0.1:{port}"
        entries = [
            item(1, content=STORY, link=f"{home}/1"),
            item(2, link=f"{home}/2"),
            item(3, link=f"{home}/closed/3"),
        ]
        answers = {
            "/robots.txt": b"User-agent: *\nDisallow: /closed",
            "/feed": rss(*entries),
            "/broken": b"<rss",
            "/2": page("Second part"),
        }
        body = answers.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


agents: list[str] = []


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def stories(db: Path) -> list[str]:
    with Record(db) as record:
        return sorted(row["id"].rsplit("/", 1)[-1] for row in record.article_rows())


def opml(folder: Path, *addresses: str) -> Path:
    path = folder / "feeds.opml"
    path.write_text("<opml><body>" + "".join(f'<outline xmlUrl="{a}"/>' for a in addresses) + "</body></opml>")
    return path


def test_one_round(run: Run, home: str, tmp_path: Path) -> None:
    db, rejects = tmp_path / "world.duckdb", tmp_path / "rejects.jsonl"
    feeds = opml(tmp_path, f"{home}/feed", f"{home}/broken")
    options = ("--once", "--gap", "0", "--allow-host", "127.0.0.1", "--contact", "desk@n.example", "--rejects", rejects)
    agents.clear()
    result = run("watch", feeds, "--db", db, *options)
    assert result.exit_code == 1
    assert "2 stories added with" in result.stderr
    assert stories(db) == ["1", "2"]
    told = [json.loads(line)["reason"] for line in rejects.read_text().splitlines()]
    assert len(told) == 2
    assert any("closes this address" in reason for reason in told)
    assert set(agents) == {"dragoman/0.1.0 (desk@n.example)"}
    assert (tmp_path / "world.duckdb.watch").exists()
    again = run("watch", feeds, "--db", db, *options)
    assert again.exit_code == 0
    assert "0 stories added" in again.stderr
    assert "closes this address" in run("rejects", "--db", db).stdout


def test_servers_that_are_not_public_are_not_asked_unless_allowed(run: Run, home: str, tmp_path: Path) -> None:
    agents.clear()
    result = run("watch", f"{home}/feed", "--db", tmp_path / "world.duckdb", "--once")
    assert result.exit_code == 1
    assert "allowed: addresses of the public internet" in result.stderr
    assert agents == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_and_what_was_done_is_kept(home: str, tmp_path: Path, number: int) -> None:
    db = tmp_path / "world.duckdb"
    command = [sys.executable, "-W", "error", "-m", "dragoman", "watch", f"{home}/feed", "--db", str(db)]
    with subprocess.Popen(
        [*command, "--gap", "0", "--allow-host", "127.0.0.1"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        lines = [process.stderr.readline(), process.stderr.readline()]
        assert any("2 stories added" in line for line in lines)
        process.send_signal(number)
        rest = process.stderr.read()
    assert process.returncode == 1  # one page was closed to it
    assert "Traceback" not in rest
    assert stories(db) == ["1", "2"]


WRONG = [
    (("none.opml",), "none.opml: No such file"),
    (("https://n.example/feed", "--contact", "a\nb"), "--contact is"),
    (("https://n.example/feed", "--every", "0"), "--every"),
    (("https://n.example/feed", "--state", "none/state"), "none/state"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run("watch", *arguments, "--db", tmp_path / "world.duckdb")
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_record_on_a_server_needs_a_state(run: Run) -> None:
    result = run("watch", "https://n.example/feed", "--db", "postgresql://nobody@n.example/world")
    assert result.exit_code == 2
    assert "--state FILE" in result.stderr


def test_a_list_that_is_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text("<rss/>")
    result = run("watch", tmp_path / "feeds.opml", "--db", tmp_path / "world.duckdb")
    assert result.exit_code == 2
    assert "the root is 'rss'; allowed: opml" in result.stderr
