"""Options of questions to a record, shared by the commands that ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

AS_OF = click.option("--as-of", metavar="DAY", help="What the record knew on that day (or at that time, UTC).")
FILTERS = (
    click.option("--actor", multiple=True, help="A code (RUS) or name of who acts; each one given has to."),
    click.option("--recipient", multiple=True, help="A code or name of whom it is done to."),
    click.option("--party", multiple=True, help="A code or name of who takes part on either side."),
    click.option("--type", multiple=True, help="A PLOVER type (SANCTION); any of those given."),
    click.option("--mode", multiple=True, help="A PLOVER mode; any of those given."),
    click.option("--context", multiple=True, help="A PLOVER context; all of those given."),
    click.option(
        "--from", "since", metavar="DAY", help="It happened on that day or later; events without a date are out."
    ),
    click.option("--until", metavar="DAY", help="It happened on that day or before."),
    click.option("--happened-by", metavar="DAY", help="It had begun by that day."),
    click.option("--place", help="A country's code or the name of a place."),
    click.option("--voice", help="A country's code of the innermost source, or words of its name."),
    click.option(
        "--certainty",
        type=click.Choice(["certain", "probable", "possible", "denied", "open"]),
        help="How sure the innermost source is: at least so sure that it happened, or denied, or open.",
    ),
    click.option(
        "--origins", type=click.IntRange(min=1), metavar="N", help="Told by at least so many independent origins."
    ),
    click.option(
        "--contradicted", is_flag=True, help="Only what another story contradicts: denied, other numbers, other days."
    ),
    click.option(
        "--coder",
        multiple=True,
        help="Events of another coder that were taken in (gdelt-2.0, icews, polecat), of dragoman, or of all; else dragoman.",
    ),
    click.option("--text", metavar="WORDS", help='Words that all stand in the story; "a phrase" in quotation marks.'),
    click.option("--interstate", is_flag=True, help="Only between different countries or international bodies."),
    AS_OF,
)


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a filter to a command."""
    for option in reversed(FILTERS):
        command = option(command)
    return command
