from collections.abc import Iterator, Mapping
from itertools import count, pairwise
from pathlib import Path

import pytest
from fakes import START, Answer, Scene, changing, locked, stopped
from made_feeds import PARAGRAPHS, STORY, item, page, rss

from dragoman.article.errors import FetchError, RefusedError
from dragoman.article.fetch import Response
from dragoman.feeds import State
from dragoman.store.errors import RecordError

FEED, OTHER = "https://n.example/feed", "https://s.example/feed"


def story(number: int) -> str:
    return STORY + f"<p>This is part {number} of the story that was told at length in all papers.</p>"


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    with State(tmp_path / "state") as state:
        yield Scene(state)


def ids(scene: Scene) -> list[str]:
    return [name.rsplit("/", 1)[-1] for name in scene.record.added]


def told(scene: Scene) -> list[str]:
    return [str(rejection) for rejection in scene.record.rejections]


def test_stories_come_in_once_from_the_feed_or_from_their_pages(scene: Scene) -> None:
    scene.servers.answers |= {
        FEED: rss(item(1, content=story(1)), item(2)),
        "https://n.example/2": page("Part 2", number=2),
    }
    scene.watch(FEED, hours=5)
    assert ids(scene) == ["1", "2"]
    assert len(scene.servers.times(FEED)) == 20
    assert len(scene.servers.times("https://n.example/2")) == 1
    assert told(scene) == []


def test_once_ends_when_all_is_done(scene: Scene) -> None:
    scene.servers.answers |= {
        FEED: rss(item(1, content=story(1)), item(2)),
        "https://n.example/2": page("Part 2", number=2),
    }
    scene.watch(FEED, once=True)
    assert ids(scene) == ["1", "2"]
    assert scene.clock.time < START + 10
    scene.watch(FEED, once=True)  # the feed is not due yet
    assert len(scene.servers.times(FEED)) == 1


def test_only_what_has_changed_is_asked_for(scene: Scene) -> None:
    scene.servers.answers[FEED] = changing('"v1"', rss(item(1, content=story(1))))
    scene.watch(FEED, hours=1)
    assert [dict(h) for h in scene.servers.headers] == [{}, *[{"If-None-Match": '"v1"'}] * 3]
    scene.servers.answers[FEED] = lambda headers: Response(
        FEED, 200, rss(), {"last-modified": "Mon, 10 Jun 2024 00:00:00 GMT"}
    )
    scene.watch(FEED, hours=0.5)
    assert scene.servers.headers[-1] == {"If-Modified-Since": "Mon, 10 Jun 2024 00:00:00 GMT"}


@pytest.mark.parametrize("stamp", ["a\r\nX-Evil: 1", "é", "x" * 501, ""])
def test_stamps_that_cannot_be_sent_back(scene: Scene, stamp: str) -> None:
    scene.servers.answers[FEED] = Response(FEED, 200, rss(), {"etag": stamp})
    scene.watch(FEED, hours=1)
    assert [dict(h) for h in scene.servers.headers] == [{}] * 4


def test_a_feed_is_not_asked_while_it_is_fresh(scene: Scene) -> None:
    scene.servers.answers[FEED] = Response(FEED, 200, rss(), {"cache-control": "max-age=7200"})
    scene.servers.answers[OTHER] = rss(head="<ttl>60</ttl>")
    scene.watch(FEED, OTHER, hours=3.9)
    assert scene.servers.times(FEED) == [0, 7200]
    assert [round(when / 3600) for when in scene.servers.times(OTHER)] == [0, 1, 2, 3]


def test_a_failing_feed_is_asked_ever_less_and_told_once(scene: Scene) -> None:
    scene.servers.answers[FEED] = FetchError("the server answered 500; allowed: 200", status=500)
    scene.watch(FEED, hours=10)
    assert [when / 900 for when in scene.servers.times(FEED)] == pytest.approx([0, 2, 6, 14, 30], abs=0.01)
    assert told(scene) == [f"{FEED}: the server answered 500; allowed: 200"]
    scene.servers.answers[FEED] = rss()
    scene.watch(FEED, hours=30)
    scene.servers.answers[FEED] = b"no feed"
    scene.watch(FEED, hours=1)
    assert told(scene)[1:] == [f"{FEED}: this is no feed; allowed: RSS, Atom, RDF"]


