"""Sanctions told by nouns, lists, and what stories add to them."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

Row = tuple[str, str, str, str, str | None]

ROWS: list[Row] = [  # text, sender, target, status, instrument
    ("Canada imposed sanctions on Belarus.", "CAN", "BLR", "imposed", None),
    (
        "The Treasury's Office of Foreign Assets Control added 12 Iranian tankers to its sanctions list.",
        "USA",
        "IRN",
        "imposed",
        None,
    ),
    ("The European Council adopted a new package of sanctions against Belarus.", "EUR", "BLR", "imposed", None),
    ("The UN Security Council imposed an arms embargo on Liberia.", "UNO", "LBR", "imposed", "arms"),
    (
        "The Security Council voted to extend an arms embargo on South Sudan for a year.",
        "UNO",
        "SSD",
        "in_force",
        "arms",
    ),
    ("Canada has had sanctions in place against Belarus since May.", "CAN", "BLR", "in_force", None),
    ("A Canadian arms embargo still hits Belarus.", "CAN", "BLR", "in_force", "arms"),
    (
        "An arms embargo on South Sudan was extended by a year by the Security Council.",
        "UNO",
        "SSD",
        "in_force",
        "arms",
    ),
    ("EU sanctions on Belarus were prolonged by six months on Monday.", "EUR", "BLR", "in_force", None),
    (
        "EU governments agreed to renew economic sanctions against Belarus for six months.",
        "EUR",
        "BLR",
        "in_force",
        "trade",
    ),
    ("The European Commission proposed a ban on imports of Belarusian potash.", "EUR", "BLR", "threatened", "trade"),
    ("Australia put nine Fijian officers on its sanctions list.", "AUS", "FJI", "imposed", None),
    ("Nine officers of Fiji's army were placed on Australia's blacklist.", "AUS", "FJI", "imposed", None),
    ("Japan slapped sanctions on two Burmese companies over the coup.", "JPN", "MMR", "imposed", None),
    ("Washington has placed export controls on chips bound for China.", "USA", "CHN", "imposed", "trade"),
    ("The United States tightened its export controls on China.", "USA", "CHN", "imposed", "trade"),
    ("China imposed tariffs on Australian barley.", "CHN", "AUS", "imposed", "trade"),
    ("The EU lifted sanctions on Zimbabwe.", "EUR", "ZWE", "lifted", None),
    ("Sanctions on Zimbabwe were lifted by the EU on Friday.", "EUR", "ZWE", "lifted", None),
    ("The EU removed four Zimbabwean generals from its blacklist.", "EUR", "ZWE", "lifted", None),
    ("The EU let its sanctions on Guinea lapse.", "EUR", "GIN", "lifted", None),
    ("The EU's arms embargo on Uzbekistan expired in November.", "EUR", "UZB", "lifted", "arms"),
    ("Washington eased restrictions on travel to Cuba.", "USA", "CUB", "eased", "travel"),
    ("The United States waived some sanctions on Syria.", "USA", "SYR", "eased", None),
    ("The United States suspended sanctions against Serbia.", "USA", "SRB", "eased", None),
    ("Poland urged the EU to impose sanctions on Belarus.", "EUR", "BLR", "threatened", None),
    ("Poland called for tougher sanctions against Belarus.", "POL", "BLR", "threatened", None),
    ("The EU is preparing sanctions against Georgia.", "EUR", "GEO", "threatened", None),
    ("The EU may impose sanctions on Georgia if violence goes on.", "EUR", "GEO", "threatened", None),
    ("Iran has been under American sanctions since 1979.", "USA", "IRN", "in_force", None),
    ("Iran has lived under American sanctions for decades.", "USA", "IRN", "in_force", None),
    ("The EU has had sanctions on Russia since 2014.", "EUR", "RUS", "in_force", None),
    ("Cuba, hit by a U.S. embargo since 1962, has few ships.", "USA", "CUB", "in_force", "trade"),
    ("Ships of Iran, which is under U.N. sanctions, sailed on.", "UNO", "IRN", "in_force", None),
    ("Despite Western sanctions, Russia exported more oil.", "Western", "RUS", "in_force", None),
    ("U.S. sanctions have crippled Iran's economy.", "USA", "IRN", "in_force", None),
    ("North Korea denounced U.N. sanctions over its missile tests.", "UNO", "PRK", "in_force", None),
    (
        "The sanctions, which include a travel ban and an asset freeze, were imposed on Haitian senators by Canada.",
        "CAN",
        "HTI",
        "imposed",
        "travel",
    ),
    ("Canada imposed a travel ban and an asset freeze on six Haitian senators.", "CAN", "HTI", "imposed", "travel"),
    (
        "The United States, Britain and the European Union announced sanctions against Belarus.",
        "USA",
        "BLR",
        "imposed",
        None,
    ),
    (
        "The United States, Britain and the European Union announced sanctions against Belarus.",
        "GBR",
        "BLR",
        "imposed",
        None,
    ),
    (
        "The United States, Britain and the European Union announced sanctions against Belarus.",
        "EUR",
        "BLR",
        "imposed",
        None,
    ),
    ("Sanctions were announced by Canada on Thursday against Belarus.", "CAN", "BLR", "imposed", None),
    ("Greece has imposed a trade embargo on Macedonia over its name.", "GRC", "MKD", "imposed", "trade"),
    ("Russia retaliated with sanctions against 13 Canadian officials.", "RUS", "CAN", "imposed", None),
    ("The Netherlands joined the embargo against South Africa.", "NLD", "ZAF", "imposed", None),
    ("The European Community followed with an embargo on imports from Argentina.", "EUR", "ARG", "imposed", "trade"),
    ("Sanctions against Rhodesia were voted by the Security Council on Friday.", "UNO", "ZWE", "imposed", None),
    (
        "Mandatory sanctions against Rhodesia will not be lifted until majority rule, London said.",
        "",
        "ZWE",
        "in_force",
        None,
    ),
    ("Pretoria, under a UN arms embargo since 1977, makes its own guns.", "UNO", "ZAF", "in_force", "arms"),
    (
        "Turkey has been under a partial American arms embargo since the invasion of Cyprus.",
        "USA",
        "TUR",
        "in_force",
        "arms",
    ),
    (
        "The EU on Thursday added nine people and three firms from Myanmar to its blacklist.",
        "EUR",
        "MMR",
        "imposed",
        None,
    ),
    ("Fresh U.S. sanctions against Guinea took effect on Tuesday.", "USA", "GIN", "imposed", None),
    ("The United States did away with its embargo on Vietnam.", "USA", "VNM", "lifted", "trade"),
    ("Togo, subject to U.N. sanctions since the coup, sold its gold abroad.", "UNO", "TGO", "in_force", None),
    ("Peru called on Chile to lift its trade embargo.", "CHL", "PER", "in_force", "trade"),
    ("The minister said that Canada would take countermeasures against Peru.", "CAN", "PER", "threatened", None),
    ("Israel has kept Gaza under blockade since 2007.", "ISR", "PSE", "in_force", "trade"),
    ("Washington put Togo on its list of state sponsors of terrorism.", "USA", "TGO", "imposed", None),
    ("Norway did not join the EU sanctions on Guinea.", "EUR", "GIN", "in_force", None),
    ("The EU approved fresh sanctions Thursday targeting Guinea's officers.", "EUR", "GIN", "imposed", None),
    ("Kenya violated the arms embargo on Somalia, a U.N. panel found.", "", "SOM", "in_force", "arms"),
    ("The Swiss government joined EU sanctions against Venezuela on Wednesday.", "CHE", "VEN", "imposed", None),
    ("Switzerland adopted the EU's sanctions against Venezuela.", "CHE", "VEN", "imposed", None),
    (
        "American sanctions on Venezuela's oil company were eased in October for six months.",
        "USA",
        "VEN",
        "eased",
        "trade",
    ),
    (
        "The U.S. Treasury issued a licence that lets Venezuela sell oil again, and removed its central bank from the sanctions list.",
        "USA",
        "VEN",
        "lifted",
        "financial",
    ),
    ("China has hit Lithuania with a trade ban over a Taiwanese office in Vilnius.", "CHN", "LTU", "imposed", "trade"),
    ("Beijing put 220 per cent duties on Australian wine.", "CHN", "AUS", "imposed", "trade"),
    ("Kenya lifted a six-month ban on Ugandan maize.", "KEN", "UGA", "lifted", "trade"),
    ("Beijing scrapped its duties on Australian wine.", "CHN", "AUS", "lifted", "trade"),
    ("Washington threatens tariffs of 25 per cent on Colombian coffee.", "USA", "COL", "threatened", "trade"),
    ("Colombia could be hit with American sanctions, a senator said.", "USA", "COL", "threatened", None),
    ("Estonia wants the EU to put Georgian judges on its sanctions list.", "EUR", "GEO", "threatened", None),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_sanctions(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in sanctions(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Germany ruled out sanctions against Turkey.",
        "Hungary blocked EU sanctions on a Georgian minister.",
        "No country has imposed sanctions on Georgia.",
        "There will be no sanctions against Georgia.",
        "The club was sanctioned by the league for late payment.",
        "Torino's captain escaped league sanctions.",
        "The EU recalled its sanctions policy at the talks with Serbia.",
        "Russia vetoed a draft resolution imposing sanctions on Guinea.",
        "The Netherlands dropped its opposition to sanctions on Serbia.",
        "A treaty ends restrictions on trade between Peru and Chile.",
    ],
)
def test_no_sanction(reader: Reader, text: str) -> None:
    assert sanctions(reader, text) == []


STORIES: list[tuple[str, list[tuple[str, str, str | None, str | None]]]] = [
    (  # who follows
        "Japan suspended aid to India after its tests. Germany and Canada followed. Norway did so in April.",
        [
            ("JPN", "IND", "imposed", "financial"),
            ("DEU", "IND", "imposed", "financial"),
            ("CAN", "IND", "imposed", "financial"),
            ("NOR", "IND", "imposed", "financial"),
        ],
    ),
    (
        "The European Union will prolong its sanctions on Zimbabwe. Australia has similar measures in place.",
        [("EUR", "ZWE", "in_force", None), ("AUS", "ZWE", "in_force", None)],
    ),
    (  # the same seven
        "Canada barred seven officers of the Burmese army from entering the country. Norway listed the same seven.",
        [("CAN", "MMR", "imposed", "travel"), ("NOR", "MMR", "imposed", "travel")],
    ),
    (  # as far as it has come
        "In May the EU imposed sanctions on Guinea. On Monday the EU lifted its sanctions on Guinea.",
        [("EUR", "GIN", "lifted", None)],
    ),
    (  # a threat beside what is in force
        "Peru is under Chilean sanctions. Chile threatened to impose further sanctions on Peru.",
        [("CHL", "PER", "in_force", None), ("CHL", "PER", "threatened", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORIES, ids=[text for text, _ in STORIES])
def test_stories(reader: Reader, text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    assert [told(r) for r in sanctions(reader, text)] == expected


REASONS: list[tuple[str, str | None]] = [
    ("The EU prolonged its sanctions on Belarus for six months.", None),
    ("The EU let the sanctions on Belarus lapse for 170 people.", None),
    ("Japan imposed sanctions on Peru over the coup.", "over the coup"),
    ("Canada sanctioned a Syrian firm for supplying arms to the army.", "for supplying arms to the army"),
    ("Peru called for sanctions against Chile.", None),
]


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[text for text, _ in REASONS])
def test_reason(reader: Reader, text: str, reason: str | None) -> None:
    (relation,) = sanctions(reader, text)
    assert relation.terms["reason"] == reason


STAGES = [  # of all or a part of the measures: text, sender, target, status
    ("Japan lifted the last of the travel curbs that it placed on Fiji.", "JPN", "FJI", "lifted"),
    ("Canada dropped most of the travel bans it had placed on Fiji's rulers.", "CAN", "FJI", "lifted"),
    ("Britain raised its embargo on arms for Ethiopia.", "GBR", "ETH", "lifted"),
    ("Britain raised its tariffs on Ethiopia.", "GBR", "ETH", "imposed"),
    ("The trade measures which Peru has decreed against Chile came into operation.", "PER", "CHL", "imposed"),
    ("Chile deplored the embargo that Peru has maintained against Cuba.", "PER", "CUB", "in_force"),
    ("Japan, whose own embargo on Chile is untouched, called for talks.", "JPN", "CHL", "in_force"),
]


@pytest.mark.parametrize(("text", "sender", "target", "status"), STAGES)
def test_stages(reader: Reader, text: str, sender: str, target: str, status: str) -> None:
    (found,) = sanctions(reader, text)
    assert told(found)[:3] == (sender, target, status)
