"""The page about the pages names all of them, what they can be asked, and shows pictures that there are."""

import re
from pathlib import Path

import pytest
from fastapi.routing import APIRoute

from docs.screenshots import SHOTS
from dragoman.store.record import NAMES
from dragoman.web.asked import CODER as NOT_OF_PAGES
from dragoman.web.pages import MODULES
from dragoman.web.pages.search import OWN
from dragoman.web.views import VIEWS

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "pages.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", PAGE))


@pytest.mark.parametrize("view", VIEWS, ids=[view.path for view in VIEWS])
def test_every_view_is_described(view: object) -> None:
    path = view.path  # type: ignore[attr-defined]
    assert any(code == path or code.startswith(f"{path}/") for code in CODE)


def test_every_parameter_of_a_search_is_described() -> None:
    assert {*NAMES, *OWN} - CODE == {NOT_OF_PAGES}


@pytest.mark.parametrize("module", MODULES, ids=[module.__name__.rsplit(".", 1)[1] for module in MODULES])
def test_every_parameter_of_a_page_is_described(module: object) -> None:
    names = (
        {*getattr(module, "NAMES", ()), *getattr(module, "TIMES", ())} if module.__name__.endswith(CHARTS) else set()
    )  # type: ignore[attr-defined]
    assert names - CODE == set()


CHARTS = ("network", "pair", "world", "voices", "attacked")


def test_the_pictures_are_those_that_are_drawn() -> None:
    shown = set(re.findall(r"\]\(images/([\w.]+)\)", PAGE))
    assert shown == {shot.name for shot in SHOTS}
    assert all((DOCS / "images" / name).stat().st_size < 400_000 for name in shown)


def test_every_address_has_a_handler() -> None:
    paths = {route.path for module in MODULES for route in module.router.routes if isinstance(route, APIRoute)}
    assert {view.path for view in VIEWS} <= paths
