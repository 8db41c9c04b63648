"""Bytes of a page as text, whatever encoding it declares or has."""

import codecs
import re

from charset_normalizer import from_bytes

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:\-]{2,40})", re.I
)
DECLARATION_REACH = 4096  # bytes
SNIFFED = 60_000  # bytes
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
CONTROLS = {n: None for n in (*range(32), *range(127, 160)) if chr(n) not in "\t\n\r\x85"} | {0x85: "\n"}
REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]{1,8}|\d{1,8});?")
BINARY_REACH = 10_000  # characters
MOST_CONTROLS = 0.1  # share of characters; a page with stray NUL bytes has fewer
SURROGATES = re.compile("[\ud800-\udfff]")


def decode_page(page: bytes, charset: str | None = None) -> str:
    """The text of a page: by its byte order mark, as UTF-8 where it is, as the server or it declares, or as the bytes look.

    `charset`: what the server declares.
    """
    bom = next((name for mark, name in BOMS if page.startswith(mark)), None)
    if bom:
        return page.decode(bom, errors="replace")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError as error:
        served = _decode_as(page, charset.lower()) if charset else None
        return served or _decode_declared(page) or _decode_sniffed(page, error)


def _decode_declared(page: bytes) -> str | None:
    match = DECLARED.search(page, 0, DECLARATION_REACH)
    return _decode_as(page, (match[1] or match[2]).decode("ascii", errors="replace").lower()) if match else None


def _decode_as(page: bytes, name: str) -> str | None:
    if not name or name.replace("_", "-") in ("utf-8", "utf8"):
        return None
    name = "cp1252" if name.replace("_", "-") in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
    try:
        return page.decode(name, errors="replace")
    except (LookupError, UnicodeError, ValueError):
        return None


def _decode_sniffed(page: bytes, error: UnicodeDecodeError) -> str:
    """UTF-8 with a few broken bytes (cut or mixed pages), or the encoding that the bytes look like."""
    repaired = page.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    if broken * 5 < sum(c > "\x7f" for c in repaired):
        return repaired
    around = max(0, error.start - SNIFFED // 2)
    best = from_bytes(page[around : around + SNIFFED]).best()
    return page.decode(best.encoding if best else "cp1252", errors="replace")


def looks_binary(text: str) -> bool:
    """Is this no text at all: are many of its first characters control characters or undecodable?"""
    start = text[:BINARY_REACH]
    return sum(ord(c) in CONTROLS or c == "\ufffd" for c in start) > MOST_CONTROLS * len(start)


def without_control_references(markup: str) -> str:
    """Markup without references to control characters; `&#150;` and the like are read as browsers read them."""
    return REFERENCE.sub(_referred, markup)


def _referred(match: re.Match[str]) -> str:
    number = int(match[1][1:], 16) if match[1][0] in "xX" else int(match[1])
    if 128 <= number < 160:
        return bytes([number]).decode("cp1252", errors="ignore")
    return "" if number in CONTROLS or 0xD800 <= number < 0xE000 else match[0]


def without_controls(text: str) -> str:
    """Text without control characters other than tab and line end, and without lone surrogates."""
    return SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").translate(CONTROLS))
