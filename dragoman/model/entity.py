"""Actors: who a stretch of text stands for."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.span import Span

# PLOVER's sectors of those who act in public life
PUBLIC_SECTORS = frozenset({"GOV", "MIL", "REB", "COP", "JUD", "LEG", "OPP", "PTY", "PRM", "SPY", "UAF"})


class ViaRule(StrEnum):
    """How a mention was resolved."""

    NAME = "name"
    TITLE = "title"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    METONYM = "metonym"
    ROLE = "role"
    PLACE = "place"
    COREFERENCE = "coreference"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Via:
    """The rule; for coreference the span of the antecedent, for context that of the country named near by."""

    rule: ViaRule
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor as one mention presents it.

    `code` is the ISO 3166-1 alpha-3 country or a PLOVER non-state code; `country` the same where it is a country;
    `sector` the primary PLOVER sector, `sectors` all of them; `office` the office held on the article's date;
    `wikidata` an id where it is sure. What is not known is None.
    """

    text: str
    start: int
    end: int
    name: str | None = None
    code: str | None = None
    country: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    wikidata: str | None = None
    via: Via | None = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for one actor, for several (`the two leaders`), or for nobody that is known.

    `head` is the index of the token that the stretch hangs on. `start` and `end` take in titles and determiners.
    """

    start: int
    end: int
    head: int
    kind: str  # actor, place
    entities: tuple[Entity, ...] = ()

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)

    @property
    def entity(self) -> Entity | None:
        """The actor, where it is just one."""
        return self.entities[0] if len(self.entities) == 1 else None
