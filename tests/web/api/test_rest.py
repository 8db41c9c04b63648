"""What the calls answer."""

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from made_stories import Json

from dragoman import Record
from dragoman.export import FORMATS

PROBLEM = "application/problem+json"


def got(client: TestClient, path: str, **given: Any) -> Any:
    answer = client.get(path, **given)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def refused(client: TestClient, path: str, status: int, method: str = "GET", **given: Any) -> Json:
    answer = client.request(method, path, **given)
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    told: Json = answer.json()
    assert told.keys() >= {"type", "title", "status", "detail", "instance"}
    assert (told["status"], told["instance"]) == (status, path.split("?")[0])
    return told


def walked(client: TestClient, path: str, limit: int) -> list[Any]:
    """All items, page by page."""
    sign = "&" if "?" in path else "?"
    items, cursor = [], ""
    while True:
        page = got(client, f"{path}{sign}limit={limit}{cursor}")
        assert len(page["items"]) <= limit
        items += page["items"]
        if page["next"] is None:
            return items
        assert len(page["items"]) == limit
        cursor = f"&cursor={page['next']}"


def test_events_come_back_as_the_contract_has_them(client: TestClient, rows: list[Json]) -> None:
    found = {event["id"]: event for event in walked(client, "/v1/events", 7)}
    assert found == {event["id"]: event for row in rows for event in row["events"]}


@pytest.mark.parametrize("limit", [1, 3, 40, 1000])
@pytest.mark.parametrize(
    "path",
    [
        "/v1/events", "/v1/events?sort=-date", "/v1/events?actor=NOR&as_of=2021-06-01", "/v1/relations",
        "/v1/pairs/Norway/Chile/timeline", "/v1/panel?once=false", "/v1/panel?period=year", "/v1/rejects",
        "/v1/rejects?article=s:003", "/v1/pacts", "/v1/pacts?party=Norway&as_of=2020-06-01", "/v1/pacts?table=false",
    ],
)  # fmt: skip
def test_pages_hold_every_row_once(client: TestClient, db: str, path: str, limit: int) -> None:
    items = [json.dumps(item) for item in walked(client, path, limit)]
    assert len(items) == len(set(items)) > 0
    assert items == [
        json.dumps(item) for item in got(client, f"{path}{'&' if '?' in path else '?'}limit=1000")["items"]
    ]


def test_pages_hold_what_the_record_holds(client: TestClient, db: str) -> None:
    with Record(db) as record:
        assert [e["id"] for e in walked(client, "/v1/events", 9)] == record.events()["id"].to_pylist()
        assert [r["id"] for r in walked(client, "/v1/relations", 3)] == record.relations()["id"].to_pylist()
        assert walked(client, "/v1/rejects", 11) == list(record.rejects())
        timeline = record.timeline("NOR", "CHL")
        found = walked(client, "/v1/pairs/NOR/CHL/timeline", 9)
        assert [(t["event"]["id"], t["direction"]) for t in found] == list(
            zip(timeline["id"].to_pylist(), timeline["direction"].to_pylist(), strict=True)
        )
        panel = [{**row, "period": row["period"].isoformat()} for row in record.panel().to_pylist()]
        assert walked(client, "/v1/panel", 2) == panel


def test_the_latest_come_first_and_those_without_a_day_last(client: TestClient) -> None:
    days = [event["date"] and event["date"]["begin"] for event in walked(client, "/v1/events?sort=-date", 6)]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert len(set(dated)) == 2
    assert days == dated + [None] * (len(days) - len(dated))
    assert None in days


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("actor=NOR", 26), ("actor=Norway&recipient=CHL", 26), ("party=NOR&party=CHL", 40), ("type=AID", 0),
        ("type=AID&type=THREATEN", 40), ("since=2020-01-02", 20), ("until=2020-01-01", 10), ("happened_by=2020-01-01", 10),
        ("as_of=2020-06-01", 0), ("as_of=2021-06-01", 20), ("certainty=certain", 40), ("certainty=denied", 0),
        ("article=s:003", 1), ("quad=3", 40), ("quad=1&quad=2", 0), ("min_confidence=0.6", 0), ("text=warned+chile", 40),
        ("interstate=true", 40), ("publication=Fjord+News", 20), ("origins=2", 40), ("origins=999", 0),
    ],
)  # fmt: skip
def test_filters(client: TestClient, query: str, count: int) -> None:
    assert len(got(client, f"/v1/events?limit=1000&{query}")["items"]) == count


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("limit=0", "query.limit: '0'"), ("limit=1001", "1000"), ("limit=x", "query.limit: 'x'"), ("foo=1", "query.foo: there is no"),
        ("type=NONE", "allowed: AGREE, CONSULT"), ("since=2020-02-30", "since is '2020-02-30'; allowed: a day"),
        ("since=yesterday", "query.since: 'yesterday'"), ("as_of=then", "as_of is 'then'"), ("certainty=sure", "'certain', 'probable'"),
        ("quad=5", "query.quad.0: '5'"), ("origins=0", "query.origins"), ("actor=", "query.actor.0"), ("text=!", "text is '!'"),
        ("actor=a%00b", "NUL"), ("min_confidence=nan", "query.min_confidence"), ("cursor=%25", "cursor is '%'"),
        ("cursor=WzFd", "of another question"), ("cursor=", "cursor is ''"), (f"place={'x' * 201}", "200 characters"),
        ("&".join(["mode=a"] * 21), "at most 20"), ("sort=name", "'date' or '-date'"),
    ],
)  # fmt: skip
def test_wrong_values_are_told(client: TestClient, query: str, words: str) -> None:
    assert words in refused(client, f"/v1/events?{query}", 422)["detail"]


