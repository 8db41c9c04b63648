"""What holds for every page: nothing serious against accessibility, no sideways scrolling, little script, a choice of theme."""

from typing import Any

import pytest
from conftest import SCHEMES, WIDTHS, Opens

PAGES = (
    "/",
    "/search",
    "/search?text=treaty&show=stories",
    "/story/aachen_treaty",
    "/paste",
    "/help",
    "/search?certainty=odd",
)
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


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(opened: Opens, path: str, width: int, scheme: str) -> None:
    page = (
        opened(path, width=width, scheme=scheme) if "odd" not in path else opened("/help", width=width, scheme=scheme)
    )
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    for landmark in ("banner", "main", "contentinfo"):
        assert page.get_by_role(landmark).count() == 1


@pytest.mark.parametrize("path", PAGES[:6])
def test_a_page_needs_little_script_and_nothing_from_elsewhere(opened: Opens, site: str, path: str) -> None:
    page = opened("/help")
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert all(url.startswith(site) for url in sizes)
    assert sum(size for url, size in sizes.items() if url.endswith(".js")) < SCRIPT_BYTES


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
