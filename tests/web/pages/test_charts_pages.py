"""The pages of pictures: what they show, where they lead, and the same as files."""

import csv
import io
import json
import re
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from fastapi.testclient import TestClient
from lxml import html

PAIR = "/pair/DEU/FRA"
PAGES = (
    "/pair", PAIR, f"{PAIR}?as_of=2019-01-21", "/network", "/network?kind=pact", "/network?kind=transfer",
    "/network?kind=sanction", "/network?focus=FRA", "/map", "/map?kind=flows", "/map?party=France", "/map?around=DEU", "/voices",
    "/voices?begin=2019-01-01&end=2019-12-31", "/if", "/if?attacker=CHN&attacked=PHL&as_of=2024-07-01",
    "/if?attacker=CHN&attacked=PHL&act=threatens",
)  # fmt: skip
FILES = (
    PAIR, "/network", "/map", "/map?kind=flows", "/voices/claims", "/voices/origins", "/if?attacker=RUS&attacked=FRA",
)  # fmt: skip


def tree(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


def with_form(address: str, form: str) -> str:
    path, _, asks = address.partition("?")
    return f"{path}.{form}{'?' if asks else ''}{asks}"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole(client: TestClient, address: str) -> None:
    found = tree(client, address)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert found.xpath("string(//h1)").strip()
    assert not found.xpath("//*[@style or @onclick]")
    for chart in found.xpath("//*[local-name()='svg'][contains(@class, 'drawing')]"):
        assert chart.xpath("string(./*[local-name()='title'])")
        assert found.xpath("//table//tr | //li[contains(@class, 'event')] | //li[@class='duty']"), (
            "no other way to the same"
        )


@pytest.mark.parametrize("address", PAGES)
def test_what_a_page_links_to_is_there(client: TestClient, address: str) -> None:
    found = tree(client, address)
    links = {link.split("#")[0] for link in found.xpath("//main//@href") if link.startswith("/")}
    assert links or address == "/if"
    for link in sorted(links)[:40]:
        assert client.get(link).status_code == 200, link
    for link in found.xpath("//main//a[starts-with(@href, '#')]/@href"):
        assert found.xpath(f"//*[@id='{link[1:]}']"), link


@pytest.mark.parametrize("address", FILES)
def test_the_same_as_files(client: TestClient, address: str) -> None:
    picture = client.get(with_form(address, "svg"))
    assert picture.headers["content-type"].startswith("image/svg+xml")
    assert fromstring(picture.content).tag.endswith("svg")
    table = list(csv.DictReader(io.StringIO(client.get(with_form(address, "csv")).text)))
    values = client.get(with_form(address, "json")).json()
    listed = values.get("items", values.get("pairs", values.get("happenings")))
    assert len(table) == len(listed) > 0
    assert set(table[0]) <= set(listed[0])


@pytest.mark.parametrize(
    ("address", "file"),
    [("/map", "/map.svg"), ("/map?kind=flows", "/map.svg?kind=flows"), ("/voices", "/voices/claims.svg")],
)
def test_signs_are_told_on_the_page_and_in_the_file(client: TestClient, address: str, file: str) -> None:
    legend = [item.xpath("string(.)").strip() for item in tree(client, address).xpath("//ul[@class='legend']/li")]
    drawn = fromstring(client.get(file).content)
    assert [text.text for text in drawn.iterfind(".//*[@class='legend']/{*}text")] == legend
    assert len(legend) > 2


@pytest.mark.parametrize("address", ["/map", "/voices"])
def test_marks_say_their_class_in_words(client: TestClient, address: str) -> None:
    labels = tree(client, address).xpath(
        "(//*[@data-mark]/ancestor::*[local-name()='svg'])[1]//*[@data-mark]/@aria-label"
    )
    assert labels
    assert all(re.search(r"(verbal|material) (cooperation|conflict)", label) for label in labels)


@pytest.mark.parametrize(
    "address", ["/network?end=1900-01-01", "/map?begin=2100-01-01", "/voices?end=1900-01-01", "/pair/PER/TON"]
)
def test_nothing_is_told_in_words(client: TestClient, address: str) -> None:
    text = tree(client, address).xpath("string(//main)")
    assert any(words in text for words in ("Nothing in the record", "No story", "tells of nothing"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/pair/Atlantis/FRA", "name of a state"),
        ("/pair/FRA/FRA", "two different"),
        ("/pair/FRA/DEU?as_of=yesterday", "2024-06-19"),
        ("/pair/FRA/DEU?begin=2020-01-01&end=2019-01-01", "up to end"),
        ("/pair/FRA/DEU?at=x", "whole number"),
        ("/network?kind=friends", "events, pact, transfer, sanction"),
        ("/network?min=0", "from 1"),
        ("/network?min=99999999999999999999", "from 1"),
        ("/map?kind=weather", "events, flows, transfer, sanction"),
        ("/voices?begin=1", "2024-06-19"),
        ("/if?attacker=CHN&attacked=China", "two different"),
        ("/if?attacker=CHN&attacked=PHL&act=loves", "attacks, threatens"),
        ("/if.csv", "attacker"),
        (f"/network?focus={'x' * 500}", "200 characters"),
        ("/map?party=%00", "without NUL"),
        ("/map?around=IGO", "no place on the map"),
    ],
)
def test_what_cannot_be_asked_is_told(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert words in html.document_fromstring(answer.text).xpath("string(//main)")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/pair?one=France&other=DEU", "/pair/FRA/DEU"),
        ("/pair?one=France&other=DEU&begin=2019-01-01&end=&as_of=", "/pair/FRA/DEU?begin=2019-01-01"),
        ("/pair/france/germany?as_of=2019-01-21", "/pair/FRA/DEU?as_of=2019-01-21"),
        ("/pair/FRA/DEU?at=737081&was=&as_of=", "/pair/FRA/DEU?as_of=2019-01-22"),
        ("/pair/FRA/DEU?at=737081&was=2019-01-20&as_of=2019-01-20", "/pair/FRA/DEU?as_of=2019-01-22"),
        ("/pair/FRA/DEU?at=737081&was=2019-01-20&as_of=2019-01-25", "/pair/FRA/DEU?as_of=2019-01-25"),
        ("/if-attacked?attacker=CHN", "/if?attacker=CHN"),
    ],
)
def test_a_form_leads_to_an_address_to_pass_on(client: TestClient, address: str, leads_to: str) -> None:
    answer = client.get(address, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)


