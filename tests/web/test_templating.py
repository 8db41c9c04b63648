import pytest
from jinja2 import UndefinedError

from dragoman.web.templating import environment, outward, query


def shown(template: str, **values: object) -> str:
    return environment().from_string(template).render(**values)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
        "vbscript:x", "//evil.example/x", "/path", "evil.example", "http:", "https://", "http://[", "file:///etc/passwd",
        "https://x\u202e.example", "https://x.example/\n", "", None,
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(address: str | None) -> None:
    assert outward(address) is None


@pytest.mark.parametrize("address", ["http://example.org", "HTTPS://example.org/a?b=c#d", "https://example.org:8443/ü"])
def test_addresses_of_the_web_are_links(address: str) -> None:
    assert outward(address) == address


def test_values_are_escaped_everywhere() -> None:
    assert (
        shown('<a title="{{ v }}">{{ v }}</a>', v="\"<'&") == '<a title="&#34;&lt;&#39;&amp;">&#34;&lt;&#39;&amp;</a>'
    )


def test_what_cannot_be_seen_is_left_out() -> None:
    assert shown("{{ v }}", v="a\u202eb\x1b") == "ab\N{REPLACEMENT CHARACTER}"


def test_nothing_is_shown_as_nothing() -> None:
    assert shown("[{{ v }}]", v=None) == "[]"


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        shown("{{ missing }}")


def test_a_query_leaves_out_what_is_empty() -> None:
    given = {"text": "a b&c", "party": ["FRA", "DEU"], "type": [], "since": "", "place": None, "origins": 0}
    assert query(given) == "text=a+b%26c&party=FRA&party=DEU&origins=0"


def test_half_characters_do_not_break_a_query() -> None:
    assert query({"text": "\ud800"}) == "text=%3F"


@pytest.mark.parametrize("name", [name for name in environment().list_templates() if name.endswith(".html")])
def test_no_template_trusts_a_value(name: str) -> None:
    source = environment().loader.get_source(environment(), name)[0]  # type: ignore[union-attr]
    for trusting in ("|safe", "| safe", "Markup", "autoescape", "style=", "onclick", "<style>\n.", "javascript:"):
        assert trusting not in source
