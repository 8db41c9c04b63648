"""Nothing that a story says becomes part of a page but as text."""

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hostile_words import HOSTILE
from lxml import html

from dragoman.web.highlight import visible

RECORDABLE = [words for words in HOSTILE if "\0" not in words]
TAGS = {
    "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "section", "footer", "form",
    "fieldset", "legend", "label", "input", "select", "option", "datalist", "textarea", "button", "details", "summary",
    "h1", "h2", "h3", "p", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "a", "b", "mark", "time", "code",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "svg", "circle", "rect", "path",
}  # fmt: skip
SCRIPTS = {"/static/theme.js", "/static/story.js", "/static/forms.js"}


def page(client: TestClient, address: str, status: int = 200) -> Any:
    """The page as a tree."""
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.document_fromstring(answer.text)


def assert_harmless(tree: Any) -> None:
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= TAGS
    names = {name for element in tree.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name in ("style", "srcdoc", "formaction")}
    assert {script.get("src") for script in tree.iter("script")} <= SCRIPTS
    assert all(not script.text for script in tree.iter("script"))
    for link in tree.xpath("//@href | //@src | //@action"):
        assert (link.startswith(("/", "#")) and not link.startswith("//")) or link.startswith(
            ("http://", "https://")
        ), link


@pytest.mark.parametrize("number", range(len(RECORDABLE)))
def test_a_story_stays_text(hostile: TestClient, hostile_rows: list[dict[str, Any]], number: int) -> None:
    row, words = hostile_rows[number], RECORDABLE[number]
    tree = page(hostile, f"/story/{quote(row['id'], safe='')}")
    assert_harmless(tree)
    assert tree.xpath("string(//h1)") == visible(words)
    assert "".join(tree.xpath("//section[@class='story']")[0].itertext()).count(visible(words).strip()) >= 3
    assert len(row["events"]) == len(tree.xpath("//li[@data-event]")) > 0
    assert tree.xpath("//a[@rel='noopener noreferrer']") == []


@pytest.mark.parametrize("number", range(len(RECORDABLE)))
def test_an_event_and_what_a_search_finds_stay_text(
    hostile: TestClient, hostile_rows: list[dict[str, Any]], number: int
) -> None:
    row, words = hostile_rows[number], RECORDABLE[number]
    event = row["events"][0]["id"]
    for address in (
        f"/event/{event}",
        f"/search?article={quote(row['id'])}",
        f"/search?show=stories&article={quote(row['id'])}",
    ):
        tree = page(hostile, address)
        assert_harmless(tree)
        assert visible(words).split()[0] in tree.text_content()


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_asked_for_stays_text(client: TestClient, words: str) -> None:
    answer = client.get("/search", params=dict.fromkeys(("text", "party", "place", "voice", "mode"), words))
    assert answer.status_code in (200, 422), answer.text
    assert_harmless(html.document_fromstring(answer.text))
    assert_harmless(html.document_fromstring(client.get("/search", params={"certainty": words}).text))
    assert_harmless(page(client, f"/story/{quote(words, safe='')}", 404))


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_a_rejected_story_comes_back_as_text(client: TestClient, words: str) -> None:
    given = {"text": f"{words} Norway thanked Chile.", "title": words, "publication": words, "published": words}
    answer = client.post("/paste", data=given)
    assert answer.status_code == 422
    tree = html.document_fromstring(answer.text)
    assert_harmless(tree)
    assert tree.xpath("string(//textarea)").replace("\r\n", "\n").strip() == visible(given["text"]).strip()


def test_the_first_page_of_a_hostile_record_is_harmless(hostile: TestClient) -> None:
    assert_harmless(page(hostile, "/"))


@pytest.mark.parametrize("words", HOSTILE[::8], ids=range(len(HOSTILE[::8])))
def test_a_pasted_story_stays_text(client: TestClient, words: str) -> None:
    given = {"text": f"{words} Norway thanked Chile.", "title": words, "publication": words}
    answer = client.post("/paste", data=given)
    tree = html.document_fromstring(answer.text)
    assert_harmless(tree)
    assert answer.status_code == 200
    assert tree.xpath("string(//h1)").strip() == visible(words).strip()


def test_every_page_forbids_scripts_that_are_not_its_own(client: TestClient) -> None:
    for address in ("/", "/search", "/paste", "/help", "/story/aachen_treaty", "/no/such/page"):
        policy = client.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
