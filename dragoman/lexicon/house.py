"""House style: what newspapers and their pages put around a report (agencies, outlets, credits, furniture, datelines)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.lexicon.errors import LexiconError

FOLDER = Path(__file__).parent / "data" / "house"
KEYS = {
    "agencies.toml": {"agency"},
    "outlets.toml": {"names", "endings", "jobs"},
    "furniture.toml": {"whole", "starts", "holds", "tails"},
    "credits.toml": {"starts", "holds", "picture", "captions"},
    "datelines.toml": {"labels", "openers", "zones"},
    "feeds.toml": {"teasers", "tracking", "tracking_starts"},
}


@dataclass(frozen=True, slots=True)
class House:
    """All of it. Phrases of furniture, credits and captions are in lower case; so are the keys of `agencies` and `outlets`.

    `agencies` maps each name and short form to the agency's name; `outlets` maps names of outlets to their usual
    spelling; `utc_offsets` maps abbreviations of time zones to hours ahead of UTC. `teasers` are ends of what a feed gives
    of a story where it does not give all; `tracking` are parameters of addresses that do not tell which page is meant.
    """

    agencies: Mapping[str, str]
    outlets: Mapping[str, str]
    outlet_endings: frozenset[str]
    jobs: frozenset[str]
    furniture_whole: frozenset[str]
    furniture_starts: tuple[str, ...]
    furniture_holds: tuple[str, ...]
    furniture_tails: tuple[str, ...]
    credit_starts: tuple[str, ...]
    credit_holds: tuple[str, ...]
    picture_credits: tuple[str, ...]
    caption_starts: tuple[str, ...]
    labels: frozenset[str]
    openers: frozenset[str]
    utc_offsets: Mapping[str, int]
    teasers: tuple[str, ...]
    tracking: frozenset[str]
    tracking_starts: tuple[str, ...]


def load_house(folder: Path = FOLDER) -> House:
    """Read and check the files of a folder; LexiconError names the file, the line and the value that is wrong."""
    return _load(folder)


@cache
def _load(folder: Path) -> House:
    raw = {name: _read(folder / name, keys) for name, keys in KEYS.items()}
    furniture, credit = raw["furniture.toml"], raw["credits.toml"]
    outlets, datelines = raw["outlets.toml"], raw["datelines.toml"]
    low = {
        (name, key): _phrases(folder / name, table[key], lower=True)
        for name, table in (("furniture.toml", furniture), ("credits.toml", credit), ("feeds.toml", raw["feeds.toml"]))
        for key in table
    }
    return House(
        agencies=_agencies(folder / "agencies.toml", raw["agencies.toml"]["agency"]),
        outlets={n.lower(): n for n in _phrases(folder / "outlets.toml", outlets["names"])},
        outlet_endings=frozenset(_phrases(folder / "outlets.toml", outlets["endings"])),
        jobs=frozenset(_phrases(folder / "outlets.toml", outlets["jobs"], lower=True)),
        furniture_whole=frozenset(low["furniture.toml", "whole"]),
        furniture_starts=low["furniture.toml", "starts"],
        furniture_holds=low["furniture.toml", "holds"],
        furniture_tails=low["furniture.toml", "tails"],
        credit_starts=low["credits.toml", "starts"],
        credit_holds=low["credits.toml", "holds"],
        picture_credits=low["credits.toml", "picture"],
        caption_starts=low["credits.toml", "captions"],
        labels=frozenset(_phrases(folder / "datelines.toml", datelines["labels"])),
        openers=frozenset(_phrases(folder / "datelines.toml", datelines["openers"], lower=True)),
        utc_offsets=_offsets(folder / "datelines.toml", datelines["zones"]),
        teasers=low["feeds.toml", "teasers"],
        tracking=frozenset(low["feeds.toml", "tracking"]),
        tracking_starts=low["feeds.toml", "tracking_starts"],
    )


def _read(path: Path, keys: set[str]) -> dict[str, Any]:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(file=path.name, line=0, value=str(error), allowed="TOML in UTF-8") from error
    for key in sorted(raw.keys() ^ keys):
        raise _wrong(path, key, f"exactly the keys {', '.join(sorted(keys))}")
    return raw


def _phrases(path: Path, rows: Any, *, lower: bool = False) -> tuple[str, ...]:
    if not isinstance(rows, list):
        raise _wrong(path, rows, "a list of phrases")
    seen: set[str] = set()
    for row in rows:
        if not isinstance(row, str) or not row.strip() or (lower and row != row.lower()):
            raise _wrong(path, row, "a phrase in lower case" if lower else "a phrase")
        if row in seen:
            raise _wrong(path, row, "each phrase once")
        seen.add(row)
    return tuple(rows)


def _agencies(path: Path, rows: Iterable[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        if not isinstance(row, dict) or row.keys() != {"name", "forms"}:
            raise _wrong(path, row, "a row of name and forms")
        for form in {row["name"].lower(), *(f.lower() for f in row["forms"])}:
            if form in found:
                raise _wrong(path, form, f"a form of one agency only; {found[form]} has it too")
            found[form] = row["name"]
    return found


def _offsets(path: Path, rows: Any) -> dict[str, int]:
    for name, hours in rows.items():
        if type(hours) is not int or not -12 <= hours <= 14:
            raise _wrong(path, f"{name} = {hours}", "whole hours from -12 to 14")
    return dict(rows)


def _wrong(path: Path, value: Any, allowed: str) -> LexiconError:
    return LexiconError(file=path.name, line=_line_of(path, value), value=str(value), allowed=allowed)


def _line_of(path: Path, value: Any) -> int:
    """The first line that holds the value as it is written; 0 where none does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, start=1) if str(value) and str(value) in line), 0)
