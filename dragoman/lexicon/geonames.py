"""An index of all of GeoNames for those who have its dump: `allCountries.txt`, or the file of one country.

A dump is UTF-8, one place a line, 19 columns parted by tabs: id, name, ASCII name, other names, latitude, longitude,
feature class, feature code, country, ..., first-level region (11th), ..., population (15th). Source: GeoNames' readme.
"""

from collections.abc import Iterator
from pathlib import Path

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.place_index import Row, fold, index_row, index_text, is_name

COLUMNS = 19
FEWEST_FOR_ALIASES = 15_000  # people: other names of smaller towns match too much
SITES = frozenset("AIRB AIRF AIRP DAM INSM MILB NAVB NUC OILR PRN PRT PS PSN RECG".split())
WATERS = frozenset("BAY CHN CNL GULF LK OCN RSV SD SEA STM STRT".split())
AREAS = frozenset("CAPE DSRT ISL ISLS MT MTS PASS PEN PLN VAL".split())
REGIONS = {"ADM1": "r", "ADM2": "d"}
SIZES = {"s": 5_000, "w": 5_000, "n": 5_000, "r": 100_000, "d": 2_000}  # as if so populous, where the dump has 0


def pack(path: Path) -> bytes:
    """The index over a dump; LexiconError names the first line that is none of a dump."""
    return index_text(_rows(path))


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            kind = _kind(*cells[6:8]) if len(cells) == COLUMNS else None
            try:
                if len(cells) != COLUMNS:
                    raise ValueError
                yield from _of_place(cells, kind) if kind else ()
            except ValueError:
                allowed = f"{COLUMNS} columns of a GeoNames dump"
                raise LexiconError(file=path.name, line=number, value=line[:60].rstrip(), allowed=allowed) from None


def _kind(group: str, feature: str) -> str | None:
    """The kind of a place in the index; None for what makes no news (farms, hotels, hills)."""
    if group == "P":
        return None if feature in {"PPLH", "PPLQ"} else "c"  # ruins and the abandoned
    if group == "A":
        return REGIONS.get(feature)
    return next((k for k, codes in (("s", SITES), ("w", WATERS), ("n", AREAS)) if feature in codes), None)


def _of_place(cells: list[str], kind: str) -> Iterator[Row]:
    number, name, _, others, lat, lon, _, _, country = cells[:9]
    size = int(cells[14] or 0)
    key = fold(name)
    if not key.isascii() or len(key) < 2:
        return
    rest = (country, cells[10], (float(lat), float(lon)), size or SIZES.get(kind, 0), int(number))
    yield index_row(key, name, kind, *rest)
    if kind in "cr" and size >= FEWEST_FOR_ALIASES:
        also = "a" if kind == "c" else kind
        for other in {fold(n) for n in others.split(",") if is_name(n)} - {key}:
            yield index_row(other, name, also, *rest)
