from collections.abc import Callable, Mapping

import pytest

from dragoman.article.errors import FetchError, RefusedError
from dragoman.article.fetch import Client, Response
from dragoman.article.manners import LONGEST_GAP, ROBOTS_KEPT, UNREACHABLE_KEPT, Manners, site_of

ROBOTS = "User-agent: *\nDisallow: /private\nAllow: /private/open\n\nUser-agent: dragoman\nDisallow: /closed*.html$\n"


class Clock:
    def __init__(self) -> None:
        self.time = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


class Site(Client):
    """Answers from a table, and notes when what was asked."""

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        most: int | None = None,
        before: Callable[[str], None] = lambda url: None,
    ) -> Response:
        before(url)
        ASKED.append(url)
        found = PAGES.get(url, 404)
        if isinstance(found, int):
            raise FetchError("no", status=found or None)
        return Response(url, 200, found.encode())


ASKED: list[str] = []
PAGES: dict[str, str | int] = {}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def manners(clock: Clock) -> Manners:
    ASKED.clear()
    PAGES.clear()
    return Manners(Site(), gap=1.0, clock=clock, sleep=clock.sleep)


def serve(robots: str | int) -> None:
    PAGES.update({"https://n.example:443/robots.txt": robots, "https://n.example/a": "a", "https://n.example/b": "b"})


def test_robots_are_read_once_and_the_host_is_given_time(manners: Manners, clock: Clock) -> None:
    serve(ROBOTS)
    assert manners.wait_for("https://n.example/a") == 0
    manners.get("https://n.example/a")
    assert manners.wait_for("https://n.example/b") == 1.0
    manners.get("https://n.example/b")
    assert ASKED == ["https://n.example:443/robots.txt", "https://n.example/a", "https://n.example/b"]
    assert clock.slept == [1.0, 1.0]
    clock.time += ROBOTS_KEPT
    manners.get("https://n.example/a")
    assert ASKED[3:] == ["https://n.example:443/robots.txt", "https://n.example/a"]


def test_hosts_do_not_wait_for_each_other(manners: Manners, clock: Clock) -> None:
    PAGES.update({"https://n.example/a": "a", "https://s.example/a": "a"})
    manners.get("https://n.example/a")
    clock.slept.clear()
    manners.get("https://s.example/a")
    assert clock.slept == [1.0]  # between its own robots.txt and its page


CLOSED = [
    ("User-agent: *\nDisallow: /", False),
    ("User-agent: *\nDisallow: /a", False),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: dragoman\nDisallow:", True),
    ("User-agent: dragoman\nDisallow: /*a$", False),
    ("User-agent: *\nDisallow: /\nAllow: /a", True),
    ("User-agent: other\nDisallow: /", True),
    ("<html>no robots</html>", True),
    ("\ufeffUser-agent: *\nDisallow: /", False),
]


@pytest.mark.parametrize(("robots", "is_open"), CLOSED)
def test_what_robots_close(manners: Manners, robots: str, is_open: bool) -> None:
    serve(robots)
    if is_open:
        assert manners.get("https://n.example/a").body == b"a"
    else:
        with pytest.raises(RefusedError, match="closes this address to dragoman"):
            manners.get("https://n.example/a")
        assert ASKED == ["https://n.example:443/robots.txt"]


def test_robots_that_are_missing_close_nothing(manners: Manners) -> None:
    serve(404)
    assert manners.get("https://n.example/a").body == b"a"


@pytest.mark.parametrize("status", [0, 500, 503])
def test_robots_that_cannot_be_reached_close_all_for_a_while(manners: Manners, clock: Clock, status: int) -> None:
    serve(status)
    for _ in range(2):
        with pytest.raises(FetchError, match="cannot be reached") as caught:
            manners.get("https://n.example/a")
        assert not isinstance(caught.value, RefusedError)
    assert len(ASKED) == 1
    clock.time += UNREACHABLE_KEPT
    serve(ROBOTS)
    assert manners.get("https://n.example/a").body == b"a"


@pytest.mark.parametrize(
    ("delay", "expected"), [("7", 7.0), ("0.1", 1.0), ("99999", LONGEST_GAP), ("nan", 1.0), ("-5", 1.0), ("x", 1.0)]
)
def test_the_delay_that_a_host_wants(manners: Manners, delay: str, expected: float) -> None:
    serve(f"User-agent: *\nCrawl-delay: {delay}\nDisallow:")
    manners.get("https://n.example/a")
    assert manners.wait_for("https://n.example/b") == expected


def test_only_so_many_hosts_are_remembered(manners: Manners, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.article.manners.MOST_HOSTS", 3)
    for n in range(10):
        PAGES[f"https://h{n}.example/"] = "x"
        manners.get(f"https://h{n}.example/")
    assert [manners.wait_for(f"https://h{n}.example/") > 0 for n in (0, 9)] == [False, True]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://N.example/a?b", "https://n.example:443"),
        ("http://n.example:81/", "http://n.example:81"),
        ("http://[::1]/", "http://[::1]:80"),
        ("http://[::1", ""),
    ],
)
def test_sites(url: str, expected: str) -> None:
    assert site_of(url) == expected
