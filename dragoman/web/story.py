"""A story as pages show it: its text marked, a card for each event, its ties, what was left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dragoman.model.event import Event, Voice
from dragoman.model.relation import Relation
from dragoman.record import wording
from dragoman.record.values import event_of, passed_over_of, relation_of, zone_of
from dragoman.web.highlight import marked_text
from dragoman.web.marks import marks_of
from dragoman.web.signs import standing

LONGEST = 80  # characters of what was left out
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """An event in the side list; `key` is what its marks in the text carry."""

    key: str
    event: Event
    stands: str
    certainty: str
    numbers: str
    voices: tuple[str, ...]  # inner to outer, each in words


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation in the side list, in words."""

    id: str
    line: str
    facts: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the page of one story shows."""

    id: str
    title: str
    about: str
    url: str | None
    text: Markup
    cards: tuple[Card, ...]
    ties: dict[str, list[Tie]]
    left_out: dict[str, list[str]]


def story_of(row: Row) -> Story:
    """The story of a row of `annotate`."""
    events = {f"e{n}": event_of(event) for n, event in enumerate(row["events"], start=1)}
    relations = [relation_of(relation) for relation in row["relations"]]
    zones = [zone_of(zone) for zone in row["zones"]]
    left_out = wording.left_out(row["text"], zones, [passed_over_of(p) for p in row.get("passed_over", ())])
    keys = {id(event): key for key, event in events.items()}
    return Story(
        id=row["id"],
        title=row["title"] or "Untitled story",
        about=_about(row),
        url=row["url"],
        text=marked_text(row["text"], zones, marks_of(events, relations, row["attributions"])),
        cards=tuple(card_of(keys[id(event)], event) for event in wording.in_time(events.values())),
        ties={kind: [_tie(r) for r in relations if r.kind == kind] for kind in wording.kinds(relations)},
        left_out={reason: [wording.cut(w, LONGEST) for w in words] for reason, words in left_out.items()},
    )


def _about(row: Row) -> str:
    outlet = " / ".join(dict.fromkeys(name for name in (row["publication"], row["agency"]) if name))
    published = row["published"] and f"{row['published']} ({row['published_basis']})"
    by = ", ".join(row["authors"] or ())
    parts = (outlet or "publication not told", published or "no date of publication", by and f"by {by}")
    return " · ".join(part for part in parts if part)


def card_of(key: str, event: Event) -> Card:
    """The card of an event."""
    return Card(
        key=key,
        event=event,
        stands=standing(event.factuality, event.auxiliary, [voice.cue for voice in event.attribution]),
        certainty=wording.certainty(event.factuality, event.auxiliary),
        numbers=wording.numbers(event),
        voices=tuple(map(_voice, event.attribution)),
    )


def _voice(voice: Voice) -> str:
    """The words of a source, the name behind them, and its cue: `his office (Emmanuel Macron), according to`."""
    words = wording.named(voice)
    name = voice.source.name if voice.source else None
    behind = f" = {name}" if name and name.lower() not in words.lower() else ""
    form = f", {voice.form.value}" if voice.form else ""
    cue = f": {voice.cue}{form}" if voice.cue else ""
    return f"{words}{behind}{cue}"


def _tie(relation: Relation) -> Tie:
    facts = [
        relation.status.replace("_", " ") if relation.status else "",
        wording.when(relation.begin, relation.end) if relation.begin else "",
        wording.certainty(relation.factuality),
        wording.says(relation.attribution),
    ]
    told = " · ".join(fact for fact in facts if fact)
    return Tie(relation.id, wording.tie(relation), told, tuple(wording.details(relation)))
