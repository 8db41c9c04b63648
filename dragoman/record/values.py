"""Values of the model from the contract's rows: the way back of `rows`."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.model.article import Zone
from dragoman.model.event import Event, PassedOver, Voice
from dragoman.model.relation import Relation

Build = Callable[[Any], Any]


def event_of(row: Mapping[str, Any]) -> Event:
    """The event of a row; fields that the model does not know are left out. KeyError where one without a default is missing."""
    event: Event = _builder(Event)(row)
    return event


def relation_of(row: Mapping[str, Any]) -> Relation:
    """The relation of a row; its terms stay plain lists and objects, but for the voices behind obligations."""
    relation: Relation = _builder(Relation)(row)
    if "obligations" not in relation.terms:
        return relation
    duties = [
        {**duty, "attribution": tuple(map(_builder(Voice), duty["attribution"]))}
        for duty in row["terms"]["obligations"]
    ]
    return replace(relation, terms={**relation.terms, "obligations": duties})


def zone_of(row: Mapping[str, Any]) -> Zone:
    """The zone of a row."""
    zone: Zone = _builder(Zone)(row)
    return zone


def passed_over_of(row: Mapping[str, Any]) -> PassedOver:
    """What was passed over, of a row."""
    passed: PassedOver = _builder(PassedOver)(row)
    return passed


@cache
def _builder(kind: Any) -> Build:
    """What makes a value of a type from JSON."""
    if is_dataclass(kind):
        return _dataclass_builder(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        build = _builder(next(part for part in inner if part is not type(None)))
        return lambda value: None if value is None else build(value)
    if origin is tuple:
        build = _builder(inner[0])
        return lambda value: tuple(build(item) for item in value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value


def _dataclass_builder(kind: Any) -> Build:
    hints = get_type_hints(kind)
    parts = [(field.name, _builder(hints[field.name])) for field in fields(kind)]
    optional = {field.name for field in fields(kind) if (field.default, field.default_factory) != (MISSING, MISSING)}

    def build(row: Mapping[str, Any]) -> Any:
        return kind(**{name: make(row[name]) for name, make in parts if name in row or name not in optional})

    return build
