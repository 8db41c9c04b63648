"""The scorer of chains: reading the items, judging voices, agreement, figures."""

from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.model.span import Span
from eval.chains import FOLDER, Compared, agreement, compared, figures, read_items

ITEM = "# x1\nOslo said that Chad said that rebels fled and fled.\nfled\t2\tChad > Oslo\tCT+\t-\n"


def items(tmp_path: Path, text: str = ITEM) -> Path:
    path = tmp_path / "chains.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_read(tmp_path: Path) -> None:
    (item,) = read_items(items(tmp_path))
    (event,) = item.events
    assert event.trigger == Span(46, 50)
    assert (event.voices, event.value, event.auxiliary) == (("Chad", "Oslo"), "CT+", "-")


@pytest.mark.parametrize(
    "line", ["fled\t1\tChad\tCT+", "fled\t3\tChad\tCT+\t-", "fled\t1\tMali\tCT+\t-", "ran\t1\tChad\tCT+\t-"]
)
def test_a_bad_line_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="x1: "):
        read_items(items(tmp_path, ITEM.split("fled\t2")[0] + line))


@pytest.mark.parametrize(
    ("voices", "right"),
    [
        (((Span(15, 19),), (Span(0, 4),)), True),
        (((Span(0, 4),), (Span(15, 19),)), False),
        (((Span(15, 19),),), False),
    ],
)
def test_chains_are_right_in_order_and_whole(tmp_path: Path, voices: tuple[tuple[Span, ...], ...], right: bool) -> None:
    (item,) = read_items(items(tmp_path))
    row = Compared(item, item.events[0], voices, "CT+", "future")
    assert row.chain_right is right
    assert {name: t.right for name, t in figures([row]).items()} == {
        "chains.chain": right,
        "chains.nested": right,
        "chains.value": 1,
        "chains.auxiliary": 0,
    }


def test_the_reader_is_compared(tmp_path: Path, reader: Reader) -> None:
    text = "# x1\nKenya said that Chad had attacked Mali.\nattacked\t1\tKenya\tCT+\t-\n"
    (row,) = compared(read_items(items(tmp_path, text)), reader)
    assert row.chain_right
    assert (row.value, row.auxiliary) == ("CT+", "-")


def test_the_set_that_ships_is_sound() -> None:
    first, second = read_items(FOLDER / "chains.txt"), read_items(FOLDER / "second.txt")
    assert [i.text for i in first] == [i.text for i in second]
    assert sum(len(i.events) for i in first) > 200
    assert sum(len(e.voices) > 1 for i in first for e in i.events) >= 100
    assert min(agreement(first, second).values()) > 0.8
