"""What tests of ties share: the ties of a kind that a text tells, and what a table may ask of one."""

from dragoman import Reader
from dragoman.model.relation import Relation

PUBLISHED = "2019-03-06"
Amount = tuple[float | None, float | None, str | None] | None


def transfers(reader: Reader, text: str) -> list[Relation]:
    return [r for r in reader.read(text, published=PUBLISHED).relations if r.kind == "transfer"]


def told_transfer(relation: Relation) -> tuple[str, str, str | None, str | None, Amount]:
    sides = (
        ",".join(p.entity.code or "" for p in relation.parties if p.role == role) for role in ("supplier", "recipient")
    )
    suppliers, recipients = sides
    quantity = relation.terms["quantity"]
    amount = None if quantity is None else (quantity["min"], quantity["max"], quantity["unit"])
    return suppliers, recipients, relation.status, relation.terms["goods"], amount


def sanctions(reader: Reader, text: str) -> list[Relation]:
    return [r for r in reader.read(text, published=PUBLISHED).relations if r.kind == "sanction"]


def told_sanction(relation: Relation) -> tuple[str, str, str | None, str | None]:
    senders, targets = (
        ",".join(sorted(p.entity.code or p.entity.text for p in relation.parties if p.role == role))
        for role in ("sender", "target")
    )
    return senders, targets, relation.status, relation.terms["instrument"]


def pacts(reader: Reader, text: str) -> list[Relation]:
    return [r for r in reader.read(text, published=PUBLISHED).relations if r.kind == "pact"]


def told_pact(pact: Relation) -> dict[str, object]:
    """All that the tables below may ask for."""
    kinds = " ".join(sorted({duty["kind"] for duty in pact.terms["obligations"]}))
    return {**pact.terms, "kinds": kinds, "begin": pact.begin, "end": pact.end, "fact": pact.factuality}


def all_codes(pact: Relation) -> str:
    return " ".join(sorted(str(p.entity.code) for p in pact.parties))


def codes_of(relation: Relation, role: str) -> set[str | None]:
    return {p.entity.code for p in relation.parties if p.role == role}


def visits(reader: Reader, text: str, published: str = PUBLISHED) -> dict[tuple[str | None, str | None], Relation]:
    """Visits by the codes of visitor and host."""
    found = [r for r in reader.read(text, published=published).relations if r.kind == "visit"]
    return {(r.parties[0].entity.code, r.parties[1].entity.code): r for r in found}


def ways(reader: Reader, text: str, published: str = PUBLISHED) -> set[str]:
    """`KEN>UGA` for each visit that a text tells."""
    return {f"{visitor}>{host}" for visitor, host in visits(reader, text, published)}
