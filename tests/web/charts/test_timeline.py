from datetime import date, timedelta

import pytest

from dragoman.web.charts.acts import Act
from dragoman.web.charts.bars import Bar
from dragoman.web.charts.months import Score
from dragoman.web.charts.timeline import MOST, timeline
from tests.web.charts.reading import HOSTILE, labels, marks, read, shapes, words

DAY = date(2024, 5, 1)
SPAN = (date(2024, 1, 1), date(2024, 12, 31))


def act(day: date = DAY, quad: int = 1, score: float = 5.0, standing: str = "reported", origins: int = 1) -> Act:
    return Act(day, quad, score, origins, standing, f"{day} {quad} {standing} {origins}", "/event/e-1")


def drawn(*acts: Act, scores: tuple[Score, ...] = (), bars: tuple[Bar, ...] = ()) -> str:
    return timeline(acts, scores, bars, title="A and B", span=SPAN)


def heights(chart: str) -> list[float]:
    return [float(found.attrib["cy"]) for found in shapes(read(chart), "mk") if found.tag.endswith("circle")]


def test_cooperation_stands_above_conflict_and_stronger_farther_out() -> None:
    days = [DAY + timedelta(days=n * 30) for n in range(4)]
    acts = [act(day, 1, score) for day, score in zip(days, (9.5, 2.5, -2.5, -9.5), strict=True)]
    found = heights(drawn(*acts))
    assert found == sorted(found)
    middle = (found[0] + found[-1]) / 2
    assert found[1] < middle < found[2]


@pytest.mark.parametrize("standing", ["claimed", "planned", "denied"])
def test_what_is_not_reported_is_hollow(standing: str) -> None:
    root = read(drawn(act(standing=standing)))
    assert len(shapes(root, "hollow")) == 1
    assert not shapes(root, "solid")
    assert bool(shapes(root, "struck")) == (standing == "denied")
    assert bool([s for s in shapes(root, "hollow") if s.get("stroke-dasharray")]) == (standing == "planned")


def test_more_origins_make_larger_signs_up_to_a_limit() -> None:
    sizes = []
    for origins in (1, 2, 5, 500):
        root = read(drawn(act(origins=origins)))
        sizes += [float(found.attrib["r"]) for found in shapes(root, "solid")]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] <= 12


def test_each_quad_class_has_a_shape_of_its_own() -> None:
    found = {shapes(read(drawn(act(quad=quad))), f"q{quad}")[-1].get("d", "circle").count("L") for quad in (1, 2, 3, 4)}
    assert found == {0, 2, 3}


def test_signs_of_one_day_do_not_cover_one_another() -> None:
    found = heights(drawn(*[Act(DAY, 1, 5.0, 1, "reported", f"{n}") for n in range(5)]))
    assert all(b - a >= 7.9 for a, b in zip(sorted(found), sorted(found)[1:], strict=False))


def test_many_events_are_counted_in_columns_without_plans_and_denials() -> None:
    many = [act(SPAN[0] + timedelta(days=n % 365), quad=1 + n % 4) for n in range(MOST + 1)]
    root = read(timeline([*many, act(standing="denied")], [], [], title="t", span=SPAN, link=lambda a, b: f"/{a}/{b}"))
    assert len(marks(root)) < 60
    assert sum(
        int(words.split(": ")[1].split()[0]) + int(words.split("cooperation, ")[1].split()[0]) for words in labels(root)
    ) == len(many)
    assert marks(root)[0].get("href") == "/2024-01-01/2024-01-07"
    assert "not counted" in (root[1].text or "")


def test_months_stand_above_or_below_their_line() -> None:
    scores = (Score(date(2024, 3, 1), 4.0, "March"), Score(date(2024, 4, 1), -4.0, "April"))
    up, down = shapes(read(drawn(scores=scores)), "solid")
    assert float(up.attrib["y"]) + float(up.attrib["height"]) == pytest.approx(float(down.attrib["y"]))
    assert (up.get("class"), down.get("class")) == ("mk q2 solid", "mk q4 solid")


def test_ties_are_bars_with_their_words() -> None:
    bars = (Bar(DAY, None, 2, "pact of A and B", "pact, signed"), Bar(DAY, DAY, 4, HOSTILE, HOSTILE, is_claimed=True))
    root = read(drawn(bars=bars))
    assert "pact of A and B" in words(root)
    whole, claimed = shapes(root, "solid")
    assert float(whole.attrib["width"]) > float(claimed.attrib["width"]) > 0
    assert float(whole.attrib["height"]) > float(claimed.attrib["height"])


def test_an_empty_time_is_a_chart_all_the_same() -> None:
    assert not marks(read(drawn()))


def test_the_day_asked_for_is_marked_only_within_the_time() -> None:
    for day, is_shown in ((DAY, True), (date(2030, 1, 1), False)):
        root = read(timeline([act()], [], [], title="t", span=SPAN, as_of=day))
        assert any(f"as of {day}" == text for text in words(root)) == is_shown
