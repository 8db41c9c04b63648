"""A clock, servers and a record that are made of values, so that a day of watching takes no time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.article.errors import FetchError
from dragoman.article.fetch import NOT_MODIFIED, Response
from dragoman.article.manners import site_of
from dragoman.feeds import Settings, State, Watcher
from dragoman.feeds.clock import StoppedError
from dragoman.model.article import Article, Rejection
from dragoman.store.errors import RecordError

START = 1_718_000_000.0  # 10 June 2024


@dataclass
class Clock:
    """Time passes when somebody sleeps; at `end` the watch is to stop."""

    time: float = START
    end: float = START + 10 * 24 * 3600
    asked_to_stop: bool = False

    @property
    def stopped(self) -> bool:
        return self.asked_to_stop or self.time >= self.end

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.time += seconds


Answer = bytes | Exception | Response


@dataclass
class Servers:
    """Answers by address: bytes, errors, responses, or what a function gives for the headers."""

    clock: Clock
    answers: dict[str, Answer | Callable[[Mapping[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[float, str]] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    free: dict[str, float] = field(default_factory=dict)

    def get(
        self,
        url: str,
        *,
        types: tuple[str, ...] = (),
        headers: Mapping[str, str] | None = None,
        most: int | None = None,
    ) -> Response:
        assert self.wait_for(url) == 0 or not types  # pages are asked for when their host may be asked
        self.free[site_of(url)] = self.clock.time + 1.0
        self.asked.append((self.clock.time - START, url))
        self.headers.append(headers or {})
        found = self.answers.get(url, FetchError("the server answered 404; allowed: 200", status=404))
        answer = found(headers or {}) if callable(found) else found
        if isinstance(answer, Exception):
            raise answer
        return Response(url, 200, answer) if isinstance(answer, bytes) else answer

    def wait_for(self, url: str) -> float:
        return max(self.free.get(site_of(url), 0.0) - self.clock.time, 0.0)

    def times(self, url: str) -> list[float]:
        return [when for when, address in self.asked if address == url]


@dataclass
class Record:
    """A record in memory; `problem` is raised instead of adding, `poison` are texts that the coder cannot bear."""

    stories: dict[str, Article] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    problem: BaseException | None = None
    poison: str | None = None
    after_adding: Callable[[], None] = lambda: None
    rests: int = 0

    def add(self, items: Sequence[Article | Rejection]) -> None:
        if self.problem:
            raise self.problem
        if self.poison and any(isinstance(i, Article) and self.poison in i.text for i in items):
            raise IndexError("the coder fell over")
        for item in items:
            if isinstance(item, Article):
                self.stories[item.id] = item
                self.added.append(item.id)
            else:
                self.rejections.append(item)
        self.after_adding()

    def has(self, articles: Sequence[str]) -> set[str]:
        return set(articles) & self.stories.keys()

    def idle(self) -> None:
        self.rests += 1


def locked() -> RecordError:
    return RecordError("world.duckdb: another program has it open")


def stopped() -> StoppedError:
    return StoppedError()


def changing(stamp: str, data: bytes) -> Callable[[Mapping[str, str]], Answer]:
    """A feed with an ETag that answers 304 to whoever has it."""

    def answer(headers: Mapping[str, str]) -> Answer:
        if headers.get("If-None-Match") == stamp:
            return Response("", NOT_MODIFIED, b"")
        return Response("", 200, data, {"etag": stamp})

    return answer


@dataclass
class Scene:
    """All of it, around one state."""

    state: State
    clock: Clock = field(default_factory=Clock)
    record: Record = field(default_factory=Record)
    servers: Servers = field(init=False)
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.servers = Servers(self.clock)

    def watch(self, *feeds: str, every: float = 900.0, once: bool = False, hours: float | None = None) -> "Scene":
        if hours is not None:
            self.clock.end = self.clock.time + hours * 3600
        settings = Settings(feeds, every, chance=lambda: 0.0, once=once)
        Watcher(settings, self.state, self.servers, self.record, self.clock, trouble=self.trouble.append).run()
        return self
