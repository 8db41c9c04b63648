import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.article.feed import Entry
from dragoman.feeds.identity import address_key, entry_keys, keys_within
from dragoman.feeds.state import Polled, State, StateError, Waiting

FEED = "https://n.example/feed"
ONE = Entry(1, guid="1", link="https://n.example/1", title="A", published="2024-06-19", content="<p>é</p>")
TWO = Entry(2, guid="2", link="https://s.example/2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def state(path: Path) -> Iterator[State]:
    with State(path) as opened:
        opened.polled(Polled(FEED, due=5.0, etag="e"), [(ONE, "n"), (TWO, "s")], title="Times", language="en")
        yield opened


def first(state: State, now: float = 0.0) -> Waiting:
    found = [state.first_due(feed, site, now) for feed, site in sorted(state.due(now))]
    assert found[0] is not None
    return found[0]


def test_what_was_kept_is_there_when_it_is_opened_again(state: State, path: Path) -> None:
    state.close()
    with State(path) as again:
        assert again.feed(FEED) == Polled(FEED, due=5.0, etag="e")
        assert again.feed("https://other.example/") == Polled("https://other.example/")
        waiting = first(again)
        assert (waiting.entry, waiting.feed, waiting.title, waiting.language) == (ONE, FEED, "Times", "en")
        assert again.seen(entry_keys(ONE, FEED))
        assert not again.seen([address_key("https://n.example/3")])


def test_entries_by_feed_and_site(state: State) -> None:
    assert sorted(state.due(0.0)) == [(FEED, "n"), (FEED, "s")]
    found = state.first_due(FEED, "s", 0.0)
    assert found is not None
    assert found.entry == TWO
    assert state.first_due("https://other.example/", "s", 0.0) is None
    assert state.first_due(FEED, "s", -1.0) is None


def test_putting_off(state: State) -> None:
    state.put_off(first(state), 100.0)
    assert first(state).entry == TWO
    assert state.due(50.0) == [(FEED, "s")]
    assert (state.next_due(), state.waiting_of(FEED)) == (0.0, 2)
    state.settle([(first(state).number, [])])
    assert state.next_due() == 100.0
    assert first(state, 100.0).tries == 1


def test_stories_that_are_handed_over_are_not_read_again(state: State) -> None:
    waiting = first(state)
    state.hand_over(waiting, "https://n.example/1", b"words")
    assert first(state).entry == TWO
    (handed,) = state.handed_over()
    assert (handed.article, handed.words) == ("https://n.example/1", b"words")
    assert not state.seen([b"words"])
    state.take_back(handed)
    assert first(state).entry == ONE
    state.settle([(waiting.number, [b"words"])])
    assert state.seen([b"words"])
    assert state.handed_over() == []


def test_an_entry_that_is_given_up_frees_its_address_for_other_feeds(state: State) -> None:
    state.give_up(first(state))
    assert state.seen(keys_within(ONE, FEED))
    assert not state.seen(entry_keys(ONE, "https://other.example/feed"))
    assert first(state).entry == TWO


def test_a_change_is_whole_or_not_at_all(state: State) -> None:
    def cut_off() -> Iterator[tuple[Entry, str]]:
        yield Entry(3, guid="3"), "n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        state.polled(Polled(FEED, due=99.0), cut_off(), title=None, language=None)
    assert state.feed(FEED).due == 5.0
    assert state.waiting_of(FEED) == 2
    assert not state.seen(keys_within(Entry(3, guid="3"), FEED))


def test_one_program_at_a_time(state: State, path: Path) -> None:
    with pytest.raises(StateError, match="no other program"):
        State(path)


def test_what_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("This is no database at all, but a text that is long enough." * 20)
    with pytest.raises(StateError, match="text"):
        State(tmp_path / "text")
    with pytest.raises(StateError, match="none"):
        State(tmp_path / "none" / "state")
    newer = sqlite3.connect(tmp_path / "newer")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StateError, match="version is 99"):
        State(tmp_path / "newer")
