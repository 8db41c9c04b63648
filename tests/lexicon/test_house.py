import shutil
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.house import FOLDER, load_house


def test_what_ships_is_sound() -> None:
    house = load_house()
    assert house.agencies["afp"] == "Agence France-Presse"
    assert house.outlets["cnn"] == "CNN"
    assert house.utc_offsets["EDT"] == -4
    assert not house.labels & {"LONDON", "WASHINGTON", "SEOUL"}


def test_rows_are_sorted() -> None:
    names = list(dict.fromkeys(load_house().agencies.values()))
    assert names == sorted(names, key=str.lower) or names == sorted(names)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "house")
    return tmp_path / "house"


WRONG = [
    ("furniture.toml", 'whole = [\n', 'whole = [\n  "Upper Case",\n', "lower case"),
    ("furniture.toml", 'whole = [\n', 'whole = [\n  "ad",\n', "each phrase once"),
    ("furniture.toml", 'whole = [\n', 'more = []\nwhole = [\n', "exactly the keys"),
    ("furniture.toml", 'whole = [\n', 'whole = [\n  3,\n', "a phrase"),
    ("agencies.toml", "agency = [\n", 'agency = [\n  {name = "A"},\n', "name and forms"),
    ("agencies.toml", "agency = [\n", 'agency = [\n  {name = "A", forms = ["Reuters"]},\n', "one agency only"),
    ("datelines.toml", "UTC = 0", "UTC = 99", "whole hours"),
    ("outlets.toml", "names = [", "names = [[", "TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "told"), WRONG)
def test_wrong_rows_are_named(folder: Path, name: str, old: str, new: str, told: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=told) as caught:
        load_house(folder)
    assert caught.value.file == name
