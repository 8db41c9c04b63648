"""Rows of POLECAT's weekly files as events."""

from dragoman.imports.cells import CellError, Cells, country_of
from dragoman.imports.events import Row, coded_date, coded_event, coded_party, coded_place
from dragoman.lexicon.ontology import load_ontology

CODER = "polecat"


def polecat_event(cells: Cells) -> Row:
    """One event; CellError for a value that its column does not allow."""
    kind, mode, more = cells.kind("Event Type", "Event Mode")
    contexts = [cells.among("Contexts", c.lower(), load_ontology().contexts) for c in cells.many("Contexts")]
    actors = _parties(cells, "Actor")
    if not actors:
        raise CellError("Actor Name", "", "an actor: without one there is no event")
    score = cells.number("Intensity", 10)
    return coded_event(
        CODER,
        cells.needed("Event ID"),
        kind=kind,
        mode=mode,
        actors=actors,
        recipients=_parties(cells, "Recipient"),
        contexts=contexts,
        **({} if score is None else {"score": score}),
        date=coded_date(cells.day("Event Date")),
        place=_place(cells),
        publication=cells.text("Source"),
        published=cells.day("Publication Date"),
        why=[f"further mode: {name}" for name in more],
    )


def _parties(cells: Cells, role: str) -> list[Row]:
    """One party a name; country, sector and title are theirs only where the cells hold one for each, or one for all."""
    names = cells.many(f"{role} Name") or cells.many(f"{role} Name Raw")
    countries = _each(cells.many(f"{role} Country"), len(names))
    first = _each(cells.many(f"Primary {role} Sector"), len(names))
    every = cells.many(f"{role} Sectors") if len(names) == 1 else []
    titles = _each(cells.many(f"{role} Title"), len(names))
    known = load_ontology().sectors
    parties = []
    for name, country, sector, title in zip(names, countries, first, titles, strict=True):
        sectors = [s for s in dict.fromkeys([sector, *every]) if s in known]
        parties.append(coded_party(name, _code(country), sectors, office=title))
    return parties


def _each(values: list[str], count: int) -> list[str | None]:
    if len(values) == 1:
        return [values[0]] * count
    return [*values] if len(values) == count else [None] * count


def _code(value: str | None) -> str | None:
    return value if value in load_ontology().nonstate else country_of(value)


def _place(cells: Cells) -> Row | None:
    parts = [("city", cells.text("City")), ("region", cells.text("Province"))]
    precision = next((kind for kind, text in parts if text), None)
    place = coded_place(
        cells, cells.text("Placename"), country_of(cells.text("Country")), precision, lat="Latitude", lon="Longitude"
    )
    number = cells.number("GeoNames ID", 10**10)
    return place and {**place, "geonameid": None if number is None else int(number)}
