from dataclasses import replace
from typing import Any

import pytest

from dragoman.record.copies import CROWD, find_copies
from dragoman.record.likeness import contradictions, likeness
from dragoman.record.linking import TOGETHER, link_tellings
from dragoman.record.origins import Origin, origin_of
from dragoman.record.telling import Telling, telling

WORDS_OF_ITS_OWN = "one other third more last first next again here there still now".split()
WORDS = frozenset("signe treat friend".split())
BASE = Telling(
    key=1, article="a", type="AGREE", quad=1, actors=frozenset({"NOR"}), parties=frozenset({"NOR", "CHL"}), happened=(100, 100),
    published=101, place="Oslo", country="NOR", words=WORDS, numbers={}, stance=1, aside=None, origin=Origin("a", "outlet"),
)  # fmt: skip
ALIKE: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    ({"type": "SUPPORT"}, True),
    ({"place": None, "country": None}, True),
    ({"happened": (101, 101)}, True),
    ({"happened": None}, True),
    ({"happened": None, "published": 120}, False),
    ({"happened": (106, 106)}, False),
    ({"parties": frozenset({"SWE", "DNK"}), "actors": frozenset({"SWE"})}, False),
    ({"actors": frozenset({"CHL"})}, False),
    ({"actors": frozenset({"CHL", "NOR"})}, True),
    ({"type": "ASSAULT", "quad": 4}, False),
    ({"aside": "historical"}, False),
    ({"aside": "future", "words": frozenset({"other"})}, False),
]


@pytest.mark.parametrize(("given", "same"), ALIKE)
def test_what_tells_the_same(given: dict[str, Any], same: bool) -> None:
    other = replace(BASE, key=2, article="b", **given)
    assert likeness(BASE, other) == likeness(other, BASE)
    assert link_tellings([BASE, other]).groups == (((1, 2),) if same else ((1,), (2,)))


