"""Who says what (PARC 3: source, cue, content) and how sure a word is of what it tells (FactBank)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from dragoman.model.entity import Entity
from dragoman.model.span import Span


class Factuality(StrEnum):
    """FactBank's values: certainty and polarity relative to a source."""

    CT_POS = "CT+"
    PR_POS = "PR+"
    PS_POS = "PS+"
    CT_NEG = "CT-"
    PR_NEG = "PR-"
    PS_NEG = "PS-"
    CT_U = "CTu"
    UU = "Uu"


class Auxiliary(StrEnum):
    """PLOVER's auxiliary modes."""

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATION = "negation"


class Form(StrEnum):
    """How the content is given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Attitude(StrEnum):
    """What the source does with the content (PARC 3)."""

    ASSERTION = "assertion"
    BELIEF = "belief"
    FACT = "fact"
    EVENTUALITY = "eventuality"


class SourceKind(StrEnum):
    """What sort of source it is."""

    NAMED = "named"  # a person, body or state with a name
    UNNAMED = "unnamed"  # one person without a name, or nobody (`reportedly`)
    COLLECTIVE = "collective"  # several, or a body that is not named
    DOCUMENT = "document"
    AUTHOR = "author"  # whoever wrote the story


@dataclass(frozen=True, slots=True)
class Attribution:
    """One relation of source, cue and content; each part is a list of spans since it may be broken up.

    `group` names the cue's row in the lexicon (say, deny, promise, ...). `parent` is the id of the attribution whose
    content holds this one.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    attitude: Attitude
    group: str
    parent: str | None = None
    entity: Entity | None = None
    kind: SourceKind = SourceKind.UNNAMED


@dataclass(frozen=True, slots=True)
class Stance:
    """How the text presents what one token tells, as its innermost source has it, and why (rule names, outermost last)."""

    factuality: Factuality = Factuality.CT_POS
    auxiliary: Auxiliary | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claims:
    """All attributions of an article, and the stance of the tokens that are not plainly asserted (by token index).

    `voices` gives, for a token index inside some content, the ids of the attributions that hold it, innermost first.
    """

    attributions: tuple[Attribution, ...] = ()
    stances: Mapping[int, Stance] = field(default_factory=dict)
    voices: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def stance(self, token: int) -> Stance:
        """The stance of a token; plain assertion where nothing says otherwise."""
        return self.stances.get(token, Stance())

    def chain(self, token: int) -> tuple[Attribution, ...]:
        """The attributions that hold a token, innermost first."""
        return tuple(self._by_id[name] for name in self.voices.get(token, ()))

    @cached_property
    def _by_id(self) -> dict[str, Attribution]:
        return {a.id: a for a in self.attributions}
