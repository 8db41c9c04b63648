"""Readers in several processes: the same rows in the same order as one reader gives, whatever their number."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dragoman import article as articles
from dragoman.model.article import Article, Rejection
from dragoman.workers import Died, Workers

if TYPE_CHECKING:
    from dragoman.pipeline import Reader

Row = dict[str, Any]
Batch = list[Article | Rejection]


def read_rows(
    items: Iterable[Article | Rejection], load: Callable[[], "Reader"], workers: int = 1
) -> Iterator[Row | Rejection]:
    """Rows of `annotate`, in order, rejections passed through. `load` gives a reader; it is picklable where there are workers.

    A single batch of stories is read here. A story on which a worker process ends is tried once more, then rejected.
    """
    batches = articles.batches(items)
    first = list(islice(batches, 2))
    found = chain(first, batches)
    if len(first) < 2 or workers == 1:
        reader = load()
        for batch in found:
            yield from _rows(reader, batch)
        return
    with Workers(workers, _begin, (load,)) as crew:
        for results in crew.map(_read, found, lambda batch: [[item] for item in batch]):
            for result in results:
                yield from [_lost(result)] if isinstance(result, Died) else result


def _rows(reader: "Reader", batch: Batch) -> Iterator[Row | Rejection]:
    readings = reader.read_articles(item for item in batch if isinstance(item, Article))
    return (item if isinstance(item, Rejection) else next(readings).to_dict() for item in batch)


def _lost(died: Died[Batch]) -> Rejection:
    [item] = died.job
    name = item.id if isinstance(item, Article) else item.where
    return Rejection(name or "", died.reason, item.id)


_reader: "Reader | None" = None


def _begin(load: Callable[[], "Reader"]) -> None:
    global _reader  # one for each worker process
    _reader = load()


def _read(batch: Batch) -> list[Row | Rejection]:
    assert _reader is not None
    return list(_rows(_reader, batch))
