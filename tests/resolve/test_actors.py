import pytest

from dragoman.language import Parser
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.model.article import Article
from dragoman.model.entity import Entity, Mention
from dragoman.model.span import Span
from dragoman.resolve.actors import find_actors
from dragoman.resolve.places import find_places

INDEX = load_actors()
GAZETTEER = load_gazetteer()


def mentions(parser: Parser, text: str, day: str | None = None) -> tuple[Mention, ...]:
    analysis = parser.analyse(Article("a", text, published=day, published_basis="argument" if day else None))
    return find_actors(analysis, INDEX, find_places(analysis, GAZETTEER))


def at(found: tuple[Mention, ...], text: str, words: str) -> Mention | None:
    """The actor whose span is exactly these words."""
    start = text.index(words)
    span = Span(start, start + len(words))
    return next((m for m in found if m.kind == "actor" and m.span == span), None)


def shown(entity: Entity) -> str:
    """Code, sector and rule in one line, `-` for what is open."""
    rule = entity.via.rule if entity.via else None
    return " ".join(value or "-" for value in (entity.code, entity.sector, rule))


# Day, text, and for each actor its words with code, sector and rule, `+` between several.
CASES = [
    # states, capitals, places
    ("2021-03-02", "Peru recalled its ambassador from Bolivia.", {"Peru": "PER GOV name", "Bolivia": "BOL GOV name"}),
    ("2019-05-06", "Pyongyang said the drill was routine.", {"Pyongyang": "PRK GOV capital"}),
    ("2014-08-08", "Moscow banned fruit from the bloc.", {"Moscow": "RUS GOV capital"}),
    ("1984-08-08", "Moscow rejected the note.", {"Moscow": "SUN GOV capital"}),
    ("1984-08-08", "Bonn welcomed the offer.", {"Bonn": "DEU GOV capital"}),
    (
        "2003-02-14",
        "Washington urged Ankara to open its bases.",
        {"Washington": "USA GOV capital", "Ankara": "TUR GOV capital"},
    ),
    ("2021-06-24", "The European Union met. Brussels added two banks.", {"Brussels": "EUR - metonym"}),
    ("2021-06-24", "Belgium and the European Union met. Brussels added two banks.", {"Brussels": "BEL GOV capital"}),
    ("1941-07-26", "President Roosevelt froze the funds.", {"President Roosevelt": "USA GOV name"}),
    ("1951-07-26", "President Roosevelt froze the funds.", {"President Roosevelt": "- GOV title"}),
    ("1999-04-10", "Belgrade rejected the ultimatum.", {"Belgrade": "YUG GOV capital"}),
    ("2018-04-10", "Belgrade rejected the proposal.", {"Belgrade": "SRB GOV capital"}),
    (
        "2008-08-12",
        "Georgia accused Russia of shelling a village.",
        {"Georgia": "GEO GOV name", "Russia": "RUS GOV name"},
    ),
    ("2011-07-09", "Sudan recognized South Sudan.", {"Sudan": "SDN GOV name", "South Sudan": "SSD GOV name"}),
    ("2013-05-05", "Niger asked Nigeria for help.", {"Niger": "NER GOV name", "Nigeria": "NGA GOV name"}),
    (
        "2007-02-03",
        "The United States and the United Kingdom condemned the coup.",
        {"United States": "USA GOV name", "United Kingdom": "GBR GOV name"},
    ),
    (
        "2016-06-06",
        "North Korea’s army threatened South Korea.",
        {"North Korea’s army": "PRK MIL role", "South Korea": "KOR GOV name"},
    ),
    ("1987-01-01", "The Soviet Union withdrew two regiments.", {"Soviet Union": "SUN GOV name"}),
    (
        "1988-01-01",
        "East Germany expelled three West German journalists.",
        {"three West German journalists": "DEU JRN role"},
    ),
    ("2017-09-01", "Burma's army denied the report.", {"Burma's army": "MMR MIL role"}),
    (
        "2019-01-25",
        "Venezuela broke off ties with Colombia.",
        {"Venezuela": "VEN GOV name", "Colombia": "COL GOV name"},
    ),
    # demonyms
    ("2010-11-24", "South Koreans protested near the embassy.", {"South Koreans": "KOR CVL demonym"}),
    ("2006-07-15", "Two Lebanese were killed by Israelis.", {"Israelis": "ISR CVL demonym"}),
    ("1994-06-01", "Rwandans fled to Tanzania.", {"Rwandans": "RWA CVL demonym"}),
    # metonyms
    ("2021-12-17", "The Kremlin dismissed the allegations.", {"Kremlin": "RUS GOV metonym"}),
    ("2012-02-01", "The White House condemned the shelling.", {"White House": "USA GOV metonym"}),
    ("2001-10-08", "The Pentagon confirmed the strikes.", {"Pentagon": "USA MIL metonym"}),
    ("2015-10-01", "A Kremlin spokesman denied the report.", {"Kremlin spokesman": "RUS GOV role"}),
    ("1998-05-11", "Downing Street criticized the tests.", {"Downing Street": "GBR GOV metonym"}),
    ("2016-11-11", "The Knesset approved the bill.", {"Knesset": "ISR LEG metonym"}),
    ("2022-06-01", "The Bundestag approved the fund.", {"Bundestag": "DEU LEG metonym"}),
    ("2020-01-08", "The Revolutionary Guards threatened Israel.", {"Revolutionary Guards": "IRN MIL metonym"}),
    ("2005-03-04", "The Elysee welcomed the release.", {"Elysee": "FRA GOV metonym"}),
    ("2018-07-07", "The State Department criticized Cuba.", {"State Department": "USA GOV metonym"}),
    # ministries, agencies
    ("2020-05-05", "The Foreign Ministry in Hanoi protested the patrol.", {"Foreign Ministry": "VNM GOV name"}),
    ("2017-07-05", "Seoul's Joint Chiefs of Staff reported a launch.", {"Joint Chiefs of Staff": "KOR MIL name"}),
    ("2009-08-08", "The Chilean Defense Ministry denied the sale.", {"Chilean Defense Ministry": "CHL GOV role"}),
    (
        "2003-09-09",
        "The Ministry of Foreign Affairs of Kenya summoned the envoy.",
        {"Ministry of Foreign Affairs": "KEN GOV name"},
    ),
    ("2022-02-23", "Ukraine's parliament approved a state of emergency.", {"Ukraine's parliament": "UKR LEG role"}),
    ("2014-02-02", "Thai police arrested a protest leader.", {"Thai police": "THA COP role"}),
    ("2013-08-14", "Egyptian security forces stormed two camps.", {"Egyptian security forces": "EGY COP role"}),
    ("1996-05-05", "The government of Ghana welcomed the accord.", {"government": "GHA GOV role"}),
    ("2018-10-10", "The Polish government sued the bank.", {"Polish government": "POL GOV role"}),
    ("2012-12-12", "India's Supreme Court freed the marines.", {"India's Supreme Court": "IND JUD name"}),
    ("2020-10-10", "The Azerbaijani army shelled the town.", {"Azerbaijani army": "AZE MIL role"}),
    ("1991-01-20", "The Iraqi air force bombed the port.", {"Iraqi air force": "IRQ MIL role"}),
    ("2011-05-05", "The Uruguayan Senate rejected the treaty.", {"Uruguayan Senate": "URY LEG role"}),
    ("2000-09-09", "Zimbabwe's central bank devalued the dollar.", {"Zimbabwe's central bank": "ZWE GOV role"}),
    (
        "2023-03-03",
        "The Iranian Foreign Ministry spokesman denied the charge.",
        {"Iranian Foreign Ministry spokesman": "IRN GOV title"},
    ),
    ("2004-05-05", "A spokesman for the Danish army confirmed the deaths.", {"spokesman": "DNK MIL role"}),
    (
        "2016-07-16",
        "Turkey's intelligence agency warned the president.",
        {"Turkey's intelligence agency": "TUR SPY role"},
    ),
    # groups of people
    ("1997-08-08", "Kurdish rebels killed two Turkish soldiers.", {"two Turkish soldiers": "TUR MIL role"}),
    ("2022-09-09", "Western allies promised more aid.", {"Western allies": "- - name"}),
    ("2002-02-02", "Colombian rebels kidnapped a senator.", {"Colombian rebels": "COL REB role"}),
    (
        "2015-09-09",
        "Syrian refugees crossed into Hungary.",
        {"Syrian refugees": "SYR REF role", "Hungary": "HUN GOV name"},
    ),
    ("1999-09-09", "Indonesian troops left the city.", {"Indonesian troops": "IDN MIL role"}),
    ("2019-10-10", "Bolivian farmers blocked the road.", {"Bolivian farmers": "BOL AGR role"}),
    (
        "2012-06-06",
        "U.S. officials criticized Pakistani officials.",
        {"U.S. officials": "USA GOV role", "Pakistani officials": "PAK GOV role"},
    ),
    ("2011-02-02", "Egyptian protesters attacked the police station.", {"Egyptian protesters": "EGY CVL role"}),
    (
        "2017-11-11",
        "Hungarian and Romanian farmers rejected the quota.",
        {"Hungarian and Romanian farmers": "HUN AGR role + ROU AGR role"},
    ),
    (
        "1995-10-10",
        "The Hungarian and Romanian foreign ministers met.",
        {"Hungarian and Romanian foreign ministers": "HUN GOV title + ROU GOV title"},
    ),
    (
        "2006-08-08",
        "Israeli and Lebanese soldiers exchanged fire.",
        {"Israeli and Lebanese soldiers": "ISR MIL role + LBN MIL role"},
    ),
    (
        "2014-06-20",
        "Iraqi Prime Minister Nouri al-Maliki asked the United States for air strikes.",
        {"Iraqi Prime Minister Nouri al-Maliki": "IRQ GOV name"},
    ),
    # media
    ("2018-01-01", "North Korean state media reported the visit.", {"North Korean state media": "PRK JRN role"}),
    ("1998-12-12", "Interfax, a Russian news agency, reported the arrest.", {"Interfax": "RUS JRN name"}),
    ("2020-03-03", "Xinhua said the talks went well.", {"Xinhua": "CHN JRN name"}),
    ("2009-07-07", "Iranian state television showed the crowd.", {"Iranian state television": "IRN JRN role"}),
    ("2021-09-09", "Japan's Kyodo news agency reported the launch.", {"Kyodo news agency": "JPN JRN name"}),
    # IGOs and bodies
    ("1999-06-10", "NATO suspended the bombing.", {"NATO": "IGO MIL name"}),
    ("2011-03-17", "The U.N. Security Council authorized a no-fly zone.", {"U.N. Security Council": "UNO - name"}),
    ("2019-04-04", "The African Union suspended Sudan.", {"African Union": "IGO - name"}),
    ("2022-05-05", "The European Commission proposed an embargo.", {"European Commission": "EUR - name"}),
    ("2016-03-03", "Boko Haram fighters attacked the village.", {"Boko Haram fighters": "NGA REB role"}),
    ("2014-07-07", "Hamas fired rockets at Israel.", {"Hamas": "PSE PRM name"}),
    ("2021-08-16", "The Taliban entered Kabul.", {"Taliban": "AFG REB name"}),
    ("2001-11-11", "A Taliban spokesman rejected the demand.", {"Taliban spokesman": "AFG REB role"}),
    ("2018-05-20", "Amnesty International criticized the verdict.", {"Amnesty International": "NGO - name"}),
    # people with titles
    (
        "2013-01-11",
        "French President François Hollande sent troops.",
        {"French President François Hollande": "FRA GOV name"},
    ),
    (
        "2022-01-11",
        "Former President Barack Obama criticized the court.",
        {"Former President Barack Obama": "USA ELI name"},
    ),
    (
        "2019-08-08",
        "Norwegian Foreign Minister Tore Halvorsen visited Lima.",
        {"Norwegian Foreign Minister Tore Halvorsen": "NOR GOV title"},
    ),
    (
        "2019-08-08",
        "Tore Halvorsen, a spokesman for the Norwegian army, denied it.",
        {"Tore Halvorsen": "NOR MIL title"},
    ),
    ("2018-08-08", "Japan's foreign minister, Taro Kono, called Seoul.", {"Japan's foreign minister": "JPN GOV title"}),
    (
        "2015-05-05",
        "Russia's deputy UN ambassador, Oleg Petrenkov, objected.",
        {"Russia's deputy UN ambassador": "RUS GOV title"},
    ),
    (
        "2011-01-01",
        "Gen. Mario Quispe Tapia of the Peruvian army resigned.",
        {"Gen. Mario Quispe Tapia": "PER MIL title"},
    ),
    ("2007-07-07", "A senior Australian diplomat met the rebels.", {"senior Australian diplomat": "AUS GOV role"}),
    ("2010-01-20", "Senator John McCain criticized the treaty.", {"Senator John McCain": "USA LEG name"}),
    (
        "1982-04-03",
        "Prime Minister Margaret Thatcher ordered the fleet to sail.",
        {"Prime Minister Margaret Thatcher": "GBR GOV name"},
    ),
    ("1990-08-03", "Saddam Hussein annexed Kuwait.", {"Saddam Hussein": "IRQ GOV name", "Kuwait": "KWT GOV name"}),
    ("2017-02-02", "The Philippine president rejected the ruling.", {"Philippine president": "PHL GOV title"}),
    (
        "2012-02-02",
        "Opposition leader Raila Odinga accused the police of fraud.",
        {"Opposition leader Raila Odinga": "KEN GOV name"},
    ),
    (
        "2016-04-04",
        "The German chancellor and the Turkish president met.",
        {"German chancellor": "DEU GOV title", "Turkish president": "TUR GOV title"},
    ),
    ("2006-01-01", "Ukraine's ambassador to Moscow protested.", {"Ukraine's ambassador": "UKR GOV role"}),
    ("2006-01-01", "The U.S. ambassador to Kenya warned of attacks.", {"U.S. ambassador": "USA GOV role"}),
    ("2006-01-01", "The Brazilian embassy in Caracas closed.", {"Brazilian embassy": "BRA GOV role"}),
    (
        "2015-11-15",
        "A French court convicted a Moroccan businessman.",
        {"French court": "FRA JUD role", "Moroccan businessman": "MAR BUS role"},
    ),
    ("2008-08-08", "Michael Jordan praised the coach.", {"Michael Jordan": "- - name"}),
    (
        "2003-03-03",
        "Iraq’s deputy prime minister, Tariq Aziz, met the pope.",
        {"Iraq’s deputy prime minister": "IRQ GOV title"},
    ),
    ("2019-02-02", "Republicans criticized the plan.", {"Republicans": "USA PTY name"}),
    ("2009-09-09", "Democrats in Congress rejected the plan.", {"Democrats": "USA PTY name"}),
    ("2021-04-04", "The Congress party criticized the Modi government.", {"Congress party": "IND PTY name"}),
    ("1995-06-06", "Bosnian Serbs seized 300 peacekeepers.", {"Bosnian Serbs": "BIH CVL demonym"}),
    (
        "2000-01-06",
        "Chechen rebels attacked Russian troops.",
        {"Chechen rebels": "RUS REB role", "Russian troops": "RUS MIL role"},
    ),
    (
        "2018-08-08",
        "Saudi Arabia expelled the Canadian ambassador.",
        {"Saudi Arabia": "SAU GOV name", "Canadian ambassador": "CAN GOV role"},
    ),
    (
        "2013-11-11",
        "Congo's army defeated the M23 rebels.",
        {"Congo's army": "COD MIL role", "M23 rebels": "COD REB name"},
    ),
    ("2005-05-05", "Members of the Jordanian parliament demanded an apology.", {"Members": "JOR LEG role"}),
    ("2020-02-02", "The army chief of Myanmar visited Laos.", {"army chief": "MMR MIL role"}),
    ("2020-02-02", "The opposition in Malawi demanded a recount.", {"opposition": "MWI OPP role"}),
    (
        "2018-02-02",
        "The foreign ministers of Greece and Turkey shook hands.",
        {"foreign ministers": "GRC GOV title + TUR GOV title"},
    ),
    ("2018-02-02", "Iranian-backed militias attacked a base.", {"Iranian-backed militias": "- PRM role"}),
    ("2018-02-02", "The Gujarat government banned the film.", {"Gujarat government": "IND GOV role"}),
    (
        "2018-02-02",
        "Karachi police arrested a journalist.",
        {"Karachi police": "PAK COP role", "journalist": "- JRN role"},
    ),
    ("2018-02-02", "Muslim leaders in Kenya condemned the raid.", {"Muslim leaders": "KEN REL role"}),
    ("2018-02-02", "A U.S. attorney charged two men.", {"U.S. attorney": "USA JUD role"}),
    (
        "2018-02-02",
        "Tonga's Governor-General Sione Hale resigned.",
        {"Tonga's Governor-General Sione Hale": "TON GOV title"},
    ),
    ("2018-02-02", "The envoy to Syria resigned.", {"envoy": "- GOV role"}),
    (
        "2018-02-02",
        "TASS, a Russian news agency, denied it.",
        {"TASS": "RUS JRN name", "Russian news agency": "RUS JRN role"},
    ),
    ("2018-02-02", "The chief of the Malian police resigned.", {"chief": "MLI COP role"}),
    ("2022-05-05", "Congress approved aid to Ukraine.", {"Congress": "USA LEG metonym"}),
    # domestic institutions without a country stay open
    ("2020-02-02", "Parliament approved the budget.", {"Parliament": "- LEG name"}),
    ("2020-02-02", "The Foreign Ministry denied the report.", {"Foreign Ministry": "- GOV name"}),
    ("2020-02-02", "The army denied the report.", {"army": "- MIL role"}),
    ("2020-02-02", "Police arrested twelve protesters.", {"Police": "- COP role", "twelve protesters": "- CVL role"}),
    ("2020-02-02", "The government rejected the demand.", {"government": "- GOV role"}),
]


