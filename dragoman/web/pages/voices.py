"""Voices: who claims what about whom, which origins feed which outlets, where sources contradict one another."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from dragoman.lexicon.house import load_house
from dragoman.record import wording
from dragoman.record.values import event_of
from dragoman.store.filters import Filter
from dragoman.store.overviews import claims, contradictions, feeds
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.charts import feeds as feeds_chart
from dragoman.web.charts.feeds import Feed
from dragoman.web.charts.matrix import Cell, matrix
from dragoman.web.pages import files, given
from dragoman.web.signs import CLASSES, Key, mostly
from dragoman.web.templating import query, render

router = APIRouter(route_class=AnswerRoute)
MOST_PAIRS, SOURCES, TARGETS = 600, 22, 22
MOST_FEEDS, CONTRADICTIONS = 50, 40
GOVERNMENT = "government of "
CLAIM_COLUMNS = ("source", "target", "type", "quad", "count", "affirmed", "planned", "denied")
FEED_COLUMNS = ("origin", "kind", "outlet", "count")
NAMES = ("begin", "end")
MATRIX_KEYS = (*CLASSES, Key(1, "mostly planned, denied or not certain", "claimed"))

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """All that a source says of a target."""

    source: str
    target: str
    rows: tuple[Row, ...]

    def total(self, name: str) -> int:
        """The sum of a column."""
        return sum(int(row[name]) for row in self.rows)

    @property
    def types(self) -> str:
        """`ACCUSE 5, AID 2`, the most first."""
        counts = Counter[str]()
        for row in self.rows:
            counts[row["type"]] += row["count"]
        return ", ".join(f"{kind} {count}" for kind, count in counts.most_common())

    @property
    def quads(self) -> Counter[int]:
        """How much of it is of which class."""
        counts = Counter[int]()
        for row in self.rows:
            counts[row["quad"]] += row["count"]
        return counts

    @property
    def href(self) -> str:
        """The events behind it."""
        return f"/search?{query({'voice': self.source, 'party': self.target})}"


@router.get("/voices")
def page(request: Request, record: OfRecord) -> Response:
    """The page."""
    asks = _asks(request)
    asked = _filter(request)
    found = _claims(record, asked)
    fed = feeds(record.backend, asked, limit=MOST_FEEDS)
    total, against = contradictions(record.backend, asked, limit=CONTRADICTIONS)
    suffix = query(asks)
    return render(
        request,
        "voices.html",
        given=asks,
        name=given.name,
        origin=origin_name,
        claims=found,
        matrix=Markup(_matrix(found)),
        matrix_keys=MATRIX_KEYS,
        claim_files=files.links("/voices/claims", suffix),
        feeds=fed,
        feeds_chart=Markup(_feeds(fed)),
        feed_files=files.links("/voices/origins", suffix),
        total=total,
        against=[_against(row) for row in against],
        against_files=files.links("/voices/contradictions", suffix, ("json",)),
        most={"pairs": MOST_PAIRS, "feeds": MOST_FEEDS},
    )


@router.get("/voices/claims.{form}")
def claim_file(request: Request, record: OfRecord, form: files.Format) -> Response:
    """Who claims what about whom, as a file."""
    rows = claims(record.backend, _filter(request), limit=MOST_PAIRS)
    return files.answer(form, CLAIM_COLUMNS, rows, lambda: _matrix(_grouped(rows), MATRIX_KEYS), "claims")


@router.get("/voices/origins.{form}")
def feed_file(request: Request, record: OfRecord, form: files.Format) -> Response:
    """Which origin feeds which outlet, as a file."""
    rows = feeds(record.backend, _filter(request), limit=MOST_FEEDS)
    return files.answer(form, FEED_COLUMNS, rows, lambda: _feeds(rows), "origins")


@router.get("/voices/contradictions.json")
def against_file(request: Request, record: OfRecord) -> Response:
    """Where sources contradict one another, as values."""
    total, rows = contradictions(record.backend, _filter(request), limit=CONTRADICTIONS)
    return files.json_file({"of": total, "items": rows})


def _asks(request: Request) -> dict[str, str]:
    return {name: value for name in NAMES if (value := given.text_of(request, name))}


def _filter(request: Request) -> Filter:
    begin, end = given.span_of(request)
    return Filter(since=begin, until=end)


def _claims(record: Record, asked: Filter) -> list[Claim]:
    return _grouped(claims(record.backend, asked, limit=MOST_PAIRS))


def _grouped(rows: Sequence[Row]) -> list[Claim]:
    """Rows of one source and target together, those with the most first."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["source"], row["target"]), []).append(row)
    found = [Claim(*names, tuple(group)) for names, group in groups.items()]
    return sorted(found, key=lambda c: (-c.total("count"), c.source, c.target))


