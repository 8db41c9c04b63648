"""Handovers told by verbs: both sides, status, goods and amounts."""

import pytest

from dragoman import Reader
from dragoman.model.relation import Relation

Amount = tuple[float | None, float | None, str | None] | None
Row = tuple[str, str, str, str | None, str | None, Amount]

ROWS: list[Row] = [  # text, suppliers, recipients, status, goods, (min, max, unit)
    ("Sweden has sold 24 fighters to Hungary.", "SWE", "HUN", "ordered", "fighters", (24, 24, None)),
    ("Sweden agreed to sell Hungary 24 fighters.", "SWE", "HUN", "promised", "fighters", (24, 24, None)),
    ("Twenty-four fighters were sold to Hungary by Sweden.", "SWE", "HUN", "ordered", "fighters", (24, 24, None)),
    ("Hungary has signed for 24 Swedish fighters.", "SWE", "HUN", "ordered", "Swedish fighters", (24, 24, None)),
    (
        "Hungary took delivery of four Swedish fighters on Friday.",
        "SWE",
        "HUN",
        "delivered",
        "Swedish fighters",
        (4, 4, None),
    ),
    (
        "Swedish-made missiles were delivered to Hungary on Friday.",
        "SWE",
        "HUN",
        "delivered",
        "Swedish-made missiles",
        None,
    ),
    (
        "A first batch of 12 tanks from Poland arrived in Latvia on Sunday.",
        "POL",
        "LVA",
        "delivered",
        "tanks",
        (12, 12, None),
    ),
    ("The first 12 Polish tanks reached Latvia on Sunday.", "POL", "LVA", "delivered", "Polish tanks", (12, 12, None)),
    ("Coal supplies from Poland reached Latvia on Sunday.", "POL", "LVA", "delivered", "Coal", None),
    ("Qatar will send Latvia up to two million tonnes of gas.", "QAT", "LVA", "promised", "gas", (None, 2e6, "tonne")),
    ("Fifty jets, ordered by Latvia from Poland, are late.", "POL", "LVA", "ordered", "jets", (50, 50, None)),
    ("Poland sent Latvia two ships with 500 tents.", "POL", "LVA", "shipped", "tents", (500, 500, None)),
    ("Latvia flies Polish jets.", "POL", "LVA", "delivered", "Polish jets", None),
    ("Latvia received from Poland last summer 350 guns.", "POL", "LVA", "delivered", "guns", (350, 350, None)),
    ("Poland passed on 12 tanks to Latvia.", "POL", "LVA", "delivered", "tanks", (12, 12, None)),
    ("Poland rearmed Latvia with forty Centurions.", "POL", "LVA", "delivered", "Centurions", (40, 40, None)),
    ("Poland handed over 12 tanks to Latvia.", "POL", "LVA", "delivered", "tanks", (12, 12, None)),
    ("Poland handed Latvia the first two of 12 patrol boats.", "POL", "LVA", "delivered", "patrol boats", (2, 2, None)),
    (
        "Kenya is to receive 30 armoured vehicles from Turkey.",
        "TUR",
        "KEN",
        "promised",
        "armoured vehicles",
        (30, 30, None),
    ),
    (
        "Kenya will get 30 armoured vehicles from Turkey under the deal.",
        "TUR",
        "KEN",
        "promised",
        "armoured vehicles",
        (30, 30, None),
    ),
    ("Turkey will equip Kenya with 30 drones.", "TUR", "KEN", "promised", "drones", (30, 30, None)),
    ("Turkey has lent 60 instructors to the Kenyan army.", "TUR", "KEN", "delivered", "instructors", (60, 60, None)),
    (
        "Some 60 Turkish instructors are training Kenyan soldiers.",
        "TUR",
        "KEN",
        "delivered",
        "Turkish instructors",
        (60, 60, None),
    ),
    (
        "Turkey has about 60 military advisers in Somalia.",
        "TUR",
        "SOM",
        "delivered",
        "military advisers",
        (60, 60, None),
    ),
    ("Cuba sent several hundred doctors and nurses to Angola.", "CUB", "AGO", "shipped", "doctors", (200, 1000, None)),
    ("Cuba sent several hundred doctors and nurses to Angola.", "CUB", "AGO", "shipped", "nurses", None),
    ("Brazil bought 36 fighters and two submarines from France.", "FRA", "BRA", "ordered", "fighters", (36, 36, None)),
    ("Brazil bought 36 fighters and two submarines from France.", "FRA", "BRA", "ordered", "submarines", (2, 2, None)),
    ("Brazil is negotiating with France to buy 36 fighters.", "FRA", "BRA", "requested", "fighters", (36, 36, None)),
    ("Brazil wants to buy more than 36 fighters from France.", "FRA", "BRA", "requested", "fighters", (36, None, None)),
    ("Brazil has asked France to supply 36 fighters.", "FRA", "BRA", "requested", "fighters", (36, 36, None)),
    ("France refused Brazil the fighters that it had asked for.", "FRA", "BRA", "refused", "fighters", None),
    ("France has ruled out sending tanks to Moldova.", "FRA", "MDA", "refused", "tanks", None),
    ("France will not sell submarines to Brazil.", "FRA", "BRA", "refused", "submarines", None),
    ("Iran is supplying Armenia with gas.", "IRN", "ARM", "delivered", "gas", None),
    ("Iranian gas has begun to flow to Armenia.", "IRN", "ARM", "delivered", "Iranian gas", None),
    ("Armenia depends on Iran for gas.", "IRN", "ARM", "delivered", "gas", None),
    ("Russia cut off gas supplies to Moldova.", "RUS", "MDA", "refused", "gas", None),
    ("Iran denied that it had sent rockets to Sudan.", "IRN", "SDN", "alleged", "rockets", None),
    ("The United States accused Iran of supplying Sudan with drones.", "IRN", "SDN", "alleged", "drones", None),
    (
        "Israel suspects Iran of having shipped rockets to Sudan through Eritrea.",
        "IRN",
        "SDN",
        "alleged",
        "rockets",
        None,
    ),
    (
        "Norway's parliament voted to give Estonia 100 anti-tank missiles.",
        "NOR",
        "EST",
        "promised",
        "anti-tank missiles",
        (100, 100, None),
    ),
    ("Estonia can count on 100 missiles from Norway.", "NOR", "EST", "promised", "missiles", (100, 100, None)),
    (
        "Italy and Libya signed a deal under which Rome will supply ten patrol boats.",
        "ITA",
        "LBY",
        "promised",
        "patrol boats",
        (10, 10, None),
    ),
    (
        "Under the agreement Libya is to buy ten patrol boats from Italy for 70 million euros.",
        "ITA",
        "LBY",
        "promised",
        "patrol boats",
        (10, 10, None),
    ),
    ("Italy is building two frigates for Egypt.", "ITA", "EGY", "ordered", "frigates", (2, 2, None)),
    (
        "Two frigates built in Italy for the Egyptian navy were handed over on Tuesday.",
        "ITA",
        "EGY",
        "delivered",
        "frigates",
        (2, 2, None),
    ),
    ("Egypt has acquired two Italian frigates.", "ITA", "EGY", "delivered", "Italian frigates", (2, 2, None)),
    ("Germany leased four helicopters to Lithuania.", "DEU", "LTU", "ordered", "helicopters", (4, 4, None)),
    ("Lithuania is leasing four helicopters from Germany.", "DEU", "LTU", "ordered", "helicopters", (4, 4, None)),
    ("South Korea exported rocket launchers to Poland.", "KOR", "POL", "shipped", "rocket launchers", None),
    (
        "Polish forces got their first rocket launchers from South Korea in March.",
        "KOR",
        "POL",
        "delivered",
        "rocket launchers",
        None,
    ),
    ("A convoy of trucks carrying food from Jordan entered Syria.", "JOR", "SYR", "delivered", "food", None),
    (
        "Austria would supply Serbia with 5,000 rifles, a minister said.",
        "AUT",
        "SRB",
        "promised",
        "rifles",
        (5000, 5000, None),
    ),
    ("Austria, a minister claimed, will provide Serbia with rifles.", "AUT", "SRB", "promised", "rifles", None),
    ("Austria is ready to give Serbia rifles and tents.", "AUT", "SRB", "promised", "rifles", None),
    ("Austria is ready to give Serbia rifles and tents.", "AUT", "SRB", "promised", "tents", None),
    ("Serbia was promised 5,000 rifles by Austria.", "AUT", "SRB", "promised", "rifles", (5000, 5000, None)),
    ("Serbia was given 5,000 rifles by Austria.", "AUT", "SRB", "delivered", "rifles", (5000, 5000, None)),
    (
        "Serbia was supplied with 5,000 Austrian rifles.",
        "AUT",
        "SRB",
        "delivered",
        "Austrian rifles",
        (5000, 5000, None),
    ),
    (
        "Chile is buying 20 used jets from Belgium to replace its oldest aircraft.",
        "BEL",
        "CHL",
        "ordered",
        "used jets",
        (20, 20, None),
    ),
    ("Chilean pilots are to fly 20 jets bought from Belgium.", "BEL", "CHL", "ordered", "jets", (20, 20, None)),
    ("Belgian rifles for Chile were seized at sea.", "BEL", "CHL", None, "Belgian rifles", None),
    ("Vietnam has stopped exporting rice to China.", "VNM", "CHN", "refused", "rice", None),
    ("Russia has armed Mali with helicopters and radars.", "RUS", "MLI", "delivered", "helicopters", None),
    ("Russia has armed Mali with helicopters and radars.", "RUS", "MLI", "delivered", "radars", None),
    ("Mali has turned to Russia for helicopters.", "RUS", "MLI", "requested", "helicopters", None),
    (
        "Mali, which bought four helicopters from Russia in 2019, wants six more.",
        "RUS",
        "MLI",
        "ordered",
        "helicopters",
        (4, 4, None),
    ),
    (
        "Four Russian helicopters have been handed to Mali's army.",
        "RUS",
        "MLI",
        "delivered",
        "Russian helicopters",
        (4, 4, None),
    ),
    (
        "Egypt, which has received more than 200 tanks from Moscow since the war, is asking for MiG-25s as well.",
        "RUS",
        "EGY",
        "delivered",
        "tanks",
        (200, None, None),
    ),
    (
        "Egypt, which has received more than 200 tanks from Moscow since the war, is asking for MiG-25s as well.",
        "RUS",
        "EGY",
        "requested",
        "MiG-25s",
        None,
    ),
    (
        "Moscow has supplied Cairo with at least 300 anti-aircraft missiles and sent some 1,500 advisers to man them.",
        "RUS",
        "EGY",
        "delivered",
        "anti-aircraft missiles",
        (300, None, None),
    ),
    (
        "Moscow has supplied Cairo with at least 300 anti-aircraft missiles and sent some 1,500 advisers to man them.",
        "RUS",
        "EGY",
        "shipped",
        "advisers",
        (1500, 1500, None),
    ),
    (
        "Under the contract Switzerland will take 34 fighters from the United States at a cost of about $3 billion.",
        "USA",
        "CHE",
        "promised",
        "fighters",
        (34, 34, None),
    ),
    (
        "Ankara took delivery of the first Russian S-400 missiles on Friday.",
        "RUS",
        "TUR",
        "delivered",
        "Russian S-400 missiles",
        None,
    ),
    (
        "Egypt has been buying Indian wheat since the war cut it off from the Black Sea.",
        "IND",
        "EGY",
        "ordered",
        "Indian wheat",
        None,
    ),
    (
        "Algerian gas will reach Spain through a new pipeline under the sea from next year.",
        "DZA",
        "ESP",
        "promised",
        "Algerian gas",
        None,
    ),
    ("Moldova gets all its gas from Russia.", "RUS", "MDA", "delivered", "gas", None),
    (
        "Kyiv accused Pyongyang of having shipped a million shells to Russia.",
        "PRK",
        "RUS",
        "alleged",
        "shells",
        (1e6, 1e6, None),
    ),
    (
        "Eighteen Leopard tanks from Germany have arrived in Ukraine, the defence ministry in Berlin confirmed.",
        "DEU",
        "UKR",
        "delivered",
        "Leopard tanks",
        (18, 18, None),
    ),
    (
        "Poland is ready to hand its MiG-29 jets over to Ukraine, the president said.",
        "POL",
        "UKR",
        "promised",
        "MiG-29 jets",
        None,
    ),
    (
        "The Netherlands and Denmark will together give Ukraine 14 Leopard 2 tanks.",
        "NLD,DNK",
        "UKR",
        "promised",
        "Leopard 2 tanks",
        (14, 14, None),
    ),
    (
        "About 600 French instructors have been training the Malian army since January.",
        "FRA",
        "MLI",
        "delivered",
        "French instructors",
        (600, 600, None),
    ),
    (
        "Chile bought 118 second-hand Leopard tanks from Germany in 2007 for $125 million.",
        "DEU",
        "CHL",
        "ordered",
        "second-hand Leopard tanks",
        (118, 118, None),
    ),
    (
        "Peru's neighbours were alarmed when Chile ordered 118 tanks from Germany.",
        "DEU",
        "CHL",
        "ordered",
        "tanks",
        (118, 118, None),
    ),
    (
        "Venezuela has bought 100,000 Kalashnikov rifles, 24 Sukhoi fighters and 50 helicopters from Russia since 2005.",
        "RUS",
        "VEN",
        "ordered",
        "Kalashnikov rifles",
        (100000, 100000, None),
    ),
    (
        "Venezuela has bought 100,000 Kalashnikov rifles, 24 Sukhoi fighters and 50 helicopters from Russia since 2005.",
        "RUS",
        "VEN",
        "ordered",
        "Sukhoi fighters",
        (24, 24, None),
    ),
    (
        "Venezuela has bought 100,000 Kalashnikov rifles, 24 Sukhoi fighters and 50 helicopters from Russia since 2005.",
        "RUS",
        "VEN",
        "ordered",
        "helicopters",
        (50, 50, None),
    ),
    (
        "A German firm shipped centrifuge parts to Pakistan by way of Dubai.",
        "DEU",
        "PAK",
        "shipped",
        "centrifuge parts",
        None,
    ),
    (
        "Israel is to receive two submarines, which are being built in Germany.",
        "DEU",
        "ISR",
        "promised",
        "submarines",
        (2, 2, None),
    ),
]


