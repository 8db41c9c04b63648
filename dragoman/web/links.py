"""Addresses that pages link to."""

from collections.abc import Mapping, Sequence

from dragoman.web.templating import query, segment

Query = Mapping[str, Sequence[str]]


def event_files(asked: Query) -> dict[str, str]:
    """The events that answer to a question as files: names such as CSV, and their addresses."""
    return {
        "CSV": address("/v1/export/csv", {"what": ["events"], **asked}),
        "JSON": address("/v1/events", asked),
    }


def story_files(article: str, as_of: str | None) -> dict[str, str]:
    """One story as files: all of its layers, and a table of its events."""
    known = as_known(as_of)
    layers = address(f"/v1/articles/{segment(article)}", known)
    return {**event_files({"article": [article], **known}), "JSON": layers}


def as_known(as_of: str | None) -> Query:
    """What an address says that asks what the record knew then."""
    return {"as_of": [as_of]} if as_of else {}


def address(path: str, asked: Query) -> str:
    """A path with a query."""
    asks = query(asked)
    return f"{path}?{asks}" if asks else path
