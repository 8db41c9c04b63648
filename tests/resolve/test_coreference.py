import pytest

from dragoman.language import Parser
from dragoman.lexicon.actors import load_actors
from dragoman.lexicon.coreference import load_pointing_words
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.model.article import Article
from dragoman.model.entity import Mention, ViaRule
from dragoman.resolve.actors import find_actors
from dragoman.resolve.coreference import link_mentions
from dragoman.resolve.places import find_places

INDEX = load_actors()
WORDS = load_pointing_words()
GAZETTEER = load_gazetteer()


def mentions(parser: Parser, text: str, day: str) -> tuple[Mention, ...]:
    analysis = parser.analyse(Article("a", text, published=day, published_basis="argument"))
    places = find_places(analysis, GAZETTEER)
    return link_mentions(analysis, find_actors(analysis, INDEX, places), places, INDEX, WORDS)


# Day, story, the words that point back in square brackets, and who is meant: None where it must stay open.
CASES = [
    # he, she, his
    ("2018-03-01", "Emmanuel Macron visited Chad. [He] praised the army.", ["Emmanuel Macron"]),
    ("2018-03-01", "Theresa May met Donald Trump. [She] defended the deal.", ["Theresa May"]),
    ("2015-03-01", "Angela Merkel flew to Athens. Her aides said [she] was optimistic.", ["Angela Merkel"]),
    (
        "2019-03-01",
        "Turkish President Recep Tayyip Erdogan called Hassan Rouhani. [He] offered to mediate.",
        ["Recep Tayyip Erdoğan"],
    ),
    ("2012-03-01", "Sudanese minister Osman Tahir flew to Juba. [His] plane landed at noon.", ["Osman Tahir"]),
    (
        "2014-03-01",
        "Vladimir Putin praised Viktor Yanukovych. “[He] is the legal president,” Putin said.",
        ["Viktor Yanukovych"],
    ),
    ("2014-03-01", "John Kerry met Sergei Lavrov. “I told [him] the truth,” Kerry said.", ["Sergei Lavrov"]),
    ("1986-03-01", "Corazon Aquino ordered an inquiry. [She] named a general.", ["Corazon Aquino"]),
    ("2017-03-01", "The envoy said [he] was tired.", None),
    ("2017-03-01", "Soldiers entered the village. [He] fled.", None),
    ("2017-03-01", "Peru and Chile signed a pact. [He] welcomed it.", None),
    ("2018-06-20", "“[He] is a friend,” Donald Trump said of Kim Jong Un.", None),
    ("2018-06-20", "Angela Merkel told Emmanuel Macron that she would back [him].", ["Emmanuel Macron"]),
    ("2018-06-20", "Peru's Ana Rojas met Chile's Luis Tapia. [She] smiled.", ["Ana Rojas"]),
    # it, its
    ("2018-06-20", "Kenya accused Somalia of a raid. [It] denied the charge.", None),
    ("2017-03-01", "Iran rejected the claim. [It] accused the West of lying.", ["Iran"]),
    ("2017-03-01", "Zambia recalled [its] ambassador.", ["Zambia"]),
    ("2020-03-01", "Sudan said [it] would reopen the border.", ["Sudan"]),
    ("2017-03-01", "Iran is poor. [It] is raining in the north.", None),
    ("2017-03-01", "[It] was likely that the rebels had left.", None),
    # they, their
    ("2013-03-01", "Iraq and Iran signed a treaty. [They] promised to cut tariffs.", ["Iran", "Iraq"]),
    ("2013-03-01", "Turkish soldiers crossed the river. [They] burned a village.", ["TUR"]),
    ("2013-03-01", "The documents were old. [They] were burned.", None),
    # two at once
    (
        "2018-05-01",
        "Kim Jong Un met Moon Jae-in. [The two leaders] signed a declaration.",
        ["Kim Jong-un", "Moon Jae-in"],
    ),
    (
        "2018-05-01",
        "Emmanuel Macron and Angela Merkel met. [The pair] discussed trade.",
        ["Angela Merkel", "Emmanuel Macron"],
    ),
    ("2006-05-01", "Kenya and Uganda closed the border. [Both countries] blamed smugglers.", ["Kenya", "Uganda"]),
    ("2006-05-01", "Kenya and Uganda closed the border. [The two sides] met on Friday.", ["Kenya", "Uganda"]),
    (
        "2006-05-01",
        "Peru's foreign minister met Chile's foreign minister. [The two countries] agreed on a border.",
        ["Chile", "Peru"],
    ),
    (
        "2002-05-01",
        "George W. Bush met Vladimir Putin. [The two heads] of state signed a treaty.",
        ["George W. Bush", "Vladimir Putin"],
    ),
    ("2006-05-01", "Kenya, Uganda and Rwanda met. [The two leaders] embraced.", None),
    ("2006-05-01", "The rebels left. [The two leaders] embraced.", None),
    ("2018-06-20", "Kim Jong Un met Xi Jinping. [The two] discussed trade.", ["Kim Jong-un", "Xi Jinping"]),
    ("2018-06-20", "Abiy Ahmed met Isaias Afwerki. [The neighbours] praised each other.", None),
    # one thing named before
    ("2018-06-20", "India's foreign secretary, Vijay Gokhale, spoke. [The foreign secretary] left.", ["Vijay Gokhale"]),
    ("2018-06-20", "The Munich court freed him. [The Dublin court] did not.", ["IRL"]),
    ("2018-06-20", "The Polish army attacked. [The other army] fled.", None),
    ("2018-06-20", "Hamas and Hezbollah met. [The group] denied it.", None),
    ("2010-05-01", "Haiti asked for help. [The country] has few doctors.", ["Haiti"]),
    ("2012-05-01", "Hugo Chavez flew to Havana. [His country] sells oil to the island.", ["Venezuela"]),
    (
        "2012-05-01",
        "Russia's Defense Ministry denied the report. [The ministry] said no jets flew.",
        ["Defense Ministry"],
    ),
    ("2018-05-01", "French President Emmanuel Macron spoke. [The president] praised Mali.", ["Emmanuel Macron"]),
    ("2005-05-01", "The Polish army sent tanks. [The army] left at noon.", ["POL"]),
    ("2005-05-01", "Russian news agency TASS reported the deal. [The agency] cited an official.", ["RUS"]),
    ("1998-05-01", "Interfax, a Russian news agency, reported the deal. [The agency] cited an official.", ["Interfax"]),
    ("2016-05-01", "Hamas fired rockets. [The group] claimed two hits.", ["Hamas"]),
    # the other state, states of a kind, and what opens a sentence
    ("2016-05-01", "Kenya and Somalia met. Kenya sent rice to [its neighbour].", ["Somalia"]),
    ("2016-05-01", "Kenya, Chad and Somalia met. Kenya sent rice to [its neighbour].", None),
    ("2016-05-01", "Iran fought Iraq. Israel shipped jets to [the Islamic republic].", ["Iran"]),
    ("2016-05-01", "Jordan depends on Iraq. [The kingdom] gets oil from it.", ["Jordan"]),
    ("2016-05-01", "Chile may draw on credits from Norway. [It] undertook to buy corn.", ["Chile"]),
    ("2016-05-01", "Chile waits. Peru sold [it] tanks.", ["Chile"]),
    ("2016-05-01", "Norway refused to arm the Somalis. [They] got jets.", ["Somalia"]),
    ("2016-05-01", "Pakistan fights the Taliban. The Fund agreed to lend money to [the country].", ["Pakistan"]),
    ("2006-05-01", "Pyongyang tested it. [The North] was punished.", ["North Korea"]),
    ("2016-05-01", "Kenya and Uganda met. Both fear [the two submarines].", None),
    ("2016-05-01", "[The president] resigned.", None),
    ("2016-05-01", "[The ministry] denied it.", None),
    ("2016-05-01", "[The country] is at war.", None),
    ("2016-05-01", "Kenyan officials spoke. [The agency] cited a report.", None),
    ("2016-05-01", "The Turkish army and the Syrian army clashed. [The police] stayed away.", None),
]


def marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("day", "story", "expected"), CASES)
def test_what_points_back_is_tied_or_left_open(
    parser: Parser, day: str, story: str, expected: list[str] | None
) -> None:
    text, start, end = marked(story)
    found = [m for m in mentions(parser, text, day) if m.end == end and m.start - start in {0, 4}]
    names = sorted(e.name or e.code or "" for m in found for e in m.entities if e.code)
    assert names == (expected or [])


def test_a_link_carries_the_span_of_its_antecedent(parser: Parser) -> None:
    text = "Iran rejected the claim. It accused the West of lying."
    mention = next(m for m in mentions(parser, text, "2017-03-01") if m.start == text.index("It "))
    via = mention.entities[0].via
    assert via is not None
    assert via.rule is ViaRule.COREFERENCE
    assert text[via.start : via.end] == "Iran"
    assert mention.entities[0].text == "It"


def test_a_chain_of_links_points_to_the_name(parser: Parser) -> None:
    text = "Angela Merkel flew to Athens. She met students. She praised the reforms."
    last = next(m for m in mentions(parser, text, "2015-03-01") if m.start == text.rindex("She"))
    via = last.entities[0].via
    assert via is not None
    assert text[via.start : via.end] == "Angela Merkel"
