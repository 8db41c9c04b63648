"""The tables of states and metonyms: what they hold, what can be looked up in them, and how bad files are refused."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.ontology import DATA, load_ontology
from dragoman.lexicon.states import KINDS, Metonym, State, load_metonyms, load_states

STATES = load_states()
METONYMS = load_metonyms()


def index(words_of: Callable[[State], tuple[str, ...]], kinds: tuple[str, ...] = KINDS) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for state in STATES:
        if state.kind in kinds:
            for word in words_of(state):
                found.setdefault(word, set()).add(state.iso3)
    return found


NAMES = index(lambda s: s.names)
ADJECTIVES = index(lambda s: s.adjectives)
DEMONYMS = index(lambda s: s.demonyms)
SEATS = index(lambda s: (s.capital, *s.other_seats), kinds=("state",))
FORMER_SEATS = index(lambda s: (s.capital, *s.other_seats), kinds=("former",))
METONYM = {m.name: m for m in METONYMS}


def cases(table: str) -> list[tuple[str, set[str]]]:
    """`word, word=CODE CODE` lines: each word before the equals sign has these codes."""
    lines = [line.rsplit("=", 1) for line in table.strip().splitlines()]
    return [(word.strip(), set(codes.split())) for words, codes in lines for word in words.split(", ")]


NAME_CASES = """
United States, US, U.S., USA, U.S.A., United States of America, America=USA
United Kingdom, UK, U.K., Britain, Great Britain, England, Scotland, Wales, Northern Ireland=GBR
Russia, Russian Federation, Chechnya=RUS
China, PRC, People's Republic of China, Macau, Macao, Tibet, Xinjiang=CHN
North Korea, DPRK, D.P.R.K., Democratic People's Republic of Korea, N. Korea=PRK
South Korea, ROK, R.O.K., Republic of Korea, S. Korea=KOR
Taiwan, Republic of China, Chinese Taipei=TWN
UAE, U.A.E., United Arab Emirates, the Emirates=ARE
DRC, DR Congo, Congo-Kinshasa, Zaire, Congo=COD
Republic of the Congo, Congo-Brazzaville=COG
Ivory Coast, Cote d'Ivoire, Côte d'Ivoire=CIV
Burma, Myanmar=MMR
Czech Republic, Czechia=CZE
Swaziland, Eswatini=SWZ
Macedonia, North Macedonia, FYROM=MKD
Turkey, Türkiye, Turkiye=TUR
Cape Verde, Cabo Verde=CPV
East Timor, Timor-Leste=TLS
Holy See, Vatican, Vatican City=VAT
Palestine, West Bank, Gaza Strip, Palestinian Authority=PSE
Netherlands, Holland, Aruba=NLD
Bosnia, Bosnia-Herzegovina=BIH
Puerto Rico, Guam, American Samoa=USA
Greenland, Faroe Islands=DNK
Falkland Islands, Falklands, Gibraltar, Bermuda=GBR
New Caledonia, French Polynesia, Mayotte=FRA
Crimea, Donetsk People's Republic, LPR=UKR
Abkhazia, South Ossetia, Georgia=GEO
Nagorno-Karabakh, Artsakh=AZE
Northern Cyprus, TRNC=CYP
Transnistria=MDA
Somaliland=SOM
Western Sahara, SADR=MAR
Soviet Union, USSR, U.S.S.R.=SUN
East Germany, GDR=DDR
West Germany=DEU
Czechoslovakia=CSK
Yugoslavia, Serbia and Montenegro=YUG
South Yemen=YMD
South Vietnam=VDR
Upper Volta=BFA
Dahomey=BEN
Ceylon=LKA
Rhodesia=ZWE
Hong Kong=HKG
Kosovo=KOS
Dominica=DMA
Dominican Republic=DOM
Niger=NER
Nigeria=NGA
"""

ADJECTIVE_CASES = """
American, U.S., US=USA
British, English, Scottish, Welsh=GBR
North Korean=PRK
South Korean=KOR
Emirati=ARE
Ivorian=CIV
Congolese=COD COG
Dominican=DMA DOM
Dutch=NLD
Danish=DNK
Polish=POL
Swiss=CHE
Finnish=FIN
Turkish=TUR
Greek=GRC
French=FRA
Spanish=ESP
Nigerian=NGA
Nigerien=NER
Burmese=MMR
Kyrgyz=KGZ
Filipino, Philippine=PHL
Palestinian=PSE
Soviet=SUN
Yugoslav=YUG
East German=DDR
West German=DEU
South Vietnamese=VDR
Abkhaz=GEO
Transnistrian=MDA
Turkish Cypriot=CYP
Icelandic=ISL
Monegasque=MCO
Malagasy=MDG
"""

DEMONYM_CASES = """
Americans, American=USA
Britons, Briton=GBR
Israelis, Israeli=ISR
Frenchman, Frenchmen=FRA
Spaniards, Spaniard=ESP
Danes=DNK
Swedes=SWE
Finns=FIN
Poles=POL
Turks=TUR
Irishman=IRL
Dutchmen=NLD
Icelanders=ISL
New Zealanders=NZL
Afghans=AFG
Filipinos=PHL
Soviets=SUN
Batswana=BWA
Chechens=RUS
"""

SEAT_CASES = """
Washington, Washington D.C.=USA
London=GBR
Moscow=RUS
Beijing, Peking=CHN
Pyongyang=PRK
Seoul=KOR
Kyiv, Kiev=UKR
Tehran, Teheran=IRN
Jerusalem=ISR
Amsterdam, The Hague=NLD
Sucre, La Paz=BOL
Pretoria, Cape Town=ZAF
Naypyidaw, Yangon, Rangoon=MMR
Astana, Nur-Sultan=KAZ
Brasilia, Brasília=BRA
Berlin, Bonn=DEU
Canberra=AUS
Ottawa=CAN
Wellington=NZL
Ankara=TUR
Islamabad=PAK
New Delhi, Delhi=IND
Dhaka, Dacca=BGD
Riyadh=SAU
Abu Dhabi=ARE
Sanaa=YEM
Kinshasa=COD
Brazzaville=COG
Abuja=NGA
Yamoussoukro, Abidjan=CIV
Dodoma, Dar es Salaam=TZA
Bern=CHE
Ramallah=PSE
Pristina=KOS
Taipei=TWN
Vatican City=VAT
Port-au-Prince=HTI
N'Djamena=TCD
"""

METONYM_CASES = """
Kremlin, RUS GOV
White House, USA GOV
Pentagon, USA MIL
State Department, USA GOV
Foggy Bottom, USA GOV
Capitol Hill, USA LEG
Congress, USA LEG
CIA, USA SPY
FBI, USA COP
Foreign Office, GBR GOV
Downing Street, GBR GOV
No. 10, GBR GOV
MI6, GBR SPY
Élysée, FRA GOV
Quai d'Orsay, FRA GOV
Blue House, KOR GOV
Zhongnanhai, CHN GOV
PLA, CHN MIL
KPA, PRK MIL
Duma, RUS LEG
FSB, RUS SPY
GRU, RUS SPY
Knesset, ISR LEG
IDF, ISR MIL
Mossad, ISR SPY
Bundestag, DEU LEG
Bundeswehr, DEU MIL
Lok Sabha, IND LEG
ISI, PAK SPY
Diet, JPN LEG
Verkhovna Rada, UKR LEG
Sejm, POL LEG
IRGC, IRN MIL
Basij, IRN PRM
Stasi, DDR SPY
KGB, SUN SPY
"""


@pytest.mark.parametrize(("word", "codes"), cases(NAME_CASES))
def test_a_name_leads_to_its_code(word: str, codes: set[str]) -> None:
    assert NAMES[word] == codes


@pytest.mark.parametrize(("word", "codes"), cases(ADJECTIVE_CASES))
def test_an_adjective_leads_to_its_codes(word: str, codes: set[str]) -> None:
    assert ADJECTIVES[word] == codes


@pytest.mark.parametrize(("word", "codes"), cases(DEMONYM_CASES))
def test_a_demonym_leads_to_its_code(word: str, codes: set[str]) -> None:
    assert DEMONYMS[word] == codes


@pytest.mark.parametrize(("word", "codes"), cases(SEAT_CASES))
def test_a_seat_of_government_leads_to_its_code(word: str, codes: set[str]) -> None:
    assert SEATS[word] == codes


@pytest.mark.parametrize(
    ("word", "codes"),
    cases("Saigon=VDR\nEast Berlin=DDR\nBonn=DEU\nMoscow=SUN\nPrague=CSK\nAden=YMD\nBelgrade=YUG"),
)
def test_a_seat_of_a_former_state_leads_to_its_code(word: str, codes: set[str]) -> None:
    assert FORMER_SEATS[word] == codes


@pytest.mark.parametrize("case", METONYM_CASES.strip().splitlines())
def test_a_metonym_leads_to_its_country_and_sector(case: str) -> None:
    name, rest = case.split(", ")
    found = METONYM[name]
    assert [found.country, found.sector] == rest.split()


@pytest.mark.parametrize("word", ["Korea", "Supreme Court", "Foreign Ministry", "Ministry of Defense", "Parliament"])
def test_what_does_not_name_one_state_is_left_out(word: str) -> None:
    assert word not in NAMES
    assert word not in METONYM


@pytest.mark.parametrize(
    ("name", "day", "stands"),
    [
        ("Soviet Union", "1991-12-25", True),
        ("Soviet Union", "1992-01-01", False),
        ("Russia", "1991-12-25", False),
        ("Russia", "2024-06-19", True),
        ("South Sudan", "2011-07-08", False),
        ("South Sudan", "2011-07-09", True),
        ("Bhutan", "1907-01-01", True),
        ("Tibet", "1999-09-09", True),
    ],
)
def test_a_state_stands_between_its_dates(name: str, day: str, stands: bool) -> None:
    state = next(s for s in STATES if s.name == name)
    assert state.stands_on(day) is stands


def test_the_state_that_stands_comes_first_of_its_code() -> None:
    first: dict[str, State] = {}
    for state in STATES:
        first.setdefault(state.iso3, state)
    assert first["UKR"].name == "Ukraine"
    assert first["YEM"].name == "Yemen"
    assert {code for code, state in first.items() if state.kind != "state"} == {
        "ATA", "CSK", "DDR", "SUN", "VDR", "YMD", "YUG",
    }  # fmt: skip


def test_there_are_all_states_of_today() -> None:
    standing = {s.iso3 for s in STATES if s.kind == "state"}
    assert len(standing) == 193 + len({"HKG", "KOS", "PSE", "TWN", "VAT"})


def test_a_disputed_entity_is_partly_recognised_and_has_a_claimant() -> None:
    standing = {s.iso3 for s in STATES if s.kind == "state"}
    disputed = [s for s in STATES if s.kind == "disputed"]
    assert len(disputed) >= 9
    assert all(s.sector == "PRE" and s.iso3 in standing for s in disputed)
    assert {s.iso3 for s in STATES if s.kind == "territory"} <= standing | {"ATA"}


def test_a_standing_state_has_a_capital_adjectives_and_no_end() -> None:
    for state in (s for s in STATES if s.kind == "state"):
        assert state.capital, state.name
        assert state.adjectives, state.name
        assert state.start, state.name
        assert not state.end, state.name
        assert not state.successor, state.name


def test_a_former_state_has_an_end_and_a_successor() -> None:
    for state in (s for s in STATES if s.kind == "former"):
        assert state.start < state.end, state.name
        assert state.successor, state.name


def test_no_value_is_given_twice_or_padded() -> None:
    for state in STATES:
        for values in (state.aliases, state.adjectives, state.demonyms, state.other_seats):
            assert len(set(values)) == len(values), state.name
            assert all(v == v.strip() and v and "’" not in v for v in values), state.name
        assert state.name not in state.aliases, state.name


def test_a_wikidata_id_belongs_to_one_row() -> None:
    ids = [s.wikidata for s in STATES if s.wikidata]
    assert len(ids) > 200
    assert len(set(ids)) == len(ids)


def test_a_metonym_has_a_known_country_and_is_no_name_of_a_state() -> None:
    codes = {s.iso3 for s in STATES}
    for metonym in METONYMS:
        assert metonym.code in codes, metonym.name
        assert metonym.name not in NAMES, metonym.name
        assert metonym.sector in load_ontology().sectors, metonym.name


@pytest.mark.parametrize(("file", "key"), [("states.csv", ("iso3", "name")), ("metonyms.csv", ("name",))])
def test_the_files_are_sorted(file: str, key: tuple[str, ...]) -> None:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        keys = [tuple(row[k] for k in key) for row in csv.DictReader(table)]
    assert keys == sorted(keys)


GOOD_STATE = {
    "iso3": "ZZA", "name": "Zedland", "official_name": "Republic of Zedland", "aliases": "Zed|The Zed",
    "adjectives": "Zedish", "demonyms": "Zeds", "capital": "Zedton", "other_seats": "", "start": "1950-02-28",
    "end": "", "successor": "", "kind": "state", "sector": "", "cow": "994", "gw": "", "wikidata": "Q12", "lat": "1.5", "lon": "-2",
    "source": "made up",
}  # fmt: skip
GOOD_METONYM = {
    "name": "Zed House", "code": "ZZA", "country": "ZZA", "sector": "GOV", "sectors": "GOV|LEG",
    "name_of": "Government of Zedland", "kind": "building", "wikidata": "", "source": "made up",
}  # fmt: skip


def write(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_good_row_is_read(tmp_path: Path) -> None:
    (state,) = load_states(write(tmp_path / "states.csv", GOOD_STATE))
    assert state.aliases == ("Zed", "The Zed")
    assert state.names == ("Zedland", "Republic of Zedland", "Zed", "The Zed")
    assert state.other_seats == ()
    assert (state.lat, state.lon) == (1.5, -2.0)
    (metonym,) = load_metonyms(write(tmp_path / "metonyms.csv", GOOD_METONYM))
    assert metonym == Metonym(
        "Zed House", "ZZA", "ZZA", "GOV", ("GOV", "LEG"), "Government of Zedland", "building", "", "made up"
    )


def assert_refused(error: LexiconError, *, file: str, line: int, value: str, allowed: str) -> None:
    assert (error.file, error.line, error.value) == (file, line, value)
    assert allowed in error.allowed
    for part in (file, f"line {line}", value, allowed):
        assert part in str(error)
    assert "\n" not in str(error)


BAD_STATES = [
    ("iso3", "Zz1", "three capitals"),
    ("iso3", "ZZAB", "three capitals"),
    ("kind", "empire", "one of state, former, territory, disputed"),
    ("sector", "KING", "GOV"),
    ("wikidata", "12", "Q and a number"),
    ("cow", "0123", "a number of one to three digits"),
    ("gw", "x", "a number of one to three digits"),
    ("start", "1950-02-30", "YYYY-MM-DD"),
    ("start", "28 Feb 1950", "YYYY-MM-DD"),
    ("start", "1950-13", "YYYY-MM-DD"),
    ("end", "19", "YYYY-MM-DD"),
    ("end", "1949", "not before 1950-02-28"),
    ("lat", "90.5", "-90 to 90"),
    ("lon", "-181", "-180 to 180"),
    ("lat", "north", "-90 to 90"),
    ("lon", "nan", "-180 to 180"),
    ("successor", "QQQ", "codes of the column iso3"),
    ("name", "", "some text"),
]


@pytest.mark.parametrize(("column", "value", "allowed"), BAD_STATES)
def test_a_bad_cell_of_a_state_is_refused(tmp_path: Path, column: str, value: str, allowed: str) -> None:
    other = GOOD_STATE | {"iso3": "ZZB", "name": "Other", "official_name": "Other", "aliases": ""}
    path = write(tmp_path / "mine.csv", other, GOOD_STATE | {column: value})
    with pytest.raises(LexiconError) as caught:
        load_states(path)
    assert_refused(caught.value, file="mine.csv", line=3, value=value, allowed=allowed)
    assert column in caught.value.allowed


BAD_METONYMS = [
    ("code", "zz", "three capitals"),
    ("country", "zza", "three capitals"),
    ("sector", "KING", "GOV"),
    ("sectors", "GOV|KING", "GOV"),
    ("sectors", "LEG|GOV", "a list that opens with GOV"),
    ("kind", "castle", "residence"),
    ("wikidata", "Q0", "Q and a number"),
    ("name_of", "", "some text"),
    ("sector", "", "some text"),
]


@pytest.mark.parametrize(("column", "value", "allowed"), BAD_METONYMS)
def test_a_bad_cell_of_a_metonym_is_refused(tmp_path: Path, column: str, value: str, allowed: str) -> None:
    path = write(tmp_path / "mine.csv", GOOD_METONYM | {"name": "Other House"}, GOOD_METONYM | {column: value})
    with pytest.raises(LexiconError) as caught:
        load_metonyms(path)
    assert_refused(caught.value, file="mine.csv", line=3, value=value, allowed=allowed)
    assert column in caught.value.allowed


@pytest.mark.parametrize(
    ("changes", "value"),
    [
        ({"name": "Zedia", "official_name": "Zedia", "aliases": ""}, "ZZA"),
        ({"iso3": "ZZB", "official_name": "Zedia", "aliases": ""}, "Zedland"),
        ({"iso3": "ZZB", "name": "Zedia", "official_name": "Zedia", "aliases": "Zed"}, "Zed"),
        ({"kind": "territory"}, "Zedland"),
    ],
)
def test_states_that_share_a_code_or_name_are_refused(tmp_path: Path, changes: dict[str, str], value: str) -> None:
    path = write(tmp_path / "mine.csv", GOOD_STATE, GOOD_STATE | changes)
    with pytest.raises(LexiconError) as caught:
        load_states(path)
    assert_refused(caught.value, file="mine.csv", line=3, value=value, allowed="what line 2 does not have")


def test_a_former_state_may_share_names_with_one_that_stands(tmp_path: Path) -> None:
    old = GOOD_STATE | {"name": "Old Zedland", "kind": "former", "end": "1960", "successor": "ZZA"}
    states = load_states(write(tmp_path / "mine.csv", old, GOOD_STATE))
    assert [s.kind for s in states] == ["state", "former"]


def test_a_metonym_given_twice_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.csv", GOOD_METONYM, GOOD_METONYM | {"sector": "LEG", "sectors": "LEG"})
    with pytest.raises(LexiconError) as caught:
        load_metonyms(path)
    assert_refused(caught.value, file="mine.csv", line=3, value="Zed House", allowed="line 2 does not have")


def test_an_unknown_column_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.csv", GOOD_STATE | {"anthem": "O Zed"})
    with pytest.raises(LexiconError) as caught:
        load_states(path)
    assert_refused(caught.value, file="mine.csv", line=1, value="anthem", allowed="columns iso3,name,")


@pytest.mark.parametrize("load", [load_states, load_metonyms])
def test_a_missing_column_or_an_empty_file_is_refused(
    tmp_path: Path, load: Callable[[Path], tuple[object, ...]]
) -> None:
    for text in ("", "name\nZedland\n"):
        path = tmp_path / "mine.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(LexiconError, match=r"mine\.csv, line 1: .* columns .*name"):
            load(path)


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.csv", GOOD_METONYM)
    path.write_text(path.read_text(encoding="utf-8") + "Zed Lodge,ZZA\n", encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_metonyms(path)
    assert_refused(caught.value, file="mine.csv", line=3, value="Zed Lodge,ZZA", allowed="9 cells, not 2")
