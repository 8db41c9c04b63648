"""What goods of a transfer are for, and by which way they go."""

import pytest
from tied import transfers

from dragoman import Reader

PURPOSES = [
    ("Japan gave Kenya 2 million euros for a new port.", "for a new port"),
    ("Italy lent Kenya $40 million to repair its railways.", "to repair its railways"),
    ("Italy approved a $40 million loan to Kenya to repair its railways.", "to repair its railways"),
    ("Chile handed Peru two boats for its coast guard school.", "for its coast guard school"),
    ("To feed its army, Kenya bought 4,000 tonnes of rice from Peru.", "To feed its army"),
    ("Norway sold Kenya ten trucks for $2 million.", None),
    ("Norway lent Kenya ten trucks for two years.", None),
    ("Norway sold ten trucks for the Kenyan army.", None),
    ("Norway sold Kenya oil in exchange for tea.", None),
    ("Norway cut gas supplies to Poland because it refused to sign a contract.", None),
]


@pytest.mark.parametrize(("text", "purpose"), PURPOSES)
def test_purposes(reader: Reader, text: str, purpose: str | None) -> None:
    assert transfers(reader, text)[0].terms["purpose"] == purpose


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("Norway sent ten trucks to Kenya by sea.", "by sea"),
        ("Norway sold ten tanks to Kenya by way of a firm in Cyprus.", "by way of a firm in Cyprus"),
        ("Norway sends gas to Poland through a pipeline under the Baltic.", "through a pipeline under the Baltic"),
        ("Norway sold ten tanks to Kenya through 2018.", None),
        ("Ten tanks were sold to Kenya by Norway.", None),
    ],
)
def test_routes(reader: Reader, text: str, route: str | None) -> None:
    assert transfers(reader, text)[0].terms["route"] == route
