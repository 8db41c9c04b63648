"""Search and the first page: what is asked for is what is found, and can be asked for again."""

import csv
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from docs.demo import made
from dragoman.lexicon.ontology import load_ontology
from dragoman.web.app import create_app


def tree_of(client: TestClient, address: str, status: int = 200) -> Any:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.document_fromstring(answer.text)


def count(tree: Any) -> int:
    return int(tree.xpath("string(//nav[@class='tabs']/a[@aria-current])").split()[0])


FILTERS = {
    "text": "treaty", "party": "FRA", "actor": "FRA", "recipient": "DEU", "type": "SUPPORT", "mode": "visit",
    "context": "diplomatic", "quad": "3", "certainty": "certain", "since": "2019-01-01", "until": "2019-12-31",
    "happened_by": "2019-12-31", "place": "Aachen", "voice": "Merkel", "publication": "Continental Wire",
    "article": "aachen_treaty", "origins": "2", "min_confidence": "0.5", "interstate": "true", "as_of": "2999-01-01",
}  # fmt: skip


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_narrows_and_is_shown_again(client: TestClient, name: str) -> None:
    tree = tree_of(client, f"/search?{name}={FILTERS[name]}")
    assert count(tree) > 0
    assert count(tree) <= count(tree_of(client, "/search"))
    fields = tree.xpath(f"//form[@class='filter']//*[@name='{name}']")
    shown = [field.get("value") for field in fields if field.tag == "input" and field.get("type") != "checkbox"]
    shown += tree.xpath(f"//*[@name='{name}']/option[@selected]/@value | //input[@name='{name}'][@checked]/@value")
    assert FILTERS[name] in shown


def test_all_filters_at_once(client: TestClient) -> None:
    asked = {
        name: value for name, value in FILTERS.items() if name not in ("mode", "quad", "origins", "voice", "recipient")
    }
    answer = client.get("/search", params=asked)
    tree = html.document_fromstring(answer.text)
    assert count(tree) == 1
    csv_link, json_link = tree.xpath("//span[@class='files']/a/@href")
    assert {name: value for name, (value,) in parse_qs(urlsplit(json_link).query).items()} == asked
    assert len(client.get(json_link).json()["items"]) == 1
    assert len(list(csv.DictReader(client.get(csv_link).text.splitlines()))) == 1


def test_empty_fields_ask_for_nothing(client: TestClient) -> None:
    empty = "&".join(f"{name}=" for name in FILTERS)
    assert count(tree_of(client, f"/search?{empty}")) == count(tree_of(client, "/search"))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("since=May", "since is 'May'"),
        ("quad=7", "quad is '7'"),
        ("type=FOO", "allowed: AGREE"),
        ("certainty=sure", "certainty is 'sure'"),
        ("origins=many", "origins is 'many'"),
        ("as_of=never", "as_of is 'never'"),
        ("text=%21%21", "text is '!!'"),
        ("since=2020-01-01&since=2021-01-01", "since is given 2 times"),
        ("show=all", "show is 'all'; allowed: events, stories"),
        ("order=random", "order is 'random'"),
        ("after=here", "after is 'here'"),
        ("text=" + "x" * 300, "text is"),
    ],
)
def test_a_question_that_means_nothing_says_what_is_allowed(client: TestClient, asked: str, told: str) -> None:
    assert told in tree_of(client, f"/search?{asked}", 422).xpath("string(//p[@role='alert'])")


def test_several_values_stay_in_the_form_and_in_links(client: TestClient) -> None:
    tree = tree_of(client, "/search?party=FRA&party=DEU&type=SUPPORT&type=AGREE")
    assert tree.xpath("//input[@name='party']/@value") == ["FRA", "DEU"]
    assert sorted(tree.xpath("//input[@name='type'][@checked]/@value")) == ["AGREE", "SUPPORT"]
    (stories,) = tree.xpath("//nav[@class='tabs']/a[not(@aria-current)]/@href")
    assert parse_qs(urlsplit(stories).query) == {
        "party": ["FRA", "DEU"], "type": ["SUPPORT", "AGREE"], "show": ["stories"],
    }  # fmt: skip


def test_the_form_offers_all_types_and_contexts(client: TestClient) -> None:
    tree = tree_of(client, "/search")
    assert tree.xpath("//input[@name='type']/@value") == list(load_ontology().types)
    assert tree.xpath("//select[@name='context']/option/@value") == ["", *load_ontology().contexts]


def test_stories_come_as_files(client: TestClient) -> None:
    tree = tree_of(client, "/search?text=treaty&show=stories")
    csv_link, json_link = tree.xpath("//span[@class='files']/a/@href")
    rows = client.get(json_link).json()["items"]
    assert len(rows) == count(tree) == len(list(csv.DictReader(client.get(csv_link).text.splitlines())))
    assert rows[0].keys() == {"id", "title", "publication", "published", "events"}


def test_the_first_page_counts_and_leads_on(client: TestClient) -> None:
    tree = tree_of(client, "/")
    assert f"{count(tree_of(client, '/search'))} events" in tree.xpath("string(//p[@class='lead'])")
    pairs = tree.xpath("//ol[@class='pairs']//a/@href")
    assert "/pair/DEU/FRA" in pairs
    assert client.get(pairs[0]).status_code == 200


def test_an_empty_record_says_how_to_fill_it(tmp_path: Path) -> None:
    db = made(tmp_path / "empty.duckdb", [])
    with TestClient(create_app(db), base_url="http://localhost", headers={"Accept": "text/html"}) as client:
        assert "dragoman ingest" in tree_of(client, "/").text_content()
        assert count(tree_of(client, "/search")) == 0
        assert "Nothing in the record" in tree_of(client, "/search").text_content()


def test_a_page_that_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/search?text=treaty")
    again = client.get("/search?text=treaty", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.text) == (304, "")
