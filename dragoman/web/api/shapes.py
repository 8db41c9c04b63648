"""The shapes of the answers, for the description of the API: the values of the model, and what stands around them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from dragoman.model.article import Zone
from dragoman.model.attribution import Attribution
from dragoman.model.entity import Entity
from dragoman.model.event import Event, PassedOver
from dragoman.model.place import Place
from dragoman.model.relation import Relation
from dragoman.model.timex import Timex

Next = Field(description="The cursor of the next page; null where nothing follows")


class Shape(BaseModel):
    """An object of an answer. Fields are documented in the page on records."""

    model_config = ConfigDict(use_attribute_docstrings=True)


class EventPage(Shape):
    """Events."""

    items: list[Event]
    next: str | None = Next


class TimelineItem(Shape):
    """An event between two parties."""

    direction: str
    """Who acts on whom, or `together`"""
    event: Event


class TimelinePage(Shape):
    """Events between two parties."""

    items: list[TimelineItem]
    next: str | None = Next


class RelationPage(Shape):
    """Relations."""

    items: list[Relation]
    next: str | None = Next


class Stretch(Shape):
    """A stretch that stands for somebody, or for a place."""

    start: int
    end: int
    kind: Literal["actor", "place"]
    entity: Entity | None


class AnnotatedArticle(Shape):
    """An article with every layer, as `dragoman annotate` writes it."""

    id: str
    title: str | None
    authors: list[str]
    publication: str | None
    agency: str | None
    published: str | None
    published_basis: str | None
    url: str | None
    text: str
    zones: list[Zone]
    sentences: list[tuple[int, int]]
    mentions: list[Stretch]
    timexes: list[Timex]
    places: list[Place]
    attributions: list[Attribution]
    events: list[Event]
    relations: list[Relation]
    passed_over: list[PassedOver]


class Mark(Shape):
    """Characters of the sentence, and what they are."""

    start: int
    end: int
    kind: str
    """actor, recipient, trigger, date, place, source, cue, content"""


class Loser(Shape):
    """Words of the same sentence that became no event."""

    words: str
    reason: str


class Link(Shape):
    """An event of another story that tells the same, or contradicts."""

    kind: str
    score: float | None
    reasons: list[str] | None
    event: str
    article_id: str
    publication: str | None
    text: str


class Origin(Shape):
    """On whose word the happening rests, and how many events of stories go back to it."""

    origin: str
    kind: str
    events: int


class Version(Shape):
    """A version of the article, and whether it tells the event."""

    ordinal: int
    learned: datetime
    superseded: datetime | None
    retracted: bool
    reason: str | None
    coder: str
    told: bool


class Explained(Shape):
    """Why an event stands in the record."""

    event: Event
    marks: list[Mark]
    losers: list[Loser]
    links: list[Link]
    origins: list[Origin]
    versions: list[Version]


@dataclass(frozen=True, slots=True)
class ToldRelation(Relation):
    """A relation with its origin: whose word it is; null where it is not linked yet."""

    origin: str | None = None


class Tie(Shape):
    """One tie over several stories: its latest row, all rows, who tells and who denies it."""

    row: ToldRelation
    rows: list[ToldRelation]
    told_by: list[str]
    denied_by: list[str]
    origins: int | None
    """On how many independent words it rests; null where none of its stories is linked yet"""


class Month(Shape):
    """Events of a month."""

    month: str
    cooperation: int
    conflict: int
    score: float


class State(Shape):
    """How two parties stand."""

    one: str
    other: str
    as_of: str | None
    ties: list[Tie]
    events: list[Event]
    months: list[Month]
    disputes: list[list[Event]]


class Dyad(Shape):
    """A directed dyad in a period: events and sums of scores by quad class."""

    actor: str
    recipient: str
    period: date
    """Its first day"""
    events: int
    quad1: int
    quad2: int
    quad3: int
    quad4: int
    score1: float
    score2: float
    score3: float
    score4: float
    score: float
    """Mean PLOVER score"""


class Panel(Shape):
    """Dyads by period."""

    items: list[Dyad]
    next: str | None = Next


class Clause(Shape):
    """One duty of a pact, in ATOP's terms."""

    kind: str
    bound: list[str]
    towards: list[str]
    trigger: str
    against: list[str]
    scope: str
    clause: str
    quote: str


class Pact(Shape):
    """A pact on a day, and on whose word it stands."""

    name: str
    origin: Literal["record", "table"]
    parties: list[str]
    status: str
    begin: str | None
    clauses: list[Clause]
    voices: list[str]
    articles: list[str]
    disputed_by: list[str]
    note: str


class Pacts(Shape):
    """Pacts of a day."""

    as_of: date
    items: list[Pact]
    next: str | None = Next


class Duty(Shape):
    """`who` is bound to `kind` towards `towards`, by a clause of a pact."""

    who: str
    kind: str
    towards: str
    bond: Pact
    clause: Clause
    note: str


class Duties(Shape):
    """Who would be obliged to what. A treaty's words are no prediction."""

    attacker: str
    victim: str
    threat: bool
    as_of: date
    items: list[Duty]


class Reject(Shape):
    """What was not read, or not coded."""

    what: Literal["not read", "not coded"]
    where: str
    article_id: str | None
    text: str | None
    reason: str


class Rejects(Shape):
    """What was not read, then what was not coded."""

    items: list[Reject]
    next: str | None = Next


class Stats(Shape):
    """How much is in the record."""

    schema_version: int
    standing_articles: int
    retracted_articles: int
    standing_events: int
    events_of_other_coders: int
    events_not_linked_yet: int
    first_day: date | None
    last_day: date | None
    last_learned: datetime | None
    runs_cut_off: int
    rows: dict[str, int]
    """Of each table"""


class Wrong(Shape):
    """One value that is wrong."""

    at: str
    """Where it stands: path, query or body, and its name"""
    detail: str


class Problem(Shape):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    """What was given, and what is allowed"""
    instance: str
    """The path that was asked for"""
    errors: list[Wrong] = []


class Story(Shape):
    """A story to be read. `text` is needed."""

    model_config = ConfigDict(extra="allow")

    text: str
    id: str | None = None
    title: str | None = None
    published: str | None = None
    """Day or time, ISO 8601"""
    publication: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