def test_a_cursor_is_good_for_its_question_only(client: TestClient) -> None:
    cursor = got(client, "/v1/events?limit=2&actor=NOR")["next"]
    assert got(client, f"/v1/events?limit=5&actor=NOR&cursor={cursor}")["items"]
    assert "another question" in refused(client, f"/v1/events?limit=2&actor=CHL&cursor={cursor}", 422)["detail"]
    for path in ("/v1/relations", "/v1/pacts"):
        assert "another question" in refused(client, f"{path}?cursor={cursor}", 422)["detail"]


def test_one_event_and_why_it_stands(client: TestClient, rows: list[Json]) -> None:
    event = rows[3]["events"][0]
    assert got(client, f"/v1/events/{event['id']}") == event
    found = got(client, f"/v1/events/{event['id']}/explain")
    assert found["event"] == event
    assert {"start": 6, "end": 12, "kind": "trigger"} in found["marks"]
    assert {"words": "Norway", "reason": "ACCUSE: no stated actor"} in found["losers"]
    assert [(version["ordinal"], version["told"]) for version in found["versions"]] == [(1, True)]
    assert found["origins"]
    refused(client, f"/v1/events/{event['id']}?as_of=2020-01-01", 404)
    refused(client, "/v1/events/e-none", 404)
    refused(client, "/v1/events/e-none/explain", 404)


def test_problems_do_not_tell_where_the_record_lies(client: TestClient, db: str) -> None:
    told = [refused(client, "/v1/events/e-none/explain", 404), refused(client, "/v1/events?as_of=x", 422)]
    assert not any(db in json.dumps(problem) or "duckdb" in json.dumps(problem) for problem in told)


def test_an_article_with_every_layer(client: TestClient, rows: list[Json]) -> None:
    assert got(client, "/v1/articles/s:005") == rows[5]
    refused(client, "/v1/articles/s:999", 404)
    refused(client, "/v1/articles/s:030?as_of=2021-06-01", 404)


def test_relations(client: TestClient, rows: list[Json]) -> None:
    assert len(got(client, "/v1/relations?party=NOR&party=CHL&kind=pact&status=signed")["items"]) == 8
    assert got(client, "/v1/relations?kind=visit")["items"] == []
    assert got(client, "/v1/relations?limit=1")["items"] == rows[0]["relations"]
    assert "query.kind.0: 'war'" in refused(client, "/v1/relations?kind=war", 422)["detail"]


def test_a_pair(client: TestClient) -> None:
    found = got(client, "/v1/pairs/Norway/CHL")
    assert (found["one"], found["other"], len(found["ties"]), len(found["events"])) == ("NOR", "CHL", 8, 10)
    assert found["ties"][0]["told_by"] == ["Fjord News"]
    assert {tie["origins"] for tie in found["ties"]} == {1}
    assert all(tie["row"]["origin"] for tie in found["ties"])
    assert [(month["month"], month["conflict"]) for month in found["months"]] == [("2020-01", 30)]
    early = got(client, "/v1/pairs/Norway/CHL?as_of=2019-12-31")
    assert early["as_of"] == "2019-12-31"
    assert [tie for tie in early["ties"] if tie["row"]["begin"]] == early["months"] == []
    assert "'Narnia' is no state" in refused(client, "/v1/pairs/Narnia/CHL", 404)["detail"]
    assert "two different states" in refused(client, "/v1/pairs/Norway/NOR", 404)["detail"]


