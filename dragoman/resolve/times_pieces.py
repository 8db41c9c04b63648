"""Pieces of a sentence, each with the class that the grammar of time expressions knows it by."""

from dataclasses import dataclass

from dragoman.lexicon.times import Word, load_time_words, split_pieces

UNKNOWN = Word("x", "")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
CAPITAL_CLASSES = frozenset("MmDd")
TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number or mark, or several that count as one; offsets into the article's text."""

    start: int
    end: int
    text: str
    symbol: str
    value: int | float | str


def pieces_of(text: str, start: int, end: int) -> list[Piece]:
    """The pieces of `text[start:end]`, in order, without overlap."""
    raw = [(start + m.start(), start + m.end(), m[0]) for m in split_pieces(text[start:end])]
    lows = [word.lower().replace("’", "'") for _, _, word in raw]
    found: list[Piece] = []
    n = 0
    while n < len(raw):
        length, word = _lookup(lows, n)
        first, last = raw[n], raw[n + length - 1]
        if length == 1 and word.symbol in CAPITAL_CLASSES and not first[2][0].isupper():
            word = UNKNOWN
        if word is UNKNOWN and "0" <= lows[n][0] <= "9":
            word, value = _number(lows[n])
            found.append(Piece(first[0], last[1], lows[n], word.symbol, value))
        else:
            found.append(Piece(first[0], last[1], " ".join(lows[n : n + length]), word.symbol, word.value))
        n += length
    return _merge_numbers(found)


def _lookup(lows: list[str], n: int) -> tuple[int, Word]:
    """How many pieces the longest phrase at `n` has, and its word."""
    lexicon = load_time_words()
    for rest, word in lexicon.phrases.get(lows[n], ()):
        if tuple(lows[n + 1 : n + 1 + len(rest)]) == rest:
            return 1 + len(rest), word
    return 1, lexicon.words.get(lows[n].rstrip(".") or ".", UNKNOWN)


def _number(text: str) -> tuple[Word, int | float]:
    """Class of a piece that opens with a digit: 1 small, 4 year-like, N other, : clock, # date of digits, % fraction."""
    if len(text) > 12:
        return UNKNOWN, 0
    if text.isdigit():
        symbol = "1" if len(text) < 3 else "4" if len(text) == 4 and 1000 <= int(text) < 2200 else "N"
        return Word(symbol, 0), int(text)
    if text.count(":") == 1 and text.replace(":", "").isdigit():
        return Word(":", 0), 0
    if text == "1/2":
        return Word("%", 0), 0.5
    if text.count("/") == 2 or (text.count(".") == 2 and len(text) > 5):
        return Word("#", 0), 0
    return _plain_number(text)


def _plain_number(text: str) -> tuple[Word, int | float]:
    bare = text.replace(",", "")
    if bare.isdigit():
        return Word("N", 0), int(bare)
    if bare.count(".") == 1 and "/" not in bare and ":" not in bare:
        hours, minutes = bare.split(".")
        clock = len(minutes) == 2 and int(hours) < 24 and int(minutes) < 60
        return Word(":" if clock else "N", 0), float(bare)
    return UNKNOWN, 0


def _merge_numbers(pieces: list[Piece]) -> list[Piece]:
    """`twenty - four` becomes 24, `nineteen ninety - six` a year, `18 th` an ordinal, `2 1/2` a number."""
    found: list[Piece] = []
    for piece in pieces:
        dash = found.pop() if len(found) > 1 and found[-1].symbol == "-" and found[-2].symbol in "w4" else None
        joined = _joined(found[-1], piece, dashed=dash is not None) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.extend([dash, piece] if dash else [piece])
    return found


def _joined(left: Piece, right: Piece, *, dashed: bool) -> Piece | None:
    kinds = left.symbol + right.symbol
    if kinds == "ww" or (
        kinds in ("4w", "wR") and left.value in (*TENS, 1920, 1930, 1940, 1950, 1960, 1970, 1980, 1990)
    ):
        return _joined_words(left, right)
    if dashed:
        return None
    if left.symbol in "1N" and right.text in ORDINAL_ENDINGS and left.end == right.start:
        return Piece(left.start, right.end, left.text + right.text, "R", left.value)
    if kinds == "1%":
        return Piece(left.start, right.end, left.text, "N", float(left.value) + 0.5)
    return None


def _joined_words(left: Piece, right: Piece) -> Piece | None:
    a, b = int(left.value), int(right.value)
    symbol = right.symbol if right.symbol == "R" else left.symbol
    if (a in TENS and b < 10) or (left.symbol == "4" and b < 10) or (a >= 100 and a % 100 == 0 and b < 100):
        value = a + b
    elif b in (100, 1000, 1000000) and a < b:
        value = a * b
    elif 15 <= a <= 20 and 10 <= b < 100 and right.symbol == "w":
        value, symbol = a * 100 + b, "4"
    else:
        return None
    return Piece(left.start, right.end, f"{left.text} {right.text}", symbol, value)
