"""The links between events of different stories, made from what the record holds and kept in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

from dragoman.record.copies import Copy, find_copies
from dragoman.record.linking import Links, link_tellings
from dragoman.record.origins import Origin, origin_of
from dragoman.record.telling import Telling, telling
from dragoman.store.backend import Backend
from dragoman.store.rows import keyed_events
from dragoman.store.tables import arrow

LINKED = ("occurrences", "links", "copies")
AT_ONCE = 10_000  # links that are made and written together


@dataclass(frozen=True, slots=True)
class Linked:
    """How many events, in how many happenings; how many contradictions and copied texts."""

    events: int
    occurrences: int
    contradictions: int
    copies: int

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.events} events tell {self.occurrences} happenings; "
            f"{self.contradictions} contradictions; {self.copies} texts are copies"
        )


@dataclass(frozen=True, slots=True)
class Outlet:
    """Agency and publication of a story, or of the first one with its text; `text` names that text."""

    agency: str | None
    publication: str | None
    text: str


def link(backend: Backend) -> Linked:
    """Link all events, those of superseded versions too, so that links can be asked as of a day. What was there is replaced."""
    copies = list(
        find_copies(backend.stream("SELECT version, text FROM articles WHERE NOT retracted ORDER BY version"))
    )
    original = {copy.key: copy.original for copy in copies}
    stories = backend.rows("SELECT version, agency, publication, article_id FROM articles ORDER BY version")
    found_in = outlets((version, original.get(version, version), *rest) for version, *rest in stories)
    tellings = list(_tellings(backend, found_in))
    found = link_tellings(tellings)
    with backend.transaction():
        for table in LINKED:
            backend.run(f"DELETE FROM {table}")
        against = _write(backend, tellings, found, copies)
    return Linked(len(tellings), len(found.groups), against, len(copies))


def _write(backend: Backend, tellings: list[Telling], found: Links, copies: list[Copy]) -> int:
    """Into the tables, the links some at a time; how many of them are contradictions."""
    origin = {told.key: told.origin for told in tellings}
    members = [(key, group[0], origin[key].key, origin[key].kind) for group in found.groups for key in group]
    backend.append("occurrences", arrow("occurrences", sorted(members)))
    backend.append("copies", arrow("copies", [(c.key, c.original, c.similarity) for c in copies]))
    against, links = 0, found.inside()
    while some := list(islice(links, AT_ONCE)):
        rows = [(link.one, link.other, link.kind, link.score, list(link.reasons)) for link in some]
        backend.append("links", arrow("links", rows))
        against += sum(link.kind == "contradiction" for link in some)
    return against


def outlets(stories: Iterable[Sequence[Any]]) -> dict[int, Outlet]:
    """Version to where its text comes from: an agency that any story with the same text names, else the first outlet.

    `stories`: version, the first version with its text, agency, publication and id, in order of version.
    """
    told = list(stories)
    own = {version: (publication, name) for version, _, _, publication, name in told}
    agencies: dict[int, str] = {}
    for _, first, agency, *_ in told:
        if agency:
            agencies.setdefault(first, agency)
    return {version: Outlet(agencies.get(first), *own[first]) for version, first, *_ in told}


def _tellings(backend: Backend, found_in: dict[int, Outlet]) -> Iterator[Telling]:
    kinds = kinds_of_sources(backend.stream("SELECT version, body FROM attributions"))
    for version, key, event in keyed_events(backend):
        yield telling(key, event, origin_in(event, found_in[version], kinds.get(version, {})))


def origin_in(row: Mapping[str, Any], outlet: Outlet, kinds: Mapping[int, str]) -> Origin:
    """Whose word an event or a relation of a story is. `kinds`: first character of a source to what sort it is."""
    return origin_of(row, agency=outlet.agency, publication=outlet.publication, text=outlet.text, kinds=kinds)


def kinds_of_sources(attributions: Iterable[Sequence[Any]]) -> dict[int, dict[int, str]]:
    """Version and first character of a source to what sort of source it is, of versions and bodies of attributions."""
    found: dict[int, dict[int, str]] = {}
    for version, body in attributions:
        told = orjson.loads(body)
        if told["source"] and told.get("kind"):
            found.setdefault(version, {})[told["source"][0][0]] = told["kind"]
    return found
