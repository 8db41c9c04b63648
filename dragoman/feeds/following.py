"""Following entries: reads the story of a new entry, from the feed or from the page that it links to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dragoman.article.entries import linked_story, named, own_story
from dragoman.article.errors import ArticleError, FetchError, RefusedError
from dragoman.article.feed import Entry, Feed
from dragoman.article.fetch import PAGES
from dragoman.feeds.clock import StoppedError
from dragoman.feeds.identity import address_key, text_key
from dragoman.feeds.outbox import Outbox
from dragoman.feeds.parts import Settings, Transport, Watch
from dragoman.feeds.schedule import after_failure, retry_seconds
from dragoman.feeds.state import State, Waiting
from dragoman.model.article import Article

MOST_TRIES = 5  # of a page
LATEST = timedelta(days=1)  # by which an entry may be dated ahead of its reading, for the sake of time zones


class Follower:
    """Reads the stories of entries, of sites that may be asked at once, feed by feed in turn. What a page holds never raises.

    The turns keep a feed that links to slow sites from taking all the time.
    """

    def __init__(self, settings: Settings, state: State, transport: Transport, outbox: Outbox, clock: Watch) -> None:
        """Entries come from the state; stories and rejections go to the outbox."""
        self._settings, self._state, self._transport = settings, state, transport
        self._outbox, self._clock = outbox, clock
        self._turns: dict[str, int] = {}  # the last turn of each feed
        self._turn = 0

    def follow_next(self) -> bool:
        """Read one story; False where none is due of a site that may be asked."""
        waiting = self._next()
        if waiting is None:
            return False
        try:
            self._follow(waiting)
        except StoppedError:
            return False
        except FetchError as error:
            self._unread(waiting, error)
        except ArticleError as error:
            self._reject(waiting, str(error))
        except Exception as error:  # whatever a page is built to do, the next one is read
            self._reject(waiting, f"the story cannot be read ({type(error).__name__})")
        return True

    def _next(self) -> Waiting | None:
        """An entry of the feed whose last turn is longest ago."""
        now = self._clock.now()
        due = self._state.due(now)
        self._turns = {feed: self._turns.get(feed, 0) for feed, _ in due}
        free = [(feed, site) for feed, site in due if self._transport.wait_for(site) <= 0]
        if not free:
            return None
        feed, site = min(free, key=lambda pair: self._turns[pair[0]])
        self._turn += 1
        self._turns[feed] = self._turn
        return self._state.first_due(feed, site, now)

    def _follow(self, waiting: Waiting) -> None:
        """Hold the story of an entry for the record, unless its words or the address that it leads to are known."""
        story, keys = self._story(waiting)
        words = text_key(story.text)
        keys.append(words)
        if self._state.seen(keys) or self._outbox.knows(keys):
            self._state.settle([(waiting.number, [])])
        else:
            self._outbox.hold(story, waiting, keys, words=words)

    def _story(self, waiting: Waiting) -> tuple[Article, list[bytes]]:
        """The story, and the key of the address that its link leads to, where that is another."""
        entry, limits = _dated(waiting.entry, self._clock.now()), self._settings.limits
        feed = Feed(title=waiting.title, language=waiting.language)
        story = own_story(entry, feed, url=waiting.feed, limits=limits)
        if story is not None:
            return story, []
        assert entry.link is not None
        response = self._transport.get(entry.link, types=PAGES)
        key = address_key(response.url)
        keys = [key] if key != address_key(entry.link) else []
        return linked_story(response, entry, feed, url=waiting.feed, limits=limits), keys

    def _unread(self, waiting: Waiting, error: FetchError) -> None:
        """Try a page again later, or give it up: at once where trying again would change nothing."""
        is_final = isinstance(error, RefusedError) or error.status == 200
        if is_final or waiting.tries + 1 >= MOST_TRIES:
            self._reject(waiting, str(error))
            return
        now = self._clock.now()
        asked, chance = retry_seconds(error.retry_after, now), self._settings.chance()
        wait = after_failure(self._settings.every, failures=waiting.tries, asked=asked, chance=chance)
        self._state.put_off(waiting, now + wait)

    def _reject(self, waiting: Waiting, reason: str) -> None:
        self._state.give_up(waiting)
        self._outbox.reject(f"{waiting.feed}, {named(waiting.entry)}", reason, waiting.entry.link)


def _dated(entry: Entry, now: float) -> Entry:
    """The entry without its date, where that is still to come."""
    if entry.published is None:
        return entry
    latest = (datetime.fromtimestamp(now, tz=UTC) + LATEST).date().isoformat()
    return replace(entry, published=None) if entry.published[:10] > latest else entry
