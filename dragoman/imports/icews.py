"""Rows of the ICEWS event table as events."""

from functools import cache

from dragoman.imports.cells import CellError, Cells, country_of
from dragoman.imports.events import Row, coded_date, coded_event, coded_party, coded_place
from dragoman.lexicon.exchange import countries_by, icews, load_sectors

CODER = "icews"
GENERAL = ("GOV", "SOC", "OPP", "ELI")  # name them last: they stand above others in ICEWS's tree


def icews_event(cells: Cells) -> Row:
    """One event; CellError for a value that its column does not allow."""
    act = cells.act("CAMEO Code")
    assert act.type is not None  # `act` rejects those without one
    source, target = _party(cells, "Source"), _party(cells, "Target")
    if source is None:
        raise CellError("Source Name", "", "an actor: without one there is no event")
    cells.number("Intensity", 10)
    day = cells.day("Event Date")
    story = cells.text("Story ID")
    return coded_event(
        CODER,
        f"{cells.needed('Event ID')}/{day or ''}",  # ids are unique only together with the day
        kind=act.type,
        mode=act.mode,
        actors=[source],
        recipients=[target] if target else [],
        cameo=act.code,
        date=coded_date(day),
        place=_place(cells),
        article_id=story and f"{CODER}:{story}",
        publication=cells.text("Publisher"),
    )


def _party(cells: Cells, role: str) -> Row | None:
    name, country = cells.text(f"{role} Name"), _country(cells.text(f"{role} Country"))
    if name is None:
        return None
    named = (cells.text(f"{role} Sectors") or "").split(",")
    sectors = dict.fromkeys(_sectors()[part.strip()] for part in named if part.strip() in _sectors())
    return coded_party(name, country, sorted(sectors, key=lambda sector: sector in GENERAL))


def _country(name: str | None) -> str | None:
    return countries_by(icews).get(name or "") or country_of(name)


@cache
def _sectors() -> dict[str, str]:
    """The PLOVER sector of the first ICEWS sector of each row of sectors.csv."""
    return {names.split(",")[0]: sector for sector, (_, names) in load_sectors().items() if names}


def _place(cells: Cells) -> Row | None:
    parts = [("city", cells.text("City")), ("region", cells.text("Province")), ("country", cells.text("Country"))]
    precision, name = next(((kind, text) for kind, text in parts if text), (None, None))
    country = _country(cells.text("Country"))
    return coded_place(cells, name, country, precision, lat="Latitude", lon="Longitude")
