import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dragoman import Reader
from dragoman.web.highlight import visible
from dragoman.web.page import page

EXAMPLE = (Path(__file__).parents[2] / "examples" / "aachen_treaty.txt").read_text(encoding="utf-8")
CSS = (Path(page.__code__.co_filename).parent / "page.css").read_text(encoding="utf-8")
TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "main", "section", "ul", "ol", "li", "span",
    "a", "b", "details", "summary", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "title", "aria-label"}
HOSTILE = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=`x` onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)//",
    "<math><mtext></mtext><script>alert(1)</script></math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<base href=//evil.example/>",
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<link rel=stylesheet href="//evil.example/x.css">',
    "<style>*{background:url(//evil.example)}</style>",
    "<form action=//evil.example><input name=x></form>",
    "<button onclick=alert(1)>x</button>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    '" autofocus onfocus=alert(1) x="',
    "`onmouseover=alert(1)`",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;script&#x3e;",
    "&quot;><script>alert(1)</script>",
    "&apos; onclick=alert(1) &apos;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "＜script＞alert(1)＜/script＞",
    "{{constructor.constructor('alert(1)')()}}",
    "${alert(1)}",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<<script>alert(1);//<</script>",
    "<x onclick=alert(1)>x</x>",
    "<custom-element onfocus=alert(1) tabindex=1>",
    "]]><script>alert(1)</script>",
    "expression(alert(1))",
]


def parsed(reader: Reader, text: str, **known: str | None) -> Any:
    """The page as a tree."""
    return html.document_fromstring(page(reader.read(text, **known)).removeprefix("<!DOCTYPE html>\n"))


def test_there_are_enough_hostile_strings() -> None:
    assert len(set(HOSTILE)) >= 50


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings_stay_text(reader: Reader, words: str) -> None:
    text = f"{words} Norway {words} recalled its ambassador from Chile {words}.\n\n“{words}” Norway’s king {words} said.\n{words}"
    tree = parsed(
        reader, text, title=words, publication=f"P {words}", byline=f"By Ann {words} Lee", url=f"https://{words}"
    )
    assert {element.tag for element in tree.iter()} <= TAGS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES
    assert all(link.startswith(("#e-", "#r-")) for link in tree.xpath("//@href"))
    assert len(tree.xpath("//style")) == 1
    story = "".join(tree.xpath("//section[@class='story']")[0].itertext())
    assert story.count(visible(words)) >= 4
    assert tree.xpath("string(//h1)") == visible(words)
    assert tree.xpath("string(//title)") == f"{visible(words)} · dragoman"


def test_nothing_may_be_loaded_or_run(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert tree.xpath("//script | //img | //iframe | //link | //@src") == []
    assert "url(" not in CSS
    assert "@import" not in CSS


def test_every_link_leads_to_one_place_in_the_story(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    links = [link.removeprefix("#") for link in tree.xpath("//@href")]
    reading = reader.read(EXAMPLE)
    assert sorted(links) == sorted(entry.id for entry in (*reading.events, *reading.relations))
    ids = tree.xpath("//section[@class='story']//@id")
    assert len(set(ids)) == len(ids)
    assert set(links) <= set(ids)


def test_an_anchor_holds_the_trigger(reader: Reader) -> None:
    tree = parsed(reader, EXAMPLE)
    for event in reader.read(EXAMPLE).events:
        assert "".join(tree.get_element_by_id(event.id).itertext()) == event.trigger.text


def test_events_over_the_same_words_have_an_anchor_each(reader: Reader) -> None:
    reading = reader.read("Norway recalled its ambassador from Chile.")
    (event,) = reading.events
    twice = replace(reading, coding=replace(reading.coding, events=(event, replace(event, id="e-other"))))
    tree = html.document_fromstring(page(twice).removeprefix("<!DOCTYPE html>\n"))
    assert {"".join(tree.get_element_by_id(name).itertext()) for name in (event.id, "e-other")} == {"recalled"}


def test_the_story_is_all_there(reader: Reader) -> None:
    story = parsed(reader, EXAMPLE).xpath("//section[@class='story']/p")
    paragraphs = [" ".join("".join(p.itertext()).split()) for p in story]
    assert " ".join(paragraphs) == " ".join(EXAMPLE.split())


def test_line_ends_of_windows_leave_no_trace(reader: Reader) -> None:
    shown = page(reader.read("Norway recalled\r\nits ambassador\tfrom Chile.\r\n\r\nChile thanked Peru.\r\n"))
    assert "\N{REPLACEMENT CHARACTER}" not in shown
    assert "\r" not in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\u202eb", "ab"),
        ("so\u00adft", "soft"),
        ("a\x1bb", "a\N{REPLACEMENT CHARACTER}b"),
        ("a\tb", "a b"),
        ("a\u2003b", "a b"),
    ],
)
def test_visible(words: str, shown: str) -> None:
    assert visible(words) == shown


def test_an_empty_record_says_so(reader: Reader) -> None:
    tree = parsed(reader, "Snow fell.")
    assert "0 events" in tree.xpath("string(//h2)")
    assert tree.xpath("//ol") == []


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_all_words_can_be_read_on_all_grounds(scheme: int) -> None:
    palette = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", palette))
    for ink in ("ink", "soft", "q1", "q2", "q3", "q4"):
        for ground in ("paper", "source", "party", "time", "place"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
