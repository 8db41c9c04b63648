from dragoman.article.feed import Entry
from dragoman.feeds.identity import entry_keys, keys_within, text_key

FEED = "https://n.example/feed"


def common(one: Entry, other: Entry, *, feed: str = FEED) -> int:
    return len(set(entry_keys(one, FEED)) & set(entry_keys(other, feed)))


def test_an_entry_is_known_by_its_guid_within_its_feed() -> None:
    assert common(Entry(1, guid="1"), Entry(9, guid="1", title="x")) == 1
    assert common(Entry(1, guid="1"), Entry(1, guid="1"), feed="https://s.example/feed") == 0


def test_an_entry_is_known_by_its_address_in_every_feed() -> None:
    one, other = (
        Entry(1, guid="1", link="http://www.n.example/a/?utm_source=x"),
        Entry(2, guid="2", link="https://n.example/a"),
    )
    assert common(one, other) == 2
    assert common(one, other, feed="https://s.example/feed") == 1
    assert common(one, Entry(2, link="https://n.example/b")) == 0


def test_an_entry_without_either_is_known_by_what_it_holds() -> None:
    assert common(Entry(1, title="a", content="b"), Entry(5, title="a", content="b")) == 1
    assert common(Entry(1, title="a", content="b"), Entry(5, title="a", content="c")) == 0
    assert keys_within(Entry(1), FEED)


def test_words_are_known_whatever_their_spaces_and_capitals() -> None:
    assert text_key("Talks  open\n\nNorland met") == text_key("TALKS OPEN Norland met ")
    assert text_key("a") != text_key("b")
    assert text_key("\ud800")
