"""Who may ask, how often, how much, and what every answer carries."""

import base64
import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from small_record import LOCAL, serving
from test_rest import got, refused

from dragoman.web.rates import MOST_CLIENTS, Rates
from dragoman.web.tokens import TokensError, digest_of, read_tokens, shows_one

TOKEN = "a-token-of-some-length"
JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "[::1]:8000", "192.0.2.7", "records.example.org"]
)
def test_names_of_the_server(db: str, host: str) -> None:
    with serving(db, allow_hosts=("Records.example.org",)) as client:
        assert client.get("/v1/stats", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "", "localhost@evil.example", "127.0.0.1.evil.example", "[::1"]
)
def test_other_names_are_refused(client: TestClient, host: str) -> None:
    assert "--allow-host" in refused(client, "/v1/stats", 421, headers={"Host": host})["detail"]


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://[x"}, {"Sec-Fetch-Site": "cross-site"}]
)  # fmt: skip
def test_pages_of_others_may_not_post(client: TestClient, headers: dict[str, str]) -> None:
    refused(client, "/v1/code", 403, "POST", headers=headers)


def test_own_pages_may_post(client: TestClient) -> None:
    answer = client.post("/v1/code", headers={"Origin": LOCAL, "Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/v1/stats", "/v1/nothing", "/openapi.json", "/static/none.css"])
def test_every_answer_is_sealed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
    assert headers["referrer-policy"] == "same-origin"


def basic(token: str) -> str:
    return "Basic " + base64.b64encode(f"anybody:{token}".encode()).decode()


@pytest.mark.parametrize("header", [f"Bearer {TOKEN}", f"bearer  {TOKEN}", basic(TOKEN)])
def test_a_token_opens(db: str, header: str) -> None:
    with serving(db, tokens=frozenset({digest_of(TOKEN), digest_of("another token")})) as client:
        assert got(client, "/v1/stats", headers={"Authorization": header})["standing_events"] == 40


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", f"Bearer {TOKEN}x", f"Bearer {digest_of(TOKEN)}", TOKEN, basic(""), "Basic x", "Basic /w=="]
)  # fmt: skip
@pytest.mark.parametrize("path", ["/v1/stats", "/openapi.json", "/", "/static/none.css"])
def test_without_a_token_nothing_is_told(db: str, path: str, header: str) -> None:
    with serving(db, tokens=frozenset({digest_of(TOKEN)})) as client:
        answer = client.get(path, headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer ")


def test_a_kept_answer_needs_a_token_too(db: str) -> None:
    with serving(db, tokens=frozenset({digest_of(TOKEN)})) as client:
        got(client, "/v1/stats", headers={"Authorization": f"Bearer {TOKEN}"})
        refused(client, "/v1/stats", 401)


def test_tokens_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "tokens.txt"
    digest = hashlib.sha256(b"the second token").hexdigest()
    path.write_text(f"# for Ann\n\n{TOKEN}\n  sha256:{digest}\n")
    found = read_tokens(path)
    assert found == {digest_of(TOKEN), digest}
    assert shows_one("Bearer the second token", found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no token in it"), ("# none\n", "no token in it"), ("short\n", "line 1: no token"), ("sha256:abc\n", "line 1: wrong digest"),
        ("a-token-of-some-length\nwith a blank in between\n", "line 2: no token"),
    ],
)  # fmt: skip
def test_wrong_files_of_tokens(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "tokens.txt"
    path.write_text(text)
    with pytest.raises(TokensError, match=words) as error:
        read_tokens(path)
    assert str(path) in str(error.value)
    assert "blank in between" not in str(error.value)


def test_too_large_a_body(db: str) -> None:
    with serving(db, body_bytes=100) as client:
        assert "allowed: 100 bytes" in refused(client, "/v1/code", 413, "POST", content=b"x" * 101)["detail"]
        parts = (b"x" * 60 for _ in range(2))
        assert "allowed: 100 bytes" in refused(client, "/v1/code", 413, "POST", content=parts)["detail"]
        refused(client, "/v1/code", 413, "POST", content=b"", headers={"Content-Length": "9" * 5_000})
        refused(client, "/v1/code", 415, "POST", content=b"", headers={"Content-Length": b"\xb2"})
        refused(client, "/v1/code", 415, "POST", content=b"x" * 100)


def test_too_many_requests(db: str) -> None:
    with serving(db, rate=0.001) as client:
        got(client, "/v1/stats")
        answer = client.get("/v1/stats")
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["retry-after"]) <= 1000


def test_a_busy_server_refuses_some(db: str) -> None:
    with serving(db, most_at_once=0) as client:
        answer = client.get("/v1/stats")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")


def test_a_bucket_fills_up_again() -> None:
    now = [0.0]
    rates = Rates(2.0, 4, lambda: now[0])
    assert [rates.wait("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]
    assert rates.wait("b") == 0
    now[0] = 0.5
    assert [rates.wait("a"), rates.wait("a")] == [0, 0.5]
    now[0] = 100.0
    assert [rates.wait("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]


def test_buckets_do_not_grow_without_end() -> None:
    rates = Rates(1.0, 1, lambda: 0.0)
    for number in range(MOST_CLIENTS + 10):
        rates.wait(str(number))
    assert rates.wait("0") == 0
    assert rates.wait(str(MOST_CLIENTS + 9)) > 0
