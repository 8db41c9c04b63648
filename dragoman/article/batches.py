"""Many inputs: texts and rows in a stream, and batches of articles for the parser."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.article.errors import ArticleError
from dragoman.article.text import from_row, from_text
from dragoman.model.article import Article, Rejection

BATCH_ARTICLES = 64
BATCH_CHARS = 400_000


def from_many(sources: Iterable[str | Mapping[str, Any]]) -> Iterator[Article | Rejection]:
    """Articles of texts or rows, in order; what is no story comes out as a Rejection that counts items from 1."""
    for number, source in enumerate(sources, start=1):
        try:
            yield from_text(source) if isinstance(source, str) else from_row(source)
        except ArticleError as error:
            yield Rejection(f"item {number}", str(error), row_id(source))


def row_id(row: object) -> str | None:
    """The id of a row, where it has one that can be shown."""
    found = row.get("id") if isinstance(row, Mapping) else None
    return found if isinstance(found, str) and found.isprintable() else None


def batches(
    items: Iterable[Article | Rejection], *, articles: int = BATCH_ARTICLES, chars: int = BATCH_CHARS
) -> Iterator[list[Article | Rejection]]:
    """Cut a stream into lists of at most so many items, closed early once they hold so many characters."""
    held: list[Article | Rejection] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.text) if isinstance(item, Article) else 0
        if len(held) >= articles or size >= chars:
            yield held
            held, size = [], 0
    if held:
        yield held
