import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language import Parser
from dragoman.lexicon.gazetteer import Spot, load_gazetteer
from dragoman.model.article import Article, Dateline
from dragoman.model.place import Place
from dragoman.resolve.places import find_places
from dragoman.resolve.places_choice import holds, kilometres

GAZETTEER = load_gazetteer()
TEXAS = Spot("Texas", "region", "USA", 31.2, -99.2, "US.TX")
DALLAS = Spot("Dallas", "city", "USA", 32.8, -96.8, "US.TX")
USA = Spot("United States", "country", "USA", 39.8, -98.5)


def places(parser: Parser, text: str, **more: bool) -> tuple[Place, ...]:
    return find_places(parser.analyse(Article("a", text)), GAZETTEER, **more)


# Text, then (words, country, precision, latitude, longitude) of each place in order.
CASES = [
    (
        "Georgia accused Russia of moving the border. Officials in Tbilisi said troops had left Gori.",
        [
            ("Georgia", "GEO", "country", 42.0, 43.5),
            ("Russia", "RUS", "country", 60.0, 100.0),
            ("Tbilisi", "GEO", "city", 41.7, 44.8),
            ("Gori", "GEO", "city", 42.0, 44.1),
        ],
    ),
    (
        "The governor of Georgia spoke in Atlanta about schools in Savannah.",
        [
            ("Georgia", "USA", "region", 32.8, -83.5),
            ("Atlanta", "USA", "city", 33.7, -84.4),
            ("Savannah", "USA", "city", 32.1, -81.1),
        ],
    ),
    (
        "A court in Paris, Texas, freed the man. He had driven from Dallas.",
        [
            ("Paris", "USA", "city", 33.7, -95.6),
            ("Texas", "USA", "region", 31.2, -99.2),
            ("Dallas", "USA", "city", 32.8, -96.8),
        ],
    ),
    (
        "The president flew to Paris before going on to Berlin and Warsaw.",
        [
            ("Paris", "FRA", "city", 48.9, 2.4),
            ("Berlin", "DEU", "city", 52.5, 13.4),
            ("Warsaw", "POL", "city", 52.2, 21.0),
        ],
    ),
    (
        "Taliban fighters attacked a base in Helmand province while US troops stayed at Bagram.",
        [
            ("Helmand province", "AFG", "region", 31.0, 64.0),
            ("US", "USA", "country", 39.8, -99.0),
            ("Bagram", "AFG", "site", 35.0, 69.3),
        ],
    ),
    (
        "Protests spread from Khartoum International Airport to Omdurman.",
        [
            ("Khartoum International Airport", "SDN", "site", 15.6, 32.5),
            ("Omdurman", "SDN", "city", 15.6, 32.5),
        ],
    ),
    (
        "An oil tanker was seized in the Strait of Hormuz off Bandar Abbas.",
        [
            ("Strait of Hormuz", None, "region", 26.6, 56.3),
            ("Bandar Abbas", "IRN", "city", 27.2, 56.3),
        ],
    ),
    (
        "Libya's rivals fought for Tripoli and Benghazi.",
        [
            ("Libya", "LBY", "country", 27.0, 17.0),
            ("Tripoli", "LBY", "city", 32.9, 13.2),
            ("Benghazi", "LBY", "city", 32.1, 20.1),
        ],
    ),
    (
        "Lebanon's army moved south of Tyre and Tripoli.",
        [
            ("Lebanon", "LBN", "country", 33.8, 35.8),
            ("Tyre", "LBN", "city", 33.3, 35.2),
            ("Tripoli", "LBN", "city", 34.4, 35.8),
        ],
    ),
    (
        "Springfield, Ill., police said a man from Decatur was held in Sangamon County.",
        [
            ("Springfield", "USA", "city", 39.8, -89.6),
            ("Ill.", "USA", "region", 40.0, -89.2),
            ("Decatur", "USA", "city", 39.8, -89.0),
            ("Sangamon County", "USA", "region", 39.8, -89.7),
        ],
    ),
    ("The envoy met John Paris and Mr. Jordan on Monday in May.", []),
    ("They walked north along the river and said nothing.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_places(parser: Parser, text: str, wanted: list[tuple[str, str | None, str, float, float]]) -> None:
    found = places(parser, text)
    assert [(text[p.start : p.end], p.country, p.precision) for p in found] == [w[:3] for w in wanted]
    for place, (_, _, _, lat, lon) in zip(found, wanted, strict=True):
        assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=1.1)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The minister flew from Kiev to Vienna.", "Kiev", "Kyiv"),
        ("Ethiopian troops left the town of Mekele in Tigray.", "Mekele", "Mekelle"),
        ("He was held at Pyongyang airport on Tuesday.", "Pyongyang airport", "Pyongyang airport"),
    ],
)
def test_canonical_name(parser: Parser, text: str, words: str, name: str) -> None:
    found = {text[p.start : p.end]: p.name for p in places(parser, text)}
    assert found[words] == name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops moved into Lincoln after the flood.", ["Lincoln"]),
        ("Abraham Lincoln spoke to the crowd. Later Lincoln went home.", []),
        ("The Nairobi Hospital treated six people.", []),
        ("Ministers met in Nairobi. The Nairobi Hospital treated six people.", ["Nairobi", "Nairobi"]),
        ("She bought Paris Match and read it on the train.", []),
    ],
)
def test_neighbours_and_story_speak_for_and_against(parser: Parser, text: str, found: list[str]) -> None:
    assert [text[p.start : p.end] for p in places(parser, text)] == found


