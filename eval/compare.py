"""When a value of a reader's row is right: one small judgement for each field of an event and each term of a relation."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from eval.gold import Gold, GoldEvent, as_tuple

Row = Mapping[str, Any]
BOTH_WAYS = frozenset({"CONSULT", "COOPERATE"})  # one may be the guest of the other, or both do it together
LOOSE_OBLIGATION = "cooperation"  # what is left over in ATOP's kinds; neither asked for nor counted against
SMALL = frozenset({"a", "an", "and", "of", "s", "the"})


def words(text: str | None) -> frozenset[str]:
    """The words of a text in small letters, without accents and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return frozenset(re.findall(r"\w+", plain.lower())) - SMALL


def alike(first: str | None, second: str | None) -> bool:
    """Are all words of one also words of the other?"""
    one, other = words(first), words(second)
    return bool(one and other) and (one <= other or other <= one)


def codes(entities: Any) -> set[str]:
    """The codes of a list of entities; `?` for an entity without one."""
    return {entity.get("code") or "?" for entity in entities}


def parties_right(gold: GoldEvent, row: Row) -> bool:
    """Same codes on both sides; for CONSULT and COOPERATE also the same codes with all of them on one side."""
    actors, recipients = {code for code, _ in gold.actors}, {code for code, _ in gold.recipients}
    own = codes(row["actors"]), codes(row["recipients"])
    if own[0] == actors and (own[1] == recipients or ("recipients" in gold.open and not own[1])):
        return True
    one_sided = not recipients or not own[1]
    return row["type"] in BOTH_WAYS and one_sided and own[0] | own[1] == actors | recipients


def names_right(gold: GoldEvent, row: Row) -> bool:
    """Every person that the gold names is among the parties, on the right side where sides matter."""
    sides = [(gold.actors, row["actors"]), (gold.recipients, row["recipients"])]
    if row["type"] in BOTH_WAYS:
        sides = [((*gold.actors, *gold.recipients), [*row["actors"], *row["recipients"]])]
    return all(
        any(e.get("code") == code and alike(e.get("name"), name) for e in own)
        for wanted, own in sides
        for code, name in wanted
        if name is not None
    )


def date_right(gold: GoldEvent, row: Row) -> bool:
    """The same first and last day, or null where the gold has null or allows it."""
    date = row["date"]
    if date is None:
        return gold.date is None or "date" in gold.open
    return (date["begin"], date["end"]) == gold.date


def place_right(gold: GoldEvent, row: Row) -> bool:
    """A place by an accepted name, or null where the gold has null or allows it."""
    if row["place"] is None:
        return not gold.places or "place" in gold.open
    return row["place"]["name"].casefold() in {name.casefold() for name in gold.places}


def mode_right(gold: GoldEvent, row: Row) -> bool:
    """An accepted mode."""
    return _accepted(row["mode"], gold.modes, "mode" in gold.open)


def auxiliary_right(gold: GoldEvent, row: Row) -> bool:
    """An accepted auxiliary mode; with a type that itself tells of what is to come, `future` says no more than none."""
    if row["auxiliary"] == "future" and row["type"] in {"AGREE", "CONCEDE", "THREATEN"} and not gold.auxiliaries:
        return True
    return _accepted(row["auxiliary"], gold.auxiliaries, "auxiliary" in gold.open)


def factuality_right(gold: GoldEvent, row: Row) -> bool:
    """An accepted value of FactBank's."""
    return row["factuality"] in gold.factualities


def _accepted(value: str | None, allowed: tuple[str, ...], null_too: bool) -> bool:
    return value in allowed if value is not None else null_too or not allowed


def chain_right(gold: GoldEvent, row: Row, story: Gold) -> bool:
    """The same voices, inner to outer, by their words; agency and publication at the end are left aside."""
    own = [voice["text"] for voice in row["attribution"]]
    outlets = [story.meta.get("publication"), story.meta.get("agency")]
    while own and (own[-1] is None or any(alike(own[-1], outlet) for outlet in outlets)):
        own.pop()
    if not own and "chain" in gold.open:
        return True
    return len(own) == len(gold.voices) and all(alike(a, b) for a, b in zip(own, gold.voices, strict=True))


FIELDS: dict[str, Callable[[GoldEvent, Row, Gold], bool]] = {
    "parties": lambda gold, row, _: parties_right(gold, row),
    "names": lambda gold, row, _: names_right(gold, row),
    "mode": lambda gold, row, _: mode_right(gold, row),
    "auxiliary": lambda gold, row, _: auxiliary_right(gold, row),
    "factuality": lambda gold, row, _: factuality_right(gold, row),
    "date": lambda gold, row, _: date_right(gold, row),
    "place": lambda gold, row, _: place_right(gold, row),
    "chain": chain_right,
}
WHOLE = ("parties", "factuality", "date", "chain")  # what a record needs to be used as it is


def term_of(row: Row, name: str) -> Any:
    """A term of a relation's row; first and last day lie beside the terms."""
    return row.get(name) if name in {"begin", "end"} else row["terms"].get(name)


def term_right(name: str, wanted: Any, own: Any) -> bool:
    """A key term: quantities by value or lower bound, goods and quotes by their words, obligations by kind, others as they are."""
    if own is None:
        return False
    if name == "quantity":
        return wanted in (own.get("value"), own.get("min"))
    if name == "obligations":
        return {o["kind"] for o in own} - {LOOSE_OBLIGATION} == set(wanted) - {LOOSE_OBLIGATION}
    if name == "quote":
        return words(wanted) <= words(own)
    if name == "goods":
        return bool(words(wanted) & words(own))
    return own in as_tuple(wanted)
