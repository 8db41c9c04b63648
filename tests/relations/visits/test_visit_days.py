"""First and last day of a visit, and how far it has come."""

import pytest

from dragoman import Reader
from tests.relations.tied import visits

Told = dict[tuple[str, str], tuple[str, str | None, str | None]]
DAYS: list[tuple[str, Told]] = [
    (
        "At the end of a two-day visit to Uganda on Tuesday, Kenya's president promised aid.",
        {("KEN", "UGA"): ("ended", "2019-03-04", "2019-03-05")},
    ),
    (
        "Kenya's president met ministers on Tuesday, the second day of his four-day visit to Uganda.",
        {("KEN", "UGA"): ("under_way", "2019-03-04", "2019-03-07")},
    ),
    (
        "Kenya's president signed a pact on Tuesday, the last day of a three-day visit to Uganda.",
        {("KEN", "UGA"): ("ended", "2019-03-03", "2019-03-05")},
    ),
    (
        "Kenya's president paid a visit to Uganda from Sunday to Wednesday.",
        {("KEN", "UGA"): ("ended", "2019-03-03", "2019-03-06")},
    ),
    (
        "Kenya's president made a two-hour stop in Uganda on Monday.",
        {("KEN", "UGA"): ("ended", "2019-03-04", "2019-03-04")},
    ),
    (
        "Kenya's president travels to Rwanda on Thursday and to Burundi on Friday.",
        {("KEN", "RWA"): ("planned", "2019-03-07", None), ("KEN", "BDI"): ("planned", "2019-03-08", None)},
    ),
    (
        "Kenya's president saw Uganda's president in Kampala on Monday and is due in Kigali on March 9.",
        {("KEN", "UGA"): ("under_way", "2019-03-04", None), ("KEN", "RWA"): ("planned", "2019-03-09", None)},
    ),
    (
        "Kenya's president arrived in Kampala from Kigali on Tuesday.",
        {("KEN", "UGA"): ("under_way", "2019-03-05", None), ("KEN", "RWA"): ("ended", "2019-03-05", "2019-03-05")},
    ),
    (
        "KAMPALA - Kenya's president arrived on Monday. He leaves for Rwanda on Thursday.",
        {("KEN", "UGA"): ("under_way", "2019-03-04", "2019-03-07"), ("KEN", "RWA"): ("planned", "2019-03-07", None)},
    ),
    (
        "Kenya's president will stop in Kampala on Friday before flying on to Kigali.",
        {("KEN", "UGA"): ("planned", "2019-03-08", None), ("KEN", "RWA"): ("planned", None, None)},
    ),
    (
        "Kenya's president begins a two-day visit to Uganda on Friday.",
        {("KEN", "UGA"): ("planned", "2019-03-08", "2019-03-09")},
    ),
    (
        "Kenya's president, the first Kenyan leader to visit Uganda since 2015, met ministers on Tuesday.",
        {("KEN", "UGA"): ("under_way", "2019-03-05", None)},
    ),
    ("Kenya's president met Uganda's in Kampala last Wednesday.", {("KEN", "UGA"): ("ended", "2019-02-27", None)}),
    ("Kenya's president dropped plans to visit Uganda in May.", {("KEN", "UGA"): ("cancelled", "2019-05", None)}),
    ("Uganda has called off a visit by Kenya's president.", {("KEN", "UGA"): ("cancelled", None, None)}),
    ("Kenya's president has never visited Uganda.", {}),
]


@pytest.mark.parametrize(("text", "wanted"), DAYS, ids=[text for text, _ in DAYS])
def test_days(reader: Reader, text: str, wanted: Told) -> None:
    assert {key: (v.status, v.begin, v.end) for key, v in visits(reader, text).items()} == wanted


def test_a_visit_at_another_time_is_another(reader: Reader) -> None:
    text = "Kenya's president, who last came to Uganda in 2015, arrived in Kampala on Tuesday."
    found = [r for r in reader.read(text, published="2019-03-06").relations if r.kind == "visit"]
    assert {(r.status, r.begin) for r in found} == {("under_way", "2019-03-05"), ("ended", "2015")}


def test_a_visit_put_off_is_not_the_one_under_way(reader: Reader) -> None:
    text = "Kenya's president arrived in Uganda on Tuesday. The visit had been set for October but was put off."
    found = [r for r in reader.read(text, published="2019-03-06").relations if r.kind == "visit"]
    assert {(r.status, r.begin) for r in found} == {("under_way", "2019-03-05"), ("cancelled", "2018-10")}
