"""A story of the reader's own: what is taken, what is refused, and that nothing is kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

STORY = "Norway recalls envoy\n\nOSLO, May 5 (Fjord News) - Norway recalled its ambassador from Chile on Monday, Peru said.\n"
PAGE = (
    "<html><body><article><h1>Norway recalls envoy</h1>"
    + f"<p>{STORY.split(chr(10))[2]}</p>" * 3
    + "</article></body></html>"
)
SMALL = Settings(story_chars=200, body_bytes=5_000)


def paste(client: TestClient, status: int = 200, file: tuple[str, bytes] | None = None, **fields: str) -> Any:
    answer = client.post("/paste", data=fields, files={"file": file} if file else None)
    assert answer.status_code == status, answer.text
    return html.document_fromstring(answer.text)


@pytest.fixture(scope="module")
def small(world: str) -> Any:
    """A client of a server that takes short stories only."""
    with TestClient(create_app(world, SMALL), base_url="http://localhost", headers={"Accept": "text/html"}) as opened:
        yield opened


def test_a_story_is_coded_and_not_kept(client: TestClient) -> None:
    before = client.get("/v1/events").json()
    tree = paste(client, text=STORY, published="2020-05-06", publication="Gull Post", title="Mine")
    assert "not stored" in tree.xpath("string(//p[@class='note'])")
    assert tree.xpath("string(//h1)") == "Mine"
    assert "Gull Post" in tree.xpath("string(//p[@class='lead'])")
    assert "2020-05-06 (argument)" in tree.xpath("string(//p[@class='lead'])")
    assert tree.xpath("//li[@data-event]")
    assert tree.xpath("//a[starts-with(@href, '/event/')] | //a[starts-with(@href, '/v1/')]") == []
    assert client.get("/v1/events").json() == before


def test_line_ends_of_forms_are_those_of_the_text(client: TestClient) -> None:
    one = paste(client, text=STORY).xpath("string(//section[@class='story'])")
    assert one == paste(client, text=STORY.replace("\n", "\r\n")).xpath("string(//section[@class='story'])")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.txt", STORY.encode()),
        ("story.TXT", b"\xef\xbb\xbf" + STORY.encode()),
        ("story.html", PAGE.encode()),
        ("../../etc/story.htm", PAGE.encode()),
        ("story.json", json.dumps({"text": STORY}).encode()),
        ("stories.json", json.dumps([{"text": STORY}, {"text": "Another."}]).encode()),
    ],
)
def test_files_are_read(client: TestClient, name: str, data: bytes) -> None:
    tree = paste(client, file=(name, data), published="2020-05-06")
    assert "Norway" in tree.xpath("string(//section[@class='story'])")
    assert "2020-05-06 (argument)" in tree.xpath("string(//p[@class='lead'])")
    assert tree.xpath("//li[@data-event]")


@pytest.mark.parametrize(
    ("file", "fields", "told"),
    [
        (None, {}, "there is no text; allowed: the text of a story, or a file"),
        (None, {"text": " \n "}, "there is no text"),
        (None, {"text": "x" * 201}, "the text has 201 characters; allowed: 200"),
        (None, {"text": "Snow.", "published": "May"}, "May"),
        (None, {"text": "Snow.", "title": "x" * 301}, "the title has 301 characters; allowed: 300"),
        (("story.pdf", b"%PDF"), {}, "the file is 'story.pdf'; allowed: .txt, .html, .htm, .json"),
        (("story.jsonl", b"{}"), {}, "allowed: .txt"),
        (("story.txt.gz", b"\x1f\x8b"), {}, "allowed: .txt"),
        (("story", b"x"), {}, "the file is 'story'"),
        (("story.txt", b""), {}, "it is empty"),
        (("story.txt", b"\xff\xfe"), {}, "not UTF-8"),
        (("story.txt", b"a\0b"), {}, "0x00"),
        (("story.txt", b"x" * 201), {}, "201"),
        (("story.json", b"{"), {}, "JSON"),
        (("story.json", b"[]"), {}, "no story"),
        (("story.json", b'{"title": "x"}'), {}, "no text"),
        (("story.html", b"<p></p>"), {}, ""),
    ],
)
def test_what_is_no_story_comes_back_with_the_reason(
    small: TestClient, file: tuple[str, bytes] | None, fields: dict[str, str], told: str
) -> None:
    tree = paste(small, 422, file, **fields)
    assert told in tree.xpath("string(//p[@role='alert'])")
    assert tree.xpath("string(//textarea)").strip() == fields.get("text", "").strip().replace(
        "\0", "\N{REPLACEMENT CHARACTER}"
    )


def test_a_body_that_is_too_large_is_not_read(small: TestClient) -> None:
    answer = small.post("/paste", files={"file": ("story.txt", b"x" * 20_000)})
    assert answer.status_code == 413


def test_another_site_cannot_send_a_story(client: TestClient) -> None:
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/paste", data={"text": STORY}, headers=headers).status_code == 403


def test_the_bundled_stories_can_be_uploaded(client: TestClient) -> None:
    for path in sorted((Path(__file__).parents[3] / "examples").iterdir()):
        assert paste(client, file=(path.name, path.read_bytes())).xpath("//li[@data-event]")
