"""Whatever servers answer, a watch goes on, and every story comes in once."""

from itertools import count

from fakes import Answer, Scene
from hypothesis import given, settings
from hypothesis import strategies as st
from made_feeds import STORY, item, page, rss

from dragoman.article.errors import FetchError, RefusedError
from dragoman.article.fetch import Response
from dragoman.feeds import State

FEED, BAD = "https://n.example/feed", "https://evil.example/feed"
GOOD = rss(*(item(n, guid=str(n), content=STORY + f"<p>Part {n} of the story.</p>") for n in range(3)))
EVIL = GOOD.replace(b"n.example", b"evil.example").replace(
    b"Norland", b"Evilland"
)  # other stories on a site of its own
headers = st.dictionaries(
    st.sampled_from(["etag", "last-modified", "cache-control", "content-type", "age", "retry-after"]),
    st.text(max_size=20)
    | st.sampled_from(["max-age=99999999999", "max-age=0", "text/xml; charset=utf-7", "text/xml; charset=", "-1"]),
)
bodies = st.binary(max_size=200) | st.tuples(
    st.integers(0, len(EVIL)), st.integers(0, len(EVIL)), st.binary(max_size=9)
).map(lambda cut: EVIL[: cut[0]] + cut[2] + EVIL[cut[1] :])
errors = st.sampled_from(
    [
        FetchError("no"), FetchError("busy", status=503, retry_after="9" * 30), RefusedError("closed"), ValueError("x"), KeyError(),
        RecursionError(), UnicodeDecodeError("utf-8", b"x", 0, 1, "y"),
    ]
)  # fmt: skip
answers = errors | st.builds(Response, st.just(BAD), st.sampled_from([200, 304]), bodies, headers)


@settings(max_examples=40, deadline=None)
@given(feeds=st.lists(answers, min_size=1, max_size=6), pages=st.lists(answers, min_size=1, max_size=3))
def test_any_answer(feeds: list[Answer], pages: list[Answer]) -> None:
    with State(":memory:") as state:
        scene, numbers = Scene(state), count()
        scene.servers.answers |= {FEED: GOOD, BAD: lambda headers: feeds[next(numbers) % len(feeds)]}
        scene.servers.answers |= {f"https://evil.example/{n}": pages[n % len(pages)] for n in range(3)}
        scene.watch(BAD, FEED, hours=6)
        assert len(scene.record.added) == len(set(scene.record.added))
        assert {f"https://n.example/{n}" for n in range(3)} <= set(scene.record.added)
        assert all("\n" not in str(rejection) for rejection in scene.record.rejections)


words = st.lists(
    st.sampled_from(["Norland ", "met ", "Sudland ", "\x00", "<b>", "&amp;", "é", "\ud800"]), max_size=30
).map("".join)


@settings(max_examples=40, deadline=None)
@given(title=words, content=words, guid=words)
def test_any_entry(title: str, content: str, guid: str) -> None:
    feed = f"<rss><channel><item><title>{title}</title><guid>{guid}</guid><description>{content}</description></item></channel></rss>"
    with State(":memory:") as state:
        scene = Scene(state)
        scene.servers.answers[FEED] = feed.encode("utf-8", "surrogatepass")
        scene.watch(FEED, every=7200.0, hours=36)
        assert len(scene.record.added) <= 1
        assert len(scene.record.added) + len(scene.record.rejections) >= 1
        for story in scene.record.stories.values():
            story.text.encode()


def test_a_story_of_a_page_whose_feed_is_evil_is_the_pages() -> None:
    with State(":memory:") as state:
        scene = Scene(state)
        scene.servers.answers |= {
            BAD: rss(item(1, content=STORY.replace("Norland", "Evilland"))),
            "https://n.example/1": page("True"),
        }
        scene.watch(BAD, hours=1)
        assert "Evilland" not in scene.record.stories["https://n.example/1"].text
