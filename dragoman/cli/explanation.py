"""How an explanation of an event is shown in a terminal, or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from dragoman.cli.report import clean

if TYPE_CHECKING:
    from dragoman.store.explaining import Explanation

STYLES = {
    "actor": "bold green", "recipient": "bold cyan", "trigger": "bold red", "date": "magenta", "place": "blue",
    "source": "bold yellow", "cue": "yellow", "content": "underline",
}  # fmt: skip


def show(found: Explanation, *, as_json: bool) -> None:
    """Print it."""
    if as_json:
        print(json.dumps(_plain(asdict(found)), ensure_ascii=False, indent=2))
        return
    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False, soft_wrap=True)
    for line in _lines(found):
        console.print(line)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, type(None))) else value.isoformat()


def _lines(found: Explanation) -> Iterator[Text]:
    event = found.event
    what = " ".join(word for word in (event["type"], event["mode"]) if word)
    yield Text(f"{event['id']}  {what}  {event['factuality']}{_aside(event['auxiliary'])}", style="bold")
    yield Text(
        clean(" · ".join(w for w in (event["title"], event["publication"], event["published"]) if w)), style="dim"
    )
    yield Text()
    yield from _evidence(event, found.marks) if event["sentence"] else [_without_text(event)]
    yield from _section("Why", [*event["why"], *_weight(event), *_coder(event["coder"])])
    yield from _section("What lost", [f"{words}: {reason}" for words, reason in found.losers])
    yield from _section("Who says so, innermost first", [_voice(voice) for voice in event["attribution"]])
    yield from _section("Origins", [f"{name} ({kind}): {_times(count)}" for name, kind, count in found.origins])
    yield from _section("Links", [_link(link) for link in found.links])
    yield from _section("Versions of the story", [_version(version) for version in found.versions])


def _without_text(event: dict[str, Any]) -> Text:
    """What a table of another coder tells: parties and day."""
    sides = [", ".join(entity["name"] or entity["text"] for entity in event[s]) for s in ("actors", "recipients")]
    day = [event["date"]["begin"]] if event["date"] else []
    table = f"from a table of {event['coder']['version']}, which has no text"
    return Text(clean(" · ".join([" → ".join(side for side in sides if side), *day, table])))


def _evidence(event: dict[str, Any], marks: tuple[tuple[int, int, str], ...]) -> Iterator[Text]:
    yield _marked(event["sentence"], marks)
    for start, end, kind in marks:
        inside = event["sentence"]["start"] <= start and end <= event["sentence"]["end"]
        words = event["sentence"]["text"][start - event["sentence"]["start"] : end - event["sentence"]["start"]]
        yield Text(
            f"  {kind:<10} {clean(words) if inside else 'outside of the sentence'} [{start}, {end})", STYLES[kind]
        )


def _aside(words: str | None) -> str:
    return f", {words}" if words else ""


def _times(count: int) -> str:
    return f"{count} event{'' if count == 1 else 's'}"


def _section(title: str, lines: list[str]) -> Iterator[Text]:
    yield Text()
    yield Text(title, style="bold")
    yield from (Text(f"  {clean(line)}") for line in lines or ["none"])


def _marked(sentence: dict[str, Any], marks: tuple[tuple[int, int, str], ...]) -> Text:
    shown = Text("".join(c if c.isprintable() else " " for c in sentence["text"]))
    for start, end, kind in sorted(marks, key=lambda mark: mark[0] - mark[1]):  # the longest first, below the others
        begin, stop = max(start - sentence["start"], 0), min(end, sentence["end"]) - sentence["start"]
        if begin < stop:
            shown.stylize(STYLES[kind], begin, stop)
    return shown


def _weight(event: dict[str, Any]) -> list[str]:
    return [] if event["confidence"] is None else [f"confidence: {event['confidence']}"]


def _coder(coder: dict[str, Any] | None) -> list[str]:
    if coder is None:
        return []
    parts = (coder["version"], coder["lexicon"] and f"lexicon {coder['lexicon']}", coder["model"])
    return [f"coder: {', '.join(part for part in parts if part)}"]


def _voice(voice: dict[str, Any]) -> str:
    name = (voice["source"] or {}).get("name")
    words = voice["text"] or "nobody named"
    behind = f" = {name}" if name and name != words else ""
    return f"{words}{behind}{_aside(voice['cue'])}"


def _link(link: dict[str, Any]) -> str:
    score = f" {link['score']:.2f}" if link["score"] is not None else ""
    reasons = "; ".join(link["reasons"] or ())
    return f"{link['kind']}{score}: {link['event']} in {link['publication'] or link['article_id']} ({reasons}) {link['text']}"


def _version(version: dict[str, Any]) -> str:
    until = f" to {version['superseded']}" if version["superseded"] else ", stands"
    state = (
        f"taken back{_aside(version['reason'])}" if version["retracted"] else "" if version["told"] else "without it"
    )
    return f"{version['ordinal']}: learned {version['learned']}{until}{_aside(state)}"
