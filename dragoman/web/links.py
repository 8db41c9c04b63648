"""Addresses that pages link to."""

from collections.abc import Mapping, Sequence

from dragoman.web.templating import query

Query = Mapping[str, Sequence[str]]


def files(resource: str, asked: Query) -> dict[str, str]:
    """The same as files: names such as CSV, and their addresses. `resource`: a table of the REST interface."""
    return {name.upper(): address(f"/v1/{resource}", {**asked, "format": [name]}) for name in ("csv", "json")}


def address(path: str, asked: Query) -> str:
    """A path with a query."""
    asks = query(asked)
    return f"{path}?{asks}" if asks else path
