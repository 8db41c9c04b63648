"""Who held which office on which day, and what a file with a fault says."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.people import COLUMNS, Person, holds, load_people

PEOPLE = load_people()

IN_OFFICE = [
    ("USA", "President", "1948-06-24", "Harry S. Truman"),
    ("USA", "President", "1962-10-22", "John F. Kennedy"),
    ("USA", "President", "1973-10-20", "Richard Nixon"),
    ("USA", "President", "1987-06-12", "Ronald Reagan"),
    ("USA", "President", "1999-03-24", "Bill Clinton"),
    ("USA", "President", "2003-03-20", "George W. Bush"),
    ("USA", "President", "2019-02-28", "Donald Trump"),
    ("USA", "President", "2022-02-24", "Joe Biden"),
    ("USA", "President", "2025-03-01", "Donald Trump"),
    ("USA", "Secretary of State", "1972-02-21", "William P. Rogers"),
    ("USA", "Secretary of State", "1974-05-31", "Henry Kissinger"),
    ("USA", "Secretary of State", "2003-02-05", "Colin Powell"),
    ("USA", "Secretary of State", "2015-07-14", "John Kerry"),
    ("USA", "Secretary of Defense", "2001-09-11", "Donald Rumsfeld"),
    ("USA", "National Security Adviser", "2023-05-10", "Jake Sullivan"),
    ("USA", "State Department spokesperson", "2023-10-09", "Matthew Miller"),
    ("CAN", "Prime Minister", "1998-01-01", "Jean Chrétien"),
    ("MEX", "President", "2016-08-31", "Enrique Peña Nieto"),
    ("SUN", "General Secretary of the Communist Party", "1950-06-25", "Joseph Stalin"),
    ("SUN", "General Secretary of the Communist Party", "1962-10-27", "Nikita Khrushchev"),
    ("SUN", "General Secretary of the Communist Party", "1979-12-27", "Leonid Brezhnev"),
    ("SUN", "Foreign Minister", "1962-10-18", "Andrei Gromyko"),
    ("RUS", "President", "1993-10-04", "Boris Yeltsin"),
    ("RUS", "President", "2008-08-08", "Dmitry Medvedev"),
    ("RUS", "Prime Minister", "2008-08-08", "Vladimir Putin"),
    ("RUS", "President", "2014-03-18", "Vladimir Putin"),
    ("RUS", "Foreign Minister", "2022-03-10", "Sergei Lavrov"),
    ("RUS", "Kremlin spokesperson", "2021-06-16", "Dmitry Peskov"),
    ("UKR", "President", "2014-02-01", "Viktor Yanukovych"),
    ("UKR", "Acting President", "2014-03-18", "Oleksandr Turchynov"),
    ("UKR", "President", "2022-02-24", "Volodymyr Zelenskyy"),
    ("GBR", "Prime Minister", "1982-04-02", "Margaret Thatcher"),
    ("GBR", "Prime Minister", "2022-09-30", "Liz Truss"),
    ("GBR", "Foreign Secretary", "2017-12-22", "Boris Johnson"),
    ("FRA", "President", "1963-01-22", "Charles de Gaulle"),
    ("FRA", "Prime Minister", "1999-05-05", "Lionel Jospin"),
    ("FRA", "Foreign Minister", "2003-02-14", "Dominique de Villepin"),
    ("DEU", "Chancellor", "1963-01-22", "Konrad Adenauer"),
    ("DEU", "Chancellor", "1989-11-28", "Helmut Kohl"),
    ("DEU", "Chancellor", "2015-09-05", "Angela Merkel"),
    ("DEU", "Foreign Minister", "1990-09-12", "Hans-Dietrich Genscher"),
    ("DDR", "General Secretary of the Socialist Unity Party", "1987-09-07", "Erich Honecker"),
    ("POL", "President", "2010-04-10", "Lech Kaczyński"),
    ("POL", "Prime Minister", "2010-04-10", "Donald Tusk"),
    ("YUG", "President", "1961-09-01", "Josip Broz Tito"),
    ("HUN", "Prime Minister", "2012-01-01", "Viktor Orbán"),
    ("TUR", "Prime Minister", "2010-05-31", "Recep Tayyip Erdoğan"),
    ("TUR", "President", "2016-07-15", "Recep Tayyip Erdoğan"),
    ("VAT", "Pope", "1998-01-21", "John Paul II"),
    ("IRN", "President", "2010-06-09", "Mahmoud Ahmadinejad"),
    ("IRN", "Supreme Leader", "2010-06-09", "Ali Khamenei"),
    ("IRN", "Foreign Minister", "2015-07-14", "Mohammad Javad Zarif"),
    ("IRQ", "President", "1990-08-02", "Saddam Hussein"),
    ("ISR", "Prime Minister", "1978-09-17", "Menachem Begin"),
    ("ISR", "Prime Minister", "1993-09-13", "Yitzhak Rabin"),
    ("ISR", "Prime Minister", "2022-08-05", "Yair Lapid"),
    ("PSE", "Chairman of the PLO", "1993-09-13", "Yasser Arafat"),
    ("EGY", "President", "1956-07-26", "Gamal Abdel Nasser"),
    ("EGY", "President", "1978-09-17", "Anwar Sadat"),
    ("EGY", "President", "2012-11-22", "Mohamed Morsi"),
    ("SAU", "Crown Prince", "2018-10-02", "Mohammed bin Salman"),
    ("LBY", "Leader of the Revolution", "1986-04-15", "Muammar Gaddafi"),
    ("SYR", "President", "1982-02-10", "Hafez al-Assad"),
    ("SYR", "President", "2013-08-21", "Bashar al-Assad"),
    ("ZAF", "President", "1995-06-24", "Nelson Mandela"),
    ("ZAF", "President", "2018-02-14", "Jacob Zuma"),
    ("NGA", "President", "1995-11-10", "Sani Abacha"),
    ("ETH", "Prime Minister", "2020-11-04", "Abiy Ahmed"),
    ("RWA", "President", "1994-04-05", "Juvénal Habyarimana"),
    ("COD", "President", "1974-10-30", "Mobutu Sese Seko"),
    ("ZWE", "President", "2008-06-27", "Robert Mugabe"),
    ("CHN", "Chairman of the Communist Party", "1972-02-21", "Mao Zedong"),
    ("CHN", "President", "2001-04-01", "Jiang Zemin"),
    ("CHN", "Foreign Minister", "2023-03-07", "Qin Gang"),
    ("CHN", "Prime Minister", "2020-05-22", "Li Keqiang"),
    ("JPN", "Prime Minister", "2002-09-17", "Junichiro Koizumi"),
    ("JPN", "Prime Minister", "2014-07-01", "Shinzo Abe"),
    ("KOR", "President", "2018-04-27", "Moon Jae-in"),
    ("PRK", "Supreme Leader", "1950-06-25", "Kim Il-sung"),
    ("PRK", "Supreme Leader", "2000-06-13", "Kim Jong-il"),
    ("PRK", "Supreme Leader", "2018-06-12", "Kim Jong-un"),
    ("IND", "Prime Minister", "1954-04-29", "Jawaharlal Nehru"),
    ("IND", "Prime Minister", "1971-12-16", "Indira Gandhi"),
    ("IND", "Prime Minister", "2008-11-26", "Manmohan Singh"),
    ("PAK", "Prime Minister", "1989-06-07", "Benazir Bhutto"),
    ("PAK", "Prime Minister", "1993-06-01", "Nawaz Sharif"),
    ("IDN", "President", "1965-09-30", "Sukarno"),
    ("MMR", "State Counsellor", "2017-08-25", "Aung San Suu Kyi"),
    ("AUS", "Prime Minister", "2021-09-15", "Scott Morrison"),
    ("BRA", "President", "2010-05-17", "Luiz Inácio Lula da Silva"),
    ("BRA", "President", "2019-08-23", "Jair Bolsonaro"),
    ("ARG", "President", "1982-04-02", "Leopoldo Galtieri"),
    ("CHL", "President", "1973-09-10", "Salvador Allende"),
    ("CUB", "Prime Minister", "1961-04-17", "Fidel Castro"),
    ("VEN", "President", "2007-01-10", "Hugo Chávez"),
    ("UNO", "Secretary-General of the United Nations", "1956-11-05", "Dag Hammarskjöld"),
    ("UNO", "Secretary-General of the United Nations", "2003-03-20", "Kofi Annan"),
    ("UNO", "Director General of the IAEA", "2003-02-01", "Mohamed ElBaradei"),
    ("UNO", "Special Envoy for Syria", "2016-02-01", "Staffan de Mistura"),
    ("IGO", "Secretary-General of NATO", "1999-03-24", "Javier Solana"),
    ("IGO", "Secretary-General of NATO", "2022-02-24", "Jens Stoltenberg"),
    ("EUR", "President of the European Commission", "1992-02-07", "Jacques Delors"),
    ("EUR", "High Representative", "2015-07-14", "Federica Mogherini"),
    ("LBN", "Leader of Hezbollah", "2006-07-12", "Hassan Nasrallah"),
    ("RUS", "Opposition leader", "2020-08-20", "Alexei Navalny"),
]

OUT_OF_OFFICE = [
    ("USA", "President", "2021-01-21", "Donald Trump"),
    ("SYR", "President", "2024-12-09", "Bashar al-Assad"),
    ("RUS", "President", "2010-01-01", "Vladimir Putin"),
    ("ISR", "Prime Minister", "2021-12-01", "Benjamin Netanyahu"),
    ("PAK", "Prime Minister", "1993-05-01", "Nawaz Sharif"),
    ("IRN", "Supreme Leader", "1989-06-03", "Ali Khamenei"),
]

SPELLINGS = [
    ("Gadhafi", "Muammar Gaddafi"),
    ("Moammar Gadhafi", "Muammar Gaddafi"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Zelensky", "Volodymyr Zelenskyy"),
    ("Zelenskiy", "Volodymyr Zelenskyy"),
    ("Erdogan", "Recep Tayyip Erdoğan"),
    ("MBS", "Mohammed bin Salman"),
    ("Lukashenka", "Alexander Lukashenko"),
    ("Abu Mazen", "Mahmoud Abbas"),
    ("Slobodan Milosevic", "Slobodan Milošević"),
    ("Mao Tse-tung", "Mao Zedong"),
    ("AMLO", "Andrés Manuel López Obrador"),
    ("Lula", "Luiz Inácio Lula da Silva"),
    ("Araqchi", "Abbas Araghchi"),
    ("Osama bin Laden", "Osama bin Laden"),
]

SECTORS = [
    ("Alexei Navalny", "Opposition leader", "OPP"),
    ("Hassan Nasrallah", "Leader of Hezbollah", "REB"),
    ("Valery Gerasimov", "Chief of the General Staff", "MIL"),
    ("Nancy Pelosi", "Speaker of the House of Representatives", "LEG"),
    ("Karim Khan", "Chief prosecutor of the International Criminal Court", "JUD"),
    ("Pope Francis", "Pope", "REL"),
    ("Maria Zakharova", "Foreign Ministry spokesperson", "GOV"),
]

HEADER = ",".join(COLUMNS)
GOOD = ["Ada Norr", "Norr|A. Norr", "NOR", "Foreign Minister", "GOV", "2001-05", "2004-12-31", "Q1", "a handbook"]

FAULTS = [
    ("name", " ", "some name"),
    ("office", "", "some office"),
    ("source", "", "some source"),
    ("aliases", "Norr||A. Norr", "names parted by |"),
    ("aliases", "Norr| A. Norr", "names parted by |"),
    ("code", "NO", "three capital letters"),
    ("code", "nor", "three capital letters"),
    ("sector", "GOVERNMENT", "a PLOVER sector"),
    ("start", "", "a start as YYYY"),
    ("start", "May 2001", "a start as YYYY"),
    ("start", "2001-13", "a start as YYYY"),
    ("end", "2001-02-32", "an end as YYYY"),
    ("end", "now", "an end as YYYY"),
    ("end", "2001-04-30", "not after the end"),
    ("end", "2000", "not after the end"),
    ("wikidata", "1124", "a Wikidata item"),
]


def spell(start: str, end: str) -> Person:
    return Person("Ada Norr", (), "NOR", "Foreign Minister", "GOV", start, end, "", "a handbook")


def in_office(code: str, office: str, day: str) -> set[str]:
    return {p.name for p in PEOPLE if p.code == code and p.office == office and holds(p, day)}


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "some.csv"
    yield path
    path.unlink(missing_ok=True)


@pytest.mark.parametrize(("code", "office", "day", "name"), IN_OFFICE)
def test_office_was_held(code: str, office: str, day: str, name: str) -> None:
    found = in_office(code, office, day)
    assert name in found
    assert office == "Opposition leader" or found == {name}


@pytest.mark.parametrize(("code", "office", "day", "name"), OUT_OF_OFFICE)
def test_office_was_not_held(code: str, office: str, day: str, name: str) -> None:
    assert any(p.name == name and p.office == office for p in PEOPLE)
    assert name not in in_office(code, office, day)


@pytest.mark.parametrize(("written", "name"), SPELLINGS)
def test_spelling_names_one_person(written: str, name: str) -> None:
    assert {p.name for p in PEOPLE if written in p.names} == {name}


@pytest.mark.parametrize(("name", "office", "sector"), SECTORS)
def test_sector_of_an_office(name: str, office: str, sector: str) -> None:
    assert {p.sector for p in PEOPLE if p.name == name and p.office == office} == {sector}


@pytest.mark.parametrize(
    ("start", "end", "day", "under_way"),
    [
        ("2001-05-07", "2003-02-01", "2001-05-06", False),
        ("2001-05-07", "2003-02-01", "2001-05-07", True),
        ("2001-05-07", "2003-02-01", "2003-02-01", True),
        ("2001-05-07", "2003-02-01", "2003-02-02", False),
        ("2001-05", "2003-02", "2001-04-30", False),
        ("2001-05", "2003-02", "2001-05-01", True),
        ("2001-05", "2003-02", "2003-02-28", True),
        ("2001-05", "2003-02", "2003-03-01", False),
        ("2001", "2003", "2000-12-31", False),
        ("2001", "2003", "2001-01-01", True),
        ("2001", "2003", "2003-12-31", True),
        ("2001", "2003", "2004-01-01", False),
        ("2001", "", "2030-01-01", True),
    ],
)
def test_partial_dates_count_whole(start: str, end: str, day: str, under_way: bool) -> None:
    assert holds(spell(start, end), day) is under_way


@pytest.mark.parametrize(("column", "value", "allowed"), FAULTS)
def test_faulty_row_is_named(table: Path, column: str, value: str, allowed: str) -> None:
    row = list(GOOD)
    row[COLUMNS.index(column)] = value
    table.write_text("\n".join([HEADER, ",".join(GOOD), ",".join(row)]) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(allowed)) as caught:
        load_people(table)
    assert (caught.value.file, caught.value.line) == ("some.csv", 3)
    assert value in caught.value.value


def test_missing_column_is_named(table: Path) -> None:
    table.write_text(HEADER.removesuffix(",source") + "\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_people(table)
    assert (caught.value.line, caught.value.allowed) == (1, HEADER)


def test_short_row_is_named(table: Path) -> None:
    table.write_text(HEADER + "\nAda Norr,,NOR\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="9 columns") as caught:
        load_people(table)
    assert caught.value.line == 2


def test_good_row_is_read(table: Path) -> None:
    table.write_text(HEADER + "\n" + ",".join(GOOD) + "\n", encoding="utf-8")
    (person,) = load_people(table)
    assert person.names == ("Ada Norr", "Norr", "A. Norr")
    assert (person.start, person.end, person.wikidata) == ("2001-05", "2004-12-31", "Q1")


def test_rows_are_sorted_and_unique() -> None:
    keys = [(p.code, p.name, p.start, p.office) for p in PEOPLE]
    assert len(set(keys)) == len(keys)
    assert all(a[:3] <= b[:3] for a, b in pairwise(keys))


def test_codes_of_bodies_are_plovers() -> None:
    bodies = {p.code for p in PEOPLE if p.office.startswith(("Secretary-General of", "Director"))}
    assert bodies & set(load_ontology().nonstate) == {"UNO", "IGO"}


def test_one_head_of_state_or_government_a_day() -> None:
    """No two presidents, and no two prime ministers, of one country on the same day, days of handover aside."""
    two = {"KHM", "MDA", "LBY"}  # had two prime ministers for a time, shared or disputed
    exempt = {("MDG", "President"), ("CIV", "President")} | {(code, "Prime Minister") for code in two}
    spells: dict[tuple[str, str], list[Person]] = {}
    for person in PEOPLE:
        if person.office in {"President", "Prime Minister"} and (person.code, person.office) not in exempt:
            spells.setdefault((person.code, person.office), []).append(person)
    for held in spells.values():
        held.sort(key=lambda p: p.start)
        for first, second in pairwise(held):
            shared = min(len(first.end), len(second.start))
            assert first.end, f"{first.name} has no end before {second.name}"
            assert first.end[:shared] <= second.start[:shared], f"{first.name} and {second.name}"


def test_a_person_has_one_list_of_aliases_a_name() -> None:
    lists: dict[str, set[tuple[str, ...]]] = {}
    for person in PEOPLE:
        lists.setdefault(person.name, set()).add(person.aliases)
    assert {name for name, seen in lists.items() if len(seen) > 1} == set()
