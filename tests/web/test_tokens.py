"""The colours of the pages: read from the style sheet, measured as WCAG 2 and studies of colour blindness do."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from dragoman.web.charts import svg
from dragoman.web.page import STATIC

TOKENS = re.findall(r"--(\w+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", (STATIC / "tokens.css").read_text())
SCHEMES = {
    "light": {name: by_day for name, by_day, _ in TOKENS},
    "dark": {name: by_night for name, _, by_night in TOKENS},
}
INKS = ("ink", "soft", "q1", "q2", "q3", "q4", "link")
GROUNDS = ("paper", "panel", "party", "source", "time", "place", "lit")
READABLE, SEEN = 4.5, 3.0  # WCAG 1.4.3 for text, 1.4.11 for what is not text
APART = 12.0  # CIE76; about 2.3 can just be told apart side by side
BLIND = {
    "no red cones": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "no green cones": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}  # on linear RGB: Viénot, Brettel and Mollon 1999


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: list[float]) -> list[float]:
    """CIE L*a*b* under D65, of linear sRGB."""
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    xyz = [sum(a * b for a, b in zip(row, rgb, strict=True)) / w for row, w in zip(rows, white, strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]


def seen_by(kind: str, colour: str) -> list[float]:
    rgb = linear(colour)
    return lab([max(sum(a * b for a, b in zip(row, rgb, strict=True)), 0) for row in BLIND[kind]])


def distance(one: list[float], other: list[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_words_can_be_read_on_all_grounds(scheme: str) -> None:
    colours = SCHEMES[scheme]
    worst = {(i, g): contrast(colours[i], colours[g]) for i in INKS for g in GROUNDS}
    assert {pair: ratio for pair, ratio in worst.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_of_fields_and_the_focus_can_be_seen(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for line in ("edge", "focus", "voice"):
        for ground in ("paper", "panel"):
            assert contrast(colours[line], colours[ground]) >= SEEN, (line, ground)


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_classes_differ_for_the_colour_blind(scheme: str, kind: str) -> None:
    colours = SCHEMES[scheme]
    for one, other in combinations(("q1", "q2", "q3", "q4"), 2):
        assert distance(seen_by(kind, colours[one]), seen_by(kind, colours[other])) >= APART, (one, other)


def test_charts_have_the_same_colours() -> None:
    light = SCHEMES["light"]
    assert {f"q{quad}": colour for quad, colour in svg.QUADS.items()} == {q: light[q] for q in ("q1", "q2", "q3", "q4")}
    assert tuple(light[name] for name in ("ink", "soft", "line", "paper", "panel")) == (
        svg.INK,
        svg.SOFT,
        svg.LINE,
        svg.PAPER,
        svg.PANEL,
    )


def test_no_rule_has_a_colour_of_its_own() -> None:
    for path in sorted(Path(STATIC).glob("*.css")):
        if path.name != "tokens.css":
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", path.read_text(encoding="utf-8")) == [], (
                path.name
            )