def test_as_of_leaves_out_what_came_later(client: TestClient) -> None:
    before, after = (client.get(f"/pair/FRA/DEU.json?as_of={day}").json() for day in ("2019-01-21", "2019-01-22"))
    days = [[h["date_begin"] for h in found["happenings"] if h["date_begin"]] for found in (before, after)]
    assert max(days[0]) <= "2019-01-21" < max(days[1]) <= "2019-01-22"
    assert before["span"] == after["span"]
    signed = [
        {tie["row"]["terms"]["signed"] for tie in found["ties"] if tie["row"]["kind"] == "pact"}
        for found in (before, after)
    ]
    assert signed[0] == {"1963"}
    assert signed[0] < signed[1]


def test_a_pair_shows_its_ties_with_evidence_and_voices(client: TestClient) -> None:
    found = tree(client, PAIR)
    pacts = found.xpath("//li[@class='tie'][.//span[@class='kind']='pact']")
    [pact] = [p for p in pacts if "friendship treaty" in p.xpath("string(.//blockquote)")]
    assert "signed" in pact.xpath("string(.//summary)")
    assert re.search(r"\d independent origins?, \d stor(y|ies)", pact.xpath("string(.//summary)"))
    assert "Continental Wire" in pact.xpath("string(.//p[@class='voice'])")
    assert pact.xpath(".//a[starts-with(@href, '/story/')]")


