"""What holds for every page: nothing serious against accessibility, no sideways scrolling, little script, a choice of theme."""

from typing import Any

import pytest
from browsing import SCHEMES, Opens

PAGES = (
    "/", "/search", "/search?text=treaty&show=stories", "/story/aachen_treaty", "/paste", "/help",
    "/pair/DEU/FRA", "/network", "/map", "/voices", "/if",
)  # fmt: skip
SERIOUS = ("serious", "critical")
SCRIPT_BYTES = 200_000


def violations(page: Any) -> list[str]:
    """What axe finds that is serious or critical."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {n['html'][:160]} {n['failureSummary'][:200]}"
        for v in found
        if v["impact"] in SERIOUS
        for n in v["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(opened: Opens, path: str) -> None:
    page = opened(path, width=1280, scheme="light")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 844})
    assert violations(page) == []
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1


def test_what_would_shut_somebody_out_is_found(opened: Opens) -> None:
    page = opened("/help")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [found.split(":")[0] for found in violations(page)] == ["button-name"]


def test_pages_need_little_script_and_nothing_from_elsewhere(opened: Opens, site: str) -> None:
    page = opened("/help")
    for path in PAGES:
        page.goto(site + path)
        loaded = page.evaluate("performance.getEntriesByType('resource').map(e => [e.name, e.decodedBodySize])")
        assert all(url.startswith(site) for url, _ in loaded)
        assert 0 < sum(size for url, size in loaded if url.endswith(".js")) < SCRIPT_BYTES


def test_the_first_key_offers_to_skip_the_navigation(opened: Opens) -> None:
    page = opened("/search")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_theme_follows_the_system_until_one_is_chosen(opened: Opens, site: str, scheme: str) -> None:
    page = opened("/help", scheme=scheme)
    paper = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(paper)
    button = page.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
    button.press("Enter")
    chosen = page.evaluate(paper)
    assert chosen != first
    page.goto(site + "/search")
    assert page.evaluate(paper) == chosen
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == str(scheme != "dark").lower()


def test_day_and_night_differ(opened: Opens) -> None:
    papers = {opened("/help", scheme=s).evaluate("getComputedStyle(document.body).backgroundColor") for s in SCHEMES}
    assert len(papers) == 2


@pytest.mark.parametrize("path", ["/", "/search?text=treaty", "/story/aachen_treaty"])
def test_a_page_is_whole_without_script(opened: Opens, path: str) -> None:
    page = opened(path, java_script_enabled=False)
    assert page.get_by_role("main").inner_text().strip()
    assert page.get_by_role("button", name="Dark").count() == 0


def test_paper_shows_the_story_and_no_forms(opened: Opens) -> None:
    page = opened("/story/aachen_treaty", scheme="dark")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator(".story").is_visible()
    red, green, blue = (
        int(part)
        for part in page.evaluate("getComputedStyle(document.body).color").split("(")[1].rstrip(")").split(",")[:3]
    )
    assert max(red, green, blue) < 64
