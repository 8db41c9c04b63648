"""Text that goes into cells and JSON: one line, nothing that drives a terminal, a page or a spreadsheet."""

import json
import unicodedata
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\x7f\u2028\u2029"} | {n: f"\\u{n:04x}" for n in range(0x80, 0xA0)}
BREAKS = frozenset({"Cc", "Zl", "Zp", "Cs"})


def cell(text: str) -> str:
    """Text on one line: tabs, line ends and control characters become single spaces; a formula gets an apostrophe in front."""
    spaced = "".join(" " if unicodedata.category(c) in BREAKS else c for c in text)
    line = " ".join(spaced.split()) if spaced != text else text.strip(" ")
    return shielded(line)


def shielded(text: str) -> str:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(FORMULA) else text


def json_line(value: Any) -> bytes:
    """JSON on one line; markup and control characters stand as escapes, so that the value is kept and nothing runs."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False).translate(UNSAFE)
    return line.encode("utf-8", "backslashreplace") + b"\n"
