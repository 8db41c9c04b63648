import csv
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology
from dragoman.lexicon.roles import COLUMNS, KINDS, Role, load_roles

WITHOUT_HOLDERS = {"Home Secretary", "Governor-General"}  # offices of no row in people.csv
GOOD = ["harbour master", "GOV", "GOV|BUS", "person", "Harbour Master", "f", "invented"]

LOOKUPS = [
    ("president", "GOV", "person", "President", None),
    ("prime minister", "GOV", "person", "Prime Minister", None),
    ("premier", "GOV", "person", "Prime Minister", None),
    ("queen", "GOV", "person", "Queen", "f"),
    ("king", "GOV", "person", "King", "m"),
    ("foreign minister", "GOV", "person", "Foreign Minister", None),
    ("defence minister", "GOV", "person", "Defense Minister", None),
    ("defense secretary", "GOV", "person", "Secretary of Defense", None),
    ("national security adviser", "GOV", "person", "National Security Adviser", None),
    ("deputy foreign minister", "GOV", "person", "Deputy Foreign Minister", None),
    ("spokeswoman", "GOV", "person", None, "f"),
    ("foreign ministry", "GOV", "institution", None, None),
    ("government", "GOV", "group", None, None),
    ("authorities", "GOV", "group", None, None),
    ("embassy", "GOV", "institution", None, None),
    ("soldier", "MIL", "person", None, None),
    ("troops", "MIL", "group", None, None),
    ("air force", "MIL", "group", None, None),
    ("warship", "MIL", "group", None, None),
    ("defense ministry", "GOV", "institution", None, None),
    ("police", "COP", "group", None, None),
    ("coast guard", "COP", "group", None, None),
    ("prosecutor", "JUD", "person", None, None),
    ("supreme court", "JUD", "institution", None, None),
    ("lawmaker", "LEG", "person", None, None),
    ("parliament", "LEG", "institution", None, None),
    ("rebel", "REB", "person", None, None),
    ("separatist", "REB", "person", None, None),
    ("militia", "PRM", "group", None, None),
    ("gunman", "UAF", "person", None, "m"),
    ("spy agency", "SPY", "institution", None, None),
    ("party", "PTY", "group", None, None),
    ("opposition", "OPP", "group", None, None),
    ("opposition leader", "OPP", "person", "Opposition leader", None),
    ("protester", "CVL", "person", None, None),
    ("refugee", "REF", "person", None, None),
    ("former president", "ELI", "person", None, None),
    ("state television", "JRN", "institution", None, None),
    ("union", "LAB", "group", None, None),
    ("farmer", "AGR", "person", None, None),
    ("company", "BUS", "group", None, None),
    ("student", "EDU", "person", None, None),
    ("bishop", "REL", "person", None, "m"),
    ("hospital", "MED", "institution", None, None),
    ("hacker", "CRM", "person", None, None),
    ("human rights group", "SOC", "group", None, None),
]

BAD_ROWS = [
    ({"phrase": ""}, "''"),
    ({"phrase": "Harbour master"}, "'Harbour master'"),
    ({"phrase": "harbour  master"}, "'harbour  master'"),
    ({"sector": "NAVY", "sectors": "NAVY"}, "'NAVY'"),
    ({"sectors": ""}, "''"),
    ({"sector": "BUS"}, "the first of the sectors"),
    ({"kind": "ship"}, "group institution person"),
    ({"gender": "w"}, "f, m or nothing"),
    ({"kind": "group"}, "office and gender of persons only"),
    ({"source": ""}, "a source"),
]


def write(folder: Path, *rows: list[str], header: tuple[str, ...] = COLUMNS) -> Path:
    path = folder / "roles.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.mark.parametrize(("phrase", "sector", "kind", "office", "gender"), LOOKUPS)
def test_look_up(phrase: str, sector: str, kind: str, office: str | None, gender: str | None) -> None:
    (role,) = [role for role in load_roles() if role.phrase == phrase]
    assert (role.sector, role.kind, role.office, role.gender) == (sector, kind, office, gender)


def test_every_sector_has_roles() -> None:
    known = {sector for role in load_roles() for sector in role.sectors}
    assert known == set(load_ontology().sectors) - {"PRE", "UNK"}


def test_every_kind_has_roles() -> None:
    assert {role.kind for role in load_roles()} == KINDS


def test_offices_are_spelled_as_people_have_them() -> None:
    with (DATA / "people.csv").open(encoding="utf-8", newline="") as file:
        held = {row["office"] for row in csv.DictReader(file)}
    offices = {role.office for role in load_roles() if role.office}
    assert offices - held <= WITHOUT_HOLDERS


@pytest.mark.parametrize(("british", "american"), [("defence", "defense"), ("labour", "labor")])
def test_both_spellings_mean_the_same(british: str, american: str) -> None:
    by_phrase = {role.phrase: role for role in load_roles()}
    pairs = [(p, p.replace(british, american)) for p in by_phrase if f"{british} m" in p]
    assert len(pairs) >= 3
    for one, other in pairs:
        assert by_phrase[one].sectors == by_phrase[other].sectors
        assert by_phrase[one].office == by_phrase[other].office


def test_words_that_tell_a_gender() -> None:
    wrong = {r.phrase for r in load_roles() if r.kind == "person" and r.phrase.endswith("woman") and r.gender != "f"}
    assert not wrong


def test_read_row(tmp_path: Path) -> None:
    (role,) = load_roles(write(tmp_path, GOOD))
    assert role == Role("harbour master", ("GOV", "BUS"), "person", "Harbour Master", "f", "invented")


@pytest.mark.parametrize(("change", "said"), BAD_ROWS)
def test_bad_row(tmp_path: Path, change: dict[str, str], said: str) -> None:
    row = list((dict(zip(COLUMNS, GOOD, strict=True)) | change).values())
    with pytest.raises(LexiconError) as caught:
        load_roles(write(tmp_path, row))
    assert str(caught.value).startswith("roles.csv, line 2: ")
    assert said in str(caught.value)


def test_shipped_rows_stand_in_order_and_once() -> None:
    phrases = [role.phrase for role in load_roles()]
    assert phrases == sorted(set(phrases))


def test_bad_shape(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="line 1: 'header'"):
        load_roles(write(tmp_path, GOOD, header=COLUMNS[1:]))
    short = tmp_path / "short"
    short.mkdir()
    with pytest.raises(LexiconError, match="7 columns"):
        load_roles(write(short, GOOD[1:]))
