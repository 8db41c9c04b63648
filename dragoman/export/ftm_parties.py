"""Articles, people, bodies and states as FollowTheMoney entities."""

import unicodedata
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from dragoman.export.contract import Row, published_day
from dragoman.export.text import cell
from dragoman.lexicon.exchange import load_countries
from dragoman.lexicon.people import load_people
from dragoman.lexicon.states import load_states
from dragoman.model.identity import stable_id

Entity = dict[str, Any]
PUBLIC = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
GROUPS = frozenset({"BUS", "PTY", "REB", "PRM", "JRN", "EDU", "MED"})
BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})


def ftm_entity(schema: str, key: str, **properties: Any) -> Entity:
    """An entity of FollowTheMoney: every property is a list of texts; what is unknown is left away."""
    listed = {name: _texts(value) for name, value in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: texts for name, texts in listed.items() if texts}}


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    cleaned = (" ".join(cell(str(v)).split()) for v in values if v is not None)
    return list(dict.fromkeys(text for text in cleaned if any(unicodedata.category(c)[0] not in "CZ" for c in text)))


def address(url: str | None) -> str | None:
    """A web address, or None for anything else that stands in its place."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and url and url.isprintable()
    return url if sound and " " not in (url or "") else None


def article_key(row: Row) -> str:
    """The id of the article as an entity."""
    return stable_id("article", row["article_id"])


def article(row: Row) -> Entity:
    """The story: title, day, publisher, address, where the row has them."""
    return ftm_entity(
        "Article",
        article_key(row),
        title=row.get("title"),
        fileName=row["article_id"],
        publishedAt=published_day(row),
        publisher=row.get("publication"),
        sourceUrl=address(row.get("url")),
    )


def party(entity: Row, article_id: str) -> Entity:
    """A person, public body, organisation, or legal entity; who has no name is one entity a mention."""
    name = entity["name"] or entity["text"]
    item = entity["wikidata"] or _states().get((entity["country"] or "", name))
    if item:
        key = item
    elif entity["name"]:
        key = stable_id("party", entity["name"], entity["code"], entity["sector"])
    else:
        key = stable_id("party", article_id, entity["start"], entity["end"], entity["text"], entity["code"])
    schema, country = schema_of(entity), load_countries().get(entity["country"] or "")
    return ftm_entity(
        schema,
        key,
        name=_texts(name) or "?",
        country=country and country.iso2.lower(),
        wikidataId=item,
        **({"position": entity["office"]} if schema == "Person" else {}),
    )


def schema_of(entity: Row) -> str:
    """The schema of FollowTheMoney that says as much as is known about a party, and no more."""
    if entity["office"] or entity["name"] in _names_of_people():
        return "Person"
    if entity["code"] in BODIES or entity["sector"] in GROUPS:
        return "Organization" if entity["name"] else "LegalEntity"
    if entity["sector"] in PUBLIC:
        return "PublicBody" if entity["name"] else "LegalEntity"
    return "LegalEntity"


@cache
def _states() -> dict[tuple[str, str], str]:
    """Wikidata's ids of states by code and usual name, for rows that name a state without its id."""
    return {(s.iso3, s.name): s.wikidata for s in load_states() if s.kind == "state" and s.wikidata}


@cache
def _names_of_people() -> frozenset[str]:
    return frozenset(person.name for person in load_people())
