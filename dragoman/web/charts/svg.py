"""Drawing in SVG: elements with every text escaped, marks that can be reached, and what makes a file of its own of it.

Colours are given twice: as classes, which the style sheet of the pages fills for day and night, and as presentation
attributes, which hold where there is no style sheet. There are no inline styles, since the policy of the pages forbids them.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from dragoman.web.highlight import visible

NAMESPACE = "http://www.w3.org/2000/svg"
FONT = "system-ui, 'Liberation Sans', sans-serif"
INK, SOFT, LINE, PAPER, PANEL = "#1b1d20", "#53585f", "#d6d3ca", "#fcfbf8", "#f3f1eb"
QUADS = {1: "#1c6ea4", 2: "#0b3b73", 3: "#915f05", 4: "#8f2400"}
MARK = "data-mark"
LETTER = 0.56  # width of a letter of the font in ems, on average, with some reserve

Value = str | float


def drawing(name: str, size: tuple[float, float], title: str, description: str, kind: str = "") -> Element:
    """An empty chart. `name`: an id that no other chart of the page has; `size`: width and height in its own units.

    `kind`: a class, `wide` for what fills the page, `world` for what may also get small, with `signed` only as far as its
    signs can be told; where there is too little room, the middle is seen first, with `time` the end, with `keep` the beginning.
    """
    width, height = size
    root = Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "class": f"drawing {kind}".strip(),
            "id": name,
            "role": "group",
            "aria-labelledby": f"{name}-title",
            "aria-describedby": f"{name}-desc",
            "font-family": FONT,
            "font-size": "12",
            "fill": INK,
        },
    )
    add(root, "title", title, id=f"{name}-title")
    add(root, "desc", description, id=f"{name}-desc")
    return root


def add(parent: Element, tag: str, words: str | None = None, /, **attributes: Value | None) -> Element:
    """A new element in another. `_` in a name stands for `-`, a last `_` for nothing (`class_`); None leaves one out."""
    made = SubElement(parent, tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), visible(value) if isinstance(value, str) else number(value))
    if words is not None:
        made.text = visible(words)
    return made


def mark(parent: Element, label: str, href: str | None = None, **attributes: Value | None) -> Element:
    """A group that can be reached by keyboard, read out, and followed where `href` is given.

    Only the first mark of a chart is a stop of the tab key: the arrows go on from there, and the table beneath has the rest.
    """
    made = add(parent, "a" if href else "g", href=href, role=None if href else "img", tabindex="-1", **attributes)
    made.set("aria-label", visible(label))
    made.set(MARK, "")
    add(made, "title", label)
    return made


def number(value: float) -> str:
    """A number as short as a drawing needs it."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def width_of(words: str, size: float = 12) -> float:
    """About how wide the words stand, in the units of the drawing."""
    return len(words) * size * LETTER


def shortened(words: str, room: float, size: float = 12) -> str:
    """The words, or as many letters of them as there is room for."""
    most = max(int(room / (size * LETTER)), 1)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def path(points: Sequence[tuple[float, float]]) -> str:
    """A line through points, as the `d` of a path."""
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)


def written(root: Element) -> str:
    """The chart as text for a page."""
    first = next((element for element in root.iter() if MARK in element.attrib), None)
    if first is not None:
        first.set("tabindex", "0")
    return tostring(root, encoding="unicode")


def as_file(text: str) -> str:
    """The chart as a file of its own, on paper of its own."""
    head, sep, rest = text.partition(">")
    paper = f'<rect width="100%" height="100%" fill="{PAPER}" />'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{sep}{paper}{rest}\n'
