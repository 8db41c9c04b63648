"""The index of place names: sorted lines of text, searched where they lie, and parsed only when a name is asked for.

Columns, parted by tabs: folded name, shown name ("" where it is the folded one in title case), kind (c city, a another
name of a city, r region, d county, s site, w water, n another area), country (ISO 3166-1 alpha-2), GeoNames' code of the
first-level region, latitude, longitude, population (two digits), GeoNames id.
"""

import mmap
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.lexicon.errors import LexiconError

COLUMNS = 9
KINDS = {"c": "city", "a": "city", "r": "region", "d": "county", "s": "site", "w": "water", "n": "area"}
MILLIONS = b"00000\t"  # how sizes of a million and more end, as they have two digits; others that end so are sorted out
SEPARATORS = re.compile(r"[\W_]+")
SHORTENED = {"saint": "st", "mount": "mt", "fort": "ft"}

Row = tuple[str, ...]


def fold(name: str) -> str:
    """A name as it is looked up: lower case, no accents, no punctuation, `saint` as `st`, `mount` as `mt`, `fort` as `ft`."""
    plain = name.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = plain.replace("'", "").replace("’", "").replace(".", "")
    words = SEPARATORS.sub(" ", plain).split()
    return " ".join(SHORTENED.get(word, word) for word in words)


@dataclass(frozen=True)
class PlaceIndex:
    """The lines as one stretch of bytes, in memory or mapped from a file; each but the last ends in a line feed."""

    data: "bytes | mmap.mmap"

    def rows(self, key: str) -> Iterator[list[str]]:
        """The cells of the lines of a folded name."""
        start = f"{key}\t".encode()
        at = self._first(start)
        while self.data[at : at + len(start)] == start:
            end = self._end(at)
            yield self.data[at:end].decode().split("\t")
            at = end + 1

    def cities_of_millions(self) -> Iterator[tuple[str, str]]:
        """Name and alpha-2 country of the cities with a million people and more."""
        at = self.data.find(MILLIONS)
        while at >= 0:
            end = self._end(at)
            key, shown, kind, country, *_, size, _ = (
                self.data[self.data.rfind(b"\n", 0, at) + 1 : end].decode().split("\t")
            )
            if kind == "c" and len(size) >= len("1000000"):
                yield shown or key.title(), country
            at = self.data.find(MILLIONS, end)

    def _first(self, start: bytes) -> int:
        """Where the first line begins that is not before `start`, by halving; lines begin after a line feed."""
        low, high = 0, len(self.data)  # both at the beginning of a line, or at the end of all
        while low < high:
            line = max(self.data.rfind(b"\n", low, (low + high) // 2) + 1, low)
            if self.data[line : line + len(start)] < start:
                low = self._end(line) + 1
            else:
                high = line
        return min(low, len(self.data))

    def _end(self, at: int) -> int:
        end = self.data.find(b"\n", at)
        return len(self.data) if end < 0 else end


def open_index(path: Path) -> PlaceIndex:
    """Map an index that `dragoman gazetteer` wrote; LexiconError for a file that is none."""
    with path.open("rb") as file:
        first = file.readline(1000)
        if len(first.decode("utf-8", "replace").rstrip("\n").split("\t")) != COLUMNS:
            allowed = "an index of places, as `dragoman gazetteer` writes it"
            raise LexiconError(file=path.name, line=1, value=first[:60].decode("utf-8", "replace"), allowed=allowed)
        return PlaceIndex(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def index_row(
    key: str, name: str, kind: str, country: str, code: str, where: tuple[float, float], size: int, number: int | None
) -> Row:
    """The cells of a line."""
    shown = "" if fold(name) == key and name == key.title() else name
    return (key, shown, kind, country, code, f"{where[0]:.2f}", f"{where[1]:.2f}", _short(size), str(number or ""))


def index_text(rows: Iterable[Row]) -> bytes:
    """The index over rows, each once, in order of their bytes."""
    return b"\n".join(sorted("\t".join(row).encode() for row in set(rows)))


def is_name(text: str) -> bool:
    """An alias in Latin letters that is no code: `Bombay`, not `BOM`."""
    key = fold(text)
    return len(key) > 3 and key.isascii() and not text.isupper() and text[:1].isupper()


def _short(size: int) -> str:
    """A population to two digits: it only ranks."""
    digits = str(size)
    return digits if len(digits) < 3 else digits[:2] + "0" * (len(digits) - 2)
