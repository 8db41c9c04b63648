"""A story, an event, and a story as the record knew it then."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from docs.demo import made
from dragoman import Reader
from dragoman.export import write_records
from dragoman.store import Record
from dragoman.store.incoming import Coded, read_tables
from dragoman.web.app import create_app

TEXT = "Peru said that Norway recalled its ambassador from Chile in Oslo on Monday."
HOST = "http://localhost"


def tree_of(client: TestClient, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.document_fromstring(answer.text)


@pytest.fixture
def corrected(reader: Reader, tmp_path: Path) -> Iterator[TestClient]:
    """A server of a record that learned a story on 1 May and its correction on 3 May; events know nothing of counts."""
    path = tmp_path / "corrected.duckdb"
    with Record(path, write=True) as record:
        for day, text in (("2020-05-01", TEXT), ("2020-05-03", TEXT.replace("recalled", "thanked"))):
            row = reader.read(text, id="one/story", published="2020-04-30").to_dict()
            row["events"] = [{n: v for n, v in event.items() if n != "counts"} for event in row["events"]]
            record.ingest([day], lambda: pytest.fail("it is read"), items=[Coded.of(row, "row")], at=day)
    with TestClient(create_app(str(path)), base_url=HOST, headers={"Accept": "text/html"}) as client:
        yield client


def test_a_story_is_shown_as_it_stands_and_as_it_was(corrected: TestClient) -> None:
    now, then = tree_of(corrected, "/story/one/story"), tree_of(corrected, "/story/one/story?as_of=2020-05-02")
    assert "thanked" in now.xpath("string(//section[@class='story'])")
    assert now.xpath("//p[@class='note']") == []
    assert "recalled" in then.xpath("string(//section[@class='story'])")
    assert "2020-05-02" in then.xpath("string(//p[@class='note'])")
    assert all("as_of=2020-05-02" in link for link in then.xpath("//a[starts-with(@href, '/event/')]/@href"))
    tree_of(corrected, "/story/one/story?as_of=2020-04-01", 404)
    tree_of(corrected, "/story/one/story?as_of=May", 422)


def test_an_event_of_another_coder_has_no_page_and_the_answer_says_where_it_is(reader: Reader, tmp_path: Path) -> None:
    table, path = tmp_path / "icews.tab", tmp_path / "others.duckdb"
    write_records(reader.read(TEXT, published="2020-04-30").to_dict()["events"], "icews", table)
    with Record(path, write=True) as record:
        items = read_tables([str(table)], "icews")
        record.ingest(["icews"], lambda: pytest.fail("it is read"), items=items)
        (event, *_) = record.event_rows(coder="icews")
    with TestClient(create_app(str(path)), base_url=HOST, headers={"Accept": "text/html"}) as client:
        said = tree_of(client, f"/event/{event['id']}", 404).xpath("string(//main)")
        assert f"is from a table of icews and has no text to show; /v1/events/{event['id']} gives it" in said
        assert client.get(f"/v1/events/{event['id']}").json() == event
        assert client.get(f"/v1/events/{event['id']}/explain").status_code == 200
        assert "/story/" not in client.get("/search?show=stories").text
        assert "0 events from 0 stories" in client.get("/").text


def test_versions_lead_to_the_story_as_it_was(corrected: TestClient) -> None:
    then = tree_of(corrected, "/story/one/story?as_of=2020-05-02")
    (event, *_) = then.xpath("//a[starts-with(@href, '/event/')]/@href")
    (first, *_) = tree_of(corrected, event).xpath("//table//a[starts-with(@href, '/story/')]/@href")
    assert "recalled" in tree_of(corrected, first).xpath("string(//section[@class='story'])")
    tree_of(corrected, event.split("?")[0], 404)


def test_marks_say_what_they_belong_to(client: TestClient) -> None:
    tree = tree_of(client, "/story/aachen_treaty")
    marks = [(mark.text_content(), mark.get("data-of").split()) for mark in tree.xpath("//*[@data-of]")]
    for card in tree.xpath("//li[@data-event]"):
        assert any(f"{card.get('data-event')}:trigger" in parts for _, parts in marks)
    (card,) = tree.xpath("//li[@data-event][contains(., 'joint defence council')]")
    key = card.get("data-event")
    told = {
        role: {words for words, parts in marks if f"{key}:{role}" in parts}
        for role in ("actor", "source", "cue", "date")
    }
    assert told == {
        "actor": {"joint defence council"},
        "source": {"She", "Continental Wire"},
        "cue": {"said"},
        "date": {"the spring"},
    }


def test_an_event_names_its_parts_and_its_chain(client: TestClient) -> None:
    (link, *_) = tree_of(client, "/story/aachen_treaty").xpath(
        "//li[contains(., 'joint defence council')]//a[.//span]/@href"
    )
    tree = tree_of(client, link)
    told = dict(
        zip(tree.xpath("//dl[@class='keys']/dt/text()"), tree.xpath("//dl[@class='keys']/dd/text()"), strict=True)
    )
    assert told["actor"] == "joint defence council"
    assert told["trigger"] == "meet"
    assert [by.text for by in tree.xpath("//p[@class='by']")] == [
        "Angela Merkel (“She”): said, indirect",
        "Continental Wire",
    ]


def test_links_of_a_story_lead_to_pages_that_there_are(client: TestClient) -> None:
    addresses = set(tree_of(client, "/story/aachen_treaty").xpath("//a[starts-with(@href, '/')]/@href"))
    assert len(addresses) > 20
    for address in sorted(addresses):
        assert client.get(address).status_code == 200, address


def test_an_address_that_is_no_web_address_is_no_link(reader: Reader, tmp_path: Path) -> None:
    rows = [
        {**reader.read(TEXT, id=name).to_dict(), "url": url}
        for name, url in (("good", "https://example.org/a?b=c"), ("bad", "javascript:alert(1)"))
    ]
    db = made(tmp_path / "urls.duckdb", rows)
    with TestClient(create_app(db), base_url=HOST, headers={"Accept": "text/html"}) as client:
        assert tree_of(client, "/story/good").xpath("//a[@rel]/@href") == ["https://example.org/a?b=c"]
        assert tree_of(client, "/story/bad").xpath("//a[@rel]") == []


@pytest.mark.parametrize("path", ["/story/nothing", "/event/nothing", "/story/a%00b", "/event/a%00b", "/nothing"])
def test_what_is_not_there_is_told_on_a_page(client: TestClient, path: str) -> None:
    assert tree_of(client, path, 404).xpath("//p[@role='alert']")
