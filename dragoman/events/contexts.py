"""Contexts of an event: those of its frame, and those that the words of its sentence bring."""

from collections.abc import Iterable, Mapping

from dragoman.model.analysis import Token

MOST = 4


def contexts_of(
    tokens: Iterable[Token], frame: tuple[str, ...], words: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The frame's contexts first, then those evoked most often; at most four."""
    counts: dict[str, int] = {}
    for token in tokens:
        for context in words.get(token.lemma, ()):
            counts[context] = counts.get(context, 0) + 1
    evoked = sorted(counts, key=lambda context: (-counts[context], context))
    return tuple(dict.fromkeys((*frame, *evoked)))[:MOST]
