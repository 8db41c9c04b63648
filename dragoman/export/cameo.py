"""Events in CAMEO's terms, for GDELT and ICEWS."""

import hashlib

from dragoman.export.contract import Row
from dragoman.lexicon.exchange import Act, load_acts, load_type_codes

QUADS = {**dict.fromkeys(range(1, 6), 1), **dict.fromkeys(range(6, 9), 2), **dict.fromkeys(range(9, 14), 3)}


def act_of(row: Row) -> Act:
    """The CAMEO act of an event: that of its frame, else the least specific one of its type and mode."""
    codes = load_type_codes()
    code = row["cameo"] or codes.get((row["type"], row["mode"])) or codes[row["type"], None]
    return load_acts()[code if len(code) > 2 else code + "0"]


def quad_class(act: Act) -> int:
    """1 verbal cooperation (roots 01 to 05), 2 material cooperation (06 to 08), 3 verbal conflict (09 to 13), 4 material conflict."""
    return QUADS.get(int(act.code[:2]), 4)


def number_of(*parts: object, bits: int) -> int:
    """A positive number of so many bits that stays the same for the same parts."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - bits) or 1


class Numbers:
    """Numbers of so many bits, each given once in a file."""

    def __init__(self, bits: int) -> None:
        """None is taken yet."""
        self._bits = bits
        self._taken: set[int] = set()

    def new(self, *parts: object) -> int:
        """The number of these parts, or the next that is free."""
        number = number_of(*parts, bits=self._bits)
        while number in self._taken:
            number = number % (2**self._bits - 1) + 1
        self._taken.add(number)
        return number
