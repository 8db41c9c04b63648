"""What a reader missed, made up, or got wrong, story by story, for people who want to improve it."""

from collections.abc import Iterable
from typing import Any

from eval.compare import FIELDS, Row
from eval.gold import KINDS, Gold, GoldEvent
from eval.score import coded, pair, relation_fit, same_trigger


def print_errors(rows: Iterable[tuple[Gold, dict[str, Any]]]) -> None:
    """Print all differences between gold and reader."""
    for story, row in rows:
        print(f"== {story.name}")
        for line in (*event_errors(story, row["events"]), *relation_errors(story, row["relations"])):
            print("  ", line)


def event_errors(story: Gold, rows: list[Row]) -> list[str]:
    """Lines on events."""
    pairs = pair(story.events, rows, lambda g, r: same_trigger(g, r) * (1.0 + (r["type"] in g.types)))
    lines = []
    for gold, row in pairs:
        wrong = [] if row["type"] in gold.types else [f"type {row['type']}, not {'/'.join(gold.types)}"]
        wrong += [f"{name} {shown(row, name)}" for name, right in FIELDS.items() if not right(gold, row, story)]
        if wrong and not gold.optional:
            lines.append(f"wrong    {row['trigger']['text']!r} in {row['sentence']['text']!r}: {'; '.join(wrong)}")
    met, used = [g for g, _ in pairs], [id(r) for _, r in pairs]
    lines += [f"missed   {printed(story, g)}" for g in story.events if g not in met and not g.optional]
    lines += [
        f"spurious {r['type']} {r['trigger']['text']!r} in {r['sentence']['text']!r}" for r in rows if id(r) not in used
    ]
    return lines


def relation_errors(story: Gold, rows: list[Row]) -> list[str]:
    """Lines on relations."""
    lines = []
    for kind in KINDS:
        wanted, given = (
            [g for g in story.relations if g.kind == kind],
            [r for r in rows if r["kind"] == kind and coded(r)],
        )
        pairs = pair(wanted, given, relation_fit)
        met, used = [g for g, _ in pairs], [id(r) for _, r in pairs]
        lines += [
            f"missed   {kind} {g.anchor.of(story.article.text)!r}" for g in wanted if g not in met and not g.optional
        ]
        for row in given:
            if id(row) not in used:
                lines.append(
                    f"spurious {kind} {sorted(coded(row))} {row['status']} {row['evidence'][0]['text'][:90]!r}"
                )
        lines += [
            f"relation {kind} status {r['status']}, not {g.statuses}"
            for g, r in pairs
            if g.statuses and r["status"] not in g.statuses
        ]
    return lines


def printed(story: Gold, gold: GoldEvent) -> str:
    """A gold event's type and trigger."""
    return f"{'/'.join(gold.types)} {gold.trigger.of(story.article.text)!r}"


def shown(row: Row, field: str) -> str:
    """A field of an event, short."""
    if field in {"parties", "names"}:
        return " -> ".join(str([f"{e['code']}:{e['name']}" for e in row[side]]) for side in ("actors", "recipients"))
    if field == "chain":
        return str([voice["text"] for voice in row["attribution"]])
    if field == "date":
        return str((row["date"]["begin"], row["date"]["end"]) if row["date"] else None)
    return str(row["place"]["name"] if row["place"] else None) if field == "place" else str(row[field])
