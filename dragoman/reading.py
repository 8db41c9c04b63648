"""What a reader returns: one story with every layer that was added to it."""

from dataclasses import dataclass
from typing import Any, TextIO

from dragoman.model.analysis import Analysis
from dragoman.model.article import Article
from dragoman.model.attribution import Attribution, Claims
from dragoman.model.entity import Mention
from dragoman.model.event import Coding, Event
from dragoman.model.place import Place
from dragoman.model.relation import Relation
from dragoman.model.resolution import Resolution
from dragoman.model.timex import Timex
from dragoman.record.rows import article_row


@dataclass(frozen=True)
class Reading:
    """One story read: the article, its layers, and the record's entries."""

    analysis: Analysis
    resolution: Resolution
    claims: Claims
    coding: Coding
    relations: tuple[Relation, ...]

    @property
    def article(self) -> Article:
        """The story as it came in."""
        return self.analysis.article

    @property
    def events(self) -> tuple[Event, ...]:
        """What somebody does to somebody, in order of text."""
        return self.coding.events

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what."""
        return self.claims.attributions

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Stretches that stand for actors and for states as places."""
        return self.resolution.mentions

    @property
    def timexes(self) -> tuple[Timex, ...]:
        """Time expressions."""
        return self.resolution.timexes

    @property
    def places(self) -> tuple[Place, ...]:
        """Places."""
        return self.resolution.places

    def to_dict(self) -> dict[str, Any]:
        """The row that `dragoman annotate` writes: plain lists, dicts, strings and numbers."""
        return article_row(self.analysis, self.resolution, self.claims, self.coding, self.relations)

    def show(self, file: TextIO | None = None) -> None:
        """Print the report of `dragoman read`."""
        from dragoman.cli.report import show

        show(self, file)
