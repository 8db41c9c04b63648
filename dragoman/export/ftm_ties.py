"""Events and relations as FollowTheMoney entities that join parties."""

import re
from collections.abc import Iterator
from typing import Any

from dragoman.export.contract import Row, joined
from dragoman.export.ftm_parties import Entity, address, article_key, ftm_entity, party
from dragoman.lexicon.exchange import load_countries

CURRENCY = re.compile(r"[A-Z]{3}")


def event_entities(row: Row) -> Iterator[Entity]:
    """The event, the article as its evidence, and a link from each actor to each recipient."""
    actors, recipients = _parties(row["actors"], row), _parties(row["recipients"], row)
    yield from (*actors, *recipients)
    dated = _dated(row["date"] and row["date"]["begin"], row["date"] and row["date"]["end"])
    kind = joined((row["type"], row["mode"]), " ").lower()
    place = row["place"] or {}
    country = load_countries().get(place.get("country") or "")
    yield ftm_entity(
        "Event",
        row["id"],
        name=f"{kind}: {_names(actors)}{' - ' if recipients else ''}{_names(recipients)}",
        **dated,
        **_evidence(row, row["sentence"] and row["sentence"]["text"]),
        proof=article_key(row),
        location=place.get("name"),
        country=country and country.iso2.lower(),
        involved=[e["id"] for e in (*actors, *recipients)],
        keywords=[row["type"], row["mode"], *row["contexts"], row["auxiliary"], row["factuality"]],
    )
    yield ftm_entity(
        "Documentation",
        f"{row['id']}-doc",
        document=article_key(row),
        entity=row["id"],
        role="reports",
    )
    for number, (actor, recipient) in enumerate((a, r) for a in actors for r in recipients):
        yield _link(f"{row['id']}-{number}", actor, recipient, role=kind, recordId=row["id"], **dated)


def relation_entities(row: Row) -> Iterator[Entity]:
    """What a relation becomes, with its parties; nothing where the sides that it needs are not known."""
    roles: dict[str, list[Entity]] = {}
    for side in row["parties"]:
        roles.setdefault(side["role"], []).append(party(side["entity"], row["article_id"]))
    found = list(TIES[row["kind"]](row, roles))
    if found:
        yield from (e for entities in roles.values() for e in entities)
        yield from found


def _sanction(row: Row, roles: dict[str, list[Entity]]) -> Iterator[Entity]:
    senders = roles.get("sender", [])
    for number, target in enumerate(roles.get("target", [])):
        yield ftm_entity(
            "Sanction",
            f"{row['id']}-{number}",
            entity=target["id"],
            authority=[name for sender in senders for name in sender["properties"]["name"]],
            country=[code for sender in senders for code in sender["properties"].get("country", [])],
            provisions=row["terms"].get("instrument"),
            status=row["status"],
            **_told(row),
        )


def _pact(row: Row, roles: dict[str, list[Entity]]) -> Iterator[Entity]:
    parties = roles.get("party", [])
    kinds = joined((o["kind"] for o in row["terms"].get("obligations") or ()), ", ")
    role = joined((row["terms"].get("name") or "pact", kinds), ": ")
    for i, first in enumerate(parties):
        for j, second in enumerate(parties[i + 1 :], i + 1):
            yield _link(f"{row['id']}-{i}-{j}", first, second, role=role, status=row["status"], **_told(row))


def _transfer(row: Row, roles: dict[str, list[Entity]]) -> Iterator[Entity]:
    terms = row["terms"]
    quantity = terms.get("quantity") or {}
    sides = [(s, r) for s in roles.get("supplier", []) for r in roles.get("recipient", [])]
    for number, (supplier, recipient) in enumerate(sides):
        key = f"{row['id']}-{number}"
        if terms.get("category") == "money" and row["status"] == "delivered":
            yield _payment(key, row, supplier, recipient)
        else:
            goods = joined((quantity.get("text"), terms.get("goods")), " ")
            role = joined(("transfer", goods), ": ")
            yield _link(key, supplier, recipient, role=role, status=row["status"], **_told(row))


def _payment(key: str, row: Row, supplier: Entity, recipient: Entity) -> Entity:
    quantity = row["terms"].get("quantity") or {}
    unit = quantity.get("unit") or ""
    return ftm_entity(
        "Payment",
        key,
        payer=supplier["id"],
        beneficiary=recipient["id"],
        amount=quantity.get("value"),
        currency=unit if CURRENCY.fullmatch(unit) else None,
        purpose=row["terms"].get("purpose"),
        **_told(row),
    )


def _visit(row: Row, roles: dict[str, list[Entity]]) -> Iterator[Entity]:
    visitors, hosts = roles.get("visitor", []), roles.get("host", [])
    if visitors:
        yield _occasion(row, f"visit: {_names(visitors)}{' - ' if hosts else ''}{_names(hosts)}", [*visitors, *hosts])


def _statement(row: Row, roles: dict[str, list[Entity]]) -> Iterator[Entity]:
    speakers, addressees = roles.get("speaker", []), roles.get("addressee", [])
    if speakers:
        yield _occasion(row, f"statement: {_names(speakers)}", [*speakers, *addressees])


def _occasion(row: Row, name: str, involved: list[Entity]) -> Entity:
    return ftm_entity(
        "Event",
        row["id"],
        name=name,
        involved=[e["id"] for e in involved],
        location=row["terms"].get("place"),
        keywords=[row["kind"], row["status"], row["factuality"]],
        proof=article_key(row),
        **_told(row),
    )


TIES = {"sanction": _sanction, "pact": _pact, "transfer": _transfer, "visit": _visit, "statement": _statement}


def _link(key: str, subject: Entity, thing: Entity, **properties: Any) -> Entity:
    return ftm_entity("UnknownLink", key, subject=subject["id"], object=thing["id"], **properties)


def _parties(entities: list[Row], row: Row) -> list[Entity]:
    return [party(entity, row["article_id"]) for entity in entities]


def _names(entities: list[Entity]) -> str:
    return joined((e["properties"]["name"][0] for e in entities), ", ")


def _told(row: Row) -> dict[str, Any]:
    """Dates and evidence of a relation."""
    evidence = row["evidence"][0]["text"] if row["evidence"] else None
    return {**_dated(row["begin"], row["end"]), **_evidence(row, evidence)}


def _dated(begin: str | None, end: str | None) -> dict[str, Any]:
    return {"date": begin} if begin == end else {"startDate": begin, "endDate": end}


def _evidence(row: Row, text: str | None) -> dict[str, Any]:
    found = {"recordId": row["id"], "summary": text}
    return {**found, "sourceUrl": address(row.get("url")), "publisher": row.get("publication")}