def test_a_pair_is_the_same_from_both_sides(client: TestClient) -> None:
    one, other = (client.get(f"/pair/{pair}.json").json() for pair in ("FRA/DEU", "DEU/FRA"))
    assert [h["id"] for h in one["happenings"]] == [h["id"] for h in other["happenings"]]
    assert len(one["ties"]) == len(other["ties"])


def test_a_focus_keeps_a_party_and_its_neighbours(client: TestClient) -> None:
    pairs = client.get("/network.json?focus=France").json()["pairs"]
    own = [pair for pair in pairs if "FRA" in (pair["one"], pair["other"])]
    near = {code for pair in own for code in (pair["one"], pair["other"])}
    assert own
    assert all({pair["one"], pair["other"]} <= near for pair in pairs)


def test_contradictions_show_both_sides(client: TestClient) -> None:
    found = tree(client, "/voices")
    shown = found.xpath("//section[@class='against']")
    assert shown
    assert all(len(section.xpath(".//blockquote")) == 2 and section.xpath("string(.//h3)").strip() for section in shown)
    assert client.get("/voices/contradictions.json").json()["of"] == len(shown)


def test_obligations_are_those_of_the_command_line_with_their_limits(client: TestClient) -> None:
    address = "/if?attacker=China&attacked=Philippines&as_of=2024-07-01"
    text = " ".join(tree(client, address).xpath("string(//main)").split())
    for words in (
        "Mutual Defense Treaty",
        "not a prediction",
        "would break its word not to attack Philippines",
        "3 UST 3947",
    ):
        assert words in text
    bound = {row["who"] for row in client.get(with_form(address, "json")).json()["items"] if row["kind"] == "defense"}
    assert bound == {"AUS", "FRA", "GBR", "NZL", "THA", "USA"}
    threat = client.get("/if.json?attacker=CHN&attacked=PHL&as_of=2024-07-01&act=threatens").json()["items"]
    assert {row["kind"] for row in threat} == {"nonaggression", "consultation"}


def test_formulas_of_outlets_are_shielded_in_tables(hostile: TestClient) -> None:
    text = hostile.get("/voices/origins.csv").text
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert json.loads(hostile.get("/voices/origins.json").text)["items"]


@pytest.mark.parametrize(
    "address",
    ["/pair", "/pair/NOR/CHL", "/network", "/map", "/map?kind=flows", "/voices", "/if?attacker=NOR&attacked=CHL"],
)
def test_names_and_texts_of_stories_stay_text(hostile: TestClient, address: str) -> None:
    found = tree(hostile, address)
    assert {script.get("src") for script in found.iter("script")} <= {
        "/static/theme.js",
        "/static/chart.js",
        "/static/forms.js",
    }
    assert not [script for script in found.iter("script") if script.text]
    names = {name.lower() for element in found.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or name in ("style", "srcdoc", "formaction")}
    assert not {
        element.tag for element in found.iter() if element.tag in ("iframe", "img", "object", "embed", "base", "style")
    }
    links = found.xpath("//@href | //@src | //@action")
    assert all(link.startswith(("/", "#")) and not link.startswith("//") for link in links)


@pytest.mark.parametrize(
    "address", ["/pair/NOR/CHL.svg", "/network.svg", "/map.svg", "/voices/claims.svg", "/voices/origins.svg"]
)
def test_drawings_of_hostile_stories_are_xml_without_script(hostile: TestClient, address: str) -> None:
    root = fromstring(hostile.get(address).content)
    assert not [e for e in root.iter() if e.tag.endswith(("script", "foreignObject", "image", "style"))]
    assert not [name for e in root.iter() for name in e.attrib if name.lower().startswith("on")]
    assert all(e.get("href", "/").startswith(("/", "#")) for e in root.iter())
