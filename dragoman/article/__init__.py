"""Stories from text, rows, pages, files and addresses, with their zones marked and their publication known.

What cannot be read raises an ArticleError from `from_text`, `from_row` and `from_html`, and comes out of `read_sources`
and `from_many` as a Rejection.
"""

from dragoman.article.batches import batches, from_many
from dragoman.article.errors import ArticleError, FeedError, FetchError, PageError, RowError, SourceError, TextError
from dragoman.article.fetch import fetch
from dragoman.article.limits import Limits
from dragoman.article.page import from_html
from dragoman.article.sources import read_sources
from dragoman.article.text import from_row, from_text

__all__ = [
    "ArticleError",
    "FeedError",
    "FetchError",
    "Limits",
    "PageError",
    "RowError",
    "SourceError",
    "TextError",
    "batches",
    "fetch",
    "from_html",
    "from_many",
    "from_row",
    "from_text",
    "read_sources",
]
