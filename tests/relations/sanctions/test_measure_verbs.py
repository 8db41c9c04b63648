"""Sanctions told by verbs: what is hit, barred, or may no longer be done."""

import pytest
from tied import sanctions
from tied import told_sanction as told

from dragoman import Reader

Row = tuple[str, str, str, str, str | None]

ROWS: list[Row] = [  # text, sender, target, status, instrument
    ("The U.S. Treasury on Tuesday sanctioned three Iranian banks.", "USA", "IRN", "imposed", "financial"),
    ("Three Iranian banks were sanctioned by the U.S. Treasury.", "USA", "IRN", "imposed", "financial"),
    ("Britain and Canada froze the assets of three Zimbabwean generals.", "GBR", "ZWE", "imposed", "financial"),
    ("Britain and Canada froze the assets of three Zimbabwean generals.", "CAN", "ZWE", "imposed", "financial"),
    ("Australia barred nine Fijian officers from entering the country.", "AUS", "FJI", "imposed", "travel"),
    ("China banned exports of gallium to the United States.", "CHN", "USA", "imposed", "trade"),
    ("Washington has forbidden the sale of arms to Guatemala.", "USA", "GTM", "imposed", "arms"),
    ("The Security Council forbade all members to buy Rhodesian chrome.", "UNO", "ZWE", "imposed", "trade"),
    (
        "The Security Council passed Resolution 757, which bans the sale of oil to Sudan.",
        "UNO",
        "SDN",
        "imposed",
        "trade",
    ),
    ("India stopped all trade with Pakistan.", "IND", "PAK", "imposed", "trade"),
    ("India has suspended visas for Canadians.", "IND", "CAN", "imposed", "travel"),
    ("Nigeria cut power supplies to Niger.", "NGA", "NER", "imposed", "trade"),
    ("Peru has banned Chilean films.", "PER", "CHL", "imposed", None),
    ("Finland has kept its border with Russia shut.", "FIN", "RUS", "in_force", "trade"),
    ("Jordan reopened its border with Syria.", "JOR", "SYR", "lifted", "trade"),
    ("The United States suspended $70 million in aid to Gabon.", "USA", "GAB", "imposed", "financial"),
    ("Peru retaliated against Chile by closing its ports.", "PER", "CHL", "imposed", "trade"),
    ("India halted flights from Canada.", "IND", "CAN", "imposed", "aviation"),
    ("Turkey closed its airspace to Armenian planes.", "TUR", "ARM", "imposed", "aviation"),
    ("Algeria closed its airspace to Moroccan aircraft.", "DZA", "MAR", "imposed", "aviation"),
    ("Canada suspended aid to Mali after the coup.", "CAN", "MLI", "imposed", "financial"),
    ("Norway cut off aid to Uganda.", "NOR", "UGA", "imposed", "financial"),
    ("The African Union suspended Niger.", "IGO", "NER", "imposed", "diplomatic"),
    ("Niger was suspended from the African Union.", "IGO", "NER", "imposed", "diplomatic"),
    ("ECOWAS closed its members' borders with Niger.", "IGO", "NER", "imposed", "trade"),
    ("The EU delisted four Zimbabwean generals.", "EUR", "ZWE", "lifted", None),
    ("Washington unfroze Sudanese assets.", "USA", "SDN", "lifted", "financial"),
    ("Moscow threatened to ban imports of fruit from Poland.", "RUS", "POL", "threatened", "trade"),
    ("The company buys from a sanctioned Iranian bank.", "", "IRN", "in_force", None),
    ("Nobody in the EU may sell arms to Myanmar.", "EUR", "MMR", "in_force", "arms"),
    ("Officers of the Fijian army may no longer enter New Zealand.", "NZL", "FJI", "in_force", "travel"),
    ("Fijian officers are banned from entering New Zealand.", "NZL", "FJI", "in_force", "travel"),
    ("The United States revoked the visas of four Salvadoran lawmakers.", "USA", "SLV", "imposed", "travel"),
    ("Qatar has been blockaded by Saudi Arabia and Bahrain since 2017.", "SAU", "QAT", "in_force", "trade"),
    ("Qatar has been blockaded by Saudi Arabia and Bahrain since 2017.", "BHR", "QAT", "in_force", "trade"),
    ("Russia responded by banning food imports from Norway.", "RUS", "NOR", "imposed", "trade"),
    ("The World Bank froze its lending to Niger.", "IGO", "NER", "imposed", "financial"),
    ("Washington designated a Lebanese banker as a terrorist financier.", "USA", "LBN", "imposed", "financial"),
    ("Washington listed a Lebanese bank under its sanctions rules.", "USA", "LBN", "imposed", "financial"),
    (
        "The Organization of American States voted on Monday to break relations with Cuba and to halt trade.",
        "IGO",
        "CUB",
        "imposed",
        "diplomatic",
    ),
    (
        "The United States suspended grain sales to the Soviet Union over the invasion of Afghanistan.",
        "USA",
        "SUN",
        "imposed",
        "trade",
    ),
    ("France has decided to stop selling arms to South Africa.", "FRA", "ZAF", "imposed", "arms"),
    ("France will sell no more arms to South Africa.", "FRA", "ZAF", "imposed", "arms"),
    ("The Commonwealth has suspended Pakistan after the coup.", "IGO", "PAK", "imposed", "diplomatic"),
    ("Fiji's membership of the Commonwealth was suspended on Tuesday.", "IGO", "FJI", "imposed", "diplomatic"),
    (
        "Nine generals of Myanmar were banned from the European Union and had their assets frozen.",
        "EUR",
        "MMR",
        "in_force",
        "travel",
    ),
    ("The measures bar nine Burmese generals from travelling to Canada.", "CAN", "MMR", "imposed", "travel"),
    ("Beijing has blocked Lithuanian goods at its customs.", "CHN", "LTU", "imposed", "trade"),
    (
        "Saudi Arabia, Egypt and Bahrain severed ties with Qatar and shut their airspace to its planes.",
        "SAU",
        "QAT",
        "imposed",
        "diplomatic",
    ),
    (
        "Saudi Arabia, Egypt and Bahrain severed ties with Qatar and shut their airspace to its planes.",
        "EGY",
        "QAT",
        "imposed",
        "diplomatic",
    ),
    (
        "Saudi Arabia, Egypt and Bahrain severed ties with Qatar and shut their airspace to its planes.",
        "BHR",
        "QAT",
        "imposed",
        "diplomatic",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_sanctions(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in sanctions(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president banned smoking in parks.",
        "Germany ended its military mission in Niger.",
        "Peru turned over two ships to Chile.",
        "Chile boycotted the talks with Peru.",
        "Snow blocked the road from Chile to Argentina.",
        "The ministry suspended flights because of fog.",
        "The league banned a striker from Ghana for three matches.",
        "Regulators in Peru fined a Chilean bank.",
        "Italy stopped a Spanish attack in the second half.",
        "Spain's league suspended a French player.",
        "Peru has suspended its membership of the Andean Community.",
        "The government closed the border because of the epidemic.",
    ],
)
def test_no_sanction(reader: Reader, text: str) -> None:
    assert sanctions(reader, text) == []
