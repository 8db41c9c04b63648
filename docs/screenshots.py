"""Draw the pictures of the documentation: `python -m docs.screenshots`, from the root of the project. Needs Chromium."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from docs.build import read_story
from docs.demo import CHROMIUM, ROOT, made, rows, served
from dragoman import Reader
from dragoman.web.page import page as page_of

IMAGES = ROOT / "docs" / "images"
FOLDERS = ["examples", "eval/stories"]
HAPPENINGS = 40
DESK, TALL, PHONE = (1280, 860), (1280, 1180), (390, 844)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its file, the path of the page, the window, the scheme, and what is done before it is taken."""

    name: str
    path: str
    window: tuple[int, int] = DESK
    scheme: str = "light"
    before: Callable[[Any], None] = lambda page: None


def light(page: Any) -> None:
    """Rest the pointer on an event that somebody tells."""
    page.locator(".card").filter(has=page.locator(".bracket .bracket")).first.hover()


SHOTS = (
    Shot("home.png", "/"),
    Shot("story.png", "/story/aachen_treaty", TALL, before=light),
    Shot("story_phone.png", "/story/aachen_treaty", PHONE, "dark"),
    Shot("search.png", "/search?text=treaty&certainty=certain"),
    Shot("paste.png", "/paste"),
    Shot("pair.png", "/pair/IRN/SAU"),
    Shot("network.png", "/network", scheme="dark"),
    Shot("map.png", "/map"),
    Shot("voices.png", "/voices"),
    Shot("if_attacked.png", "/if?attacker=RUS&attacked=EST"),
)


def take(browser: Any, site: str, shot: Shot) -> None:
    """One picture of a page of a site."""
    width, height = shot.window
    window = browser.new_context(viewport={"width": width, "height": height}, color_scheme=shot.scheme)
    page = window.new_page()
    page.goto(site + shot.path)
    shot.before(page)
    page.screenshot(path=IMAGES / shot.name)
    window.close()


def take_page(browser: Any, folder: Path) -> None:
    """The page that `dragoman read --html` writes."""
    file = folder / "page.html"
    file.write_text(page_of(read_story()), encoding="utf-8")
    take(browser, file.as_uri(), Shot("page.png", ""))


def draw() -> None:
    """All pictures. Without Chromium an error says how to get it."""
    if CHROMIUM is None:
        sys.exit("there is no chromium; apt-get install chromium, or any other way that puts it on the path")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        db = made(Path(folder) / "record.duckdb", rows(Reader(), FOLDERS, HAPPENINGS))
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        take_page(browser, Path(folder))
        with served(db) as site:
            for shot in SHOTS:
                take(browser, site, shot)
        browser.close()


if __name__ == "__main__":
    draw()
