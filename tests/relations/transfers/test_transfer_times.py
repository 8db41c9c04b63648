"""When a transfer was or is to be."""

import pytest
from tied import transfers

from dragoman import Reader

DAYS = [  # text, begin, end
    ("Peru agreed on Monday to lend Kenya $20 million.", "2019-03-04", "2019-03-04"),
    ("Peru agreed in December to buy ten tanks from Kenya.", "2018-12-01", "2018-12-31"),
    ("Peru supplies Kenya with oil under a contract signed in 2016.", "2016-01-01", "2016-12-31"),
    ("The minister stood on the quay on Monday when ten tanks from Norway were unloaded in Kenya.", "2019-03-04",
     "2019-03-04"),
    ("A plane carrying Chinese masks landed in Kenya on Monday.", "2019-03-04", "2019-03-04"),
    ("Peru has sold oil to Kenya since 2017.", "2017-01-01", None),
    ("The president said on Monday that Peru had sold Kenya ten tanks.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "begin", "end"), DAYS)
def test_days(reader: Reader, text: str, begin: str | None, end: str | None) -> None:
    (relation,) = transfers(reader, text)
    assert (relation.begin, relation.end) == (begin, end)
