"""PLOVER events: type, mode, contexts, parties, date and place of every act that a story tells."""

from dragoman.events.classify import Verdict, classify_pair
from dragoman.events.coding import EventLexicon, code_events
from dragoman.events.counts import CountWords
from dragoman.events.pair_model import load_pair_model
from dragoman.events.slots import LightVerbs

__all__ = [
    "CountWords",
    "EventLexicon",
    "LightVerbs",
    "Verdict",
    "classify_pair",
    "code_events",
    "load_pair_model",
]
