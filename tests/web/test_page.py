from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hostile_words import HOSTILE
from lxml import html

from dragoman import Reader
from dragoman.web.highlight import visible
from dragoman.web.page import STATIC, STYLES, page

EXAMPLE = (Path(__file__).parents[2] / "examples" / "aachen_treaty.txt").read_text(encoding="utf-8")
CSS = "".join((STATIC / name).read_text(encoding="utf-8") for name in STYLES)
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "main", "section", "ul", "ol", "li", "span",
    "a", "b", "details", "summary", "dl", "dt", "dd", "div", "svg", "circle", "rect", "path",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "title", "aria-label"} | {
    "data-of", "data-event", "role", "aria-hidden", "viewbox", "width", "height", "d", "cx", "cy", "r", "x", "y",
}  # fmt: skip


def parsed(reader: Reader, text: str, **known: str | None) -> Any:
    """The page as a tree."""
    return html.document_fromstring(page(reader.read(text, **known)).removeprefix("<!DOCTYPE html>\n"))


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 100


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings_stay_text(reader: Reader, words: str) -> None:
    text = f"{words} Norway {words} recalled its ambassador from Chile {words}.\n\n“{words}” Norway’s king {words} said.\n{words}"
    tree = parsed(
        reader, text, title=words, publication=f"P {words}", byline=f"By Ann {words} Lee", url=f"https://{words}"
    )
    assert {element.tag for element in tree.iter()} <= TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert all(link.startswith(("#e-", "#r-", "#card-e-")) for link in tree.xpath("//@href"))
    assert len(tree.xpath("//style")) == 1
    story = "".join(tree.xpath("//section[@class='story']")[0].itertext())
    assert story.count(visible(words)) >= 4
    assert tree.xpath("string(//h1)") == visible(words)
    assert tree.xpath("string(//title)") == f"{visible(words)} · dragoman"


def test_nothing_may_be_loaded_or_run(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert tree.xpath("//script | //img | //iframe | //link | //@src") == []
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_every_link_leads_to_one_place_in_the_story(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    links = [link.removeprefix("#") for link in tree.xpath("//section[@aria-label='The record of the story']//@href")]
    reading = reader.read(EXAMPLE)
    assert sorted(links) == sorted(entry.id for entry in (*reading.events, *reading.relations))
    ids = tree.xpath("//section[@class='story']//@id")
    assert len(set(ids)) == len(ids)
    assert set(links) <= set(ids)


def test_every_trigger_leads_to_its_card(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    links = {link.removeprefix("#") for link in tree.xpath("//a[contains(@class, 'trigger')]/@href")}
    assert links == {f"card-{event.id}" for event in reader.read(EXAMPLE).events}
    assert links == set(tree.xpath("//li/@id"))


def test_an_anchor_holds_the_trigger(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    for event in reader.read(EXAMPLE).events:
        assert "".join(tree.get_element_by_id(event.id).itertext()) == event.trigger.text


def test_events_over_the_same_words_have_an_anchor_each(reader: Reader) -> None:
    reading = reader.read("Norway recalled its ambassador from Chile.")
    (event,) = reading.events
    twice = replace(reading, coding=replace(reading.coding, events=(event, replace(event, id="e-other"))))
    tree = html.document_fromstring(page(twice).removeprefix("<!DOCTYPE html>\n"))
    assert {"".join(tree.get_element_by_id(name).itertext()) for name in (event.id, "e-other")} == {"recalled"}


def test_the_story_is_all_there(reader: Reader) -> None:
    story = parsed(reader, EXAMPLE).xpath("//section[@class='story']/p")
    paragraphs = [" ".join("".join(p.itertext()).split()) for p in story]
    assert " ".join(paragraphs) == " ".join(EXAMPLE.split())


def test_line_ends_of_windows_leave_no_trace(reader: Reader) -> None:
    shown = page(reader.read("Norway recalled\r\nits ambassador\tfrom Chile.\r\n\r\nChile thanked Peru.\r\n"))
    assert "\N{REPLACEMENT CHARACTER}" not in shown
    assert "\r" not in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\u202eb", "ab"),
        ("so\u00adft", "soft"),
        ("a\x1bb", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\tb", "a b"),
        ("a\u2003b", "a b"),
    ],
)
def test_visible(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_an_empty_record_says_so(reader: Reader) -> None:
    tree = parsed(reader, "Snow fell.")
    assert "0 events" in tree.xpath("string(//h2)")
    assert tree.xpath("//ol") == []