def _matrix(found: Sequence[Claim], legend: Sequence[Key] = ()) -> str:
    sources, targets = Counter[str](), Counter[str]()
    for claim in found:
        sources[claim.source] += claim.total("count")
        targets[claim.target] += claim.total("count")
    rows = [source for source, _ in sources.most_common(SOURCES)]
    columns = [target for target, _ in targets.most_common(TARGETS)]
    cells = [_cell(claim) for claim in found if claim.source in rows and claim.target in columns]
    return matrix(
        list(map(given.name, rows)),
        list(map(given.name, columns)),
        cells,
        title="Who claims what about whom",
        description=f"Rows are the {len(rows)} sources that claim most, columns the {len(columns)} parties that most is claimed of. "
        "The shape tells the class that most claims are of; larger signs stand for more happenings, hollow ones for claims most of "
        "which are plans, denials or not certain.",
        name="claims",
        legend=legend,
    )


def _cell(claim: Claim) -> Cell:
    count = claim.total("count")
    happened = wording.counted(count, "happening")
    open_parts = [f"{claim.total(part)} {part}" for part in ("planned", "denied") if claim.total(part)]
    told = ", ".join([f"{claim.total('affirmed')} affirmed", *open_parts])
    source, target = given.name(claim.source), given.name(claim.target)
    quads = claim.quads
    label = f"{source} on {target}: {happened}, {mostly(quads)} ({claim.types}), {told}"
    return Cell(
        source, target, count, quads.most_common(1)[0][0], claim.total("affirmed") * 2 < count, label, claim.href
    )


def _feeds(rows: Sequence[Row]) -> str:
    found = [Feed(origin_name(row), row["outlet"], row["count"], _feed_label(row)) for row in rows]
    return feeds_chart.feeds(
        found,
        title="Which origin feeds which outlet",
        description="Origins at the left, outlets at the right; a broader band stands for more happenings that an outlet tells on "
        "the word of an origin.",
        name="origins",
    )


def _feed_label(row: Row) -> str:
    return f"{origin_name(row)}, {row['kind']}, in {row['outlet']}: {wording.counted(row['count'], 'happening')}"


def origin_name(row: Row) -> str:
    """An origin as people write it; the record keeps it in small letters, to compare by."""
    origin: str = row["origin"]
    if row["kind"] == "government" and origin.startswith(GOVERNMENT):
        return f"Government of {given.name(origin.removeprefix(GOVERNMENT))}"
    if row["outlet"].lower().removeprefix("the ") == origin:
        return str(row["outlet"])
    return _agencies().get(origin) or " ".join(word[:1].upper() + word[1:] for word in origin.split(" "))


@cache
def _agencies() -> dict[str, str]:
    return {name.lower(): name for name in load_house().agencies.values()}


def _against(row: Row) -> dict[str, Any]:
    """A contradiction: what it is in, and both sides with their words and voices."""
    return {"reasons": "; ".join(row["reasons"]), "sides": [_side(row["one"]), _side(row["other"])]}


def _side(row: Mapping[str, Any]) -> dict[str, Any]:
    event = event_of(row)
    return {
        "event": row,
        "what": wording.what(event),
        "who": wording.who(event),
        "certainty": wording.certainty(event.factuality, event.auxiliary),
        "voices": wording.says(event.attribution),
    }
