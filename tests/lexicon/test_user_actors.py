"""Files of actors that a user adds: which are read, and that they go before the tables of the package."""

from pathlib import Path

import pytest

from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.user_actors import read_user_actors

FILES = {
    "people.csv": (
        "name,aliases,code,office,sector,start,end,wikidata,source\n"
        "Isidoro Quello,Quello,PER,Foreign Minister,GOV,2031-07-28,,,invented\n"
    ),
    "bodies.csv": (
        "name,aliases,code,country,sector,sectors,kind,start,end,wikidata,source\n"
        "Xanadu League,XL,IGO,,,,igo,,,,invented\n"
        "Boeing,,PER,PER,SOC,SOC,ngo,,,,invented\n"
    ),
    "metonyms.csv": (
        "name,code,country,sector,sectors,name_of,kind,wikidata,source\n"
        "Rose Gate,PER,PER,GOV,GOV,Presidency of Peru,residence,,invented\n"
    ),
    "roles.csv": "phrase,sector,sectors,kind,office,gender,source\nvizier,GOV,GOV,person,,,invented\n",
    "own.actors": "BARON_OF_ICA_ [PERREB]\n\t[PERGOV 20200101-20201231]\n",
    "own.agents": "KOZGAR [~BUS]\n",
}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tuple(tmp_path / name for name in FILES)


def test_every_kind_of_file(files: tuple[Path, ...]) -> None:
    index = load_actors(files)
    assert index.readings("Quello")[0].code == "PER"
    assert index.holders["PER", "Foreign Minister"][-1].name == "Isidoro Quello"
    assert index.readings("XL")[0].code == "IGO"
    assert index.readings("Rose Gate")[0].name == "Presidency of Peru"
    assert index.roles["vizier"].sector == "GOV"
    assert index.roles["kozgar"].sector == "BUS"
    assert [(r.sector, r.start) for r in index.readings("Baron of Ica")] == [("GOV", "2020-01-01"), ("REB", "")]
    assert index.may_start("Baron")


def test_a_users_name_replaces_the_packages(files: tuple[Path, ...]) -> None:
    assert [r.code for r in load_actors().readings("Boeing")] == ["MNC"]
    assert [(r.code, r.sector) for r in load_actors(files).readings("Boeing")] == [("PER", "SOC")]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("own.txt", "", "a file named .csv, .actors or .agents"),
        ("own.csv", "who,what\n", "the header of people.csv"),
        ("own.csv", FILES["roles.csv"].replace("GOV,GOV", "GUV,GUV"), "own.csv, line 2: 'GUV'"),
        ("own.actors", "QUELLO_ [GOV", "own.actors, line 1"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_user_actors(path)
