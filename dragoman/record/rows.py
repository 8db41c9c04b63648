"""Values of the model as plain rows, field by field as the contract names them."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from dragoman.model.analysis import Analysis
from dragoman.model.attribution import Claims
from dragoman.model.entity import Mention
from dragoman.model.event import Coding, Event
from dragoman.model.relation import Relation
from dragoman.model.resolution import Resolution


def plain(value: Any) -> Any:
    """A value as JSON has it: dataclasses become objects, tuples and sets lists, enumerations their strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def event_row(event: Event) -> dict[str, Any]:
    """An event as the contract has it."""
    row: dict[str, Any] = plain(event)
    return row


def relation_row(relation: Relation) -> dict[str, Any]:
    """A relation as the contract has it."""
    row: dict[str, Any] = plain(relation)
    return row


def article_row(
    analysis: Analysis,
    resolution: Resolution,
    claims: Claims,
    coding: Coding,
    relations: tuple[Relation, ...],
) -> dict[str, Any]:
    """One line of `annotate`: the article and every layer."""
    article = analysis.article
    attributions = [plain(a) for a in claims.attributions]
    return {
        "id": article.id,
        "title": article.title,
        "authors": list(article.authors),
        "publication": article.publication,
        "agency": article.agency,
        "published": article.published,
        "published_basis": article.published_basis,
        "url": article.url,
        "text": article.text,
        "zones": plain(article.zones),
        "sentences": [[s.start, s.end] for s in analysis.sentences],
        "mentions": [row for m in resolution.mentions for row in mention_rows(m)],
        "timexes": plain(resolution.timexes),
        "places": plain(resolution.places),
        "attributions": attributions,
        "events": [event_row(e) for e in coding.events],
        "relations": [relation_row(r) for r in relations],
        "passed_over": plain(coding.passed_over),
    }


def mention_rows(mention: Mention) -> list[dict[str, Any]]:
    """A mention, once for each actor that it stands for."""
    span = {"start": mention.start, "end": mention.end, "kind": mention.kind}
    return [{**span, "entity": plain(entity)} for entity in mention.entities] or [{**span, "entity": None}]
