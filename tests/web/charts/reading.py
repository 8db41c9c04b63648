"""Reading charts back: what a browser without script and a screen reader are given."""

from xml.etree.ElementTree import Element, fromstring

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"' onload=x & ‮]]>"


def read(chart: str) -> Element:
    """The chart parsed; AssertionError where it breaks a rule that all charts keep."""
    root = fromstring(chart)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for name, tag in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
        told = root.find(f"{SVG}{tag}")
        assert told is not None
        assert told.get("id") == root.get(name)
        assert told.text
    for element in root.iter():
        assert element.tag != f"{SVG}script"
        assert "style" not in element.attrib
        assert not any(name.startswith("on") for name in element.attrib)
    stops = [found for found in marks(root) if found.get("tabindex") == "0"]
    assert len(stops) == min(len(marks(root)), 1)
    assert all(found.get("aria-label") for found in marks(root))
    assert all(found.get("role") == "img" for found in marks(root) if not found.get("href"))
    return root


def marks(root: Element) -> list[Element]:
    """What the arrow keys go through."""
    return [element for element in root.iter() if "data-mark" in element.attrib]


def labels(root: Element) -> list[str]:
    """What is read out at each mark."""
    return [found.attrib["aria-label"] for found in marks(root)]


def words(root: Element) -> list[str]:
    """The words that stand in the drawing."""
    return [found.text or "" for found in root.iter(f"{SVG}text")]


def shapes(root: Element, kind: str) -> list[Element]:
    """Elements of a class."""
    return [element for element in root.iter() if kind in (element.get("class") or "").split()]
