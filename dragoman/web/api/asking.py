"""What can be asked in an address: the fields of `Filter`, and where a page begins and ends."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from dragoman.lexicon.ontology import load_ontology
from dragoman.store.filters import Filter

MOST_ROWS = 1_000
USUAL_ROWS = 100
MOST_VALUES = 20
TYPES = tuple(load_ontology().types)
CONTEXTS = load_ontology().contexts


def _among(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"allowed: {', '.join(allowed)}")
    return value


def _without_nul(value: Any) -> Any:
    if isinstance(value, str) and "\0" in value:
        raise ValueError("allowed: characters other than NUL")
    return value


Words = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_without_nul)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Type = Annotated[str, AfterValidator(lambda v: _among(v, TYPES)), Field(json_schema_extra={"enum": list(TYPES)})]
Context = Annotated[
    str, AfterValidator(lambda v: _among(v, CONTEXTS)), Field(json_schema_extra={"enum": list(CONTEXTS)})
]
Many = Field(max_length=MOST_VALUES)


class Asked(BaseModel):
    """What an address may say after `?`; anything else is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AsOf(Asked):
    """What the record knew then."""

    as_of: Words | None = Field(
        None, description="What the record knew on that day (to its end) or at that time, UTC", examples=["2024-06-19"]
    )


class Filters(AsOf):
    """Which events. Several values of `type`, `mode`, `quad` are joined by or, all else by and."""

    actor: Annotated[list[Words], Many] = Field(
        [], description="Code (RUS) or name of who acts; each has to", examples=[["RUS"]]
    )
    recipient: Annotated[list[Words], Many] = Field(
        [], description="Code or name of whom it is done to; each has to be"
    )
    party: Annotated[list[Words], Many] = Field(
        [], description="Code or name of who takes part on either side; each has to"
    )
    type: Annotated[list[Type], Many] = Field([], description="PLOVER types; any of them")
    mode: Annotated[list[Words], Many] = Field([], description="PLOVER modes; any of them")
    context: Annotated[list[Context], Many] = Field([], description="PLOVER contexts; all of them")
    quad: Annotated[list[Annotated[int, Field(ge=1, le=4)]], Many] = Field(
        [],
        description="Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    )
    certainty: Literal["certain", "probable", "possible", "denied", "open"] | None = Field(
        None, description="How sure the innermost source is: at least so sure that it happened, or denied, or open"
    )
    since: Day | None = Field(None, description="It happened on that day or later; events without a date are out")
    until: Day | None = Field(None, description="It happened on that day or before; events without a date are out")
    happened_by: Day | None = Field(None, description="It had begun by that day")
    place: Words | None = Field(None, description="A country's code, or the name of a place")
    voice: Words | None = Field(None, description="A country's code of the innermost source, or words of its name")
    publication: Words | None = Field(None, description="The name of the outlet")
    article: Words | None = Field(None, description="The id of an article")
    origins: int | None = Field(None, ge=1, le=1_000, description="Told by at least so many independent origins")
    text: Words | None = Field(None, description='Words that all stand in the story; "a phrase" in quotation marks')
    min_confidence: float | None = Field(None, ge=0, le=1, allow_inf_nan=False, description="At least so confident")
    interstate: bool = Field(False, description="Only between different countries or international bodies")
    contradicted: bool = Field(
        False, description="Only what another story contradicts: denied, other numbers, other days"
    )
    coder: Annotated[list[Words], Many] = Field(
        [],
        description="Of other coders whose tables were taken in (icews), of dragoman, or of all; else of dragoman only",
    )

    @property
    def filter(self) -> Filter:
        """As the store takes it."""
        return Filter(**{name: getattr(self, name) for name in Filter.__dataclass_fields__})


class Paged(Asked):
    """Which part of a long answer."""

    limit: int = Field(USUAL_ROWS, ge=1, le=MOST_ROWS, description="At most so many")
    cursor: str | None = Field(None, max_length=4_000, description="What `next` of the page before says")

    @property
    def question(self) -> str:
        """What stays the same from page to page."""
        return self.model_dump_json(exclude={"limit", "cursor"})


class EventsAsked(Paged, Filters):
    """Events in pages."""

    sort: Literal["date", "-date"] = Field("date", description="By the first day, or the latest first")


class TimelineAsked(Paged, Filters):
    """Events of two parties in pages."""


class PanelAsked(Paged, Filters):
    """Dyads by period, in pages."""

    period: Literal["week", "month", "quarter", "year"] = Field("month", description="Of one row")
    happened: bool = Field(True, description="Leave out plans, hypotheses, history and denials")
    once: bool = Field(True, description="Count an event that several stories tell once")


class RelationsAsked(Paged, AsOf):
    """Relations in pages."""

    kind: Annotated[list[Literal["pact", "transfer", "sanction", "visit", "statement"]], Many] = Field(
        [], description="Any of them"
    )
    party: Annotated[list[Words], Many] = Field([], description="Code or name of who takes part; each has to")
    status: Annotated[list[Words], Many] = Field([], description="Any of them")


class RejectsAsked(Paged, AsOf):
    """What was not read or coded, in pages."""

    article: Words | None = Field(None, description="Only what was not coded in this article")


class ExportAsked(Filters):
    """A file of events and relations."""

    what: Literal["all", "events", "relations"] = Field(
        "all", description="Relations heed `as_of` only, and none of the other filters"
    )


class DayAsked(Asked):
    """As of a day of the world."""

    as_of: Day | None = Field(None, description="The ties of that day; else of all that the record tells, or of today")


class PactsAsked(Paged, DayAsked):
    """Pacts of a day, in pages."""

    party: Annotated[list[Words], Many] = Field([], description="A state (Peru, PER) that is bound; all that are given")
    table: bool = Field(True, description="Count in the built-in table of treaties")


class AttackAsked(DayAsked):
    """An attack, or a threat."""

    attacker: Words = Field(description="A state, by name or code", examples=["China"])
    victim: Words = Field(description="A state, by name or code", examples=["Philippines"])
    threat: bool = Field(False, description="It only threatens: what a threat calls for is due")
    table: bool = Field(True, description="Count in the built-in table of treaties")
