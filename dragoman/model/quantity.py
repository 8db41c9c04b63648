"""Quantities of goods as numbers with bounds: `dozens of`, `more than 11,000 containers of`, `up to 250`, `$1.2 billion`."""

import math
import re
from typing import Any

from dragoman.model.analysis import Token
from dragoman.model.span import Span

WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 10**12,
    "m": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 10**12,
}
PAIRS = {"pair": 2, "couple": 2}
SEVERAL = {"several": (2, 10), "few": (2, 10)}  # as many times the scale behind it
VAGUE = {"dozens": (24, 100), "scores": (40, 100), "hundreds": (200, 1_000), "thousands": (2_000, 10_000), "tens": (20, 100),
         "millions": (2_000_000, 10**7), "billions": (2 * 10**9, 10**10)}  # fmt: skip
LEAST = re.compile(
    r"\b(?:(?<!no )(?<!not )more than|over|at least|not less than|not fewer than|no fewer than|no less than|exceeding|upwards of)\b",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\b(?:up to|as many as|as much as|at most|no more than|not more than|(?<!no )(?<!not )(?:fewer|less) than|under)\b",
    re.IGNORECASE,
)
NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under)\b")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
SHORT = re.compile(r"(\d)(m|bn|tn)\b")  # `$400m`
PLURAL_SCALE = re.compile(r"\b(dozen|hundred|thousand|million|billion|trillion)s\b")
NUMERALS = "|".join(w for w, n in WORDS.items() if n > 1)
COUNTED_SCALE = re.compile(
    rf"(?:\d|\b(?:{NUMERALS})) (?:dozen|hundred|thousand|million|billion|trillion)s\b"
)  # `95 millions`
HALF = re.compile(r"\bhalf an? ")
RANGE = re.compile(r"(\d[\d,.]*)\s*(?:-|–|to|and)\s*(\d[\d,.]*)")


def quantity(tokens: list[Token], text: str, unit: str | None) -> dict[str, Any] | None:
    """The number in a noun phrase: value where exact or about so much, min and max where bounded, unit and words; None for none."""
    if not tokens:
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    words = span.of(text)
    low, high, value = _bounds(words)
    if all(n is None or math.isinf(n) for n in (low, high, value)):
        return None
    return {"value": value, "min": low, "max": high, "unit": unit, "text": words, "start": span.start, "end": span.end}


def _bounds(words: str) -> tuple[float | None, float | None, float | None]:
    lowered = SHORT.sub(r"\1 \2", words.lower())
    if COUNTED_SCALE.search(lowered):
        lowered = PLURAL_SCALE.sub(r"\1", lowered)
    several = next((SEVERAL[w] for w in re.findall(r"[a-z]+", lowered) if w in SEVERAL), None)
    if several is not None and _scale(lowered) > 1:
        return several[0] * _scale(lowered), several[1] * _scale(lowered), None
    for vague, (low, high) in VAGUE.items():
        if re.search(rf"\b{vague}\b", lowered):
            return low, high, None
    between = RANGE.search(lowered)
    if between is not None:
        scale = _scale(lowered)
        return _number(between[1]) * scale, _number(between[2]) * scale, None
    value = _value(lowered)
    if value is None:
        return None, None, None
    if LEAST.search(lowered):
        return value, None, None
    if NEARLY.search(lowered):
        return None, value, value
    if MOST.search(lowered):
        return None, value, None
    return value, value, value


def _number(digits: str) -> float:
    cleaned = digits.replace(",", "").rstrip(".")
    return float(cleaned) if cleaned.replace(".", "", 1).isdigit() else 0.0


def _scale(words: str) -> int:
    total = 1
    for name, factor in SCALES.items():
        if re.search(rf"\b{name}\b", words):
            total *= factor
    return total


def _value(words: str) -> float | None:
    match = NUMBER.search(words)
    scale = _scale(words)
    if match is not None:
        return _number(match.group()) * scale
    number = _in_words(words, scale)
    if number is not None and HALF.search(words):
        return number / 2
    return number


def _in_words(words: str, scale: int) -> float | None:
    """`twenty-four`, `a dozen`, `two hundred`, `a pair`; a lone `a` or `one` counts only with a scale behind it."""
    total = 0
    for word in re.findall(r"[a-z]+", words):
        if word in WORDS and (WORDS[word] > 1 or scale > 1) and (total == 0 or 20 <= total < 100 > WORDS[word] * 10):
            total += WORDS[word]
        elif word in PAIRS:
            return float(PAIRS[word] * scale)
    return float(total * scale) if total else None