def test_the_order_does_not_matter() -> None:
    tellings = [replace(BASE, key=n, article=str(n), happened=(100 + n // 3, 100 + n // 3)) for n in range(1, 12)]
    one, other = link_tellings(tellings), link_tellings(reversed(tellings))
    assert one.groups == other.groups
    assert list(one.inside()) == list(other.inside())


def test_two_events_of_one_story_are_linked_only_through_another() -> None:
    again = replace(BASE, key=2)
    assert link_tellings([BASE, again]).groups == ((1,), (2,))
    assert link_tellings([BASE, again, replace(BASE, key=3, article="b")]).groups == ((1, 2, 3),)


def test_who_shares_one_party_of_two_tells_something_else_whatever_others_tell() -> None:
    other = replace(BASE, key=2, article="b", parties=frozenset({"NOR", "PER"}))
    assert likeness(BASE, other).score >= TOGETHER
    alone = replace(BASE, key=3, article="c", parties=frozenset({"NOR"}), happened=(300, 300))
    for tellings in ([BASE, other], [BASE, other, alone]):
        assert (1,) in link_tellings(tellings).groups
    near = replace(alone, happened=BASE.happened)
    assert (1, 3) in {(link.one, link.other) for link in link_tellings([BASE, near]).inside()}


def test_the_links_of_a_group_are_made_one_by_one() -> None:
    tellings = [replace(BASE, key=n, article=str(n), stance=1 if n > 1 else -1) for n in (1, 2, 3)]
    found = link_tellings(tellings)
    assert found.groups == ((1, 2, 3),)
    links = [(link.one, link.other, link.kind) for link in found.inside()]
    assert links == [
        (1, 2, "same"), (1, 2, "contradiction"), (1, 3, "same"), (1, 3, "contradiction"), (2, 3, "same"),
    ]  # fmt: skip
    assert all(link.reasons for link in found.inside())


AGAINST: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({}, ()),
    ({"stance": -1}, ("one denies what the other asserts",)),
    ({"stance": 0}, ()),
    ({"numbers": {"soldiers": 12, "tanks": 3}}, ("40 or 12 soldiers",)),
    ({"happened": (101, 102)}, ("other days",)),
    ({"happened": (99, 100)}, ()),
    ({"happened": None}, ()),
]


@pytest.mark.parametrize(("given", "found"), AGAINST, ids=str)
def test_contradictions(given: dict[str, Any], found: tuple[str, ...]) -> None:
    one = replace(BASE, numbers={"soldiers": 40})
    assert contradictions(one, replace(BASE, key=2, **given)) == found


def source(name: str | None, code: str | None, sector: str | None) -> dict[str, Any]:
    return {"name": name, "code": code, "sector": sector}


def chain(*voices: tuple[str | None, dict[str, Any] | None]) -> dict[str, Any]:
    return {"attribution": [{"text": text, "source": who, "start": n} for n, (text, who) in enumerate(voices)]}


PAPER = ("Fjord News", source("Fjord News", None, "JRN"))
CHAINS: list[tuple[dict[str, Any], str | None, dict[int, str], Origin]] = [
    (chain(PAPER), None, {}, Origin("fjord news", "outlet")),
    (chain(("Reuters", None), PAPER), "Reuters", {}, Origin("reuters", "agency")),
    (chain(("Oslo", source("Norway", "NOR", "GOV")), PAPER), None, {}, Origin("government of NOR", "government")),
    (chain(("the army", source(None, "NOR", "MIL")), PAPER), "Reuters", {}, Origin("government of NOR", "government")),
    (chain(("witnesses", None), PAPER), "Reuters", {}, Origin("reuters", "agency")),
    (chain(("the state news agency KCNA", None), PAPER), None, {}, Origin("korean central news agency", "agency")),
    (chain(("the Amnesty report", None), PAPER), None, {0: "document"}, Origin("amnesty report", "document")),
    (chain(("Ola Berg", source("Ola Berg", None, None)), PAPER), None, {}, Origin("ola berg", "source")),
    (chain(("our reporter", None), PAPER), None, {0: "author"}, Origin("fjord news", "outlet")),
]


@pytest.mark.parametrize(("event", "agency", "kinds", "wanted"), CHAINS, ids=str)
def test_origins(event: dict[str, Any], agency: str | None, kinds: dict[int, str], wanted: Origin) -> None:
    assert origin_of(event, agency=agency, publication="Fjord News", text="t", kinds=kinds) == wanted


def test_a_text_of_nobody_is_its_own_origin() -> None:
    assert origin_of(chain(), agency=None, publication=None, text="story:1", kinds={}) == Origin("story:1", "text")


def test_copies() -> None:
    text = "Norway and Chile signed a treaty of friendship in Oslo on Monday after two years of talks about fish."
    other = "Two ministers met in Oslo and talked about salmon for two hours before they went home on Monday night."
    texts = [(1, text), (2, other), (3, text.replace("Monday", "Tuesday")), (4, f"{text} {other}"), (5, "Short.")]
    found = {copy.key: copy.original for copy in find_copies(texts)}
    assert found == {3: 1, 4: 1}


def test_a_copy_is_found_among_many_that_are_alike() -> None:
    line = "Norway and Chile signed a treaty of friendship in Oslo on Monday after two years of talks about fish and ships and whales."
    texts = [(n, f"{line} {' '.join(f'{word}{n}' for word in WORDS_OF_ITS_OWN)}") for n in range(3 * CROWD)]
    copy = texts[2 * CROWD + 5]
    found = {copy.key: copy.original for copy in find_copies([*texts, (1_000, f"{copy[1]} The end.")])}
    assert found == {1_000: copy[0]}


def test_numbers_are_found_with_what_they_count() -> None:
    event: dict[str, Any] = {
        "article_id": "a", "type": "ASSAULT", "quad": 4, "actors": [], "recipients": [], "date": None, "place": None,
        "published": "2024-01-02", "factuality": "CT+", "auxiliary": "negation",
        "sentence": {"text": "It killed 1,200 people and two Russian soldiers in 2024."},
    }  # fmt: skip
    told = telling(1, event, Origin("x", "text"))
    assert told.numbers == {"people": 1200, "soldiers": 2}
    assert told.aside is None
