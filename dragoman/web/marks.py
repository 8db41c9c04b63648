"""What is worth marking in the text of a story: whose evidence it is, and as what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.event import Event, Voice
from dragoman.model.relation import Relation
from dragoman.model.span import Span
from dragoman.web.signs import standing
from dragoman.web.sweep import over

Told = Mapping[str, Any]  # an attribution as `annotate` writes it


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked.

    `kind`: its class ("": none); `anchor`: an id for links to it; `title`: a hint; `of`: what it belongs to, as `key:role`;
    `quad` and `standing` for the sign of an event, whose card `card` names.
    """

    span: Span
    kind: str
    anchor: str = ""
    title: str = ""
    of: str = ""
    quad: int = 0
    standing: str = ""
    card: str = ""


def marks_of(events: Mapping[str, Event], relations: Sequence[Relation], told: Sequence[Told]) -> Iterator[Mark]:
    """All of them. `events` by the key that cards and marks share."""
    for attribution in told:
        if attribution["parent"] is None or attribution["form"] != "indirect":
            yield from (Mark(span, "source") for span in spans(attribution["source"]))
            yield from (Mark(span, "cue", title=f"says: {attribution['form']}") for span in spans(attribution["cue"]))
    keyed = sorted(events.items(), key=lambda item: item[1].trigger.start)
    contents = ((span, attribution) for attribution in told for span in spans(attribution["content"]))
    telling = over((event.trigger.span for _, event in keyed), contents)
    for (key, event), attributions in zip(keyed, telling, strict=True):
        yield from _of_event(key, event)
        for voice in event.attribution:
            yield from _of_voice(key, voice, attributions)
    for relation in relations:
        yield from (Mark(quote.span, "", relation.id) for quote in relation.evidence)


def spans(pairs: Sequence[Sequence[int]]) -> Iterator[Span]:
    """Pairs of a row as spans."""
    return (Span(start, end) for start, end in pairs)


def _of_event(key: str, event: Event) -> Iterator[Mark]:
    stands = standing(event.factuality, event.auxiliary, [voice.cue for voice in event.attribution])
    yield Mark(
        event.trigger.span,
        f"trigger q{event.quad} {stands}",
        event.id,
        f"{event.type}, {stands}",
        f"{key}:trigger",
        event.quad,
        stands,
        f"card-{event.id}",
    )
    for role, side in (("actor", event.actors), ("recipient", event.recipients)):
        for entity in side:
            yield Mark(
                entity.span, "party", title=f"{entity.name or ''} {entity.code or ''}".strip(), of=f"{key}:{role}"
            )
    if event.date is not None:
        yield Mark(Span(event.date.start, event.date.stop), "date", title=event.date.begin, of=f"{key}:date")
    if event.place is not None:
        place = event.place
        yield Mark(Span(place.start, place.stop), "place", title=place.country or "", of=f"{key}:place")


def _of_voice(key: str, voice: Voice, telling: Sequence[Told]) -> Iterator[Mark]:
    """Source, cue and content of one link of the chain, found again by its source's words. `telling`: what holds the trigger."""
    if voice.start is None or voice.end is None:
        return
    words = Span(voice.start, voice.end)
    yield Mark(words, "", of=f"{key}:source")
    for attribution in telling:
        if any(span.touches(words) for span in spans(attribution["source"])):
            for role in ("source", "cue", "content"):
                yield from (Mark(span, "", of=f"{key}:{role}") for span in spans(attribution[role]))
