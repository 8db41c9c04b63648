"""Place names in the text, and where they are."""

from dragoman.lexicon.gazetteer import Gazetteer, Spot
from dragoman.lexicon.place_index import fold
from dragoman.model.analysis import Analysis
from dragoman.model.place import Place
from dragoman.resolve.places_choice import Pull, choose
from dragoman.resolve.places_names import Name, possible_names
from dragoman.resolve.places_points import place_names

PRECISIONS = {"country": "country", "region": "region", "county": "region", "water": "region", "area": "region"}
PULL = Pull()


def find_places(analysis: Analysis, gazetteer: Gazetteer, *, demonyms: bool = True) -> tuple[Place, ...]:
    """The places that the reporting zones name, in order of text, not overlapping.

    `demonyms`: `Israeli` counts as a mention of the country.
    """
    possible = [name for name in possible_names(analysis, gazetteer) if demonyms or not name.demonym]
    names = place_names(possible, analysis, gazetteer.points)
    spots = choose(names, _dateline(analysis, gazetteer), PULL)
    return tuple(_place(name, spot) for name, spot in zip(names, spots, strict=True))


def _dateline(analysis: Analysis, gazetteer: Gazetteer) -> list[Name]:
    """The place of the dateline: not a place of the report, but it tells which places are near."""
    line = analysis.article.dateline
    text = line.place if line and line.place else ""
    spots = gazetteer.lookup(text)
    return [Name((), text, fold(text), spots)] if spots else []


def _place(name: Name, spot: Spot) -> Place:
    precision = "site" if name.form == "site" else PRECISIONS.get(spot.kind, spot.kind)
    shown = name.text if name.form == "site" else spot.name
    number = None if name.form == "site" and spot.kind != "site" else spot.geonameid
    return Place(name.start, name.end, shown, spot.country, spot.lat, spot.lon, number, precision)