@pytest.mark.parametrize(("day", "text", "expected"), CASES)
def test_actors_have_code_sector_and_rule(parser: Parser, day: str, text: str, expected: dict[str, str]) -> None:
    found = mentions(parser, text, day)
    got = {words: at(found, text, words) for words in expected}
    assert {words: " + ".join(map(shown, m.entities)) if m else None for words, m in got.items()} == expected


# Day, text, words, and name, code, sector, office of who is meant.
PEOPLE = [
    (
        "2016-05-05",
        "The U.S. president praised Vietnam.",
        "U.S. president",
        ("Barack Obama", "USA", "GOV", "President"),
    ),
    (
        "2018-05-05",
        "The U.S. president praised Vietnam.",
        "U.S. president",
        ("Donald Trump", "USA", "GOV", "President"),
    ),
    ("2018-05-05", "Donald Trump left the accord.", "Donald Trump", ("Donald Trump", "USA", "GOV", "President")),
    ("2022-05-05", "Donald Trump praised the court.", "Donald Trump", ("Donald Trump", "USA", "ELI", None)),
    ("2018-05-05", "Kim Jong Un visited Beijing.", "Kim Jong Un", ("Kim Jong-un", "PRK", "GOV", "Supreme Leader")),
    (
        "1985-11-20",
        "Soviet leader Mikhail Gorbachev met the press.",
        "Soviet leader Mikhail Gorbachev",
        ("Mikhail Gorbachev", "SUN", "GOV", "General Secretary of the Communist Party"),
    ),
    (
        "1999-06-06",
        "Nelson Mandela criticized the raid.",
        "Nelson Mandela",
        ("Nelson Mandela", "ZAF", "GOV", "President"),
    ),
    ("2004-06-06", "Nelson Mandela criticized the raid.", "Nelson Mandela", ("Nelson Mandela", "ZAF", "ELI", None)),
    ("2019-03-03", "Ali Khamenei rejected talks.", "Ali Khamenei", ("Ali Khamenei", "IRN", "GOV", "Supreme Leader")),
    (
        "2014-09-09",
        "Ban Ki-moon urged restraint.",
        "Ban Ki-moon",
        ("Ban Ki-moon", "UNO", None, "Secretary-General of the United Nations"),
    ),
    (
        "2009-09-09",
        "The British prime minister flew to Kabul.",
        "British prime minister",
        ("Gordon Brown", "GBR", "GOV", "Prime Minister"),
    ),
    (
        "2010-12-09",
        "Brazil's president, Luiz Inácio Lula da Silva, called Tehran.",
        "Brazil's president",
        ("Luiz Inácio Lula da Silva", "BRA", "GOV", "President"),
    ),
    (
        "2021-12-09",
        "Former German Chancellor Angela Merkel spoke in Lisbon.",
        "Former German Chancellor Angela Merkel",
        ("Angela Merkel", "DEU", "ELI", None),
    ),
    (
        "2015-05-05",
        "Aung San Suu Kyi won the vote.",
        "Aung San Suu Kyi",
        ("Aung San Suu Kyi", "MMR", "OPP", "Opposition leader"),
    ),
    ("2019-05-05", "A former Kenyan minister was arrested.", "former Kenyan minister", (None, "KEN", "ELI", None)),
    (
        "2001-05-05",
        "Former President Jorma Kettunen of Finland resigned from the bank.",
        "Former President Jorma Kettunen",
        ("Jorma Kettunen", "FIN", "ELI", None),
    ),
    (
        "2019-05-05",
        "Foreign Minister Ana Belle Kiros of Eritrea met the envoy.",
        "Foreign Minister Ana Belle Kiros",
        ("Ana Belle Kiros", "ERI", "GOV", "Foreign Minister"),
    ),
    (
        "2024-05-05",
        "President Joe Biden called the emir.",
        "President Joe Biden",
        ("Joe Biden", "USA", "GOV", "President"),
    ),
    (
        "2012-05-05",
        "Vice President Joe Biden called the emir.",
        "Vice President Joe Biden",
        ("Joe Biden", "USA", "GOV", "Vice President"),
    ),
    (
        "2018-05-05",
        "South Korean President Moon Jae-in praised the delegation.",
        "South Korean President Moon Jae-in",
        ("Moon Jae-in", "KOR", "GOV", "President"),
    ),
    (
        "2012-05-05",
        "Jordan's King Abdullah met Putin in Moscow.",
        "Jordan's King Abdullah",
        ("Abdullah II", "JOR", "GOV", "King"),
    ),
    (
        "2013-06-07",
        "President Xi Jinping met Obama in California.",
        "Obama",
        ("Barack Obama", "USA", "GOV", "President"),
    ),
]


