"""A story as it came in: text, marked zones, and what is known about its publication."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.model.span import Span


class ZoneKind(StrEnum):
    """What a stretch of an article is. Only headline, caption and body report events."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"
    BODY = "body"

    @property
    def reports(self) -> bool:
        """May text of this zone yield events?"""
        return self in (ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.BODY)


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of one kind. Zones of an article are sorted, do not overlap, and cover all but white space."""

    start: int
    end: int
    kind: ZoneKind

    @property
    def span(self) -> Span:
        """Start and end."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, and at times the day and agency, that open a wire story: `SEOUL, June 19 (Reuters) -`."""

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    date: str | None = None  # ISO 8601 day, year filled in from the publication where it is known


@dataclass(frozen=True, slots=True)
class Article:
    """One story. Offsets of everything downstream are into `text`, which no stage changes.

    `published` is ISO 8601, a day or a time with or without zone; `published_basis` says where it was found
    (argument, metadata, byline, dateline, url, feed, crawl); both are None where nothing tells.
    `agency` is the wire agency that a publication prints, where the story names one.
    """

    id: str
    text: str
    zones: tuple[Zone, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    publication: str | None = None
    agency: str | None = None
    published: str | None = None
    published_basis: str | None = None
    dateline: Dateline | None = None
    url: str | None = None
    language: str = "en"

    def zone_at(self, offset: int) -> ZoneKind:
        """The kind of zone that holds a character; body where none is marked."""
        return next((zone.kind for zone in self.zones if zone.start <= offset < zone.end), ZoneKind.BODY)


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not read, and why. `where` names file and line; `reason` names the value and what is allowed."""

    where: str
    reason: str
    id: str | None = None

    def __str__(self) -> str:
        """One line for people."""
        return f"{self.where}: {self.reason}"
