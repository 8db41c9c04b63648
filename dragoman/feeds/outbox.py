"""What waits to be added to the record, and the adding of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dragoman.feeds.parts import Sink, Watch
from dragoman.feeds.state import State, Waiting
from dragoman.model.article import Article, Rejection
from dragoman.store.errors import RecordError

BATCH = 16  # stories that are added at once
MOST = 4 * BATCH  # while the record cannot be written
LOCKED_SECONDS = 60.0  # until a record that could not be written is tried again


@dataclass(frozen=True, slots=True)
class _Held:
    """A story with the number of its entry and the keys by which it will be known, or a rejection."""

    item: Article | Rejection
    entry: int | None = None
    keys: tuple[bytes, ...] = ()


class Outbox:
    """Holds stories and rejections until there are enough of them. Its state says of each story whether it was handed over."""

    def __init__(
        self, sink: Sink, state: State, clock: Watch, *, trouble: Callable[[str], None], is_patient: bool
    ) -> None:
        """`trouble` is told why the record cannot be written; who is patient tries again later, else RecordError is raised."""
        self._sink, self._state, self._clock = sink, state, clock
        self._trouble, self._is_patient = trouble, is_patient
        self._held: list[_Held] = []
        self._locked_until = 0.0

    def __len__(self) -> int:
        """How many are held."""
        return len(self._held)

    @property
    def is_ready(self) -> bool:
        """Are there enough of them to be added?"""
        return len(self._held) >= BATCH

    @property
    def is_full(self) -> bool:
        """Can it hold no more?"""
        return len(self._held) >= MOST

    @property
    def due(self) -> float | None:
        """When what is held can be added; None where nothing is."""
        return self._locked_until if self._held else None

    def knows(self, keys: Iterable[bytes]) -> bool:
        """Is a story held that any of these keys belongs to?"""
        wanted = set(keys)
        return any(not wanted.isdisjoint(held.keys) for held in self._held)

    def hold(self, story: Article, waiting: Waiting, keys: Sequence[bytes], *, words: bytes) -> None:
        """Take a story for the record; `keys` will be known when it is there, `words` is that of its text."""
        self._state.hand_over(waiting, story.id, words)
        self._held.append(_Held(story, waiting.number, tuple(keys)))

    def reject(self, where: str, reason: str, name: str | None = None) -> None:
        """Take a rejection for the record."""
        self._held.append(_Held(Rejection(where, reason, name)))

    def recover(self) -> None:
        """Find out what became of the stories that a run handed over before it was cut off."""
        handed = self._state.handed_over()
        there = self._sink.has([waiting.article or "" for waiting in handed]) if handed else set()
        for waiting in handed:
            if waiting.article in there:
                self._state.settle([(waiting.number, [waiting.words] if waiting.words else [])])
            else:
                self._state.take_back(waiting)

    def flush(self, *, last: bool = False) -> None:
        """Add what is held. What makes the coder fail is added alone, and rejected. The last time nothing is waited for."""
        if not self._held or (self._clock.now() < self._locked_until and not last):
            return
        try:
            self._add(self._held)
        except RecordError as error:
            if not self._is_patient:
                raise
            self._trouble(str(error))
            self._locked_until = self._clock.now() + LOCKED_SECONDS
            return
        except Exception:  # a story that the coder cannot bear must not take the others with it
            for held in self._held:
                self._add_alone(held)
        self._held = []

    def _add_alone(self, held: _Held) -> None:
        try:
            self._add([held])
        except RecordError:
            raise
        except Exception as error:
            where = held.item.id if isinstance(held.item, Article) else held.item.where
            reason = f"the story cannot be coded ({type(error).__name__}: {error})"
            self._add([_Held(Rejection(where, reason), held.entry, held.keys)])

    def _add(self, held: Sequence[_Held]) -> None:
        self._sink.add([each.item for each in held])
        self._state.settle([(each.entry, each.keys) for each in held if each.entry is not None])
