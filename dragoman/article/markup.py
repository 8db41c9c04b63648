"""A piece of HTML as paragraphs: what feeds give of a story, which has no page around it."""

from lxml.html import HtmlElement

from dragoman.article.limits import Limits
from dragoman.article.page import parse_page

BREAKS = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)  # elements of HTML that begin and end a line
SILENT = frozenset(
    "audio button canvas embed form iframe input map noscript object script select style svg template textarea video".split()
)


def paragraphs(markup: str, limits: Limits) -> list[str]:
    """The lines that a reader would see, without those of scripts and forms. PageError for markup built to exhaust."""
    if "<" not in markup and "&" not in markup:
        return _lines(markup.replace("\n\n", "\0"))
    if not markup.strip():
        return []
    pieces: list[str] = []
    _walk(parse_page(f"<div>{markup}</div>", limits), pieces)
    return _lines("".join(pieces))


def _walk(element: HtmlElement, pieces: list[str]) -> None:
    """Add the text of an element, with U+0000 where a line ends; the depth of a tree is limited where it is parsed."""
    is_break = element.tag in BREAKS
    if is_break:
        pieces.append("\0")
    if element.tag not in SILENT:
        pieces.append(element.text or "")
        for child in element:
            _walk(child, pieces)
    if is_break:
        pieces.append("\0")
    pieces.append(element.tail or "")


def _lines(text: str) -> list[str]:
    return [line for line in (" ".join(part.split()) for part in text.split("\0")) if line]
