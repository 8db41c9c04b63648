"""The map: where events happened, and what went from where to where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from dragoman.lexicon.states import load_states
from dragoman.record import wording
from dragoman.store.errors import QueryError
from dragoman.store.filters import Filter
from dragoman.store.overviews import bound, places
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.charts.world import WHOLE, Flow, Frame, Spot, around, world
from dragoman.web.pages import files, given
from dragoman.web.signs import CLASSES, Key, mostly
from dragoman.web.templating import query, render, segment

router = APIRouter(route_class=AnswerRoute)
KINDS = {
    "events": "events by place",
    "flows": "all flows",
    "transfer": "transfers",
    "sanction": "sanctions",
}
FLOWS = {"flows": ("transfer", "sanction"), "transfer": ("transfer",), "sanction": ("sanction",)}
QUADS = {"transfer": 2, "sanction": 4}
PLACE_KEYS = (*CLASSES, Key(1, "known only by country", is_exact=False))
FLOW_KEYS = {"transfer": Key(2, "transfer"), "sanction": Key(4, "sanction")}
UNSURE = "no story tells it as a fact"
NAMES = ("kind", "begin", "end", "party", "around")
MOST_PLACES, MOST_FLOWS, DRAWN_FLOWS = 400, 200, 60
COUNTRY = "country"  # the precision of a place that is a whole country
PLACE_COLUMNS = ("name", "country", "precision", "lat", "lon", "count", "quad1", "quad2", "quad3", "quad4")
FLOW_COLUMNS = ("kind", "one", "other", "count", "sure", "statuses")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What is on the map, and what has no place on it."""

    kind: str
    asks: dict[str, str]
    rows: Sequence[Row]
    spots: tuple[Spot, ...] = ()
    flows: tuple[Flow, ...] = ()
    frame: Frame = WHOLE

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        return PLACE_COLUMNS if self.kind == "events" else FLOW_COLUMNS

    @property
    def keys(self) -> tuple[Key, ...]:
        """What its signs mean."""
        if self.kind == "events":
            return PLACE_KEYS
        known = [FLOW_KEYS[tie] for tie in FLOWS[self.kind]]
        return (*known, Key(known[0].quad, UNSURE, "claimed"))


@router.get("/map")
def page(request: Request, record: OfRecord) -> Response:
    """The page."""
    found = _mapped(request, record)
    return render(
        request,
        "map.html",
        found=found,
        chart=Markup(_chart(found)),
        kinds=KINDS,
        given=given.named(found.asks, "party", "around"),
        caption=_caption(found),
        files=files.links("/map", query(found.asks)),
        name=given.name,
        place_address=_place_address,
    )


@router.get("/map.svg")
def picture(request: Request, record: OfRecord) -> Response:
    """The map as a file."""
    found = _mapped(request, record)
    return files.svg_answer(_chart(found, found.keys), "map")


@router.get("/map.csv")
def table(request: Request, record: OfRecord) -> Response:
    """What is on the map as a table."""
    found = _mapped(request, record)
    return files.csv_answer(found.columns, found.rows, "map")


@router.get("/map.json")
def values(request: Request, record: OfRecord) -> Response:
    """What is on the map as values."""
    found = _mapped(request, record)
    return files.json_file({**found.asks, "kind": found.kind, "items": found.rows})


def _mapped(request: Request, record: Record) -> Mapped:
    kind = given.one_of(request, "kind", tuple(KINDS))
    begin, end = given.span_of(request)
    who = given.text_of(request, "party")
    code = given.party(who, "party") if who else None
    frame = _frame(given.text_of(request, "around"))
    asks = {name: value for name in NAMES if (value := given.text_of(request, name))}
    if kind == "events":
        asked = Filter(since=begin, until=end, party=(code,) if code else ())
        rows = places(record.backend, asked, limit=MOST_PLACES)
        return Mapped(kind, asks, rows, spots=tuple(_spots(rows)), frame=frame)
    rows = [
        {"kind": tie, **row}
        for tie in FLOWS[kind]
        for row in bound(record.backend, tie, begin, end, least=1, limit=MOST_FLOWS)
        if code is None or code in (row["one"], row["other"])
    ]
    return Mapped(
        kind, asks, rows, flows=tuple(_flows(sorted(rows, key=lambda row: -row["count"])[:DRAWN_FLOWS])), frame=frame
    )


