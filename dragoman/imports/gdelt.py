"""Rows of the GDELT 2.0 event table as events."""

from functools import cache
from typing import Any

from dragoman.imports.cells import CellError, Cells
from dragoman.imports.events import Row, coded_date, coded_event, coded_party, coded_place
from dragoman.lexicon.exchange import cameo, countries_by, fips, load_sectors

CODER = "gdelt-2.0"
PRECISIONS = {1: "country", 2: "region", 3: "city", 4: "city", 5: "region"}
BODIES = {"UNO": "UNO", "EEC": "EUR"}
TYPES_OF_BODIES = {"IGO": "IGO", "NGO": "NGO", "NGM": "ISM", "IMG": "IMG", "MNC": "MNC"}
PALESTINE = {"GZ": "PSE", "WE": "PSE"}  # FIPS has the two parts, and no code for the whole


def gdelt_event(cells: Cells) -> Row:
    """One event; CellError for a value that its column does not allow."""
    act = cells.act("EventCode")
    assert act.type is not None  # `act` rejects those without one
    actor, recipient = _party(cells, "Actor1"), _party(cells, "Actor2")
    if actor is None:
        raise CellError("Actor1Code", "", "an actor: without one there is no event")
    source = cells.text("SOURCEURL")
    return coded_event(
        CODER,
        cells.needed("GLOBALEVENTID"),
        kind=act.type,
        mode=act.mode,
        actors=[actor],
        recipients=[recipient] if recipient else [],
        cameo=act.code,
        date=coded_date(cells.day("SQLDATE")),
        place=_place(cells),
        article_id=source,
        url=source if source and source.startswith(("http://", "https://")) else None,
    )


def _party(cells: Cells, prefix: str) -> Row | None:
    kinds = [kind for n in (1, 2, 3) if (kind := cells.text(f"{prefix}Type{n}Code"))]
    nation, group = cells.text(f"{prefix}CountryCode"), cells.text(f"{prefix}KnownGroupCode")
    name = cells.text(f"{prefix}Name")
    if not (name or nation or group or kinds):
        return None
    bodies = [TYPES_OF_BODIES[kind] for kind in kinds if kind in TYPES_OF_BODIES]
    code = BODIES.get(group or "") or countries_by(cameo).get(nation or "") or next(iter(bodies), None)
    sectors = [_sectors()[kind] for kind in kinds if kind in _sectors()]
    return coded_party(name or cells.needed(f"{prefix}Code"), code, sectors)


@cache
def _sectors() -> dict[str, str]:
    """The PLOVER sector of a CAMEO type: the one of the same name, where several share a type."""
    found = {kind: sector for sector, (kind, _) in load_sectors().items() if kind}
    return {**found, **{kind: sector for sector, (kind, _) in load_sectors().items() if kind == sector}, "MED": "JRN"}


def _place(cells: Cells) -> Any:
    number = cells.number("ActionGeo_Type", 5)
    code = cells.text("ActionGeo_CountryCode") or ""
    country = countries_by(fips).get(code) or PALESTINE.get(code)
    name, precision = cells.text("ActionGeo_FullName"), PRECISIONS.get(int(number or 0))
    return coded_place(cells, name, country, precision, lat="ActionGeo_Lat", lon="ActionGeo_Long")