def test_pacts_of_table_and_record(client: TestClient) -> None:
    found = got(client, "/v1/pacts?party=Norway&as_of=2020-06-01")
    assert found["as_of"] == "2020-06-01"
    assert {pact["origin"] for pact in found["items"]} == {"record", "table"}
    assert all("NOR" in pact["parties"] for pact in found["items"])
    begins = [pact["begin"] for pact in found["items"] if pact["begin"]]
    assert begins == sorted(begins)
    told = got(client, "/v1/pacts?party=Norway&as_of=2020-06-01&table=false")["items"]
    assert len(told) == 8
    assert {pact["origin"] for pact in told} == {"record"}


def test_pages_of_pacts_tell_their_day_and_belong_to_their_question(client: TestClient) -> None:
    first = got(client, "/v1/pacts?as_of=2020-06-01&limit=3")
    second = got(client, f"/v1/pacts?as_of=2020-06-01&limit=3&cursor={first['next']}")
    assert first["as_of"] == second["as_of"] == "2020-06-01"
    assert not [pact for pact in second["items"] if pact in first["items"]]
    other = refused(client, f"/v1/pacts?as_of=2019-06-01&cursor={first['next']}", 422)
    assert "another question" in other["detail"]
    assert "query.limit" in refused(client, "/v1/pacts?limit=0", 422)["detail"]


def test_who_would_be_obliged_to_what(client: TestClient) -> None:
    found = got(client, "/v1/pacts/if?attacker=China&victim=Philippines&as_of=2024-01-01")
    assert (found["attacker"], found["victim"], found["threat"]) == ("CHN", "PHL", False)
    assert "USA" in {duty["who"] for duty in found["items"] if duty["kind"] == "defense"}
    assert "query.victim: it is missing" in refused(client, "/v1/pacts/if?attacker=China", 422)["detail"]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_exports_are_what_the_writers_write(client: TestClient, db: str, name: str) -> None:
    answer = client.get(f"/v1/export/{name}")
    assert answer.status_code == 200
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="dragoman-{name}.')
    again = client.get(f"/v1/export/{name}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_exports_are_filtered(client: TestClient) -> None:
    lines = client.get("/v1/export/jsonl?actor=NOR&what=events").text.splitlines()
    assert {json.loads(line)["actors"][0]["code"] for line in lines} == {"NOR"}
    assert len(lines) == 26
    table = list(csv.DictReader(io.StringIO(client.get("/v1/export/csv?what=relations").text)))
    assert [row["record"] for row in table] == ["relation"] * 8
    assert client.get("/v1/export/gdelt").headers["dragoman-left-out"].startswith("8 relations")
    refused(client, "/v1/export/docx", 422)


def test_how_much_is_in_it(client: TestClient) -> None:
    found = got(client, "/v1/stats")
    assert (found["standing_articles"], found["standing_events"], found["rows"]["relations"]) == (40, 40, 8)
    assert (found["first_day"], found["last_day"]) == ("2020-01-01", "2020-01-02")


def test_what_others_wrote_comes_back_as_text(client: TestClient, rows: list[Json]) -> None:
    """JSON, told to be nothing else, with every character as it was."""
    answer = client.get("/v1/events?limit=1000")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert {e["title"] for e in answer.json()["items"]} == {row["title"] for row in rows}
    for row in rows:
        words = row["title"]
        assert isinstance(got(client, "/v1/events", params={"actor": words[:200], "voice": words[:200]})["items"], list)
        text = client.get("/v1/events", params={"text": words[:200]})
        assert text.status_code in (200, 422)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/v1/nothing", 404), ("POST", "/v1/events", 405), ("DELETE", "/v1/code", 405), ("GET", "/v1/code", 405)],
)  # fmt: skip
def test_what_there_is_not(client: TestClient, method: str, path: str, status: int) -> None:
    refused(client, path, status, method)


def test_head_is_get_without_the_body(client: TestClient) -> None:
    answer = client.head("/v1/stats")
    assert answer.status_code == 200
    assert answer.headers["etag"] == client.get("/v1/stats").headers["etag"]


@pytest.mark.parametrize("path", ["/v1/events", "/v1/stats", "/v1/pacts", "/v1/articles/s:001"])
def test_what_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.headers["cache-control"] == "private, no-cache"
    for known in (first.headers["etag"], f'"other", W/{first.headers["etag"]}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content