@pytest.mark.parametrize(("day", "text", "words", "expected"), PEOPLE)
def test_office_holders_by_the_day_of_the_article(
    parser: Parser, day: str, text: str, words: str, expected: tuple[str | None, ...]
) -> None:
    mention = at(mentions(parser, text, day), text, words)
    entity = mention.entity if mention else None
    assert entity is not None
    assert (entity.name, entity.code, entity.sector, entity.office) == expected


# Text in which nobody of this country acts.
NOBODY = [
    ("A bomb killed five in the Dutch city of Utrecht.", "NLD"),
    ("U.S.-made jets flew over the town.", "USA"),
    ("Krystal Correa sang in Quito.", "ECU"),
    ("Boats sank in the Gulf of Mexico.", "MEX"),
    ("The governor of New Mexico resigned.", "MEX"),
    ("Ships collided in the South China Sea.", "CHN"),
    ("A tanker burned in the Indian Ocean.", "IND"),
    ("Latin American leaders met.", "USA"),
    ("Michael Jordan praised the coach.", "JOR"),
    ("Chad Morrison sued the firm.", "TCD"),
    ("Denzel Washington praised the film.", "USA"),
    ("The families ate turkey at noon.", "TUR"),
    ("The Georgia legislature approved the bill in Atlanta.", "GEO"),
    ("Ships left the Sea of Japan.", "JPN"),
    ("She bought French fries at the airport.", "FRA"),
    ("The Persian Gulf was calm.", "IRN"),
    ("The leaders met in Pyongyang.", "PRK"),
    ("Jordan Smith resigned as mayor.", "JOR"),
    ("Paris Hilton opened a shop.", "FRA"),
    ("The English Channel was closed.", "GBR"),
]