def _frame(where: str) -> Frame:
    """The part of the map around a state; all of it where none is given."""
    if not where:
        return WHOLE
    code = given.party(where, "around")
    if code not in _middles():
        raise QueryError(f"around is {where!r}, which has no place on the map; allowed: a state")
    return around(*_middles()[code])


def _spots(rows: Sequence[Row]) -> Iterator[Spot]:
    for row in rows:
        if row["lat"] is not None and row["lon"] is not None:
            quads = Counter({quad: row[f"quad{quad}"] for quad in (1, 2, 3, 4)})
            is_exact = row["precision"] not in (COUNTRY, None)
            what = "" if is_exact else ", known only by country"
            happened = wording.counted(row["count"], "happening")
            country = f", {given.name(row['country'])}" if row["country"] else ""
            label = f"{row['name']}{country}: {happened}, {mostly(quads)}{what}"
            yield Spot(
                row["lon"], row["lat"], row["count"], quads.most_common(1)[0][0], is_exact, label, _place_address(row)
            )


def _place_address(row: Row) -> str:
    return f"/search?{query({'place': row['name']})}"


@cache
def _middles() -> dict[str, tuple[float, float]]:
    """Code to the middle of the land of the state that stands."""
    found: dict[str, tuple[float, float]] = {}
    for state in load_states():
        found.setdefault(state.iso3, (state.lon, state.lat))
    return found


def _flows(rows: Sequence[Row]) -> Iterator[Flow]:
    middles = _middles()
    for row in rows:
        if row["one"] in middles and row["other"] in middles:
            one, other = given.name(row["one"]), given.name(row["other"])
            stories = wording.counted(row["count"], "story")
            label = f"{row['kind']}, {one} → {other}: {row['statuses'] or 'status not told'}, {stories}"
            href = f"/pair/{segment(row['one'])}/{segment(row['other'])}#ties"
            ends = middles[row["one"]], middles[row["other"]]
            yield Flow(*ends, row["count"], QUADS[row["kind"]], label, href, is_claimed=not row["sure"])


def _chart(found: Mapped, legend: Sequence[Key] = ()) -> str:
    title = "Where it happened" if found.kind == "events" else f"Who sends what to whom: {KINDS[found.kind]}"
    return world(
        found.spots,
        found.flows,
        title=title,
        description=_caption(found),
        frame=found.frame,
        name="world",
        legend=legend,
    )


def _caption(found: Mapped) -> str:
    is_events = found.kind == "events"
    drawn, most = (found.spots, MOST_PLACES) if is_events else (found.flows, DRAWN_FLOWS)
    if is_events:
        words = (
            f"{wording.counted(len(drawn), 'place')}. The shape tells the class that most happenings are of; larger for more of "
            "them, in a ring where no more than the country is known."
        )
    else:
        words = (
            f"{wording.counted(len(drawn), 'flow')} from the middle of one country to that of another: blue with a square for "
            "transfers, red with a rhomb for sanctions, thicker where more stories tell of it, dashed and with a hollow sign where "
            "none tells it as a fact."
        )
    parts = [words]
    if len(found.rows) >= most:
        parts.append(f"Only the {most} of which most is told are drawn.")
    missing = min(len(found.rows), most) - len(drawn)
    if missing:
        parts.append(f"{missing} have no place on the map and stand only in the table.")
    if found.frame != WHOLE:
        parts.append("What lies outside of this part of the map is not drawn.")
    return " ".join(parts)
