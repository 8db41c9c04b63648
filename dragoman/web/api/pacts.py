"""Pacts: who is bound to whom on a day, and who would be obliged to what. A treaty's words are no prediction."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from dragoman.record.bonds import Bond, bonds_of
from dragoman.record.duties import duties
from dragoman.record.rows import plain
from dragoman.store import filters
from dragoman.store.paging import Key
from dragoman.store.record import Record
from dragoman.web.access import OfRecord
from dragoman.web.answers import AnswerRoute, json_answer
from dragoman.web.api import shapes
from dragoman.web.api.asking import AttackAsked, PactsAsked
from dragoman.web.api.cursors import PACTS, cursor_of, digest, key_of
from dragoman.web.api.pairs import code_of, two_codes

router = APIRouter(route_class=AnswerRoute, tags=["pacts"])


@router.get("/pacts", summary="Pacts of a day, in pages", response_model=shapes.Pacts)
def pacts(record: OfRecord, given: Annotated[PactsAsked, Query()]) -> Response:
    """Pacts that stories of the record tell of, and those of the built-in table of treaties; as of today unless told otherwise.

    By begin; those without one come last.
    """
    question = f"pacts {given.question}"
    after = key_of(given.cursor, question, PACTS)
    then = _day(given.as_of)
    codes = {code_of(name) for name in given.party}
    found = sorted((bond for bond in _bonds(record, then, table=given.table) if codes <= bond.parties), key=_key)
    rest = [bond for bond in found if after is None or _key(bond) > after]
    shown = rest[: given.limit]
    last = _key(shown[-1]) if len(rest) > len(shown) else None
    return json_answer({"as_of": then, "items": plain(shown), "next": cursor_of(last, question)})


@router.get(
    "/pacts/if", summary="Who would be obliged to what if one state attacked another", response_model=shapes.Duties
)
def duties_if(record: OfRecord, given: Annotated[AttackAsked, Query()]) -> Response:
    """Duties by the words of the pacts: of the attacker, of those who would have to help, join, consult or stay neutral."""
    attacker, victim = two_codes(given.attacker, given.victim)
    then = _day(given.as_of)
    found = duties(attacker, victim, _bonds(record, then, table=given.table), only_threat=given.threat)
    told: dict[str, Any] = {"attacker": attacker, "victim": victim, "threat": given.threat}
    return json_answer({**told, "as_of": then, "items": plain(found)})


def _bonds(record: Record, then: str, *, table: bool) -> list[Bond]:
    """Pacts of record and table on a day."""
    return bonds_of(record.relation_rows(kind="pact"), then, table=table)


def _key(bond: Bond) -> Key:
    """Its place in the list; no two pacts have the same name and parties."""
    return int(bond.begin is None), bond.begin or "", digest(f"{bond.name} {sorted(bond.parties)}")


def _day(given: str | None) -> str:
    return (filters.day(given, "as_of") if given else date.today()).isoformat()
