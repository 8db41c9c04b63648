"""A possible attribution while its parts are being put together."""

from dataclasses import dataclass

from dragoman.lexicon.cues import Cue
from dragoman.model.analysis import Token


@dataclass(frozen=True)
class Candidate:
    """Cue, source and content as tokens. `head` is the word of the cue that the lexicon lists.

    `speaker` is the head of the source, or of what a relative pronoun stands for. `quotes` are indices of quotations
    that belong to the content. `under`: the key of a candidate that this one has to be nested in (`X, citing Y, said`).
    """

    head: Token
    row: Cue
    cue: tuple[Token, ...]
    source: tuple[Token, ...] = ()
    content: tuple[Token, ...] = ()
    speaker: Token | None = None
    quotes: tuple[int, ...] = ()
    under: int | None = None

    @property
    def key(self) -> int:
        """The index of the cue's head word."""
        return self.head.i
