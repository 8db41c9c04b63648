"""A real browser before a real server. Skipped where there is no Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import Opens

from docs.demo import CHROMIUM, SECONDS, served

HEIGHT = 900


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(world: str) -> Iterator[str]:
    """The address of a server of the bundled stories."""
    with served(world) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(hostile_db: str) -> Iterator[str]:
    """The address of a server of the hostile stories."""
    with served(hostile_db) as address:
        yield address


@pytest.fixture
def opened(browser: Any, site: str) -> Iterator[Opens]:
    """Opens a path of the site; what the browser complains of fails the test."""
    contexts, complaints = [], []

    def open_path(path: str, *, width: int = 1280, scheme: str = "light", base: str = site, **more: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, **more)
        contexts.append(context)
        context.set_default_timeout(SECONDS * 1000)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(base + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
    assert complaints == []
