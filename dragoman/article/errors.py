"""What goes wrong with an input, as one tree: whoever catches ArticleError has caught all of it."""


class ArticleError(ValueError):
    """An input that is no story. The message is one line: the value, and what would be allowed."""


class TextError(ArticleError):
    """Text or metadata given by the caller that cannot be used."""


class RowError(ArticleError):
    """A JSON object that is no story."""


class PageError(ArticleError):
    """An HTML page without a readable story."""


class SourceError(ArticleError):
    """A file that cannot be read."""


class FetchError(ArticleError):
    """An address that was not, or must not be, fetched."""

    def __init__(self, message: str, *, status: int | None = None, retry_after: str | None = None) -> None:
        """`status` and `retry_after`: what the server answered, where it did."""
        super().__init__(message)
        self.status, self.retry_after = status, retry_after


class RefusedError(FetchError):
    """An address that may not be asked for, now or later: not public, or closed by the robots.txt of its host."""


class FeedError(ArticleError):
    """Bytes that are no feed, or no list of feeds."""


def shown(value: object, *, longest: int = 60) -> str:
    """A value for a message: on one line, without control characters, cut where it is long."""
    text = ascii(value) if not isinstance(value, str) else repr(value)
    return text if len(text) <= longest else text[: longest - 3] + "..."
