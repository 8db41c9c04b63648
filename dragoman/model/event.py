"""What somebody does to somebody, in PLOVER's terms."""

from dataclasses import dataclass

from dragoman.model.attribution import Auxiliary, Factuality, Form
from dragoman.model.entity import Entity
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim characters of the article."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event happened: ISO days, both inclusive; `text`, `start` and `stop` show the words; `basis`: text, dateline, published."""

    begin: str
    end: str
    text: str
    start: int
    stop: int
    basis: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened; `start` and `stop` show the words."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    precision: str | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain: who says it. The publication comes last and has neither cue nor span unless the text has them."""

    source: Entity | None
    text: str | None
    cue: str | None
    start: int | None
    end: int | None
    form: Form | None


@dataclass(frozen=True, slots=True)
class Coder:
    """What made the record: version of the code, of the lexicon (hash), and of the parser's weights."""

    version: str
    lexicon: str
    model: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many were `what` (dead, injured, casualties, arrested, abducted, missing, displaced, crowd), in the text's words.

    `value` where the number is exact, `min` and `max` where it is bounded; persons.
    """

    what: str
    value: float | None
    min: float | None
    max: float | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One act. Fields are the contract's, in its order. What is not known is None, and `why` says why."""

    id: str
    article_id: str
    title: str | None
    publication: str | None
    published: str | None
    url: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    auxiliary: Auxiliary | None
    quad: int
    score: float
    cameo: str | None
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    trigger: Quote
    sentence: Quote
    date: EventDate | None
    place: EventPlace | None
    factuality: Factuality
    attribution: tuple[Voice, ...]
    confidence: float
    why: tuple[str, ...]
    coder: Coder
    counts: tuple[Count, ...] = ()

    @property
    def is_interstate(self) -> bool:
        """Is it between different countries or international bodies, in one direction or together?"""
        ours, theirs = ({e.code for e in side if e.code} for side in (self.actors, self.recipients))
        return len(ours) > 1 if not theirs else bool(ours and theirs - ours)


UNREAD = "story not read: private life, by its words"  # the reason on the first line of a story that was not parsed


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A word that could have told an event and did not become one, and why."""

    trigger: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What the events stage makes of an article: its events, and what it passed over, both in order of text."""

    events: tuple[Event, ...]
    passed_over: tuple[PassedOver, ...]