@pytest.mark.parametrize(("text", "code"), NOBODY)
def test_no_actor_where_the_name_is_part_of_another(parser: Parser, text: str, code: str) -> None:
    found = [m for m in mentions(parser, text, "2015-05-05") if m.kind == "actor"]
    assert [text[slice(*m.span)] for m in found if any(e.code == code for e in m.entities)] == []


# Story, and the surname or bare name that stands for who was named in full, with name and code.
LATER = [
    ("Danish minister Lars Okholm visited Ghana. Okholm signed a treaty.", "Okholm signed", ("Lars Okholm", "DNK")),
    ("Vietnamese envoy Tran Duc Bao met the press. Tran denied the report.", "Tran denied", ("Tran Duc Bao", "VNM")),
    ("South Korean Defense Minister Han Dong-gil spoke. Han denied the report.", "Han denied", ("Han Dong-gil", "KOR")),
    ("Marta Ibarra of Chile met Luis Ibarra of Peru. Ibarra left early.", "Ibarra left", (None, None)),
]


@pytest.mark.parametrize(("text", "words", "expected"), LATER)
def test_surnames_after_full_names(
    parser: Parser, text: str, words: str, expected: tuple[str | None, str | None]
) -> None:
    start = text.index(words)
    mention = next((m for m in mentions(parser, text) if m.start == start), None)
    assert mention is not None
    assert mention.entity is not None
    name = mention.entity.name if mention.entity.code else None
    assert (name, mention.entity.code) == expected


