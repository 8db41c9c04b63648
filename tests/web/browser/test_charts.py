"""Charts under the hand: arrows go from mark to mark, words show at once, neighbours stand out, the slider sets the day."""

import re
from typing import Any

import pytest
from browsing import SCHEMES, Opens

PAIR = "/pair/DEU/FRA"


def label(page: Any) -> str:
    found: str = page.evaluate("document.activeElement.getAttribute('aria-label')")
    return found


@pytest.mark.parametrize("path", [PAIR, "/network", "/map", "/voices"])
def test_arrows_go_from_mark_to_mark(opened: Opens, path: str) -> None:
    page = opened(path)
    drawing = page.locator("svg.drawing").first
    marks = drawing.locator("[data-mark]")
    marks.first.focus()
    first = label(page)
    assert page.locator(".tip").inner_text() == " ".join(first.split())
    page.keyboard.press("ArrowRight")
    second = label(page)
    page.keyboard.press("End")
    last = label(page)
    page.keyboard.press("Home")
    assert label(page) == first != second
    assert last == marks.last.get_attribute("aria-label")
    assert drawing.locator("[data-mark][tabindex='0']").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".tip").is_hidden()


def test_neighbours_of_a_node_stand_out(opened: Opens) -> None:
    page = opened("/network")
    node = page.locator("[data-node]").first
    node.focus()
    code = node.get_attribute("data-node")
    edges = page.locator(".edge.near")
    assert edges.count() > 0
    assert all(code in (e.get_attribute("data-one"), e.get_attribute("data-other")) for e in edges.all())
    assert page.locator(".node.near").count() > 1
    page.keyboard.press("Tab")
    assert page.locator(".drawing.lit").count() == 0


def test_the_slider_sets_the_day(opened: Opens) -> None:
    page = opened(PAIR)
    page.locator("#at").focus()
    with page.expect_navigation():
        page.keyboard.press("Home")
    assert re.search(r"/pair/DEU/FRA\?as_of=\d{4}-\d\d-\d\d$", page.url)
    assert page.locator("#as_of").input_value() in page.url


def test_without_script_the_slider_and_the_day_work_by_the_button(opened: Opens) -> None:
    page = opened(PAIR, java_script_enabled=False)
    page.locator("#at").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Show that day").click()
    first = page.url
    assert re.search(r"\?as_of=\d{4}-\d\d-\d\d$", first)
    page.locator("#as_of").fill("2019-01-21")
    page.get_by_role("button", name="Show that day").click()
    assert page.url.endswith("?as_of=2019-01-21")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", [PAIR, "/network", "/map?kind=flows", "/voices", "/if?attacker=CHN&attacked=PHL"])
def test_marks_can_be_seen_by_day_and_night(opened: Opens, path: str, scheme: str) -> None:
    """Every solid mark contrasts at least 3 to 1 with the page."""
    page = opened(path, scheme=scheme)
    ratios = page.evaluate(CONTRASTS)
    assert ratios
    assert min(ratios) >= 3


CONTRASTS = """() => {
  const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => linear(Number(part) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const kinds = ["solid", "spot", "shade", "arc", "line"].map((kind) => `.drawing .mk.${kind}`);
  return [...document.querySelectorAll([...kinds, ".drawing .dot"].join(","))]
    .map((mark) => [mark.tagName, getComputedStyle(mark)])
    .map(([tag, style]) => ratio(light(tag === "line" || style.fill === "none" ? style.stroke : style.fill), paper));
}"""