def test_demonyms_can_be_left_out(parser: Parser) -> None:
    text = "Israeli jets struck targets in the Gaza Strip."
    assert [p.country for p in places(parser, text)] == ["ISR", "PSE"]
    assert [p.country for p in places(parser, text, demonyms=False)] == ["PSE"]


def test_dateline_bears_witness(parser: Parser) -> None:
    text = "Fighting was heavy in Tripoli, residents said."
    found = {}
    for city in ("Benghazi", "Beirut"):
        line = Dateline(0, 0, place=city)
        analysis = parser.analyse(Article("a", text, dateline=line))
        found[city] = [p.country for p in find_places(analysis, GAZETTEER)]
    assert found == {"Benghazi": ["LBY"], "Beirut": ["LBN"]}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Moscow and Washington signed an agreement.", ["RUS", "USA"]),
        ("Tripoli accused Beirut of meddling.", ["LBY", "LBN"]),
        ("London and Canada agreed on a trade deal.", ["GBR", "CAN"]),
        ("Shops in Paris closed, and so did those in Dallas and Fort Worth.", ["USA", "USA", "USA"]),
    ],
)
def test_capitals_are_not_towns_of_each_others_states(parser: Parser, text: str, countries: list[str]) -> None:
    assert [p.country for p in find_places(parser.analyse(Article("a", text)), GAZETTEER)] == countries


@pytest.mark.parametrize(
    ("outer", "inner", "held"),
    [(TEXAS, DALLAS, True), (USA, DALLAS, True), (DALLAS, TEXAS, False), (TEXAS, USA, False)],
)
def test_holds(outer: Spot, inner: Spot, held: bool) -> None:
    assert holds(outer, inner) == held


def test_kilometres_crosses_the_date_line() -> None:
    east, west = Spot("", "city", None, 0.0, 179.5), Spot("", "city", None, 0.0, -179.5)
    assert kilometres(east, west) == pytest.approx(111.2)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.lists(st.sampled_from(["Paris", ",", "Texas", "of", "the", "-", "U.S.", "May", "County", "\n", "’"])).map(
        " ".join
    )
)
def test_any_text_gives_sorted_places_inside_it(parser: Parser, text: str) -> None:
    last = 0
    for place in places(parser, text):
        assert last <= place.start < place.end <= len(text)
        assert place.lat is not None
        assert place.lon is not None
        assert abs(place.lat) <= 90
        assert abs(place.lon) <= 180
        assert place.precision in {"site", "city", "region", "country"}
        last = place.end
