"""Kinds of ties that a user adds by data file: words that tell them, roles, statuses, terms. `FOLDER/ties/*.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.lexicon.errors import LexiconError

BUILT_IN = frozenset({"pact", "transfer", "sanction", "visit", "statement"})
SLOTS = ("subject", "object", "indirect")  # besides prepositions
KEYS = ("kind", "verbs", "nouns", "roles", "required", "statuses", "status", "planned", "denied", "terms")


@dataclass(frozen=True, slots=True)
class TieKind:
    """One kind. Slots are `subject`, `object`, `indirect`, or a preposition (`as`, `of`, `with`).

    `roles`: role to the slots whose actors have it, the first slot that holds any; `required`: roles without which there is no
    tie; `statuses`: lemma of the telling verb, or of the verb above the telling noun, to status; `status` where none fits;
    `planned` for what is still to come, `denied` for what did not happen (None: no tie then); `terms`: term to the slots whose
    words are quoted.
    """

    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    roles: Mapping[str, tuple[str, ...]]
    required: frozenset[str]
    statuses: Mapping[str, str]
    status: str | None
    planned: str | None
    denied: str | None
    terms: Mapping[str, tuple[str, ...]]


def load_tie_kinds(folders: Iterable[Path]) -> tuple[TieKind, ...]:
    """The kinds of all files in order; a later file takes the place of an earlier one of the same kind. LexiconError for a bad file."""
    kinds = {
        k.kind: k for folder in folders for path in sorted((folder / "ties").glob("*.toml")) for k in [_read(path)]
    }
    return tuple(kinds.values())


def _read(path: Path) -> TieKind:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        raise LexiconError(file=path.name, line=0, value=str(problem), allowed="a TOML file in UTF-8") from problem
    for key in raw:
        _check(path, key in KEYS, key, f"the keys {', '.join(KEYS)}")
    kind, roles = raw.get("kind"), raw.get("roles", {})
    _check(path, isinstance(kind, str) and kind.isidentifier(), f"kind = {kind!r}", "one word, such as recognition")
    _check(path, kind not in BUILT_IN, f"kind = {kind!r}", f"another name than {', '.join(sorted(BUILT_IN))}")
    for name in ("roles", "terms"):
        table = raw.get(name, {})
        slots = list(table.values()) if isinstance(table, dict) else [None]
        good = all(isinstance(s, list) and s and all(isinstance(x, str) for x in s) for s in slots)
        _check(path, good, f"{name} = {table!r}", f"a table of lists of {', '.join(SLOTS)} or prepositions")
    _check(path, bool(roles), "roles = {}", "at least one role")
    for lemmas in (raw.get("verbs", []), raw.get("nouns", [])):
        good = isinstance(lemmas, list) and all(isinstance(w, str) and w == w.lower() for w in lemmas)
        _check(path, good, f"{lemmas!r}", "a list of lemmas in lower case")
    _check(path, bool(raw.get("verbs") or raw.get("nouns")), "no words", "verbs or nouns")
    required = raw.get("required", list(roles))
    _check(path, set(required) <= set(roles), f"required = {required!r}", f"some of {', '.join(roles)}")
    return _kind(raw, str(kind), frozenset(required), path)


def _kind(raw: Mapping[str, Any], kind: str, required: frozenset[str], path: Path) -> TieKind:
    statuses = raw.get("statuses", {})
    good = isinstance(statuses, dict) and all(isinstance(words, list) for words in statuses.values())
    _check(path, good, f"statuses = {statuses!r}", "a table of status = [lemmas]")
    return TieKind(
        kind,
        frozenset(raw.get("verbs", ())),
        frozenset(raw.get("nouns", ())),
        {role: tuple(slots) for role, slots in raw["roles"].items()},
        required,
        {lemma: status for status, lemmas in statuses.items() for lemma in lemmas},
        raw.get("status"),
        raw.get("planned"),
        raw.get("denied"),
        {term: tuple(slots) for term, slots in raw.get("terms", {}).items()},
    )


def _check(path: Path, holds: bool, value: str, allowed: str) -> None:
    if not holds:
        raise LexiconError(file=f"ties/{path.name}", line=0, value=value, allowed=allowed)
