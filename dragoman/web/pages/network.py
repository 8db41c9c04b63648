"""The network of parties in a time: who does something with whom, or who is tied to whom."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from dragoman.record import wording
from dragoman.store.filters import Filter
from dragoman.store.overviews import bound, dyads
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.charts.network import Edge, Node, network
from dragoman.web.pages import files, given
from dragoman.web.signs import CLASSES, Key
from dragoman.web.templating import query, render, segment

router = APIRouter(route_class=AnswerRoute)
KINDS = {"events": "what they do", "pact": "pacts", "transfer": "transfers", "sanction": "sanctions"}
TITLES = {
    "events": "Who has to do with whom",
    "pact": "Who has pacts with whom",
    "transfer": "Who supplies whom",
    "sanction": "Who puts sanctions on whom",
}
QUADS = {"pact": 2, "transfer": 2, "sanction": 4}
NAMES = ("kind", "begin", "end", "min", "focus")
MOST_NODES, MOST_PAIRS, LOOKED_AT = 60, 100, 3_000
LARGEST = 1_000_000
SIDES = {"cooperation": (1, 2), "conflict": (3, 4)}


@dataclass(frozen=True, slots=True)
class Network:
    """Pairs (`one`, `other`, `count`, and counts of quad classes or of what is sure), as far as they are drawn, and all."""

    kind: str
    pairs: Sequence[dict[str, Any]]
    total: int
    asks: dict[str, str]
    focus: str | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table."""
        own = ("quad1", "quad2", "quad3", "quad4") if self.kind == "events" else ("sure", "statuses")
        return ("one", "other", "count", *own)

    @property
    def keys(self) -> tuple[Key, ...]:
        """What its signs mean."""
        return CLASSES if self.kind == "events" else (Key(QUADS[self.kind], self.kind),)

    @property
    def unit(self) -> str:
        """What is counted."""
        return "happenings" if self.kind == "events" else "stories"


@router.get("/network")
def page(request: Request, record: OfRecord) -> Response:
    """The page."""
    found = _network(request, record)
    asks = query(found.asks)
    return render(
        request,
        "network.html",
        found=found,
        heading=TITLES[found.kind],
        chart=Markup(_chart(found)),
        kinds=KINDS,
        given=given.named(found.asks, "focus"),
        files=files.links("/network", asks),
        rows=[_row(row) for row in found.pairs],
        nodes=len(_codes(found.pairs)),
        focus=given.name(found.focus) if found.focus else None,
        all_of=f"/network?{query({**found.asks, 'focus': ''})}",
        caption=_caption(found),
    )


@router.get("/network.svg")
def picture(request: Request, record: OfRecord) -> Response:
    """The network as a file."""
    found = _network(request, record)
    return files.svg_answer(_chart(found, found.keys), "network")


@router.get("/network.csv")
def table(request: Request, record: OfRecord) -> Response:
    """The pairs as a table."""
    found = _network(request, record)
    return files.csv_answer(found.columns, found.pairs, "network")


@router.get("/network.json")
def values(request: Request, record: OfRecord) -> Response:
    """The pairs as values."""
    found = _network(request, record)
    return files.json_file(
        {**found.asks, "kind": found.kind, "of": found.total, "counted": found.unit, "pairs": found.pairs}
    )


def _network(request: Request, record: Record) -> Network:
    kind = given.one_of(request, "kind", tuple(KINDS))
    least = given.number_of(request, "min", 1, LARGEST)
    begin, end = given.span_of(request)
    focus = given.text_of(request, "focus")
    code = given.party(focus, "focus") if focus else None
    if kind == "events":
        rows = dyads(record.backend, Filter(since=begin, until=end), least=least, limit=LOOKED_AT)
    else:
        rows = bound(record.backend, kind, begin, end, least=least, limit=LOOKED_AT)
    near = rows if code is None else list(_around(rows, code))
    asks = {name: given.text_of(request, name) for name in NAMES}
    return Network(kind, _drawn(near), len(near), {name: value for name, value in asks.items() if value}, code)


def _around(rows: Sequence[dict[str, Any]], focus: str) -> Iterator[dict[str, Any]]:
    """The pairs of one party and those of its neighbours with each other, its own first."""
    near = _codes([row for row in rows if focus in (row["one"], row["other"])])
    kept = [row for row in rows if {row["one"], row["other"]} <= near]
    return iter(sorted(kept, key=lambda row: focus not in (row["one"], row["other"])))


def _drawn(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first pairs, as many as can be told apart."""
    codes: set[str] = set()
    kept: list[dict[str, Any]] = []
    for row in rows:
        further = codes | {row["one"], row["other"]}
        if len(further) <= MOST_NODES and len(kept) < MOST_PAIRS:
            codes = further
            kept.append(row)
    return kept


def _codes(rows: Sequence[dict[str, Any]]) -> set[str]:
    return {code for row in rows for code in (row["one"], row["other"])}


def _chart(found: Network, legend: Sequence[Key] = ()) -> str:
    degree: Counter[str] = Counter()
    neighbours: dict[str, Counter[str]] = {code: Counter() for code in _codes(found.pairs)}
    for row in found.pairs:
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            degree[one] += row["count"]
            neighbours[one][other] += row["count"]
    nodes = [
        Node(code, given.name(code), _node_label(found, code, neighbours[code]), _focus(found, code))
        for code in sorted(neighbours)
    ]
    edges = [edge for row in found.pairs for edge in _edges(found, row)]
    return network(nodes, edges, title=TITLES[found.kind], description=_caption(found), legend=legend)


def _node_label(found: Network, code: str, others: Counter[str]) -> str:
    first = ", ".join(f"{given.name(other)} {count}" for other, count in others.most_common(3))
    return f"{given.name(code)}: {found.unit} with {len(others)} others, most with {first}"


def _focus(found: Network, code: str) -> str:
    return f"/network?{query({**found.asks, 'focus': code})}"


def _edges(found: Network, row: dict[str, Any]) -> Iterator[Edge]:
    one, other, href = row["one"], row["other"], _pair_address(row)
    names = f"{given.name(one)} and {given.name(other)}"
    if found.kind != "events":
        arrow = "and" if found.kind == "pact" else "→"
        label = f"{given.name(one)} {arrow} {given.name(other)}: {row['statuses'] or 'status not told'}, {row['count']} {found.unit}"
        yield Edge(one, other, row["count"], QUADS[found.kind], label, href)
        return
    for side, quads in SIDES.items():
        count = sum(row[f"quad{quad}"] for quad in quads)
        if count:
            quad = max(quads, key=lambda q: row[f"quad{q}"])
            yield Edge(one, other, count, quad, f"{names}: {count} of {side}", href)


def _pair_address(row: dict[str, Any]) -> str:
    return f"/pair/{segment(row['one'])}/{segment(row['other'])}"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    pair = f"{given.name(row['one'])} – {given.name(row['other'])}"
    return {**row, "pair": pair, "href": _pair_address(row)}


def _caption(found: Network) -> str:
    drawn = f"{wording.counted(len(_codes(found.pairs)), 'party')}, {wording.counted(len(found.pairs), 'pair')}"
    total = found.total if found.total < LOOKED_AT else f"{LOOKED_AT} or more"
    rest = f", the strongest of {total}" if found.total > len(found.pairs) else ""
    lines = (
        "The sign of a line tells the class that most of it is of, cooperation and conflict apart"
        if found.kind == "events"
        else "Each line is a tie, told in one story or more"
    )
    thicker = f"a thicker line stands for more {found.unit}, a larger dot for a party with more of them."
    return f"{drawn}{rest}. {lines}; {thicker}"
