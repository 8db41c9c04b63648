"""If one state attacks another: who would be obliged to what, by the words of the pacts of a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from markupsafe import Markup
from starlette.responses import Response

from dragoman.record import wording
from dragoman.record.bonds import bonds_of
from dragoman.record.duties import IN_WORDS, LIMITS, Duty, duties
from dragoman.store.errors import QueryError
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute
from dragoman.web.charts.world import world
from dragoman.web.pages import files, given
from dragoman.web.pages.pair import states
from dragoman.web.templating import query, render

router = APIRouter(route_class=AnswerRoute)
NAMES = ("attacker", "attacked", "as_of", "act")
ACTS = {"attacks": "attacks", "threatens": "threatens"}
COLUMNS = ("who", "kind", "towards", "pact", "article", "quote", "scope", "note", "pact_note", "voices", "disputed_by")
SHADES = {"defense": 2, "offense": 2, "consultation": 1, "neutrality": 3}  # quad classes whose colours are taken
ATTACKER, VICTIM = 4, 0
PLAIN_QUOTE = '"“”'


@dataclass(frozen=True, slots=True)
class Attack:
    """The question, by codes, and its answer."""

    attacker: str
    attacked: str
    act: str
    day: str
    duties: tuple[Duty, ...]
    asks: dict[str, str]


@router.get("/if")
def page(request: Request, record: OfRecord) -> Response:
    """The page."""
    found = _attack(request, record)
    asks = {name: given.text_of(request, name) for name in NAMES}
    return render(
        request,
        "attacked.html",
        found=found,
        given=given.named(asks, "attacker", "attacked"),
        states=states(),
        acts=ACTS,
        limits=LIMITS,
        name=given.name,
        chart=Markup(_chart(found)) if found else "",
        caption=_caption(found) if found else "",
        files=files.links("/if", query(found.asks)) if found else {},
        kinds=list(_kinds(found.duties)) if found else [],
    )


@router.get("/if-attacked")
def other_name(request: Request) -> Response:
    """The same under a longer name."""
    return RedirectResponse(f"/if?{request.url.query}" if request.url.query else "/if", 303)


@router.get("/if.{form}")
def file(request: Request, record: OfRecord, form: files.Format) -> Response:
    """The answer as a file."""
    found = _attack(request, record)
    if found is None:
        raise QueryError("attacker or attacked is missing; allowed: /if.csv?attacker=CHN&attacked=PHL")
    rows = [_flat(duty) for duty in found.duties]
    return files.answer(form, COLUMNS, rows, lambda: _chart(found), f"if_{found.attacker}_{found.act}_{found.attacked}")


def _attack(request: Request, record: Record) -> Attack | None:
    """The answer, None where the question is not whole yet."""
    one, other = given.text_of(request, "attacker"), given.text_of(request, "attacked")
    act, as_of = given.one_of(request, "act", tuple(ACTS)), given.day_of(request, "as_of")
    if not one or not other:
        return None
    attacker, attacked = given.party(one, "attacker"), given.party(other, "attacked")
    if attacker == attacked:
        raise QueryError(f"both are {attacker}; allowed: two different states")
    day = (as_of or date.today()).isoformat()
    told = {row["id"]: row for code in (attacker, attacked) for row in record.relation_rows(kind="pact", party=code)}
    found = duties(attacker, attacked, bonds_of(told.values(), day), only_threat=act == "threatens")
    asks = {"attacker": attacker, "attacked": attacked, "as_of": as_of.isoformat() if as_of else "", "act": act}
    return Attack(attacker, attacked, act, day, tuple(found), asks)


def _kinds(found: Sequence[Duty]) -> Iterator[dict[str, Any]]:
    """Duties by kind, towards whom, and pact."""
    for (kind, towards), some in groupby(found, key=lambda d: (d.kind, d.towards)):
        by_bond: dict[tuple[str, str], list[Duty]] = {}
        for duty in some:
            by_bond.setdefault((duty.bond.name, duty.note), []).append(duty)
        yield {
            "kind": kind,
            "words": IN_WORDS[kind],
            "towards": towards,
            "duties": [_shown(d) for d in by_bond.values()],
        }


def _shown(some: Sequence[Duty]) -> dict[str, Any]:
    first = some[0]
    limits = [
        limit for limit in (first.clause.scope and f"only: {first.clause.scope}", first.note, first.bond.note) if limit
    ]
    return {
        "who": sorted({given.name(duty.who) for duty in some}),
        "bond": first.bond,
        "clause": first.clause,
        "quote": first.clause.quote.strip(PLAIN_QUOTE),
        "limits": limits,
        "is_told": bool(first.bond.articles),
    }


def _flat(duty: Duty) -> dict[str, Any]:
    return {
        "who": duty.who,
        "kind": duty.kind,
        "towards": duty.towards,
        "pact": duty.bond.name,
        "article": duty.clause.clause,
        "quote": duty.clause.quote,
        "scope": duty.clause.scope,
        "note": duty.note,
        "pact_note": duty.bond.note,
        "voices": list(duty.bond.voices),
        "disputed_by": list(duty.bond.disputed_by),
    }


def _chart(found: Attack) -> str:
    """The states on the map, each in the colour of the heaviest of its duties."""
    shades: dict[str, tuple[int, str]] = {}
    for duty in found.duties:
        if duty.kind in SHADES:
            label = f"{given.name(duty.who)} {IN_WORDS[duty.kind]} {given.name(duty.towards)}: {duty.bond.name}"
            shades.setdefault(duty.who, (SHADES[duty.kind], label))
    shades[found.attacker] = (ATTACKER, f"{given.name(found.attacker)}, which {found.act}")
    shades[found.attacked] = (VICTIM, f"{given.name(found.attacked)}, which is the target")
    return world((), (), title=_title(found), description=_caption(found), shades=shades, name="bound")


def _title(found: Attack) -> str:
    return f"If {given.name(found.attacker)} {found.act} {given.name(found.attacked)}"


def _caption(found: Attack) -> str:
    counts = {
        kind: len({d.who for d in found.duties if d.kind == kind})
        for kind in ("defense", "offense", "consultation", "neutrality")
    }
    told = "; ".join(
        f"{wording.counted(count, 'state')} {IN_WORDS[kind].replace('is bound', 'bound')}"
        for kind, count in counts.items()
        if count
    )
    return (
        f"Red: {given.name(found.attacker)}. Black: {given.name(found.attacked)}. Dark blue: bound to help or join; light blue: bound to "
        f"consult; ochre: bound to stay neutral. {told[:1].upper()}{told[1:] or 'Nobody is bound to anything'}."
    )
