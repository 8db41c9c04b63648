import pytest
from house_styles import STORIES, joined

from dragoman.article import from_text
from dragoman.model.article import Article, ZoneKind


def zones_of(article: Article) -> list[tuple[str, str]]:
    return [(z.kind.value, article.text[z.start : z.end]) for z in article.zones]


@pytest.mark.parametrize("name", STORIES)
def test_house_styles(name: str) -> None:
    text, expected = joined(STORIES[name])
    assert zones_of(from_text(text)) == expected


@pytest.mark.parametrize("name", STORIES)
def test_windows_line_ends_move_nothing(name: str) -> None:
    text, expected = joined(STORIES[name])
    text = text.replace("\n", "\r\n")
    article = from_text(text)
    assert article.text == text
    assert [(kind, words.replace("\r\n", "\n")) for kind, words in zones_of(article)] == expected


ALL_BODY = [
    "Norland recalled its ambassador from Sudland on Monday.",
    "By Monday, Norland had recalled its ambassador.",
    "Norland recalls ambassador",
    "The two sides met in Oslo.\n\nThey agreed on a truce.",
    "Norland recalled its ambassador. Sudland, a neighbour, did not (for now).",
    "NATO — the alliance of the north — rejected the demand.",
    "NATO — Leaders of the alliance rejected the demand on Monday.",
    "BREAKING: Sudland shells a border town of Norland.",
    "U.S. - Norland talks collapsed on Monday.",
    "Reading the treaty took hours, said Voss.\n\nSharing it took longer, she added.",
    "Produced by state firms, the missile flew over Norland and fell into the sea.\n\nNobody was hurt in the test.",
    "Copyright law divides Norland and Sudland, the minister told reporters.\n\nTalks go on.",
    "Norland's envoy reported from the talks that nothing was agreed.\n\nSudland did not comment on that.",
    "The pact was signed in May 2020 (Norland/Sudland border commission).",
    "The president of Norland met the chancellor\nof Sudland in Oslo on Monday and promised\nto keep the truce.",
    "In Paris, June 19 - a holiday - passed quietly, and the envoys of Norland met.",
    "London-based Norland Bank said it would comply.\n\nThe sanctions begin in May.",
    "VOSS: We signed the treaty.\n\nREPORTER: When?\n\nVOSS: On Monday, in Oslo.",
]


@pytest.mark.parametrize("text", ALL_BODY)
def test_plain_sentences_are_all_body(text: str) -> None:
    assert zones_of(from_text(text)) == [("body", text)]


def test_single_paragraph_gives_up_only_dateline_and_credit() -> None:
    text = "OSLO (AP) — Norland freed nine prisoners. (Reporting by Ada Quill)"
    assert zones_of(from_text(text)) == [
        ("dateline", "OSLO (AP) —"),
        ("body", "Norland freed nine prisoners."),
        ("credit", "(Reporting by Ada Quill)"),
    ]


def test_given_title_marks_the_first_line() -> None:
    text = "“Norland yields.”\n\nNorland yielded on Monday."
    assert zones_of(from_text(text)) == [("body", text)]
    assert zones_of(from_text(text, title='"Norland Yields"'))[0][0] != "headline"
    assert zones_of(from_text(text, title='"Norland  yields."'))[0] == ("headline", "“Norland yields.”")


def test_given_title_that_is_not_in_the_text_marks_nothing() -> None:
    assert from_text("Norland yielded on Monday.", title="Norland yields").zones[0].kind is ZoneKind.BODY


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "OSLO (AP) -- The foreign minister of Norland said on Monday that\n"
        "her country would not take part in the talks that Sudland had\n"
        "offered, and recalled its envoy.\n\n"
        "Sudland had no comment."
    )
    assert [kind for kind, _ in zones_of(from_text(text))] == ["dateline", "body"]


def test_byline_far_below_is_body() -> None:
    text = "\n\n".join(["Norland and Sudland talked about tolls for a day."] * 12 + ["By Ada Quill"])
    assert zones_of(from_text(text)) == [("body", text)]
