"""Places in the text and on the map."""

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place name. `country` is ISO 3166-1 alpha-3; coordinates are WGS 84 degrees; `precision` site, city, region, country."""

    start: int
    end: int
    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: str | None = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)
