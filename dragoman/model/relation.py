"""Ties that outlast the moment: pacts, transfers, sanctions, visits, statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.attribution import Factuality
from dragoman.model.entity import Entity
from dragoman.model.event import Coder, Quote, Voice


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and the role it has in a tie (party, supplier, recipient, sender, target, host, visitor, speaker, addressee)."""

    entity: Entity
    role: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One tie. `terms` holds what the contract lists for its kind; `events` are ids of events.

    `begin` and `end` are ISO days, or months or years where the text says no more.
    """

    id: str
    article_id: str
    kind: str
    parties: tuple[Party, ...]
    status: str | None
    begin: str | None
    end: str | None
    terms: Mapping[str, Any]
    events: tuple[str, ...]
    attribution: tuple[Voice, ...]
    factuality: Factuality
    evidence: tuple[Quote, ...]
    why: tuple[str, ...] = field(default=())
    coder: Coder | None = None
