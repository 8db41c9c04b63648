"""The scorer of ties tells right from wrong, and the items are whole."""

from pathlib import Path
from typing import Any

import pytest

from eval.ties import KINDS, SETS, Item, compare, fields, figures, read_first, read_items, read_ties

TRANSFER: dict[str, Any] = {
    "kind": "transfer",
    "parties": {"supplier": ["CHL"], "recipient": ["PER"]},
    "status": ["shipped", "delivered"],
    "goods": "battle tanks",
    "category": "armour",
    "quantity": {"value": 24},
}
FOUND: dict[str, Any] = {
    **TRANSFER,
    "status": "shipped",
    "goods": "tanks",
    "factuality": "CT+",
    "quantity": {"value": 24.0, "min": 24.0, "max": 24.0, "unit": None},
}


def item(*ties: dict[str, Any]) -> Item:
    return Item("transfer-01", "2001-01-01", None, "Text.", ties)


def wrong(**changes: Any) -> list[str]:
    return [name for name, right in fields(TRANSFER, FOUND | changes) if not right]


def test_items_are_many() -> None:
    assert len(read_items()) == 60


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_items_are_annotated_twice_but_in_sets_of_one_annotator(folder: Path) -> None:
    items = read_items(folder)
    assert {tie["kind"] for i in items for tie in i.ties} == set(KINDS)
    assert set(read_ties(folder / "first.toml")) == {i.id for i in items}
    assert folder.name in {"daily", "once"} or set(read_ties(folder / "second.toml")) == {i.id for i in items}


@pytest.mark.parametrize("folder", SETS.values(), ids=SETS)
def test_anchors_are_verbatim(folder: Path) -> None:
    every = [(i, tie["anchor"]) for i in read_first(folder) for tie in i.ties]
    assert [(i.id, anchor) for i, anchor in every if anchor not in f"{i.title}\n{i.text}"] == []


def test_a_right_tie_is_right_in_all_fields() -> None:
    assert wrong() == []
    compared = compare(item(TRANSFER), [FOUND])
    assert (len(compared.pairs), compared.missed, compared.spurious) == (1, (), ())


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"status": "promised"}, "status"),
        ({"category": "aircraft"}, "category"),
        ({"quantity": {"value": 23.0, "min": 23.0, "max": 23.0, "unit": None}}, "quantity"),
        ({"quantity": {"value": 24.0, "min": 24.0, "max": 24.0, "unit": "ton"}}, "quantity"),
        ({"quantity": None}, "quantity"),
        ({"factuality": "CT-"}, "factuality"),
        ({"parties": {"supplier": ["CHL"]}}, "parties"),
    ],
)
def test_a_wrong_field_is_told(changes: dict[str, Any], name: str) -> None:
    assert wrong(**changes) == [name]


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "sanction"},
        {"parties": {"supplier": ["PER"], "recipient": ["CHL"]}},
        {"goods": "wheat", "category": "food"},
    ],
)
def test_another_tie_is_spurious_and_the_gold_missed(changes: dict[str, Any]) -> None:
    compared = compare(item(TRANSFER), [FOUND | changes])
    assert (len(compared.pairs), len(compared.missed), len(compared.spurious)) == (0, 1, 1)


def test_states_that_are_gone_count_as_their_successors() -> None:
    gold = TRANSFER | {"parties": {"supplier": ["RUS"], "recipient": ["CZE"]}}
    found = FOUND | {"parties": {"supplier": ["SUN"], "recipient": ["CSK"]}}
    assert compare(item(gold), [found]).missed == ()


def test_optional_ties_are_not_missed() -> None:
    assert compare(item(TRANSFER | {"optional": True}), []).missed == ()


def test_figures_count_ties_fields_and_partial_credit() -> None:
    compared = [compare(item(TRANSFER), [FOUND | {"status": "promised"}]), compare(item(TRANSFER), [])]
    told = figures(compared)
    assert (told["ties.all"].right, told["ties.all"].given, told["ties.all"].wanted) == (1, 1, 2)
    assert (told["ties.field.status"].right, told["ties.field.category"].right) == (0, 1)


@pytest.mark.parametrize(
    ("gold", "found", "is_right"),
    [("Peking", "Beijing", True), ("Danzig", "Gdańsk", True), ("Peking", "Tokyo", False), ("Peking", None, False)],
)
def test_an_old_name_is_the_same_place(gold: str, found: str | None, is_right: bool) -> None:
    visit = {"kind": "visit", "parties": {"visitor": ["PER"], "host": ["CHN"]}, "place": gold, "factuality": "CT+"}
    assert dict(fields(visit, visit | {"place": found}))["place"] == is_right
