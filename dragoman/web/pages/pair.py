"""A pair of states: what they did to each other over time, what ties them, where sources disagree."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup
from starlette.responses import Response

from dragoman.lexicon.states import load_states
from dragoman.record import wording
from dragoman.record.happenings import Happening
from dragoman.record.rows import plain
from dragoman.record.state import Tie
from dragoman.record.values import relation_of
from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter
from dragoman.store.overviews import dyads
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.charts.timeline import MOST
from dragoman.web.pages import files, given
from dragoman.web.pages.pair_chart import chart_of, voices, what, who
from dragoman.web.pairs import Pair, Row, pair_of, standing_of, standing_of_row
from dragoman.web.templating import query, render, segment

router = APIRouter(route_class=AnswerRoute)
PAIRS = 24  # offered where none is given
LISTED = 100  # happenings
DISPUTES, CLAIMS = 12, 6  # shown
QUOTES = 3  # of one story, for a tie
COLUMNS = (
    *("date_begin", "date_end", "type", "mode", "quad", "score", "direction", "standing", "factuality", "auxiliary"),
    *("is_disputed", "origins", "stories", "voice", "text", "title", "publication", "id"),
)
TIMES = ("begin", "end", "as_of")


@router.get("/pair")
def choose(request: Request, record: OfRecord) -> Response:
    """Lead to the address of a pair, or offer the busiest ones."""
    one, other = (given.text_of(request, name) for name in ("one", "other"))
    if one and other:
        return RedirectResponse(_address(given.party(one, "one"), given.party(other, "other"), _times(request)), 303)
    pairs = [
        {**row, "href": _address(row["one"], row["other"], {})}
        for row in dyads(record.backend, Filter(), least=1, limit=PAIRS)
    ]
    return render(
        request, "pair_choose.html", given={"one": one, "other": other}, states=states(), pairs=pairs, name=given.name
    )


@router.get("/pair/{one}/{other}.svg")
def picture(request: Request, record: OfRecord, one: str, other: str) -> Response:
    """The timeline as a file."""
    pair = _pair(request, record, one, other)
    return files.svg_answer(chart_of(pair, None, file=True), f"{pair.one}_{pair.other}")


@router.get("/pair/{one}/{other}.csv")
def table(request: Request, record: OfRecord, one: str, other: str) -> Response:
    """The happenings as a table."""
    pair = _pair(request, record, one, other)
    return files.csv_answer(COLUMNS, map(flat, pair.happenings), f"{pair.one}_{pair.other}")


@router.get("/pair/{one}/{other}.json")
def values(request: Request, record: OfRecord, one: str, other: str) -> Response:
    """All that the page shows."""
    pair = _pair(request, record, one, other)
    told = {
        "one": pair.one,
        "other": pair.other,
        "as_of": pair.as_of,
        "span": pair.span,
        "happenings": [flat(found) for found in pair.happenings],
        "months": plain(pair.months),
        "ties": plain(pair.ties),
        "treaties": plain(pair.bonds),
        "disputes": [[row["id"] for row in rows] for rows in pair.disputes],
    }
    return files.json_file(told)


@router.get("/pair/{one}/{other}")
def page(request: Request, record: OfRecord, one: str, other: str) -> Response:
    """The page. A slider sends its day as a number (`at`), which becomes the day of the address."""
    times = _times(request)
    if (one, other) != (given.party(one, "one"), given.party(other, "other")) or "at" in request.query_params:
        return RedirectResponse(_address(given.party(one, "one"), given.party(other, "other"), times), 303)
    pair = _pair(request, record, one, other)
    is_dense = sum(bool(found.row["date_begin"]) for found in pair.happenings) > MOST
    return _shown(request, pair, times, is_dense=is_dense)


def _shown(request: Request, pair: Pair, times: dict[str, str], *, is_dense: bool) -> HTMLResponse:
    latest = sorted(pair.happenings, key=lambda f: (f.row["date_begin"] or date.min, f.row["id"]), reverse=True)

    def narrower(first: date, last: date) -> str:
        return _address(pair.one, pair.other, {**times, "begin": first.isoformat(), "end": last.isoformat()})

    until = times.get("as_of") or times.get("end")
    asked = {"party": [pair.one, pair.other], "since": times.get("begin"), "until": until}
    path = f"/pair/{segment(pair.one)}/{segment(pair.other)}"
    return render(
        request,
        "pair.html",
        pair=pair,
        one=given.name(pair.one),
        other=given.name(pair.other),
        given={"one": given.name(pair.one), "other": given.name(pair.other), **times},
        states=states(),
        slider=_slider(pair),
        chart=Markup(chart_of(pair, narrower)),
        is_dense=is_dense,
        files=files.links(path, query(times)),
        open_ties=[_tie(tie) for tie in pair.ties if not tie.is_over],
        ended_ties=[_tie(tie) for tie in pair.ties if tie.is_over],
        events=[_event(pair, found) for found in latest[:LISTED]],
        disputes=[[_claim(row) for row in rows[:CLAIMS]] for rows in pair.disputes[:DISPUTES]],
        all_disputes=len(pair.disputes),
        all_events=f"/search?{query(asked)}",
        as_of_day=(pair.as_of or pair.span[1]).isoformat(),
    )


def _pair(request: Request, record: OfRecord, one: str, other: str) -> Pair:
    first, second = given.party(one, "one"), given.party(other, "other")
    if first == second:
        raise QueryError(f"both parties are {first}; allowed: two different ones")
    begin, end, as_of = (given.day_of(request, name) for name in TIMES)
    if begin and end and begin > end:
        raise QueryError(f"begin is {begin}, after end, {end}; allowed: a day up to end")
    return pair_of(record, first, second, begin, end, as_of, date.today())


def _times(request: Request) -> dict[str, str]:
    """The days of the address. The slider counts unless the field of the day was changed since the page was made."""
    found = {name: given.text_of(request, name) for name in TIMES}
    at, was = given.text_of(request, "at"), given.text_of(request, "was")
    if at and found["as_of"] == was:
        found["as_of"] = date.fromordinal(given.number_of(request, "at", 1, date.max.toordinal())).isoformat()
    return {name: value for name, value in found.items() if value}


def _address(one: str, other: str, times: dict[str, str]) -> str:
    asks = query(times)
    return f"/pair/{segment(one)}/{segment(other)}{'?' if asks else ''}{asks}"


@cache
def states() -> list[str]:
    """Names to choose from."""
    return [state.name for state in load_states() if state.kind == "state"]


def _slider(pair: Pair) -> dict[str, Any]:
    """Ordinals of the first and last day and of the one shown; the day before the first shows nothing yet."""
    first, last = pair.span
    low = (first - timedelta(days=1)).toordinal() if first > date.min else first.toordinal()
    at = min(max((pair.as_of or last).toordinal(), low), last.toordinal())
    return {"low": low, "high": last.toordinal(), "at": at, "was": pair.as_of.isoformat() if pair.as_of else ""}


def flat(found: Happening) -> dict[str, Any]:
    """A happening as a row of a table."""
    own = {
        "standing": standing_of(found),
        "is_disputed": found.is_disputed,
        "origins": found.origins,
        "stories": found.stories,
    }
    return {name: own[name] if name in own else found.row[name] for name in COLUMNS}


def _event(pair: Pair, found: Happening) -> dict[str, Any]:
    row = found.row
    return {
        "row": row,
        "standing": standing_of(found),
        "what": what(found),
        "who": who(pair, found),
        "origins": found.origins,
        "stories": found.stories,
        "is_disputed": found.is_disputed,
    }


def _claim(row: Row) -> dict[str, Any]:
    return {"row": row, "standing": standing_of_row(row), "certainty": wording.CERTAINTY[row["factuality"]]}


def _tie(tie: Tie) -> dict[str, Any]:
    relation = relation_of(tie.row)
    return {
        "id": relation.id,
        "kind": relation.kind,
        "words": wording.tie(relation),
        "status": (relation.status or "status not told").replace("_", " "),
        "when": wording.when(relation.begin, relation.end),
        "voices": voices(tie),
        "rests_on": wording.rests_on(tie.origins, tie.stories),
        "is_disputed": tie.is_disputed,
        "details": list(dict.fromkeys(wording.details(relation))),
        "evidence": list(_evidence(tie)),
    }


def _evidence(tie: Tie) -> Iterator[dict[str, Any]]:
    """What each story says, and who in it."""
    for row in tie.rows:
        relation = relation_of(row)
        yield {
            "status": (relation.status or "").replace("_", " "),
            "when": wording.when(relation.begin, relation.end),
            "certainty": wording.certainty(relation.factuality),
            "voices": wording.says(relation.attribution),
            "article": relation.article_id,
            "quotes": [quote.text for quote in relation.evidence[:QUOTES]],
        }
