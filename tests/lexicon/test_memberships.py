"""Dated memberships: known totals, and how bad rows are refused."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.memberships import COLUMNS, Membership, load_memberships, members

ROWS = load_memberships()

# body, day, number of members (as the bodies count themselves, less members without a code in states.csv)
TOTALS = [
    ("NATO", "1949-08-24", 12),
    ("NATO", "1999-03-11", 16),
    ("NATO", "2004-03-29", 26),
    ("NATO", "2023-04-04", 31),
    ("NATO", "2025-01-01", 32),
    ("European Union", "1995-01-01", 15),
    ("European Union", "2004-05-01", 25),
    ("European Union", "2020-01-31", 28),
    ("European Union", "2020-02-02", 27),
    ("Warsaw Pact", "1956-01-01", 8),
    ("Warsaw Pact", "1992-01-01", 0),
    ("Association of Southeast Asian Nations", "1967-08-08", 5),
    ("Association of Southeast Asian Nations", "1999-05-01", 10),
    ("Association of Southeast Asian Nations", "2025-11-01", 11),
    ("Collective Security Treaty Organization", "2013-01-01", 6),
    ("Shanghai Cooperation Organisation", "2016-01-01", 6),
    ("Shanghai Cooperation Organisation", "2024-08-01", 10),
    ("BRICS", "2011-01-01", 5),
    ("G7", "2020-01-01", 7),
    ("Gulf Cooperation Council", "1990-01-01", 6),
    ("Organisation of Islamic Cooperation", "2020-01-01", 57),
    ("Arab League", "2020-01-01", 22),
    ("Council of Europe", "2021-01-01", 47),
    ("Council of Europe", "2023-01-01", 46),
    ("Organization for Security and Co-operation in Europe", "2020-01-01", 57),
    ("Organisation for Economic Co-operation and Development", "2022-01-01", 38),
    ("United Nations", "1945-12-31", 51),
    ("United Nations", "2020-01-01", 193),
    ("Economic Community of West African States", "2020-01-01", 15),
    ("Economic Community of West African States", "2025-06-01", 12),
]


@pytest.mark.parametrize(("body", "day", "count"), TOTALS)
def test_totals(body: str, day: str, count: int) -> None:
    assert len(members(body, day)) == count


def test_who_left_and_who_came() -> None:
    assert "GBR" in members("European Union", "2020-01-31")
    assert "GBR" not in members("European Union", "2020-02-02")
    assert "UZB" not in members("Collective Security Treaty Organization", "2013-01-01")
    assert members("no such body", "2020-01-01") == ()


def spells() -> Iterator[tuple[Membership, Membership]]:
    for _, rows in groupby(ROWS, key=lambda r: (r.body, r.code)):
        some = list(rows)
        yield from pairwise(some)


def test_rows_stand_in_order_and_spells_do_not_overlap() -> None:
    assert [(r.body, r.code, r.start) for r in ROWS] == sorted((r.body, r.code, r.start) for r in ROWS)
    assert [(a, b) for a, b in spells() if not a.end or a.end > b.start[: len(a.end)]] == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Hansa,NOR,1949,,treaty", "a name of bodies.csv"),
        ("NATO,XXX,1949,,treaty", "a code of states.csv"),
        ("NATO,NOR,49,,treaty", "a start as YYYY"),
        ("NATO,NOR,1949,1948,treaty", "a start that is not after the end"),
        ("NATO,NOR,1949,,", "a source"),
        ("NATO,NOR,1949,", "5 columns"),
    ],
)
def test_bad_rows(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "members.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=said) as caught:
        load_memberships(path)
    assert caught.value.line == 2
