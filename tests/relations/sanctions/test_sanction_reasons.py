"""What sanctions are for, in their own sentence and in the next."""

import pytest
from tied import sanctions

from dragoman import Reader

ROWS: list[tuple[str, str | None]] = [
    ("Canada and Norway imposed sanctions on Togo in a joint response to the coup.", "in a joint response to the coup"),
    ("Peru recalled its ambassador from Quito in protest at the arrests.", "in protest at the arrests"),
    ("Chile expelled two Peruvian envoys in connection with a bombing.", "in connection with a bombing"),
    ("Canada imposed sanctions on Togo, saying it had armed the rebels.", "saying it had armed the rebels"),
    ("Canada imposed an arms embargo on Togo to end the civil war.", "to end the civil war"),
    ("Canada froze the assets of two Togolese officers accused of torture.", "accused of torture"),
    (
        "Canada voted to ban arms sales to Togo because of its limits on the press.",
        "because of its limits on the press",
    ),
    ("Canada banned imports of wood from Togo for three months.", None),
    ("Canada lifted the sanctions on Togo after elections were held.", None),
    ("Canada lifted the sanctions that it had imposed on Togo over a coup.", "over a coup"),
    ("Canada froze the assets of two Togolese judges. The move follows a coup.", "a coup"),
    ("Canada froze the assets of two Togolese judges. The step came after a coup.", "after a coup"),
    ("Canada froze the assets of two Togolese judges. The sanctions are a response to a coup.", "a response to a coup"),
    ("Canada froze the assets of two Togolese judges. They are accused of torture.", "accused of torture"),
    ("Canada froze the assets of two Togolese judges. The measures are meant to end the war.", "to end the war"),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_reason(reader: Reader, row: tuple[str, str | None]) -> None:
    assert {r.terms["reason"] for r in sanctions(reader, row[0])} == {row[1]}
