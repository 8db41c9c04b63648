"""Plain text and rows of JSON Lines as articles."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from dragoman.article.bylines import published_by, read_given
from dragoman.article.credits import owner_of
from dragoman.article.errors import ArticleError, RowError, TextError, shown
from dragoman.article.publication_dates import checked_date, date_in_url
from dragoman.article.zones import Layout, mark
from dragoman.lexicon.house import House, load_house
from dragoman.model.article import Article

FIELDS = ("id", "title", "publication", "url", "byline", "language")


def from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    published: str | date | None = None,
    publication: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    language: str | None = None,
) -> Article:
    """A story from plain text, which stays as it is. TextError where text or date cannot be used."""
    checked_text(text)
    given = checked_date(published)
    house = load_house()
    layout = mark(text, house=house, title=title, published=given)
    when, basis = (given, "argument") if given else date_of(layout, url)
    signed = read_given(byline, house) if byline else None
    outlet = publication or outlet_of(layout, text, house)
    authors = signed.authors if signed else authors_of(layout)
    return Article(
        id=id or text_id(text),
        text=text,
        zones=layout.zones,
        title=title or (layout.headline.of(text) if layout.headline else None),
        authors=tuple(name for name in authors if name != outlet),
        publication=outlet,
        agency=agency_of(layout, text, house, publication) or (signed.agency if signed else None),
        published=when,
        published_basis=basis,
        dateline=layout.dateline,
        url=url,
        language=language or "en",
    )


def from_row(row: Mapping[str, Any]) -> Article:
    """A story from a JSON object: `text`, and what is known of id, title, published, publication, url, byline, language."""
    if not isinstance(row, Mapping):
        raise RowError(f"this is {shown(row)}; allowed: an object with text")
    if row.get("text") is None:
        raise RowError("no text; allowed: an object whose text is a string")
    if not isinstance(row["text"], str):
        raise RowError(f"text is {shown(row['text'])}; allowed: a string")
    fields = {name: _field(row, name) for name in FIELDS}
    try:
        return from_text(row["text"], published=row.get("published"), **fields)
    except RowError:
        raise
    except ArticleError as error:
        raise RowError(str(error)) from error


def _field(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None or (isinstance(value, str) and _is_sound(value)):
        return value or None
    if name == "id" and type(value) is int:
        return str(value)
    raise RowError(f"{name} is {shown(value)}; allowed: a string of Unicode characters, or null")


def _is_sound(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else True


def checked_text(text: object) -> None:
    """TextError unless this is text with something to read, all of it encodable."""
    if not isinstance(text, str):
        raise TextError(f"text is {shown(text)}; allowed: a string")
    if not text.strip():
        raise TextError("the text is empty; allowed: text with at least one word")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        found = text[error.start]
        raise TextError(
            f"character {error.start} is the lone surrogate U+{ord(found):04X}; allowed: Unicode characters"
        ) from None


def text_id(text: str) -> str:
    """An id for a text that has none: the beginning of its SHA-256."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()[:16]


def date_of(layout: Layout, url: str | None) -> tuple[str | None, str | None]:
    """The date of publication and where it was found: byline, dateline, url."""
    dated = published_by(layout.bylines)
    if dated:
        return dated, "byline"
    if layout.dateline and layout.dateline.date:
        return layout.dateline.date, "dateline"
    found = date_in_url(url) if url else None
    return (found, "url") if found else (None, None)


def authors_of(layout: Layout) -> tuple[str, ...]:
    """The persons of the bylines, each once."""
    return tuple(dict.fromkeys(name for b in layout.bylines for name in b.authors))


def outlet_of(layout: Layout, text: str, house: House) -> str | None:
    """The outlet that the byline, or else the copyright line, names."""
    named = next((b.outlet for b in layout.bylines if b.outlet), None)
    owners = (owner_of(span.of(text)) for span in layout.credits)
    return named or next((o for o in owners if o and o.lower() not in house.agencies), None)


def agency_of(layout: Layout, text: str, house: House, publication: str | None) -> str | None:
    """The agency that dateline, byline or copyright line names; of a known publication also the other outlet's name."""
    names = [layout.dateline.agency if layout.dateline else None, *(b.agency for b in layout.bylines)]
    owners = [owner_of(span.of(text)) for span in layout.credits]
    names += [house.agencies.get(o.lower()) for o in owners if o]
    if publication:
        names += [b.outlet for b in layout.bylines if b.outlet and b.outlet.lower() != publication.lower()]
    return next((n for n in names if n), None)
