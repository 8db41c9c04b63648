"""The description of the API holds: calls made up from it get what it promises, and no call makes the server fail."""

import json
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from made_stories import Json
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from small_record import serving

from dragoman import Reader
from dragoman.web.app import create_app

BOUNDS = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CALLS = sorted((path, method) for path, some in create_app("none").openapi()["paths"].items() for method in some)


@pytest.fixture(scope="session")
def described(db: str, reader: Reader) -> Any:
    """The description, and the app behind it."""
    client = serving(db, rate=0, allow_hosts=("testserver",), reader=lambda: reader, story_chars=300)
    return schemathesis.openapi.from_asgi("/openapi.json", client.app)


@pytest.mark.parametrize(("path", "method"), CALLS)
def test_calls_made_up_from_the_description(described: Any, path: str, method: str) -> None:
    @BOUNDS
    @given(case=described[path][method].as_strategy())
    def holds(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    holds()


EVENT, PAIR = {"event": "e-s:005-1"}, {"one": "Norway", "other": "CHL"}
FOUND: list[tuple[str, Json, Json]] = [
    ("/v1/events", {}, {"actor": ["NOR"]}), ("/v1/events/{event}", EVENT, {}), ("/v1/events/{event}/explain", EVENT, {}),
    ("/v1/relations", {}, {}), ("/v1/articles/{article}", {"article": "s:005"}, {}), ("/v1/pairs/{one}/{other}", PAIR, {}),
    ("/v1/pairs/{one}/{other}/timeline", PAIR, {}), ("/v1/panel", {}, {}), ("/v1/pacts", {}, {"party": ["Norway"]}),
    ("/v1/pacts/if", {}, {"attacker": "China", "victim": "Norway"}), ("/v1/rejects", {}, {}), ("/v1/stats", {}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "parts", "query"), FOUND, ids=[path for path, _, _ in FOUND])
def test_what_is_found_has_the_shape_of_the_description(described: Any, path: str, parts: Json, query: Json) -> None:
    case = described[path]["GET"].Case(path_parameters=parts, query=query)
    answer = case.call_and_validate(checks=CHECKS)
    assert answer.status_code == 200
    assert answer.json().get("items") != []


def test_every_call_is_described(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    calls = {(path, method): call for path, some in described["paths"].items() for method, call in some.items()}
    assert len(calls) == 14
    for (path, _), call in calls.items():
        assert path.startswith("/v1/")
        assert call["summary"]
        assert call["description"]
        assert {"401", "404", "422", "429", "500", "503"} <= call["responses"].keys()
        for status, answer in call["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"]
        for parameter in call.get("parameters", []):
            assert parameter["in"] == "path" or parameter["description"], (path, parameter["name"])


def test_all_that_is_referred_to_is_there(client: TestClient) -> None:
    text = client.get("/openapi.json").text
    described = json.loads(text)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names == described["components"]["schemas"].keys()
