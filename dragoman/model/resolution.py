"""What the resolve stage adds: who, when and where the words stand for."""

from dataclasses import dataclass
from functools import cached_property

from dragoman.model.entity import Mention
from dragoman.model.place import Place
from dragoman.model.timex import Timex


@dataclass(frozen=True)
class Resolution:
    """Mentions of actors, time expressions and places of one article, each sorted by start."""

    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()

    @cached_property
    def by_head(self) -> dict[int, Mention]:
        """Mentions by the index of their head token."""
        return {m.head: m for m in self.mentions}
