"""One story followed from stage to stage, from a real run."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docs.markdown import code, cut, table
from dragoman import Reading
from dragoman.export.flat import event_row
from dragoman.model.analysis import Sentence
from dragoman.model.attribution import Attribution
from dragoman.model.entity import Entity, Mention
from dragoman.model.event import Event
from dragoman.model.span import Span
from dragoman.record import wording

LONGEST = 90  # characters of a zone or a content that are shown

HEAD = """# The way of one story

For whoever wants to see how a reading comes about: a bundled story, and what each stage adds to it.

*Written by `python -m docs.build` from a run over `{path}`; do not edit. What is shown here is what the program does today,
mistakes included.*

The story is bundled with the project. The event is history; every sentence, quotation, outlet and reporter was made up.
"""


def story_page(reading: Reading, path: str) -> str:
    """The page as Markdown."""
    event = fullest(reading.events)
    sections = [
        HEAD.format(path=path),
        *_text_section(reading),
        *_language_section(reading, event),
        *_resolve_section(reading),
        *_attribution_section(reading),
        *_event_section(reading, event),
        *_relation_section(reading),
        *_record_section(reading, event),
    ]
    return "\n".join(sections).rstrip() + "\n"


def fullest(events: Sequence[Event]) -> Event:
    """The event with the most to show: voices, parties, date, place; the first of equals. ValueError for no events."""
    return max(
        events,
        key=lambda e: (len(e.attribution) + 2 * bool(e.date) + bool(e.place) + bool(e.recipients), -e.trigger.start),
    )


def _of(reading: Reading, span: Span) -> str:
    return code(cut(span.of(reading.article.text), LONGEST))


def _text_section(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield "## 1. article: text and zones\n"
    yield f"```text\n{article.text.strip()}\n```\n"
    yield (
        f"The text has {len(article.text)} characters and is never changed: every span below counts characters of it. "
        "Zones mark what each stretch is. Only headline, caption and body are read for events.\n"
    )
    yield from table(
        ("zone", "characters", "text"), ((z.kind, f"{z.start}–{z.end}", _of(reading, z.span)) for z in article.zones)
    )
    yield f"\nPublished {code(article.published)}, found in: {article.published_basis}. Publication: {article.publication}."
    yield f"Authors: {', '.join(article.authors)}. Place of the dateline: {article.dateline and article.dateline.place}.\n"


def _language_section(reading: Reading, event: Event) -> Iterator[str]:
    yield "## 2. language: sentences and syntax\n"
    yield f"{len(reading.analysis.sentences)} sentences, parsed by `{reading.analysis.parser}`.\n"
    yield from table(
        ("sentence", "zone", "text"), ((s.index, s.zone, _of(reading, s.span)) for s in reading.analysis.sentences)
    )
    sentence = next(s for s in reading.analysis.sentences if s.span.holds(event.trigger.span))
    yield f"\nThe parse of sentence {sentence.index}:\n"
    yield from _parse(sentence)


def _parse(sentence: Sentence) -> Iterator[str]:
    rows = (
        (code(t.text), code(t.lemma), t.tag, t.dep, "" if t.is_root else code(t.head.text), t.ner)
        for t in sentence.tokens
    )
    yield from table(("word", "lemma", "tag", "relation", "to", "name"), rows)
    yield ""


def _resolve_section(reading: Reading) -> Iterator[str]:
    yield "## 3. resolve: who, when, where\n"
    yield "Mentions of actors. `via` says how a mention was resolved; for coreference, what it points back to.\n"
    rows = (row for mention in reading.mentions for row in _mention_rows(reading, mention))
    yield from table(("text", "stands for", "code", "sector", "via"), rows)
    yield "\nTime expressions, in TIMEX3's terms:\n"
    yield from table(
        ("text", "type", "value", "days", "rests on"),
        (
            (_of(reading, t.span), t.type, code(t.value), _days(t.begin, t.end_date), t.basis or "")
            for t in reading.timexes
        ),
    )
    yield "\nPlaces:\n"
    yield from table(
        ("text", "name", "country", "latitude, longitude", "precision"),
        (
            (_of(reading, p.span), p.name, p.country or "", f"{p.lat}, {p.lon}", p.precision or "")
            for p in reading.places
        ),
    )
    yield ""


def _days(begin: str | None, end: str | None) -> str:
    return wording.when(begin, end) if begin else ""


def _mention_rows(reading: Reading, mention: Mention) -> Iterator[tuple[str, ...]]:
    if not mention.entities:
        yield _of(reading, mention.span), "nobody that is known", "", "", ""
    for entity in mention.entities:
        yield (
            _of(reading, mention.span),
            entity.name or "",
            entity.code or "",
            entity.sector or "",
            _via(reading, entity),
        )


def _via(reading: Reading, entity: Entity) -> str:
    if entity.via is None:
        return ""
    if entity.via.start is None or entity.via.end is None:
        return entity.via.rule.value
    return f"{entity.via.rule.value}: {_of(reading, Span(entity.via.start, entity.via.end))}"


def _attribution_section(reading: Reading) -> Iterator[str]:
    yield "## 4. attribution: who says what\n"
    yield "An attribution that stands inside the content of another names it in the last column.\n"
    numbers = {a.id: n for n, a in enumerate(reading.attributions, 1)}
    yield from table(
        ("", "source", "cue", "content", "form", "attitude", "inside"),
        (
            (n, *_parts(reading, a), a.form.value, a.attitude.value, numbers.get(a.parent or "", ""))
            for n, a in enumerate(reading.attributions, 1)
        ),
    )
    yield "\nWords whose certainty is not plain, as their innermost source has them (FactBank's values):\n"
    tokens = reading.analysis.tokens
    stances = [(tokens[i], s) for i, s in sorted(reading.claims.stances.items()) if tokens[i].pos == "VERB"]
    yield from table(
        ("word", "certainty", "PLOVER's auxiliary mode", "why"),
        ((code(t.text), s.factuality.value, s.auxiliary or "", "; ".join(s.why)) for t, s in stances),
    )
    yield ""


def _parts(reading: Reading, attribution: Attribution) -> Iterator[str]:
    for spans in (attribution.source, attribution.cue, attribution.content):
        yield " … ".join(_of(reading, span) for span in spans)


def _event_section(reading: Reading, event: Event) -> Iterator[str]:
    yield "## 5. events: who did what to whom\n"
    yield from table(
        ("trigger", "type", "actors", "recipients", "days", "certainty", "who says so"),
        map(_event_cells, reading.events),
    )
    yield f"\nOne of them in full, the one told by {code(event.trigger.text)}, as `dragoman code` writes it:\n"
    yield _json(_event_dict(reading, event))
    yield "\nWhy it is what it is, step by step:\n"
    yield from (f"- {code(reason)}" for reason in event.why)
    yield "\nWhat could have told an event and was passed over, and why:\n"
    yield from table(
        ("word", "characters", "reason"),
        ((code(p.trigger.text), f"{p.trigger.start}–{p.trigger.end}", p.reason) for p in reading.coding.passed_over),
    )
    yield ""


def _event_cells(event: Event) -> tuple[str, ...]:
    return (
        code(event.trigger.text),
        wording.what(event),
        wording.parties(event.actors),
        wording.parties(event.recipients),
        _days(event.date.begin, event.date.end) if event.date else "",
        wording.certainty(event.factuality, event.auxiliary),
        wording.says(event.attribution),
    )


def _event_dict(reading: Reading, event: Event) -> dict[str, Any]:
    rows: Iterable[dict[str, Any]] = reading.to_dict()["events"]
    return next(row for row in rows if row["id"] == event.id)


def _json(row: dict[str, Any]) -> str:
    return f"```json\n{json.dumps(row, ensure_ascii=False, indent=1)}\n```"


def _relation_section(reading: Reading) -> Iterator[str]:
    yield "## 6. relations: ties that outlast the moment\n"
    yield from table(
        ("kind", "tie", "status", "begins", "certainty", "who says so"),
        (
            (
                r.kind,
                wording.tie(r),
                r.status or "",
                r.begin or "",
                wording.certainty(r.factuality),
                wording.says(r.attribution),
            )
            for r in reading.relations
        ),
    )
    yield ""
    for relation in reading.relations:
        yield from (f"- {relation.kind}: {detail}" for detail in wording.details(relation))
    yield ""


def _record_section(reading: Reading, event: Event) -> Iterator[str]:
    yield "## 7. record: the rows\n"
    yield (
        f"`dragoman code` writes one row for each of the {wording.counted(len(reading.events), 'event')} and "
        f"{wording.counted(len(reading.relations), 'relation')}. In CSV and Parquet the event above is flat:\n"
    )
    yield from table(
        ("column", "value"),
        ((code(name), code(cut(str(v), LONGEST))) for name, v in event_row(event).items() if v is not None),
    )
    yield "\nColumns that are null are left out here. What each means: [records](records.md)."