def test_a_feed_that_fails_now_and_then_is_told_once_a_day(scene: Scene) -> None:
    numbers = count()
    busy = FetchError("the server answered 503; allowed: 200", status=503)
    scene.servers.answers[FEED] = lambda headers: busy if next(numbers) % 3 == 0 else rss()
    scene.watch(FEED, hours=47)
    assert told(scene) == [f"{FEED}: the server answered 503; allowed: 200"] * 2


def test_what_a_server_asks_for_is_kept_to(scene: Scene) -> None:
    scene.servers.answers[FEED] = FetchError("busy", status=429, retry_after="7200")
    scene.watch(FEED, hours=3)
    assert scene.servers.times(FEED) == pytest.approx([0, 7200], abs=1)


def test_a_page_that_fails_is_tried_again_and_given_up_in_the_end(scene: Scene) -> None:
    scene.servers.answers[FEED] = changing('"v1"', rss(item(1)))
    scene.watch(FEED, hours=2 * 24)
    assert len(scene.servers.times("https://n.example/1")) == 5
    assert told(scene) == [f"{FEED}, entry 1 ('https://n.example/1'): the server answered 404; allowed: 200"]


def test_a_page_that_comes_late_is_read(scene: Scene) -> None:
    scene.servers.answers[FEED] = changing('"v1"', rss(item(1)))
    scene.watch(FEED, hours=0.5)
    scene.servers.answers["https://n.example/1"] = page("Part 1")
    scene.watch(FEED, hours=2)
    assert ids(scene) == ["1"]
    assert told(scene) == []


FINAL = [RefusedError("robots.txt closes this"), FetchError("the content type is 'video/mp4'", status=200)]


@pytest.mark.parametrize("error", FINAL)
def test_a_page_that_will_never_do_is_not_tried_again(scene: Scene, error: FetchError) -> None:
    scene.servers.answers |= {FEED: rss(item(1)), "https://n.example/1": error}
    scene.watch(FEED, hours=24)
    assert len(scene.servers.times("https://n.example/1")) == 1
    assert len(told(scene)) == 1


def test_pages_of_one_host_are_read_one_a_second_and_hosts_in_turn(scene: Scene) -> None:
    scene.servers.answers |= {FEED: rss(*(item(n) for n in range(5))), OTHER: rss(item(9, link="https://s.example/9"))}
    scene.servers.answers |= {f"https://n.example/{n}": page(f"Part {n}", number=n) for n in range(5)}
    scene.servers.answers["https://s.example/9"] = page("Part 9", number=9)
    scene.watch(FEED, OTHER, hours=0.1)
    assert sorted(ids(scene)) == ["0", "1", "2", "3", "4", "9"]
    times = [scene.servers.times(f"https://n.example/{n}")[0] for n in range(5)]
    assert [b - a for a, b in pairwise(times)] == [1.0] * 4
    assert scene.servers.times("https://s.example/9")[0] < times[-1]


def test_a_feed_that_becomes_due_while_stories_are_added_is_not_forgotten(scene: Scene) -> None:
    numbers = count()
    scene.servers.answers[FEED] = lambda headers: rss(item(n := next(numbers), content=story(n)))
    scene.record.after_adding = lambda: scene.clock.sleep(7.0)
    scene.watch(FEED, every=5.0, hours=1)
    assert len(ids(scene)) > 400


def test_a_feed_of_slow_pages_does_not_keep_others_waiting(scene: Scene) -> None:
    def slow(headers: Mapping[str, str]) -> Answer:
        scene.clock.sleep(20.0)
        return FetchError("took longer than 20 seconds")

    links = [f"https://h{n}.evil.example/{n}" for n in range(200)]
    scene.servers.answers |= {
        FEED: rss(*(item(n, link=link) for n, link in enumerate(links))),
        **dict.fromkeys(links, slow),
    }
    scene.servers.answers[OTHER] = rss(*(item(n, link=f"https://s.example/{n}") for n in range(5)))
    scene.servers.answers |= {f"https://s.example/{n}": page(f"Part {n}", number=n) for n in range(5)}
    scene.watch(FEED, OTHER, every=7200.0, hours=1)
    assert ids(scene) == [str(n) for n in range(5)]
    assert max(scene.servers.times(f"https://s.example/{n}")[0] for n in range(5)) < 6 * 21


