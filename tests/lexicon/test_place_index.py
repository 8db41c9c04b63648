"""The index of places: finding lines by halving, and packing a dump of GeoNames."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.errors import LexiconError
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.lexicon.geonames import pack
from dragoman.lexicon.place_index import PlaceIndex, index_row, index_text, open_index

KEYS = st.text(alphabet="abz é", min_size=1, max_size=4)


@given(st.lists(st.tuples(KEYS, st.integers(1, 5)), max_size=30), KEYS)
def test_rows_of_a_key_are_those_that_were_put_in(names: list[tuple[str, int]], asked: str) -> None:
    rows = [index_row(key, "Name", "c", "PE", "15", (1.0, 2.0), 10, number) for key, number in names]
    index = PlaceIndex(index_text(rows))
    for key in {asked, *(key for key, _ in names)}:
        wanted = {number for name, number in names if name == key}
        found = [int(cells[-1]) for cells in index.rows(key)]
        assert sorted(found) == sorted(wanted)


DUMP = [
    ("1", "Vilcabamba", "Vilcabamba", "Willkapampa", "-13.1", "-72.9", "P", "PPL", "PE", "", "08", "", "", "", "30000"),
    ("2", "Campo Verde Airport", "", "", "-8.5", "-74.8", "S", "AIRP", "PE", "", "25", "", "", "", "0"),
    ("3", "Hacienda Sol", "", "", "-8.5", "-74.8", "S", "FRM", "PE", "", "25", "", "", "", "0"),
]


def dump(tmp_path: Path, *rows: tuple[str, ...]) -> Path:
    path = tmp_path / "PE.txt"
    lines = ("\t".join((*row, "", "", "America/Lima", "2020-01-01")) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_packed_dump_adds_to_the_gazetteer(tmp_path: Path) -> None:
    packed = tmp_path / "peru.tsv"
    packed.write_bytes(pack(dump(tmp_path, *DUMP)))
    gazetteer = load_gazetteer(packed)
    airport = next(s for s in gazetteer.lookup("Campo Verde Airport") if s.geonameid == 2)
    assert (airport.kind, airport.country, airport.lat) == ("site", "PER", -8.5)
    assert next(s for s in gazetteer.lookup("Willkapampa") if s.geonameid == 1).alias
    assert not [s for s in gazetteer.lookup("Hacienda Sol") if s.geonameid == 3]
    assert {s.name for s in load_gazetteer().lookup("Lima")} <= {s.name for s in gazetteer.lookup("Lima")}


def test_a_bad_dump_and_a_bad_index_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="19 columns of a GeoNames dump") as caught:
        pack(dump(tmp_path, DUMP[0], DUMP[1][1:]))
    assert caught.value.line == 2
    with pytest.raises(LexiconError, match="an index of places"):
        open_index(dump(tmp_path, DUMP[0]))
