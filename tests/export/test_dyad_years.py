from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from contract_rows import CHILE, NORWAY, UN, entity, event, relation

from dragoman.export import write_dyad_years

PERU = entity("Peru", "PER")


def pact(*parties: Any, kinds: tuple[str, ...] = ("defense",), **more: Any) -> Any:
    base = {"status": "signed", "begin": "2019-03-04", "terms": {"obligations": [{"kind": kind} for kind in kinds]}}
    return relation("pact", [(party, "party") for party in parties], **{**base, **more})


def table(folder: Path, *records: Any, until: int = 2020) -> pd.DataFrame:
    write_dyad_years(records, folder / "out.csv", until=until)
    return pd.read_csv(folder / "out.csv")


def test_a_pact_binds_each_pair_of_states_each_year(tmp_path: Path) -> None:
    found = table(tmp_path, pact(NORWAY, CHILE, PERU, UN, kinds=("defense", "consultation")), event())
    assert found[["year", "iso1", "iso2"]].to_numpy().tolist() == [
        [year, *pair] for year in (2019, 2020) for pair in (("CHL", "NOR"), ("CHL", "PER"), ("NOR", "PER"))
    ]
    first = found.iloc[0].to_dict()
    assert first == {
        "year": 2019, "iso1": "CHL", "iso2": "NOR", "ccode1": 155, "ccode2": 385, "defense": 1, "offense": 0, "neutral": 0,
        "nonagg": 0, "consul": 1, "cooperation": 0, "pacts": "r-1",
    }  # fmt: skip


def test_pacts_of_one_pair_are_joined(tmp_path: Path) -> None:
    later = pact(NORWAY, CHILE, id="r-2", begin="2020", kinds=("neutrality",))
    found = table(tmp_path, pact(NORWAY, CHILE, end="2020-01"), later, until=2030)
    assert found[["year", "defense", "neutral", "pacts"]].to_numpy().tolist() == [
        [2019, 1, 0, "r-1"], [2020, 1, 1, "r-1; r-2"], *[[year, 0, 1, "r-2"] for year in range(2021, 2031)],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"status": "proposed"}, {"status": "terminated"}, {"begin": None}, {"factuality": "CT-"}, {"kinds": ()}, {"begin": "2021"},
    ],
)  # fmt: skip
def test_what_does_not_bind(more: Any, tmp_path: Path) -> None:
    assert table(tmp_path, pact(NORWAY, CHILE, **more)).empty


def test_a_terminated_pact_bound_until_its_end(tmp_path: Path) -> None:
    assert table(tmp_path, pact(NORWAY, CHILE, status="terminated", end="2019-05"))["year"].tolist() == [2019]
