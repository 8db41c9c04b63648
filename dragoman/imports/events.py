"""The contract's event, filled with what another coder's row tells and null for all that it does not."""

from typing import Any

from dragoman.imports.cells import Cells
from dragoman.lexicon.ontology import load_ontology
from dragoman.model.identity import stable_id

Row = dict[str, Any]


def coded_event(coder: str, key: str, *, kind: str, mode: str | None, actors: list[Row], **known: Any) -> Row:
    """An event of `coder` (`gdelt-2.0`), which has the number `key` there.

    The row is the coder's word: certain, without words of the text, spans or confidence.
    """
    ontology = load_ontology()
    publication = known.get("publication")
    event: Row = {
        "id": stable_id("e", coder, key),
        "article_id": known.pop("article_id", None) or f"{coder}:{key}",
        **dict.fromkeys(("title", "publication", "published", "url")),
        "type": kind,
        "mode": mode,
        "contexts": [],
        "auxiliary": None,
        "quad": ontology.types[kind].quad,
        "score": ontology.score(kind, mode),
        "cameo": None,
        "actors": actors,
        "recipients": [],
        **dict.fromkeys(("trigger", "sentence", "date", "place")),
        "factuality": "CT+",
        "attribution": [
            {"source": None, "text": publication, **dict.fromkeys(("cue", "start", "end", "form"))},
        ],
        "confidence": None,
        "coder": {"version": coder, "lexicon": None, "model": None},
    }
    return {**event, **known, "why": [f"row {key} of {coder}", *known.get("why", [])]}


def coded_party(name: str, code: str | None, sectors: list[str], **known: Any) -> Row:
    """An actor as the row has it; no span, since the row has no text."""
    body = code if code in load_ontology().nonstate else None
    party: Row = {
        "text": name,
        **dict.fromkeys(("start", "end")),
        "name": name,
        "code": code,
        "country": None if body else code,
        "sector": sectors[0] if sectors else None,
        "sectors": sectors,
        **dict.fromkeys(("office", "wikidata", "via")),
    }
    return {**party, **known}


def coded_date(begin: str | None, end: str | None = None) -> Row | None:
    """Days, both inclusive, without the words that told them."""
    if begin is None:
        return None
    return {"begin": begin, "end": end or begin, **dict.fromkeys(("text", "start", "stop", "basis"))}


def coded_place(
    cells: Cells, name: str | None, country: str | None, precision: str | None, **columns: str
) -> Row | None:
    """A place; `lat` and `lon` name the columns of its degrees."""
    lat, lon = cells.number(columns["lat"], 90), cells.number(columns["lon"], 180)
    if name is None:
        return None
    place = {"name": name, "country": country, "lat": lat, "lon": lon, "geonameid": None, "precision": precision}
    return {**place, "start": None, "stop": None}
