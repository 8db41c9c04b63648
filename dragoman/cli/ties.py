"""`dragoman relations` and `pacts`: the state of relations, who is bound to whom, and who would be obliged to what."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.ingest import DB, WAIT
from dragoman.cli.problems import stops_cleanly

if TYPE_CHECKING:
    from dragoman.record.bonds import Bond

ATTACKS = re.compile(
    r"\s*(?P<one>.+?)\s+(?:(?P<attack>attacks?|invades?|strikes?|declares? war on|goes to war (?:with|against))"
    r"|(?P<threat>threatens?))\s+(?P<other>.+?)\s*",
    re.IGNORECASE,
)
JSON = click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
DAY = click.option("--as-of", metavar="DAY", help="The ties of that day (ISO 8601), not of today.")


@click.command()
@click.argument("one")
@click.argument("other")
@DB
@WAIT
@DAY
@JSON
@stops_cleanly
def relations(one: str, other: str, db: str, wait: float, as_of: str | None, as_json: bool) -> None:
    """Tell how two parties stand: ties, last events, the trend by month, disputes between sources.

    ONE and OTHER are names of states (Peru) or codes (PER, EUR, IGO).

    \b
    Examples:
      dragoman relations RUS PRK --db world.duckdb
      dragoman relations France Germany --db world.duckdb --as-of 2019-01-22 --json
    """
    from dragoman.cli.ties_report import show_state
    from dragoman.record.rows import plain
    from dragoman.record.state import state
    from dragoman.store import Record

    first, second, day = _code(one), _code(other), _day(as_of)
    with Record(db, wait=wait) as record:
        found = state(
            first,
            second,
            record.tie_rows(first, second),
            record.event_rows(party=(first, second)),
            day,
        )
    if as_json:
        _write_json(plain(found))
    else:
        show_state(found, sys.stdout)


@click.command()
@click.option(
    "--db", metavar="FILE", help="A record, for pacts that stories tell of; without it only the table of treaties."
)
@click.option("--party", multiple=True, help="A state (Peru, PER) that is bound; all that are given.")
@click.option(
    "--if", "condition", metavar="'X attacks Y'", help="Who would be obliged to what if X attacks (or threatens) Y."
)
@DAY
@click.option("--table/--no-table", default=True, show_default=True, help="Count in the built-in table of treaties.")
@JSON
@stops_cleanly
def pacts(
    db: str | None, party: tuple[str, ...], condition: str | None, as_of: str | None, table: bool, as_json: bool
) -> None:
    """Tell who is bound to whom on a day, and who would be obliged to what.

    A treaty's words are no prediction: states keep them, bend them and break them.

    \b
    Examples:
      dragoman pacts --party Japan
      dragoman pacts --db world.duckdb --as-of 2024-06-20
      dragoman pacts --if "China attacks the Philippines"
    """
    from dragoman.cli.ties_report import show_bonds, show_duties
    from dragoman.record.duties import duties
    from dragoman.record.rows import plain

    day = _day(as_of) or date.today().isoformat()
    bonds = _bonds(db, day, table=table)
    if condition is not None:
        attacker, victim, is_threat = _condition(condition)
        found = duties(attacker, victim, bonds, only_threat=is_threat)
        if as_json:
            _write_json({"if": [attacker, victim], "as_of": day, "duties": plain(found)})
        else:
            show_duties(attacker, victim, day, found, sys.stdout, is_threat=is_threat)
        return
    codes = {_code(name) for name in party}
    chosen = [bond for bond in bonds if codes <= bond.parties]
    if as_json:
        _write_json({"as_of": day, "pacts": plain(chosen)})
    else:
        show_bonds(day, chosen, sys.stdout)


def _bonds(db: str | None, day: str, *, table: bool) -> list[Bond]:
    from dragoman.record.bonds import bonds_of

    if db is None:
        return bonds_of((), day, table=table)
    from dragoman.store import Record

    with Record(db) as record:
        return bonds_of(record.relation_rows(kind="pact"), day, table=table)


def _condition(words: str) -> tuple[str, str, bool]:
    match = ATTACKS.fullmatch(words)
    if match is None:
        raise click.BadParameter(
            f"{words!r} is not understood; allowed: 'X attacks Y' or 'X threatens Y'", param_hint="--if"
        )
    one, other = _code(match["one"]), _code(match["other"])
    if one == other:
        raise click.BadParameter(f"{words!r}: both are {one}; allowed: two different states", param_hint="--if")
    return one, other, match["threat"] is not None


def _code(name: str) -> str:
    """The code of a state or body by code, name or alias; BadParameter where there is none."""
    from dragoman.lexicon.states import code_of_name

    found = code_of_name(name)
    if found is None:
        raise click.BadParameter(
            f"{name!r} is no state that is known; allowed: a name (Peru) or a code (PER, EUR, IGO)"
        )
    return found


def _day(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise click.BadParameter(
            f"{given!r} is no day; allowed: ISO 8601, such as 2024-06-19", param_hint="--as-of"
        ) from None


def _write_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
