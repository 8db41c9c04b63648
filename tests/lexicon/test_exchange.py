import pytest

from dragoman.lexicon.exchange import (
    cameo,
    countries_by,
    fips,
    icews,
    load_acts,
    load_countries,
    load_sectors,
    load_table,
    load_type_codes,
)
from dragoman.lexicon.ontology import load_ontology
from dragoman.lexicon.states import load_states


def test_every_state_has_its_codes() -> None:
    states = {state.iso3 for state in load_states() if state.kind == "state"}
    assert states <= load_countries().keys()
    assert [c.iso3 for c in load_countries().values() if not c.fips] == ["PSE"]
    assert [c.iso3 for c in load_countries().values() if not c.cameo] == ["ATA", "HKG", "KOS", "SSD"]


@pytest.mark.parametrize("key", [fips, cameo, icews])
def test_codes_lead_back_to_one_country(key: object) -> None:
    found = countries_by(key)  # type: ignore[arg-type]
    assert all(key(load_countries()[iso3]) == code for code, iso3 in found.items())  # type: ignore[operator]
    assert len(set(found.values())) == len(found)


@pytest.mark.parametrize(
    ("iso3", "expected"),
    [
        ("DEU", ("DE", "GM", "DEU", "Germany", "255")),
        ("ROU", ("RO", "RO", "ROM", "Romania", "360")),
        ("SRB", ("RS", "RI", "SRB", "Serbia", "345")),
        ("KOS", ("XK", "KV", "", "Kosovo", "347")),
        ("AUS", ("AU", "AS", "AUS", "Australia", "900")),
        ("RUS", ("RU", "RS", "RUS", "Russian Federation", "365")),
    ],
)
def test_countries(iso3: str, expected: tuple[str, ...]) -> None:
    country = load_countries()[iso3]
    assert (country.iso2, country.fips, country.cameo, country.icews, country.cow) == expected


def test_every_sector_and_every_type_has_a_row() -> None:
    assert load_sectors().keys() == set(load_ontology().sectors)
    assert {kind for kind, mode in load_type_codes() if mode is None} == set(load_ontology().types)


def test_codes_of_types_are_codes_of_cameo() -> None:
    assert set(load_type_codes().values()) <= load_acts().keys()
    assert {code for code in load_acts() if len(code) == 2 and f"{code}0" not in load_acts()} == set()


@pytest.mark.parametrize(
    ("name", "width", "header"), [("gdelt", 61, False), ("icews", 20, True), ("polecat", 40, True)]
)
def test_tables(name: str, width: int, header: bool) -> None:
    table = load_table(name)
    assert (len(table.columns), table.header) == (width, header)
