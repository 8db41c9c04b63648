"""Rows of the contract, made by hand, and a strategy for rows that mean harm."""

from typing import Any

from hypothesis import strategies as st

Row = dict[str, Any]
HOSTILE = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "a\tb", "a\nb\r\nc", "\x1b[31mred\x1b[0m", "\x9b31m", "\u2028", "\u202e",
            "<script>alert(1)</script>", '"quoted"', "'", "\\N", "\ud800", "\x00", "None", "NULL", "", " ", "a;b|c,d", "\ufeffx",
        ]
    ),
)  # fmt: skip


def entity(name: str | None, code: str | None, sector: str | None = "GOV", **more: Any) -> Row:
    country = code if code not in {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"} else None
    base = {
        "text": name or "somebody", "start": 0, "end": len(name or "somebody"), "name": name, "code": code, "country": country,
        "sector": sector, "sectors": [sector] if sector else [], "office": None, "wikidata": None, "via": None,
    }  # fmt: skip
    return {**base, **more}


NORWAY = entity("Norway", "NOR", wikidata="Q20")
CHILE = entity("Chile", "CHL", wikidata="Q298")
UN = entity("United Nations", "UNO", None)
OSLO = {
    "name": "Oslo", "country": "NOR", "lat": 59.91, "lon": 10.75, "geonameid": 3143244, "precision": "city", "start": 24, "stop": 28,
}  # fmt: skip
DAY = {"begin": "2019-03-04", "end": "2019-03-04", "text": "4 March", "start": 32, "stop": 39, "basis": "published"}
CODER = {"version": "0.1.0", "lexicon": "abc", "model": "m"}
PAPER = {"source": None, "text": "The Paper", "cue": None, "start": None, "end": None, "form": None}


def event(**more: Any) -> Row:
    base = {
        "id": "e-1", "article_id": "one", "title": "T", "publication": "The Paper", "published": "2019-03-05",
        "url": "https://example.org/a", "type": "ACCUSE", "mode": "allege", "contexts": ["intelligence"], "auxiliary": None,
        "quad": 3, "score": -3.5, "cameo": "1125", "actors": [CHILE], "recipients": [NORWAY],
        "trigger": {"text": "accused", "start": 6, "end": 13},
        "sentence": {"text": "Chile accused Norway in Oslo on 4 March.", "start": 0, "end": 40},
        "date": DAY, "place": OSLO, "factuality": "CT+", "attribution": [PAPER], "confidence": 0.9, "why": ["frame: x"], "coder": CODER,
    }  # fmt: skip
    return {**base, **more}


def relation(kind: str, sides: list[tuple[Row, str]], **more: Any) -> Row:
    base = {
        "id": "r-1", "article_id": "one", "kind": kind, "parties": [{"entity": e, "role": role} for e, role in sides],
        "status": None, "begin": "2019-03", "end": None, "terms": {}, "events": [], "attribution": [PAPER], "factuality": "CT+",
        "evidence": [{"text": "It was so.", "start": 0, "end": 10}], "why": [], "coder": CODER,
    }  # fmt: skip
    return {**base, **more}


@st.composite
def hostile_events(draw: st.DrawFn) -> Row:
    """An event whose texts are hostile and whose optional fields may be missing."""
    some = st.one_of(st.none(), HOSTILE)
    party = st.builds(
        lambda name, code, sector, office: entity(name, code, sector, office=office),
        some,
        st.sampled_from([None, "NOR", "PSE", "KOS", "ROU", "UNO", "EUR", "MNC", "SUN"]),
        st.sampled_from([None, "GOV", "JRN", "PRE", "UNK"]),
        some,
    )
    place = st.builds(
        lambda name, country, precision, point: {
            **OSLO,
            "name": name,
            "country": country,
            "precision": precision,
            **point,
        },
        HOSTILE,
        st.sampled_from([None, "NOR", "USA", "PSE", "SUN"]),
        st.sampled_from([None, "site", "city", "region", "country"]),
        st.sampled_from([{}, {"lat": None, "lon": None, "geonameid": None}]),
    )
    date = st.sampled_from(
        [None, DAY, {**DAY, "end": "2019-03-31"}, {**DAY, "end": "2019-12-31"}, {**DAY, "end": "2020-01-01"}]
    )
    return event(
        id=draw(st.uuids().map(str)),
        article_id=draw(HOSTILE),
        title=draw(some),
        publication=draw(some),
        published=draw(st.one_of(some, st.sampled_from(["2019-03-05T10:20:30Z", "2019-03-05 10:20"]))),
        url=draw(some),
        cameo=draw(st.sampled_from([None, "1125", "04"])),
        mode=draw(st.sampled_from([None, "allege"])),
        actors=draw(st.lists(party, min_size=1, max_size=3)),
        recipients=draw(st.lists(party, max_size=2)),
        sentence={"text": draw(HOSTILE), "start": 0, "end": 40},
        date=draw(date),
        place=draw(st.one_of(st.none(), place)),
        attribution=[{**PAPER, "text": draw(some)}],
    )