def transfers(reader: Reader, text: str) -> list[Relation]:
    return [r for r in reader.read(text, published="2019-03-06").relations if r.kind == "transfer"]


def told(relation: Relation) -> tuple[str, str, str | None, str | None, Amount]:
    sides = (
        ",".join(p.entity.code or "" for p in relation.parties if p.role == role) for role in ("supplier", "recipient")
    )
    suppliers, recipients = sides
    quantity = relation.terms["quantity"]
    amount = None if quantity is None else (quantity["min"], quantity["max"], quantity["unit"])
    return suppliers, recipients, relation.status, relation.terms["goods"], amount


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[4]}" for row in ROWS])
def test_verbs(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in transfers(reader, row[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Poland bought itself time in the dispute with Latvia.",
        "Poland sold out Latvia at the talks.",
        "Latvia will send a delegation to Poland.",
        "Norway's prime minister brought up gas at the talks with Algeria.",
        "Chile lent support to Peru's proposal.",
        "Norway gave Algeria a warning about the jets.",
        "Peru shot down a Chilean drone.",
        "Nobody in Peru may sell arms to Chile.",
        "Hanoi says that it has bought no weapons from Israel.",
    ],
)
def test_no_handover(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Turkish tanks crossed into Syria on Sunday.",
        "Two Russian bombers landed in Venezuela for an exercise.",
        "American warships arrived in the Philippines for a visit.",
        "The Greek navy sent a frigate to Cyprus to watch the Turkish fleet.",
        "The king of Jordan flew his own plane to Egypt.",
    ],
)
def test_what_moves_of_itself_is_not_handed_over(reader: Reader, text: str) -> None:
    assert transfers(reader, text) == []
