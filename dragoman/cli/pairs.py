"""Read the input of `classify`: sentences with two marked parties."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.model.article import Rejection


def read_pairs(path: Path) -> Iterator[dict[str, Any] | Rejection]:
    """Rows with id, text, actor and recipient; a bad line is rejected with its number and the run goes on."""
    name = "standard input" if str(path) == "-" else str(path)
    try:
        data = sys.stdin.buffer if str(path) == "-" else path.open("rb")
    except OSError as problem:
        yield Rejection(name, problem.strerror or str(problem))
        return
    with data as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _pair(line, f"{name}, line {number}", number)


def _pair(line: bytes, where: str, number: int) -> dict[str, Any] | Rejection:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        return Rejection(where, f"not JSON in UTF-8: {problem}")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return Rejection(where, "not an object with a text")
    identity = str(number if row.get("id") is None else row["id"])
    for role in ("actor", "recipient"):
        if not _is_span(row.get(role), len(row["text"])):
            allowed = f"[start, end] with 0 <= start < end <= {len(row['text'])}"
            return Rejection(where, f"{role} is {row.get(role)!r}, allowed: {allowed}", identity)
    return {**row, "id": identity}


def _is_span(value: object, length: int) -> bool:
    if not isinstance(value, list) or len(value) != 2 or not all(type(n) is int for n in value):
        return False
    start, end = value
    return bool(0 <= start < end <= length)