def test_a_capital_is_an_actor_or_a_place(parser: Parser) -> None:
    text = "Tokyo said ministers met in Canberra."
    kinds = {text[slice(*m.span)]: m.kind for m in mentions(parser, text)}
    assert kinds["Tokyo"] == "actor"
    assert kinds["Canberra"] == "place"


def test_mentions_lie_in_the_text_in_order(parser: Parser) -> None:
    text = (
        "Iran's foreign minister met the U.N. envoy, and the Saudi king called Turkish President Recep Tayyip Erdogan."
    )
    found = mentions(parser, text, "2017-01-01")
    assert len(found) >= 4
    assert [m.start for m in found] == sorted(m.start for m in found)
    for mention in found:
        assert all(e.text == text[e.start : e.end] and mention.span == e.span for e in mention.entities)


HOSTILE = [
    "",
    " ",
    "'s",
    "U.S.",
    "the the the",
    "- - -",
    "\U0001f600 said \U0001f600.",
    "of of Iran of of",
    "Iran " * 300,
    "((((" * 200,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_texts_yield_spans_of_the_text(parser: Parser, text: str) -> None:
    for mention in mentions(parser, text, "2017-01-01"):
        assert 0 <= mention.start < mention.end <= len(text)
        assert all(e.text == text[mention.start : mention.end] for e in mention.entities)
