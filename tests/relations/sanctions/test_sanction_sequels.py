"""What mentions of sanctions take over from the one told before."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

LEAD = "The European Union imposed sanctions on Togo on Monday. "
Row = tuple[str, list[tuple[str, str, str, str | None]]]

ROWS: list[Row] = [  # what follows the lead, sender, target, status, instrument
    ("The measures bar six officials from travelling to Europe.", [("EUR", "TGO", "imposed", "travel")]),
    ("They also forbid the sale of arms.", [("EUR", "TGO", "imposed", "arms")]),
    ("Six officials will be barred from travelling and their assets frozen.", [("EUR", "TGO", "imposed", "travel")]),
    ("The restrictions were lifted on Tuesday.", [("EUR", "TGO", "lifted", None)]),
    ("They were eased on Tuesday.", [("EUR", "TGO", "eased", None)]),
    (
        "The United States is preparing a travel ban of its own.",
        [("EUR", "TGO", "imposed", None), ("USA", "TGO", "threatened", "travel")],
    ),
    (
        "Britain stopped all arms exports to its former colony in 2015.",
        [("EUR", "TGO", "imposed", None), ("GBR", "TGO", "in_force", "arms")],
    ),
    ("The parliament passed a law. It bans the wearing of hats.", [("EUR", "TGO", "imposed", None)]),
]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_sequels(reader: Reader, row: Row) -> None:
    assert [told(r) for r in sanctions(reader, LEAD + row[0])] == row[1]


SIDES: list[tuple[str, str, str]] = [  # text, sender, target
    ("Peru sold rifles to Togo despite a United Nations embargo.", "UNO", "TGO"),
    ("The ban on flights was imposed under Resolution 748 because Togo refused to hand over two men.", "UNO", "TGO"),
    ("Peru stopped deliveries of oil to punish Chile.", "PER", "CHL"),
    ("The ban on American arms sales to Togo is under review.", "USA", "TGO"),
    ("Sanctions on Togo, which were introduced by Ghana in 2005, remain in force.", "GHA", "TGO"),
]


@pytest.mark.parametrize("row", SIDES, ids=[row[0] for row in SIDES])
def test_sides(reader: Reader, row: tuple[str, str, str]) -> None:
    assert [told(r)[:2] for r in sanctions(reader, row[0])] == [row[1:]]


def test_more_is_of_all(reader: Reader) -> None:
    """What is told of `the measures` goes for each of those told before."""
    text = (
        "Peru lifted its ban on travel to Chile. Its embargo on Chilean wine stays. It introduced the measures in 2018."
    )
    assert {r.begin for r in sanctions(reader, text)} == {"2018"}


STORIES: list[Row] = [  # what a story leaves to its other sentences, sender, target, status, instrument
    (
        "Peru's envoy came back from Togo to Chile. Togo is poor. Since Japan forbade flights to the country, he drove.",
        [("JPN", "TGO", "in_force", "aviation")],
    ),
    (
        "He went to Chile from Togo. In Togo all was calm. Japan has frozen the assets of four men of the regime.",
        [("JPN", "TGO", "imposed", "financial")],
    ),
    (
        "He deplored the embargo that Japan has kept up since 1962. Togo is poor, and Togo said so.",
        [("JPN", "TGO", "in_force", "trade")],
    ),
    (
        LEAD + "An embargo on arms has been in force since October.",
        [("EUR", "TGO", "imposed", None), ("EUR", "TGO", "in_force", "arms")],
    ),
    ("Japan barred the export of masks. Togo protested, and Togo asked for more.", []),
    ("Japan closed the strait to all shipping. Togo protested, and Togo asked for more.", []),
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[row[0] for row in STORIES])
def test_of_story(reader: Reader, text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert [told(r) for r in sanctions(reader, text)] == expected
