"""The table of treaties is whole, and a bad row is named."""

from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.treaties import FOLDER, load_treaties

TREATIES = {t.id: t for t in load_treaties()}


def test_there_are_many_with_names_of_their_own_dates_and_sources() -> None:
    assert len(TREATIES) >= 60
    assert len({t.name for t in TREATIES.values()}) == len(TREATIES)
    for treaty in TREATIES.values():
        assert treaty.source
        assert treaty.signed[:4].isdigit()
        assert not treaty.ended or treaty.ended >= treaty.signed
        assert all(not m.end or m.end >= m.begin for m in treaty.members)


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("1949-12-31", 12),
        ("1955-05-05", 14),
        ("1990-10-03", 16),
        ("2004-04-01", 26),
        ("2023-04-04", 31),
        ("2024-03-07", 32),
    ],
)
def test_the_north_atlantic_treaty_had_its_members_of_the_day(day: str, members: int) -> None:
    [nato] = [t for t in TREATIES.values() if t.name == "North Atlantic Treaty"]
    assert len(nato.parties(day)) == members


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("obligations.csv", ",defense,", ",defence,", "defence"),
        ("obligations.csv", ",attack,", ",insult,", "insult"),
        ("parties.csv", ",PRT,", ",PTX,", "PTX"),
        ("treaties.csv", ",,in_force,", ",,alive,", "alive"),
    ],
)
def test_a_bad_row_is_named_with_what_is_allowed(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == file else text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said) as problem:
        load_treaties(tmp_path)
    assert file in str(problem.value)
