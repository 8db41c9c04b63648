"""Goods with measures, sums of money, categories."""

import pytest
from tied import Amount, transfers
from tied import told_transfer as told

from dragoman import Reader

Row = tuple[str, str, str, str | None, str | None, Amount]

ROWS: list[Row] = [  # text, suppliers, recipients, status, goods, (min, max, unit)
    ("Turkey is to lend Kenya $400 million.", "TUR", "KEN", "promised", "$400 million", (4e8, 4e8, "USD")),
    (
        "Turkey granted Kenya a loan of 400 million dollars to build a railway.",
        "TUR",
        "KEN",
        "promised",
        "loan",
        (4e8, 4e8, "USD"),
    ),
    ("Kenya secured a $400m loan from Turkey.", "TUR", "KEN", "promised", "loan", (4e8, 4e8, "USD")),
    (
        "Kenya borrowed 350 million euros from Turkey.",
        "TUR",
        "KEN",
        "delivered",
        "350 million euros",
        (3.5e8, 3.5e8, "EUR"),
    ),
    (
        "Turkey opened a credit line of up to $400 million for Kenya.",
        "TUR",
        "KEN",
        "promised",
        "credit line",
        (None, 4e8, "USD"),
    ),
    ("Brazil asked France for a squadron of fighters.", "FRA", "BRA", "requested", "fighters", (1, 1, "squadron")),
    (
        "Armenia imports some 370 million cubic metres of gas a year from Iran.",
        "IRN",
        "ARM",
        "delivered",
        "gas",
        (3.7e8, 3.7e8, "cubic metre"),
    ),
    (
        "Canada shipped some 3,000 tonnes of wheat to Bangladesh.",
        "CAN",
        "BGD",
        "shipped",
        "wheat",
        (3000, 3000, "tonne"),
    ),
    (
        "A ship with 3,000 tonnes of Canadian wheat docked at Chittagong in Bangladesh.",
        "CAN",
        "BGD",
        "delivered",
        "Canadian wheat",
        (3000, 3000, "tonne"),
    ),
    (
        "Canada's gift of 3,000 tonnes of wheat to Bangladesh was welcomed.",
        "CAN",
        "BGD",
        "delivered",
        "wheat",
        (3000, 3000, "tonne"),
    ),
    ("Japan donated a million doses of vaccine to Laos.", "JPN", "LAO", "delivered", "vaccine", (1e6, 1e6, "dose")),
    ("Laos thanked Japan for a million doses of vaccine.", "JPN", "LAO", "delivered", "vaccine", (1e6, 1e6, "dose")),
    (
        "Three Egyptian transport planes landed in Sudan with 40 tons of medicine.",
        "EGY",
        "SDN",
        "delivered",
        "medicine",
        (40, 40, "ton"),
    ),
    ("Egypt flew 40 tons of medicine to Sudan.", "EGY", "SDN", "delivered", "medicine", (40, 40, "ton")),
    (
        "The International Monetary Fund approved a loan of $2.9 billion for Sri Lanka.",
        "IGO",
        "LKA",
        "promised",
        "loan",
        (2.9e9, 2.9e9, "USD"),
    ),
    (
        "Sri Lanka has asked the International Monetary Fund for $2.9 billion.",
        "IGO",
        "LKA",
        "requested",
        "$2.9 billion",
        (2.9e9, 2.9e9, "USD"),
    ),
    ("Sri Lanka owes China some $7 billion.", "CHN", "LKA", "delivered", "$7 billion", (7e9, 7e9, "USD")),
    (
        "Sri Lanka received a $2.9 billion bailout from the International Monetary Fund.",
        "IGO",
        "LKA",
        "delivered",
        "bailout",
        (2.9e9, 2.9e9, "USD"),
    ),
    (
        "Vietnam sells China three million tonnes of rice a year.",
        "VNM",
        "CHN",
        "delivered",
        "rice",
        (3e6, 3e6, "tonne"),
    ),
    (
        "In return for coal, Vietnam will send Nepal 50,000 tonnes of rice.",
        "VNM",
        "NPL",
        "promised",
        "rice",
        (50000, 50000, "tonne"),
    ),
    ("In return for coal, Vietnam will send Nepal 50,000 tonnes of rice.", "NPL", "VNM", None, "coal", None),
    (
        "The United States approved $680 million in arms sales to Israel.",
        "USA",
        "ISR",
        "promised",
        "arms",
        (6.8e8, 6.8e8, "USD"),
    ),
    (
        "Ukraine will receive a further €1.5 billion from the European Union.",
        "EUR",
        "UKR",
        "promised",
        "€1.5 billion",
        (1.5e9, 1.5e9, "EUR"),
    ),
    (
        "The European Union disbursed 1.5 billion euros to Ukraine.",
        "EUR",
        "UKR",
        "delivered",
        "1.5 billion euros",
        (1.5e9, 1.5e9, "EUR"),
    ),
    (
        "The European Union will provide macro-financial assistance worth €1.5 billion to Ukraine.",
        "EUR",
        "UKR",
        "promised",
        "macro-financial assistance",
        (1.5e9, 1.5e9, "EUR"),
    ),
    (
        "Britain will lend Kenya £15m, half of it for the purchase of farms.",
        "GBR",
        "KEN",
        "promised",
        "£15m",
        (1.5e7, 1.5e7, "GBP"),
    ),
    (
        "The World Bank has lent Brazil $75 million for two power stations.",
        "IGO",
        "BRA",
        "delivered",
        "$75 million",
        (7.5e7, 7.5e7, "USD"),
    ),
    (
        "India will export 2 million tonnes of wheat to Egypt this year, the food ministry said.",
        "IND",
        "EGY",
        "promised",
        "wheat",
        (2e6, 2e6, "tonne"),
    ),
    (
        "Saudi Arabia deposited $3 billion with Pakistan's central bank.",
        "SAU",
        "PAK",
        "delivered",
        "$3 billion",
        (3e9, 3e9, "USD"),
    ),
    (
        "Riyadh will put $1 billion into Sudan's central bank.",
        "SAU",
        "SDN",
        "promised",
        "$1 billion",
        (1e9, 1e9, "USD"),
    ),
    (
        "Japan pledged 2.5 billion yen in food aid to Bangladesh.",
        "JPN",
        "BGD",
        "promised",
        "food aid",
        (2.5e9, 2.5e9, "JPY"),
    ),
    (
        "Bangladesh will borrow 2.5 billion yen from Japan for a bridge.",
        "JPN",
        "BGD",
        "promised",
        "2.5 billion yen",
        (2.5e9, 2.5e9, "JPY"),
    ),
    (
        "Peru gets its oil from Kenya, some 2 million tonnes a year.",
        "KEN",
        "PER",
        "delivered",
        "oil",
        (2e6, 2e6, "tonne"),
    ),
    ("Peru supplied Kenya with fuel under a $30 million deal.", "PER", "KEN", "delivered", "fuel", (3e7, 3e7, "USD")),
    (
        "Thousands of gallons of petrol from Peru reached Chile.",
        "PER",
        "CHL",
        "delivered",
        "petrol",
        (2000, 10000, "gallon"),
    ),
    (
        "Norway sent a team of 12 doctors and 30 tonnes of rice to Kenya.",
        "NOR",
        "KEN",
        "delivered",
        "rice",
        (30, 30, "tonne"),
    ),
    (
        "Norway will send Kenya $40 million in weapons, including rockets.",
        "NOR",
        "KEN",
        "promised",
        "weapons",
        (4e7, 4e7, "USD"),
    ),
    (
        "Peru lent Kenya $10 million, and Chile lent Kenya the same amount.",
        "CHL",
        "KEN",
        "delivered",
        "$10 million",
        (1e7, 1e7, "USD"),
    ),
    (
        "Kenya has obtained more than 40 T-54 and T-55 tanks from Russia.",
        "RUS",
        "KEN",
        "delivered",
        "T-55 tanks",
        (40, None, None),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[4]}" for row in ROWS])
def test_amounts(reader: Reader, row: Row) -> None:
    assert row[1:] in [told(r) for r in transfers(reader, row[0])]


CATEGORIES: list[tuple[str, str]] = [
    ("patrol boats", "ships"),
    ("aircraft carriers", "ships"),
    ("rocket launchers", "artillery"),
    ("machine-guns", "small_arms"),
    ("F-16s", "aircraft"),
    ("T-72 tanks", "armour"),
    ("tank shells", "ammunition"),
    ("edible oil", "food"),
    ("medical supplies", "medicine"),
    ("military equipment", "arms"),
    ("jet trainers", "aircraft"),
    ("instructors", "personnel"),
]


@pytest.mark.parametrize(("goods", "category"), CATEGORIES, ids=[goods for goods, _ in CATEGORIES])
def test_category(reader: Reader, goods: str, category: str) -> None:
    (relation,) = transfers(reader, f"Norway sold {goods} to Kenya.")
    assert (relation.terms["goods"], relation.terms["category"]) == (goods, category)


CURRENCIES: list[tuple[str, str, float]] = [
    ("Norway lent Kenya $12 million.", "USD", 12e6),
    ("Norway lent Kenya £2.5bn.", "GBP", 2.5e9),
    ("Argentina lent Bolivia 350 million pesos.", "ARS", 350e6),
    ("Mexico lent Bolivia 350 million pesos.", "MXN", 350e6),
    ("Australia gave Fiji A$30 million.", "AUD", 30e6),
    ("China lent Zambia 400 million yuan.", "CNY", 400e6),
    ("Switzerland lent Ghana 40 million Swiss francs.", "CHF", 40e6),
]


@pytest.mark.parametrize(("text", "currency", "value"), CURRENCIES, ids=[text for text, *_ in CURRENCIES])
def test_a_sum_has_its_currency_and_is_the_goods(reader: Reader, text: str, currency: str, value: float) -> None:
    (relation,) = transfers(reader, text)
    quantity = relation.terms["quantity"]
    assert (relation.terms["goods"], relation.terms["category"]) == (quantity["text"], "money")
    assert (quantity["unit"], quantity["value"], quantity["text"] in text) == (currency, value, True)


def test_one_is_counted_where_goods_are_counted(reader: Reader) -> None:
    amounts = [told(r)[4] for r in transfers(reader, "Norway sold a frigate and missiles to Kenya.")]
    assert amounts == [(1, 1, None), None]
