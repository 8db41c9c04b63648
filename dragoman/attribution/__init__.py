"""Who says what, nested, and how sure: attributions, and the stance of every word that tells something."""

from dragoman.attribution.attributions import find_attributions
from dragoman.attribution.factuality import stances
from dragoman.attribution.nesting import voices
from dragoman.lexicon.certainty import Certainty
from dragoman.lexicon.cues import Cues
from dragoman.model.analysis import Analysis
from dragoman.model.attribution import Claims
from dragoman.model.resolution import Resolution


def attribute(analysis: Analysis, resolution: Resolution, cues: Cues, certainty: Certainty) -> Claims:
    """The claims of an article: attributions, the voices over each token, and the stances that are not plain."""
    attributions = find_attributions(analysis, resolution, cues)
    return Claims(attributions, stances(analysis, certainty), voices(analysis, attributions))


__all__ = ["attribute"]
