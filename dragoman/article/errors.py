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


def shown(value: object, *, longest: int = 60) -> str:
    """A value for a message: on one line, without control characters, cut where it is long."""
    text = ascii(value) if not isinstance(value, str) else repr(value)
    return text if len(text) <= longest else text[: longest - 3] + "..."
