"""Mentions --> actors, times, places: who, when and where the words of an article stand for."""

from dragoman.lexicon.actors import ActorIndex
from dragoman.lexicon.coreference import PointingWords
from dragoman.lexicon.gazetteer import Gazetteer
from dragoman.model.analysis import Analysis
from dragoman.model.resolution import Resolution
from dragoman.resolve.actors import find_actors
from dragoman.resolve.coreference import link_mentions
from dragoman.resolve.places import find_places
from dragoman.resolve.times import find_timexes


def resolve(analysis: Analysis, actors: ActorIndex, words: PointingWords, gazetteer: Gazetteer) -> Resolution:
    """Actors (with what points back to them), time expressions and places of one article."""
    places = find_places(analysis, gazetteer)
    mentions = link_mentions(analysis, find_actors(analysis, actors, places), places, actors, words)
    return Resolution(mentions, find_timexes(analysis), places)


__all__ = ["resolve"]
