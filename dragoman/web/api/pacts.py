"""Pacts: who is bound to whom on a day, and who would be obliged to what. A treaty's words are no prediction."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.lexicon.treaties import load_treaties
from dragoman.record.bonds import Bond, merged, of_record, of_treaties
from dragoman.record.duties import duties
from dragoman.record.rows import plain
from dragoman.store import filters
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import AttackAsked, PactsAsked
from dragoman.web.api.pairs import code_of, two_codes

router = APIRouter(route_class=AnswerRoute, tags=["pacts"])


@router.get("/pacts", summary="Pacts of a day", response_model=shapes.Pacts)
def pacts(record: OfRecord, given: Annotated[PactsAsked, Query()]) -> Response:
    """Pacts that stories of the record tell of, and those of the built-in table of treaties; as of today unless told otherwise."""
    then = _day(given.as_of)
    codes = {code_of(name) for name in given.party}
    chosen = [bond for bond in bonds(record, then, table=given.table) if codes <= bond.parties]
    return json_answer({"as_of": then, "items": plain(chosen)})


@router.get(
    "/pacts/if", summary="Who would be obliged to what if one state attacked another", response_model=shapes.Duties
)
def duties_if(record: OfRecord, given: Annotated[AttackAsked, Query()]) -> Response:
    """Duties by the words of the pacts: of the attacker, of those who would have to help, join, consult or stay neutral."""
    attacker, victim = two_codes(given.attacker, given.victim)
    then = _day(given.as_of)
    found = duties(attacker, victim, bonds(record, then, table=given.table), only_threat=given.threat)
    told: dict[str, Any] = {"attacker": attacker, "victim": victim, "threat": given.threat}
    return json_answer({**told, "as_of": then, "items": plain(found)})


def bonds(record: Record, then: str, *, table: bool) -> list[Bond]:
    """Pacts of record and table on a day."""
    known: Iterable[Bond] = of_treaties(load_treaties(), then) if table else ()
    return merged((*known, *of_record(record.relation_rows(kind="pact"), then)))


def _day(given: str | None) -> str:
    return (filters.day(given, "as_of") if given else date.today()).isoformat()
