"""Polling: asks a feed whether there is something new, and keeps what is."""

from dataclasses import replace

from dragoman.article.errors import ArticleError, FetchError
from dragoman.article.feed import Entry, Feed, parse_feed
from dragoman.article.fetch import NOT_MODIFIED, Response
from dragoman.article.manners import site_of
from dragoman.feeds.clock import StoppedError
from dragoman.feeds.identity import entry_keys
from dragoman.feeds.outbox import Outbox
from dragoman.feeds.parts import Settings, Transport, Watch
from dragoman.feeds.schedule import DAY, after_failure, after_success, retry_seconds
from dragoman.feeds.state import Polled, State

MOST_WAITING = 2_000  # entries of one feed
LONGEST_STAMP = 500  # characters of an ETag or a date that a server gives


class Poller:
    """Asks feeds, the one that has been due for longest first. What a feed holds, or is, never raises."""

    def __init__(self, settings: Settings, state: State, transport: Transport, outbox: Outbox, clock: Watch) -> None:
        """New entries go to the state, rejections to the outbox."""
        self._settings, self._state, self._transport = settings, state, transport
        self._outbox, self._clock = outbox, clock
        self._feeds = {url: state.feed(url) for url in settings.feeds}

    def next_due(self) -> float | None:
        """When the next feed is due; None where there are no feeds."""
        return min((feed.due for feed in self._feeds.values()), default=None)

    def poll_next(self) -> bool:
        """Ask one feed; False where none is due."""
        polled = min(self._feeds.values(), key=lambda feed: feed.due, default=None)
        if polled is None or polled.due > self._clock.now():
            return False
        try:
            self._poll(polled)
        except StoppedError:
            return False
        except ArticleError as error:
            self._failed(polled, error, str(error))
        except Exception as error:  # whatever a feed is built to do, the next one is polled
            self._failed(polled, error, f"the feed cannot be read ({type(error).__name__})")
        return True

    def _poll(self, polled: Polled) -> None:
        stamps = {"If-None-Match": polled.etag, "If-Modified-Since": polled.modified}
        headers = {name: value for name, value in stamps.items() if value}
        limits = self._settings.limits
        response = self._transport.get(polled.url, headers=headers, most=limits.feed_bytes)
        if response.status == NOT_MODIFIED:
            self._keep(replace(polled, due=self._due(response, None), failures=0))
            return
        feed = parse_feed(response.body, url=response.url, charset=response.charset, limits=limits)
        fresh = self._fresh(feed, polled.url)
        room = max(MOST_WAITING - self._state.waiting_of(polled.url), 0)
        is_all = len(fresh) <= room and not feed.is_cut  # else the rest comes with the next poll
        after = replace(
            polled,
            due=self._due(response, feed.minutes),
            failures=0,
            etag=_stamp(response, "etag") if is_all else None,
            modified=_stamp(response, "last-modified") if is_all else None,
        )
        pairs = [(entry, site_of(entry.link or polled.url)) for entry in fresh[:room]]
        self._state.polled(after, pairs, title=feed.title, language=feed.language)
        self._feeds[polled.url] = after

    def _fresh(self, feed: Feed, url: str) -> list[Entry]:
        """The entries that are not known, each once."""
        found: list[Entry] = []
        taken: set[bytes] = set()
        for entry in feed.entries:
            keys = entry_keys(entry, url)
            if taken.isdisjoint(keys) and not self._state.seen(keys):
                found.append(entry)
                taken |= set(keys)
        return found

    def _due(self, response: Response, minutes: float | None) -> float:
        every, chance = self._settings.every, self._settings.chance()
        return self._clock.now() + after_success(every, headers=response.headers, minutes=minutes, chance=chance)

    def _keep(self, feed: Polled) -> None:
        self._state.keep(feed)
        self._feeds[feed.url] = feed

    def _failed(self, polled: Polled, error: Exception, reason: str) -> None:
        """Ask a feed later, the later the more often it failed; tell why, where that was not told within a day."""
        failures, now = polled.failures + 1, self._clock.now()
        asked = retry_seconds(error.retry_after, now) if isinstance(error, FetchError) else 0.0
        wait = after_failure(self._settings.every, failures=failures, asked=asked, chance=self._settings.chance())
        after = replace(polled, due=now + wait, failures=failures)
        if reason != polled.told or now - polled.told_at > DAY:
            after = replace(after, told=reason, told_at=now)
            self._outbox.reject(polled.url, reason)
        self._keep(after)


def _stamp(response: Response, name: str) -> str | None:
    """A stamp that can be sent back as it is."""
    value = response.headers.get(name, "")
    return value if value and value.isascii() and value.isprintable() and len(value) <= LONGEST_STAMP else None
