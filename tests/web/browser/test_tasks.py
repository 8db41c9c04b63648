"""What people come for, done by mouse and by keyboard alone."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import Opens

STORY = Path(__file__).parents[3] / "examples" / "aachen_treaty.txt"
SHORT = "Norway recalled its ambassador from Chile on Monday, Peru said."
LOOKS = [(390, "dark"), (1280, "light")]
looks = pytest.mark.parametrize(("width", "scheme"), LOOKS)


def asked(page: Any) -> dict[str, list[str]]:
    """What the address asks for."""
    return parse_qs(urlsplit(page.url).query)


def tab_to(page: Any, css: str, most: int = 80) -> None:
    """Press Tab until an element is in focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"{css} is not reached by {most} steps of Tab")


@looks
def test_words_are_searched_from_the_first_page_by_keyboard(opened: Opens, width: int, scheme: str) -> None:
    page = opened("/", width=width, scheme=scheme)
    tab_to(page, "#ask")
    page.keyboard.type("treaty")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?text=treaty")
    assert page.locator(".event").count() > 0
    tab_to(page, ".tabs a:not([aria-current])", 120)
    page.keyboard.press("Enter")
    page.wait_for_url("**show=stories**")
    assert page.locator("mark").first.inner_text().lower() == "treaty"


@looks
def test_a_search_is_narrowed_by_mouse_and_its_address_says_how(opened: Opens, width: int, scheme: str) -> None:
    page = opened("/search", width=width, scheme=scheme)
    page.get_by_label("Party", exact=True).fill("FRA")
    page.get_by_role("checkbox", name="verbal conflict").check()
    page.get_by_text("More filters").click()
    page.get_by_role("checkbox", name="ACCUSE").check()
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**party=FRA**")
    assert asked(page) == {"party": ["FRA"], "quad": ["3"], "type": ["ACCUSE"], "order": ["happened"]}
    assert page.get_by_role("checkbox", name="ACCUSE").is_checked()
    assert page.get_by_role("checkbox", name="ACCUSE").is_visible()
    types = page.locator(".event .type").all_inner_texts()
    assert types
    assert all(words.startswith("ACCUSE") for words in types)


def test_a_search_is_read_on_page_by_page(opened: Opens) -> None:
    page = opened("/search")
    seen = page.locator(".event .type").evaluate_all("links => links.map(link => link.href)")
    total = int(page.locator(".tabs [aria-current]").inner_text().split()[0])
    while page.get_by_role("link", name="Older").count():
        page.get_by_role("link", name="Older").click()
        page.wait_for_load_state()
        seen += page.locator(".event .type").evaluate_all("links => links.map(link => link.href)")
    assert len(seen) == len(set(seen)) == total


@looks
def test_an_event_under_the_pointer_lights_up_what_speaks_for_it(opened: Opens, width: int, scheme: str) -> None:
    page = opened("/story/aachen_treaty", width=width, scheme=scheme)
    card = page.locator(".card", has_text="CONSULT").filter(has_text="said, indirect")
    card.hover()
    assert "joint defence council" in page.locator(".lit-actor").all_inner_texts()
    assert "said" in page.locator(".lit-cue").all_inner_texts()
    assert "She" in page.locator(".lit-source").all_inner_texts()
    assert "the spring" in page.locator(".lit-date").all_inner_texts()
    assert "France and Germany would set up" in "".join(page.locator(".lit-content").all_inner_texts()).replace(
        "  ", " "
    )
    assert page.locator(".card.lit").count() == 1
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0


@looks
def test_an_event_in_focus_lights_up_and_leads_to_its_words_and_back(opened: Opens, width: int, scheme: str) -> None:
    page = opened("/story/aachen_treaty", width=width, scheme=scheme)
    tab_to(page, "a.trigger")
    trigger = page.evaluate("document.activeElement.textContent.trim()")
    assert page.locator(".card.lit").count() == 1
    assert trigger in [words.strip() for words in page.locator(".lit-trigger").all_inner_texts()]
    page.keyboard.press("Enter")
    card = page.locator(".card:target")
    assert card.count() == 1
    assert card.evaluate(
        "element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
    )
    tab_to(page, ".card:target .deed a")
    page.keyboard.press("Enter")
    assert page.locator(":target").inner_text().strip() == trigger


def test_the_voices_are_nested_with_the_publication_outermost(opened: Opens) -> None:
    page = opened("/story/aachen_treaty")
    card = page.locator(".card").filter(has_text="said, indirect").first
    outer = card.locator("> .bracket.outlet")
    assert outer.locator("> .by").inner_text() == "Continental Wire"
    assert "said" in outer.locator("> .bracket > .by").inner_text()


def test_an_event_tells_why_it_stands(opened: Opens) -> None:
    page = opened("/story/aachen_treaty")
    page.get_by_role("link", name="why").first.click()
    page.wait_for_url("**/event/**")
    assert "frame" in page.get_by_role("main").inner_text()
    page.get_by_role("link", name="in its story").click()
    page.wait_for_url("**/story/**")
    assert page.locator(".card:target").count() == 1


@looks
def test_a_story_is_pasted_and_coded_by_keyboard(opened: Opens, width: int, scheme: str) -> None:
    page = opened("/paste", width=width, scheme=scheme)
    tab_to(page, "textarea")
    page.keyboard.type(SHORT)
    tab_to(page, "#f-publication")
    page.keyboard.type("Fjord News")
    tab_to(page, "form.paste button")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    assert "not stored" in page.get_by_role("main").inner_text()
    assert page.locator(".bracket.outlet > .by").first.inner_text() == "Fjord News"
    assert page.get_by_role("link", name="why").count() == 0


def test_a_story_is_uploaded(opened: Opens) -> None:
    page = opened("/paste")
    page.get_by_label("Or a file").set_input_files(str(STORY))
    page.get_by_label("Day of publication").fill("2019-01-23")
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector(".card")
    assert "2019-01-23 (argument)" in page.locator(".lead").inner_text()


def test_hostile_stories_run_nothing(opened: Opens, hostile_site: str) -> None:
    page = opened("/search?show=stories", base=hostile_site)
    links = page.locator(".found h2 a").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 20
    for link in links[::4]:
        page.goto(link)
        page.locator(".card").first.hover()
    assert page.evaluate("document.scripts.length") == 2
