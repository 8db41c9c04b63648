"""The rows that tools rely on: their fields, and that every span shows its text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman import Reader, Reading

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in EXAMPLES),
    "LISBON, May 3, 2018 (Tagus Post) - Portugal's President Marcelo Rebelo de Sousa arrived in Angola on Wednesday for "
    "a two-day visit. Portugal will deliver 12 helicopters to Angola, he told reporters. “We are friends,” he said, “and "
    "friends help each other.” Angola imposed trade sanctions on Zambia last week, the ministry said.",
    "Canada 🇨🇦 and Peru signed a non-aggression pact on 4 June 2015.\r\n\r\nPeru’s 𝒻oreign minister “thanked” Canada.\r\n",
    "Snow fell.",
]
ENTITY = {"text", "start", "end", "name", "code", "country", "sector", "sectors", "office", "wikidata", "via"}
VOICE = {"source", "text", "cue", "start", "end", "form"}
QUOTE = {"text", "start", "end"}
CODER = {"version", "lexicon", "model"}
EVENT = {
    "id", "article_id", "title", "publication", "published", "url", "type", "mode", "contexts", "auxiliary", "quad", "score",
    "cameo", "actors", "recipients", "trigger", "sentence", "date", "place", "factuality", "attribution", "confidence",
    "why", "coder",
}  # fmt: skip
RELATION = {
    "id", "article_id", "kind", "parties", "status", "begin", "end", "terms", "events", "attribution", "factuality",
    "evidence", "why", "coder",
}  # fmt: skip
TERMS = {
    "pact": {"obligations", "name", "signed", "duration", "predecessor"},
    "transfer": {"goods", "category", "quantity", "purpose", "route"},
    "sanction": {"instrument", "reason", "act"},
    "visit": {"host", "visitor", "level", "place", "meetings", "first"},
    "statement": {"speaker", "addressee", "quote", "occasion", "medium"},
}
ROLES = {
    "pact": {"party"},
    "transfer": {"supplier", "recipient"},
    "sanction": {"sender", "target"},
    "visit": {"visitor", "host"},
    "statement": {"speaker", "addressee"},
}
STATUSES = {
    "pact": {"proposed", "signed", "in_force", "renewed", "suspended", "terminated"},
    "transfer": {"requested", "promised", "ordered", "shipped", "delivered", "refused", "alleged", None},
    "sanction": {"threatened", "imposed", "in_force", "eased", "lifted"},
    "visit": {"planned", "under_way", "ended", "cancelled"},
    "statement": {None},
}
NONSTATE = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
DUTIES = {"defense", "offense", "neutrality", "nonaggression", "consultation", "cooperation"}
ARTICLE = {
    "id", "text", "published", "zones", "sentences", "mentions", "timexes", "places", "attributions", "events", "relations",
    "title", "authors", "publication", "agency", "published_basis", "url", "passed_over",
}  # fmt: skip
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu"}


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    return [reader.read(text, id=f"story-{number}", publication="Tagus Post") for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def rows(readings: list[Reading]) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(reading.to_dict())) for reading in readings]


def each(rows: list[dict[str, Any]], layer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    found = [(row["text"], item) for row in rows for item in row[layer]]
    assert found
    return iter(found)


def entities(value: Any) -> Iterator[dict[str, Any]]:
    """Every entity in a row, however deep."""
    if isinstance(value, dict):
        if "via" in value:
            yield value
        for item in value.values():
            yield from entities(item)
    elif isinstance(value, list):
        for item in value:
            yield from entities(item)


def shows(text: str, start: int, end: int, words: str | None = None) -> bool:
    """Is it a span of the text, of these words if they are given?"""
    return 0 <= start < end <= len(text) and (words is None or text[start:end] == words)


def test_articles(rows: list[dict[str, Any]]) -> None:
    for row, text in zip(rows, TEXTS, strict=True):
        assert set(row) == ARTICLE
        assert row["text"] == text
        assert all(shows(text, *span) for span in row["sentences"])
        assert row["sentences"] == sorted(row["sentences"])


def test_zones_are_sorted_and_cover_all_but_white_space(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        end = 0
        for zone in row["zones"]:
            assert set(zone) == {"start", "end", "kind"}
            assert shows(row["text"], zone["start"], zone["end"])
            assert row["text"][end : zone["start"]].strip() == ""
            end = zone["end"]
        assert row["text"][end:].strip() == ""


def test_mentions(rows: list[dict[str, Any]]) -> None:
    for text, mention in each(rows, "mentions"):
        assert set(mention) == {"start", "end", "kind", "entity"}
        assert mention["kind"] in {"actor", "place"}
        assert shows(text, mention["start"], mention["end"])


def test_timexes(rows: list[dict[str, Any]]) -> None:
    for text, timex in each(rows, "timexes"):
        assert set(timex) == {"start", "end", "type", "value", "begin", "end_date", "basis"}
        assert shows(text, timex["start"], timex["end"])
        assert timex["type"] in {"DATE", "TIME", "DURATION", "SET"}


def test_places(rows: list[dict[str, Any]]) -> None:
    for text, place in each(rows, "places"):
        assert set(place) == {"start", "end", "name", "country", "lat", "lon", "geonameid", "precision"}
        assert shows(text, place["start"], place["end"])


def test_attributions(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        ids = {attribution["id"] for attribution in row["attributions"]}
        assert len(ids) == len(row["attributions"])
        for attribution in row["attributions"]:
            fields = {"id", "source", "cue", "content", "form", "attitude", "parent", "entity"}
            assert fields <= set(attribution) <= {*fields, "group", "kind"}
            assert attribution["form"] in {"direct", "indirect", "mixed"}
            assert attribution["parent"] is None or attribution["parent"] in ids - {attribution["id"]}
            spans = [*attribution["source"], *attribution["cue"], *attribution["content"]]
            assert all(shows(row["text"], *span) for span in spans)
            assert attribution["content"]


def test_entities_show_their_words(rows: list[dict[str, Any]]) -> None:
    found = [(row["text"], entity) for row in rows for entity in entities(row)]
    assert len(found) > 50
    for text, entity in found:
        assert set(entity) == ENTITY
        assert shows(text, entity["start"], entity["end"], entity["text"])
        assert entity["country"] in {None, entity["code"]} or entity["code"] in NONSTATE
        if entity["via"] is not None:
            assert set(entity["via"]) == {"rule", "start", "end"}
            assert entity["via"]["rule"] != "coreference" or shows(text, entity["via"]["start"], entity["via"]["end"])


def test_events(rows: list[dict[str, Any]]) -> None:
    for text, event in each(rows, "events"):
        assert set(event) == EVENT | {"counts"}
        assert all(shows(text, c["start"], c["end"], c["text"]) for c in event["counts"])
        assert set(event["coder"]) == CODER
        assert event["quad"] in {1, 2, 3, 4}
        assert event["auxiliary"] in {None, "historical", "future", "hypothetical", "negation"}
        assert event["factuality"] in FACTUALITY
        assert 0 <= event["confidence"] <= 1
        assert event["actors"]
        trigger, sentence = event["trigger"], event["sentence"]
        for quote in (trigger, sentence):
            assert set(quote) == QUOTE
            assert shows(text, quote["start"], quote["end"], quote["text"])
        assert sentence["start"] <= trigger["start"] < trigger["end"] <= sentence["end"]


def test_dates_and_places_of_events_show_their_words_or_say_why_not(rows: list[dict[str, Any]]) -> None:
    for text, event in each(rows, "events"):
        date, place = event["date"], event["place"]
        assert any(reason.startswith("date:") for reason in event["why"])
        assert any(reason.startswith("place:") for reason in event["why"])
        if date is not None:
            assert set(date) == {"begin", "end", "text", "start", "stop", "basis"}
            assert shows(text, date["start"], date["stop"], date["text"])
            assert date["begin"] <= date["end"]
            assert date["basis"] in {"text", "dateline", "published"}
        if place is not None:
            fields = {"name", "country", "lat", "lon", "geonameid", "precision", "start", "stop"}
            assert set(place) == fields
            assert shows(text, place["start"], place["stop"])


def test_voices_end_with_the_publication(rows: list[dict[str, Any]]) -> None:
    for layer in ("events", "relations"):
        for text, entry in each(rows, layer):
            for voice in entry["attribution"]:
                assert set(voice) == VOICE
                if voice["start"] is not None:
                    assert shows(text, voice["start"], voice["end"], voice["text"])
            assert entry["attribution"][-1]["text"] == "Tagus Post"


def test_relations(rows: list[dict[str, Any]]) -> None:
    ids = {event["id"] for _, event in each(rows, "events")}
    for text, relation in each(rows, "relations"):
        assert set(relation) == RELATION
        assert set(relation["coder"]) == CODER
        assert set(relation["terms"]) >= TERMS[relation["kind"]]
        assert relation["status"] in STATUSES[relation["kind"]]
        assert {party["role"] for party in relation["parties"]} <= ROLES[relation["kind"]]
        assert all(set(party) == {"entity", "role"} for party in relation["parties"])
        assert set(relation["events"]) <= ids
        assert relation["evidence"]
        for quote in relation["evidence"]:
            assert set(quote) == QUOTE
            assert shows(text, quote["start"], quote["end"], quote["text"])


def test_all_kinds_of_relations_are_among_the_texts(rows: list[dict[str, Any]]) -> None:
    assert {relation["kind"] for _, relation in each(rows, "relations")} == set(TERMS)


def test_terms_show_their_words(rows: list[dict[str, Any]]) -> None:
    for text, relation in each(rows, "relations"):
        terms = relation["terms"]
        for duty in terms.get("obligations", ()):
            assert duty["kind"] in DUTIES
            assert shows(text, duty["start"], duty["end"], duty["quote"])
            assert duty["trigger"] is None or duty["trigger"] in text
        quantity = terms.get("quantity")
        if quantity is not None:
            assert {"value", "min", "max", "unit", "text"} <= set(quantity)
            assert shows(text, quantity["start"], quantity["end"], quantity["text"])
        for words in (terms.get("goods"), terms.get("quote"), terms.get("purpose"), terms.get("occasion")):
            assert words is None or words in text


def test_passed_over_words_say_why(rows: list[dict[str, Any]]) -> None:
    for text, passed in each(rows, "passed_over"):
        assert set(passed) == {"trigger", "reason"}
        assert passed["reason"]
        assert shows(text, passed["trigger"]["start"], passed["trigger"]["end"], passed["trigger"]["text"])


def test_ids_are_unique(rows: list[dict[str, Any]]) -> None:
    for layer in ("events", "relations"):
        ids = [entry["id"] for _, entry in each(rows, layer)]
        assert len(set(ids)) == len(ids)


def test_the_same_story_gives_the_same_record(reader: Reader, rows: list[dict[str, Any]]) -> None:
    assert json.loads(json.dumps(reader.read(TEXTS[0], id="story-0", publication="Tagus Post").to_dict())) == rows[0]


def test_a_record_does_not_depend_on_its_neighbours(reader: Reader, rows: list[dict[str, Any]]) -> None:
    stories = [{"id": f"story-{n}", "text": text, "publication": "Tagus Post"} for n, text in enumerate(TEXTS)]
    together = [json.loads(json.dumps(r.to_dict())) for r in reader.read_many(stories) if isinstance(r, Reading)]
    assert together == rows
    backwards = [json.loads(json.dumps(r.to_dict())) for r in reader.read_many(stories[::-1]) if isinstance(r, Reading)]
    assert backwards[::-1] == rows
