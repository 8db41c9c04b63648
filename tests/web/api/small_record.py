"""A small record for tests of the server, and clients of servers over records."""

from typing import Any

from fastapi.testclient import TestClient
from hostile_words import HOSTILE
from made_stories import Json, entity, story

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

LOCAL = "http://localhost"
WORDS = [words for words in HOSTILE if "\0" not in words]
STORIES = 40
DAYS = ("2020-01-01", "2020-01-02", "2020-01-02", None)


def pact(name: str, text: str, codes: tuple[str, str]) -> Json:
    """A pact of two states, on the word of the outlet."""
    one, other = text.split()[0], text.rstrip(".").split()[2]
    parties = [entity(word, text.index(word), word, code) for word, code in zip((one, other), codes, strict=True)]
    outlet = {"source": None, "text": "Fjord News", "cue": None, "start": None, "end": None, "form": None}
    duty = {"kind": "defense", "trigger": "attack", "quote": "shall help", "start": 0, "end": 5, "attribution": []}
    return {
        "id": f"r-{name}", "article_id": name, "kind": "pact", "parties": [{"entity": e, "role": "party"} for e in parties],
        "status": "signed", "begin": "2020-01-01", "end": None,
        "terms": {"name": f"Pact {name}", "signed": "2020-01-01", "duration": None, "predecessor": None, "obligations": [duty]},
        "events": [], "attribution": [outlet], "factuality": "CT+", "evidence": [{"text": text, "start": 0, "end": len(text)}],
        "why": ["test"], "coder": {"version": "1", "lexicon": "l", "model": "m"},
    }  # fmt: skip


def told(number: int) -> Json:
    """A story, its words hostile every now and then; every fifth tells of a pact."""
    text = "Norway warned Chile." if number % 3 else "Chile warned Norway."
    who, whom = (("Norway", "NOR"), ("Chile", "CHL"))[:: 1 if number % 3 else -1]
    words = WORDS[number % len(WORDS)]
    day = DAYS[number % len(DAYS)]
    name = f"s:{number:03}"
    row = story(name, text, day=day, outlet=words if number % 2 else "Fjord News", why=[words])
    for event in row["events"]:
        event["actors"] = [entity(who[0], 0, who[0], who[1])]
        event["recipients"] = [entity(whom[0], text.index(whom[0]), whom[0], whom[1])]
        event["title"] = row["title"] = words
    row["relations"] = [] if number % 5 else [pact(name, text, (who[1], whom[1]))]
    return row


def serving(db: str, **given: Any) -> TestClient:
    """A client of a server with these settings."""
    return TestClient(create_app(db, Settings(**given)), base_url=LOCAL, raise_server_exceptions=False)
