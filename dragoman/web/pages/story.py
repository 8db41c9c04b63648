"""One story with its evidence, and one event with what speaks for it."""

from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dragoman.record import wording
from dragoman.record.values import event_of
from dragoman.store.errors import MissingError
from dragoman.store.explaining import Explanation
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.highlight import marked_sentence
from dragoman.web.links import address, as_known, story_files
from dragoman.web.pages.given import text_of
from dragoman.web.story import card_of, story_of
from dragoman.web.templating import render, segment

router = APIRouter(route_class=AnswerRoute)
TIMES = ("learned", "superseded")
NUL = "\0"  # no id has it, and no database can be asked for it


@router.get("/story/{article:path}")
def story(request: Request, record: OfRecord, article: str) -> HTMLResponse:
    """The text as printed, its evidence by kind, its events, ties, and what was left out."""
    as_of = text_of(request, "as_of") or None
    row = None if NUL in article else next(record.article_rows(article=article, as_of=as_of), None)
    if row is None:
        raise MissingError(f"the record has no story {article!r}; /search finds those that it has")
    return render(
        request, "story.html", story=story_of(row), stored=True, as_of=as_of, files=story_files(article, as_of)
    )


@router.get("/event/{event:path}")
def event(request: Request, record: OfRecord, event: str) -> HTMLResponse:
    """Why an event stands in the record: its sentence, rules, what lost, chain, origins, links, versions."""
    if NUL in event:
        raise MissingError(f"there is no event {event!r}; /search finds those that there are")
    as_of = text_of(request, "as_of") or None
    found = record.explain(event, as_of=as_of)
    if found.event["sentence"] is None:
        raise MissingError(
            f"{event!r} is from a table of {found.event['coder']['version']} and has no text to show; "
            f"/v1/events/{segment(event)} gives it"
        )
    told = event_of(found.event)
    return render(
        request,
        "event.html",
        as_of=as_of,
        files={"JSON": address(f"/v1/events/{segment(event)}/explain", as_known(as_of))},
        found=found,
        event=found.event,
        card=card_of("e1", told),
        title=f"{wording.what(told)}: {wording.who(told)}",
        sentence=marked_sentence(found.event, found.marks),
        parts_told=list(_parts(found)),
        origins=[{"origin": name, "kind": kind, "events": events} for name, kind, events in found.origins],
        versions=[_version(version, found.event["article_id"]) for version in found.versions],
    )


def _parts(found: Explanation) -> Iterator[tuple[str, str]]:
    """What each mark is, and its words, where they stand in the sentence."""
    sentence = found.event["sentence"]
    for start, end, kind in found.marks:
        if sentence["start"] <= start and end <= sentence["end"]:
            yield kind, sentence["text"][start - sentence["start"] : end - sentence["start"]]


def _version(version: dict[str, Any], article: str) -> dict[str, Any]:
    """A row of the table; `address`: the story as it was then, where it was not taken back."""
    times = {name: version[name] and version[name].isoformat(sep=" ", timespec="minutes") for name in TIMES}
    then = address(f"/story/{segment(article)}", as_known(version["learned"].isoformat()))
    return {**version, **times, "state": _state(version), "address": None if version["retracted"] else then}


def _state(version: dict[str, Any]) -> str:
    if version["retracted"]:
        return f"taken back: {version['reason']}" if version["reason"] else "taken back"
    return "tells the event" if version["told"] else "does not tell the event"