TWICE = [
    rss(item(1, content=story(1), guid="a"), item(1, content=story(2), guid="b")),  # the same address
    rss(item(1, content=story(1), guid="a"), item(2, content=story(2), guid="a")),  # the same guid
    rss(item(1, content=story(1)), item(2, content=story(1)).replace("part 2", "part 1")),  # the same words
    rss(item(1, content=story(1)), item(1, content=story(1), link="https://www.n.example/1/?utm_source=feed#top")),
]


@pytest.mark.parametrize("data", TWICE, ids=range(len(TWICE)))
def test_the_same_story_twice_in_a_feed(scene: Scene, data: bytes) -> None:
    scene.servers.answers[FEED] = data
    scene.watch(FEED, hours=2)
    assert ids(scene) == ["1"]
    assert told(scene) == []


def test_the_same_story_in_two_feeds_and_under_changing_names(scene: Scene) -> None:
    numbers = count()

    def changing_names(headers: Mapping[str, str]) -> Answer:
        n = next(numbers)
        return rss(
            item(1, content=story(1), guid=f"g{n}"), item(2, link=f"https://n.example/2?n={n}", content=story(2))
        )

    scene.servers.answers |= {FEED: changing_names, OTHER: rss(item(1, link="https://n.example/1"))}
    scene.watch(FEED, OTHER, hours=10)
    assert len(scene.servers.times(FEED)) == 40
    assert scene.record.added == ["https://n.example/1", "https://n.example/2?n=0"]
    assert scene.servers.times("https://n.example/1") == []


def test_redirects_that_lead_to_a_known_page(scene: Scene) -> None:
    scene.servers.answers |= {
        FEED: rss(item(1, link="https://r.example/x"), item(2, link="https://r.example/y")),
        "https://r.example/x": Response("https://n.example/1", 200, page("Part 1", number=1)),
        "https://r.example/y": Response("https://n.example/1", 200, page("Part 1", number=2)),  # a counter has moved
    }
    scene.watch(FEED, hours=1)
    assert scene.record.added == ["https://r.example/x"]


def test_no_feed_keeps_another_from_its_story(scene: Scene) -> None:
    scene.servers.answers[FEED] = rss(
        item(1, link="https://s.example/1", content=story(1))
    )  # of a page that is not there yet
    scene.watch(FEED, hours=48)
    assert len(told(scene)) == 1
    scene.servers.answers |= {
        OTHER: rss(item(1, link="https://s.example/1")),
        "https://s.example/1": page("The true story"),
    }
    scene.watch(FEED, OTHER, hours=1)
    assert scene.record.stories["https://s.example/1"].title == "The true story"


def test_dates_that_are_still_to_come_are_no_dates(scene: Scene) -> None:
    entry = item(1, content=story(1), more="<pubDate>Fri, 14 Jun 2041 00:00:00 GMT</pubDate>")
    ahead = item(2, content=story(2), more="<pubDate>Mon, 10 Jun 2024 23:00:00 GMT</pubDate>")
    scene.servers.answers[FEED] = rss(entry, ahead)
    scene.watch(FEED, hours=1)
    one, two = scene.record.stories.values()
    assert (one.published, one.published_basis) == (None, None)
    assert (two.published, two.published_basis) == ("2024-06-10T23:00:00+00:00", "feed")


def test_the_clock_dates_nothing(scene: Scene) -> None:
    scene.servers.answers |= {FEED: rss(item(1, content=story(1)), item(2)), "https://n.example/2": page("Part 2")}
    scene.watch(FEED, hours=1)
    assert [story.published for story in scene.record.stories.values()] == [None, None]


def test_a_cut_feed_is_asked_again_for_what_is_missing(scene: Scene) -> None:
    whole = rss(item(1, content=story(1)), item(2, content=story(2)))
    scene.servers.answers[FEED] = changing('"v1"', whole[: whole.rindex(b"Norland")])
    scene.watch(FEED, hours=0.2)
    assert ids(scene) == ["1"]
    scene.servers.answers[FEED] = changing('"v1"', whole)
    scene.watch(FEED, hours=1)
    assert ids(scene) == ["1", "2"]


