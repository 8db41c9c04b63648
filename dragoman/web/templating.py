"""Templates: everything that is put into one is escaped and rid of invisible characters, whatever it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.lexicon.ontology import load_ontology
from dragoman.record import wording
from dragoman.web import signs
from dragoman.web.highlight import visible
from dragoman.web.views import VIEWS

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import HTMLResponse

LINKED = ("http", "https")


def render(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. `values` are what the template asks for; one that is missing is an error."""
    from fastapi.responses import HTMLResponse

    text = environment().get_template(template).render(path=request.url.path, **values)
    return HTMLResponse(text, status_code=status)


@cache
def environment() -> Environment:
    """The templates of the package; autoescape is always on."""
    made = Environment(
        loader=PackageLoader("dragoman.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        views=VIEWS,
        quads=load_ontology().quads,
        standings=signs.STANDINGS,
        standing=signs.event_standing,
        sign=signs.drawn,
        keys=signs.KEYS,
        wording=wording,
    )
    made.filters.update(segment=segment, outward=outward, query=query)
    return made


def shown(value: Any) -> Any:
    """What stands on the page for a value: nothing for None, no character that cannot be seen."""
    if value is None:
        return ""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def segment(text: str) -> str:
    """Text as one segment of a path."""
    return quote(text, safe="")


def outward(address: str | None) -> str | None:
    """The address if it is one of the web; None for any other, such as `javascript:`."""
    if address is None or not address.isprintable():
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme.lower() in LINKED and parts.hostname else None


def query(values: Mapping[str, Any]) -> str:
    """Values as the part of an address after `?`; lists are repeated, and empty ones are left out."""
    kept = {name: value for name, value in values.items() if value not in (None, "", [], ())}
    return urlencode(kept, doseq=True, errors="replace")
