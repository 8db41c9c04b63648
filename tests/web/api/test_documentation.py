"""The pages on the server and on REST are complete, and their examples run."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient
from small_record import serving

from dragoman import Reader
from dragoman.cli.serve import serve
from dragoman.store.filters import Filter

DOCS = Path(__file__).parents[3] / "docs"
REST = (DOCS / "rest.md").read_text(encoding="utf-8")
KNOWN = {"$EVENT": "e-s:005-1", "$ARTICLE": "s:005"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", REST, re.DOTALL)


def commands() -> Iterator[list[str]]:
    """The words of each curl of the page."""
    for block in blocks("sh"):
        for line in block.replace("\\\n", " ").splitlines():
            for name, value in KNOWN.items():
                line = line.replace(name, value)
            yield shlex.split(line)


def asked(words: list[str]) -> dict[str, Any]:
    """What a curl asks, as a client of these tests takes it."""
    assert words.pop(0) == "curl"
    headers, data, url, is_get = {}, [], "", False
    while words:
        word = words.pop(0)
        if word == "-H":
            name, value = words.pop(0).split(": ")
            headers[name] = value
        elif word in ("-d", "--data-urlencode"):
            data.append(words.pop(0))
        elif word == "-o":
            words.pop(0)
        elif word == "-G":
            is_get = True
        elif word != "-s":
            url = word
    path = url.removeprefix("http://localhost:8000")
    assert path != url
    if is_get:
        return {
            "method": "GET",
            "url": f"{path}?{urlencode([part.partition('=')[::2] for part in data])}",
            "headers": headers,
        }
    if data:
        return {"method": "POST", "url": path, "headers": headers, "content": data[0].encode()}
    return {"method": "GET", "url": path, "headers": headers}


@pytest.fixture(scope="module")
def described(db: str, reader: Reader) -> TestClient:
    return serving(db, rate=0, reader=lambda: reader)


@pytest.mark.parametrize("words", list(commands()), ids=lambda words: words[-1][:60])
def test_examples_of_curl_run(described: TestClient, words: list[str]) -> None:
    answer = described.request(**asked(words))
    assert answer.status_code == 200, answer.text


def test_examples_in_python_run(db: str, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "world.duckdb").symlink_to(db)
    names: dict[str, Any] = {"reader": reader, "EVENT": KNOWN["$EVENT"], "ARTICLE": KNOWN["$ARTICLE"]}
    found = blocks("python")
    assert len(found) > 9
    for block in found:
        exec(block.replace("reader = dragoman.Reader()\n", ""), names)
    names["record"].close()
    assert names["row"]["id"] == "s:005"
    assert "NOR" in (tmp_path / "norway.csv").read_text(encoding="utf-8")


def test_every_call_and_parameter_is_on_the_page(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, calls in paths.items():
        assert f" {path}`" in REST, path
        for call in calls.values():
            for parameter in call.get("parameters", []):
                assert re.search(rf"`{parameter['name']}\b", REST) or f"{{{parameter['name']}}}" in path, parameter[
                    "name"
                ]
    assert all(f"`{name}`" in REST for name in Filter.__dataclass_fields__)


def test_every_setting_is_on_the_page() -> None:
    text = (DOCS / "serve.md").read_text(encoding="utf-8")
    assert [name for option in serve.params for name in option.opts if f"`{name}`" not in text] == []