def test_more_entries_than_may_wait_come_later(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.feeds.polling.MOST_WAITING", 3)
    scene.servers.answers[FEED] = changing('"v1"', rss(*(item(n, content=story(n)) for n in range(8))))
    scene.watch(FEED, hours=2)
    assert ids(scene) == [str(n) for n in range(8)]


def test_errors_that_nobody_thought_of_end_nothing(scene: Scene) -> None:
    scene.servers.answers |= {
        OTHER: RecursionError("deep"), FEED: rss(item(1), item(2)),
        "https://n.example/1": MemoryError(), "https://n.example/2": page("Part 2"),
    }  # fmt: skip
    scene.watch(OTHER, FEED, hours=1)
    assert ids(scene) == ["2"]
    assert [line.split("(")[-1] for line in told(scene)] == ["RecursionError)", "MemoryError)"]


def test_a_story_that_the_coder_cannot_bear_is_rejected_alone(scene: Scene) -> None:
    scene.servers.answers[FEED] = rss(*(item(n, content=story(n)) for n in range(5)))
    scene.record.poison = "This is part 2 of"
    scene.watch(FEED, hours=1)
    assert ids(scene) == ["0", "1", "3", "4"]
    assert told(scene) == ["https://n.example/2: the story cannot be coded (IndexError: the coder fell over)"]


def test_a_locked_record_is_waited_for(scene: Scene) -> None:
    scene.servers.answers[FEED] = rss(*(item(n, content=story(n)) for n in range(200)))
    scene.record.problem = locked()
    scene.watch(FEED, hours=1)
    assert scene.record.added == []
    assert 50 < len(scene.trouble) < 70
    scene.record.problem = None
    scene.watch(FEED, hours=1)
    assert ids(scene) == [str(n) for n in range(200)]


def test_a_locked_record_ends_a_single_run_and_loses_nothing(scene: Scene) -> None:
    scene.servers.answers[FEED] = changing('"v1"', rss(item(1, content=story(1))))
    scene.record.problem = locked()
    with pytest.raises(RecordError):
        scene.watch(FEED, once=True)
    scene.record.problem = None
    scene.watch(FEED, once=True)
    assert ids(scene) == ["1"]


class Killed(BaseException):
    """The end of a process, wherever it is."""


@pytest.mark.parametrize("is_in_record", [False, True])
def test_a_run_that_is_killed_around_the_adding_adds_nothing_twice(scene: Scene, is_in_record: bool) -> None:
    scene.servers.answers |= {FEED: changing('"v1"', rss(item(1), item(2))), "https://n.example/2": page("Part 2")}
    scene.servers.answers["https://n.example/1"] = page("Part 1", number=1)

    def kill() -> None:
        raise Killed

    if is_in_record:
        scene.record.after_adding = kill
    else:
        scene.record.problem = Killed()
    with pytest.raises(Killed):
        scene.watch(FEED, hours=1)
    scene.record.after_adding, scene.record.problem = (lambda: None), None
    scene.servers.answers["https://n.example/1"] = page("Part 1, corrected", number=7)
    scene.watch(FEED, hours=1)
    assert sorted(ids(scene)) == ["1", "2"]


def test_a_run_that_is_to_stop_while_a_host_is_waited_for(scene: Scene) -> None:
    def stop(headers: Mapping[str, str]) -> Answer:
        scene.clock.asked_to_stop = True
        return stopped()

    scene.servers.answers |= {FEED: rss(item(1, content=story(1)), item(2)), "https://n.example/2": stop}
    scene.watch(FEED, hours=1)
    assert ids(scene) == ["1"]
    scene.clock.asked_to_stop = False
    scene.servers.answers["https://n.example/2"] = page("Part 2")
    scene.watch(FEED, hours=1)
    assert ids(scene) == ["1", "2"]
    assert len(scene.servers.times("https://n.example/2")) == 2
    assert told(scene) == []


def test_two_days_of_a_feed_that_grows(scene: Scene) -> None:
    def grown(headers: Mapping[str, str]) -> Answer:
        newest = int((scene.clock.time - START) / 3600)
        return rss(*(item(n, content=story(n), guid=str(n)) for n in range(newest, max(newest - 20, -1), -1)))

    scene.servers.answers[FEED] = grown
    scene.watch(FEED, every=1800.0, hours=48)
    assert sorted(map(int, ids(scene))) == list(range(48))
    assert PARAGRAPHS[0] in next(iter(scene.record.stories.values())).text
